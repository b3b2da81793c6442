import { CACHE_SLOTS, type CacheTier } from '../../shared/state/index.ts'

/** What happened to a slot since it was last looked at; several may have. `FREED`: its entry went elsewhere. */
export const SLOT_MARKS = { hit: 1, put: 2, promote: 4, demote: 8, evict: 16 } as const
const FREED = 32

export type SlotMark = keyof typeof SLOT_MARKS

/** Since the cache was opened; a move or an eviction counts once, whatever made it. */
export interface CacheTotals {
  readonly hits: number
  readonly misses: number
  readonly puts: number
  readonly promotes: number
  readonly demotes: number
  readonly evicts: number
}

export interface SlotChange {
  readonly tier: CacheTier
  readonly slot: number
  readonly marks: readonly SlotMark[]
  /** Another entry, or none, is in it than before. */
  readonly isOther: boolean
}

const FIRST = [0, CACHE_SLOTS[0], CACHE_SLOTS[0] + CACHE_SLOTS[1]] as const
const SLOTS = CACHE_SLOTS[0] + CACHE_SLOTS[1] + CACHE_SLOTS[2]
const NAMES = Object.entries(SLOT_MARKS) as readonly (readonly [SlotMark, number])[]

/**
 * Which slots changed, for who looks at the cache from outside. One bit set per event, one place per slot: it costs the same whether or not
 * anyone looks, and never more than the slots there are.
 */
export class SlotChanges {
  readonly #marks = new Uint8Array(SLOTS)
  readonly #touched = new Uint16Array(SLOTS)
  #count = 0
  #isTouched = false
  readonly #totals = { hits: 0, misses: 0, puts: 0, promotes: 0, demotes: 0, evicts: 0 }
  /** Called with the first change after a `take`. */
  onTouched: () => void = () => undefined

  get totals(): CacheTotals {
    return { ...this.#totals }
  }

  hit(tier: CacheTier, slot: number): void {
    this.#totals.hits += 1
    this.#mark(tier, slot, SLOT_MARKS.hit)
  }

  missed(): void {
    this.#totals.misses += 1
    this.#touch()
  }

  put(tier: CacheTier, slot: number): void {
    this.#totals.puts += 1
    this.#mark(tier, slot, SLOT_MARKS.put)
  }

  /** An entry left a slot; where it came is told by `moved`. */
  freed(tier: CacheTier, slot: number): void {
    this.#mark(tier, slot, FREED)
  }

  moved(from: CacheTier, to: CacheTier, slot: number): void {
    const isUp = to < from
    this.#totals[isUp ? 'promotes' : 'demotes'] += 1
    this.#mark(to, slot, isUp ? SLOT_MARKS.promote : SLOT_MARKS.demote)
  }

  evicted(tier: CacheTier, slot: number): void {
    this.#totals.evicts += 1
    this.#mark(tier, slot, SLOT_MARKS.evict)
  }

  /** Every slot that changed since the last `take`, in no order. */
  take(): SlotChange[] {
    const changes: SlotChange[] = []
    for (let at = 0; at < this.#count; at += 1) {
      const index = this.#touched[at]!
      const bits = this.#marks[index]!
      this.#marks[index] = 0
      const tier = index < FIRST[1] ? 1 : index < FIRST[2] ? 2 : 3
      const marks = NAMES.filter(([, bit]) => (bits & bit) !== 0).map(([name]) => name)
      changes.push({ tier, slot: index - FIRST[tier - 1]!, marks, isOther: (bits & ~SLOT_MARKS.hit) !== 0 })
    }
    this.#count = 0
    this.#isTouched = false
    return changes
  }

  #mark(tier: CacheTier, slot: number, bit: number): void {
    const index = FIRST[tier - 1]! + slot
    const before = this.#marks[index]!
    if (before === 0) this.#touched[this.#count++] = index
    this.#marks[index] = before | bit
    this.#touch()
  }

  #touch(): void {
    if (this.#isTouched) return
    this.#isTouched = true
    this.onTouched()
  }
}
