import { CACHE_SLOTS, type CacheTier } from '../../shared/state/index.ts'
import type { Entry } from './entry.ts'

export type OverflowReason = 'over-slots' | 'over-bytes'

/** The slots of one tier, and its entries from the one used last to the one used longest ago. Moves nothing by itself. */
export class Tier {
  readonly number: CacheTier
  readonly slots: number
  readonly budgetBytes: number
  count = 0
  bytes = 0
  #newest: Entry | undefined
  #oldest: Entry | undefined
  readonly #free: number[]

  constructor(number: CacheTier, budgetBytes: number) {
    this.number = number
    this.slots = CACHE_SLOTS[number - 1]!
    this.budgetBytes = budgetBytes
    this.#free = Array.from({ length: this.slots }, (_, index) => this.slots - 1 - index)
  }

  /** Oldest first. */
  *entries(): Generator<Entry> {
    for (let entry = this.#oldest; entry !== undefined; entry = entry.newer) yield entry
  }

  /** The entry was used: it is the newest now. */
  touch(entry: Entry): void {
    if (this.#newest === entry) return
    this.#unlink(entry)
    this.#link(entry)
  }

  /** Callers make room first. @param slot where it is known already (an opening) */
  add(entry: Entry, slot = this.#free.pop()): void {
    if (slot === undefined) throw new TypeError(`tier ${this.number} has no free slot`)
    entry.tier = this.number
    entry.slot = slot
    entry.l2Hits = 0
    this.count += 1
    this.bytes += entry.bytes
    this.#link(entry)
  }

  remove(entry: Entry): void {
    this.#unlink(entry)
    this.#free.push(entry.slot)
    this.count -= 1
    this.bytes -= entry.bytes
  }

  /** A slot that an opening gives away by its number. */
  claim(slot: number): void {
    this.#free.splice(this.#free.indexOf(slot), 1)
  }

  /** The entries used longest ago that must go so that `coming` fit once `leaving` is gone; oldest first. */
  overflow(coming: readonly Entry[], leaving: Entry | undefined): { readonly entries: Entry[]; readonly reason: OverflowReason } {
    const isHere = leaving?.tier === this.number && leaving.slot >= 0
    let count = this.count + coming.length - (isHere ? 1 : 0)
    let bytes = this.bytes + coming.reduce((sum, entry) => sum + entry.bytes, 0) - (isHere ? leaving.bytes : 0)
    const entries: Entry[] = []
    const reason = count > this.slots ? 'over-slots' : 'over-bytes'
    for (const entry of this.entries()) {
      if (count <= this.slots && bytes <= this.budgetBytes) break
      if (entry === leaving) continue
      entries.push(entry)
      count -= 1
      bytes -= entry.bytes
    }
    return { entries, reason }
  }

  #link(entry: Entry): void {
    entry.newer = undefined
    entry.older = this.#newest
    if (this.#newest === undefined) this.#oldest = entry
    else this.#newest.newer = entry
    this.#newest = entry
  }

  #unlink(entry: Entry): void {
    if (entry.newer === undefined) this.#newest = entry.older
    else entry.newer.older = entry.older
    if (entry.older === undefined) this.#oldest = entry.newer
    else entry.older.newer = entry.newer
    entry.newer = undefined
    entry.older = undefined
  }
}
