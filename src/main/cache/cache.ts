import { type Clock, Fault } from '../../shared/base/index.ts'
import { CACHE_TIERS, type CacheState } from '../../shared/state/index.ts'
import { checkKey, checksum, fileNameOf } from './cache-key.ts'
import type { Entry } from './entry.ts'
import { findUnrecorded, findViolations, type Violation } from './law.ts'
import { type CacheBudgets, VIOLATIONS_RECORDED_MAX, WAITING_MAX, WINDOW_MS } from './limits.ts'
import type { Shelves } from './shelves.ts'
import type { SlotChanges } from './slot-changes.ts'
import type { Act, CacheRecord, TierBook } from './tier-book.ts'
import type { TierStore } from './tier-store.ts'

/** Where the cache's records go, and what they say. */
export interface CacheJournal {
  append(record: CacheRecord): void
  /** Resolves once everything appended is on disk. */
  flush(): Promise<void>
  /** What the records on disk say. */
  state(): CacheState
}

export interface CacheParts {
  readonly book: TierBook
  readonly shelves: Shelves
  readonly journal: CacheJournal
  readonly clock: Clock
  readonly budgets: CacheBudgets
  /** Told of every violation, once its record is appended. */
  readonly onViolation: (fault: Fault) => void
}

/** Who holds it reads this entry, wherever it moves, for as long as it is in the cache. */
export interface CacheHandle {
  readonly key: string
  /** @throws Fault `cache/stale-handle` once the entry has been evicted, also when its key was put again. */
  read(): Promise<Uint8Array>
}

/** A tier as services and the command line show it. */
export interface CacheTierView {
  readonly tier: string
  readonly slots: number
  readonly budget_bytes: number
  readonly bytes: number
  readonly medium: string
  readonly entries: readonly {
    readonly slot: number
    readonly key: string
    readonly bytes: number
    readonly sha256: string
    readonly hits: number
  }[]
}

export interface PutOptions {
  /** Goes to L1 at once, where it fits there. */
  readonly isHot?: boolean
}

type FoundAt = 'opening' | 'read' | 'move' | 'check'
type Finding = Omit<Violation, 'things'> & { readonly at: FoundAt }

/**
 * The cache's law (docs/spec/cache.md): which entry is where is decided by the book, told by records, and true on the shelves. Acts go one
 * after the other. Bytes that are handed out must not be changed: the checksum travels with them and is checked at every move.
 */
export class Cache {
  readonly #parts: CacheParts
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #stopTimer: (() => void) | undefined
  #isClosed = false

  /** @param parts as `openCache` made them */
  constructor(parts: CacheParts) {
    this.#parts = parts
  }

  /**
   * Takes bytes in: to L2, or to L1 when declared hot. A key that is there with the same bytes is used again; with other bytes it is replaced.
   * Undefined: they are larger than the tier's budget and were not taken.
   * @throws Fault `cache/bad-key`; `cache/checksum` when an entry that must move is not what was put
   */
  async put(key: string, bytes: Uint8Array, options: PutOptions = {}): Promise<CacheHandle | undefined> {
    checkKey(key)
    return await this.#inTurn(async () => {
      const { book } = this.#parts
      const tier = options.isHot === true && book.fits(bytes.length, 1) ? 1 : 2
      if (!book.fits(bytes.length, tier)) {
        book.countRefused()
        return undefined
      }
      const sha256 = checksum(bytes)
      const known = book.find(key)
      if (known?.sha256 === sha256) return this.#handle(known)
      if (known !== undefined) await this.#perform(book.planEvict([known], 'replaced'))
      const act = book.planPut({ key, bytes: bytes.length, sha256 }, tier)
      // A copy: what the caller does with its own is its own affair.
      await this.#perform(act, bytes.slice())
      return this.#handle(act.put!)
    })
  }

  /** The bytes of a key; undefined is a miss. @throws Fault `cache/…`: what is there is not what was put */
  async get(key: string): Promise<Uint8Array | undefined> {
    checkKey(key)
    return await this.#inTurn(async () => await this.#hit(key))
  }

  /** A handle to the entry of a key; undefined when there is none. Counts neither hit nor miss. */
  async open(key: string): Promise<CacheHandle | undefined> {
    checkKey(key)
    return await this.#inTurn(() => {
      const entry = this.#parts.book.find(key)
      return Promise.resolve(entry === undefined ? undefined : this.#handle(entry))
    })
  }

  /** Compares tiers, stores and records with each other. What breaks the law is recorded, taken away, and the first of it returned. */
  async check(): Promise<Fault | undefined> {
    return await this.#inTurn(async () => {
      const { book, shelves, journal, budgets } = this.#parts
      await journal.flush()
      const known = [...entriesOf(book)].map(({ key, tier, bytes, slot }) => ({ key, tier, bytes, slot }))
      const { l1, l2, l3 } = budgets
      const violations = [...findUnrecorded(known, journal.state()), ...findViolations(known, await shelves.list(), [l1, l2, l3])]
      const used = await shelves.usedBytesOfL1()
      if (used > l1)
        violations.push({
          code: 'cache/over-capacity',
          key: '',
          tier: 1,
          expected: `at most ${l1} bytes`,
          found: `${used} bytes`,
          things: [],
        })
      return await this.punish(violations, 'check')
    })
  }

  /** Reads every entry that the tiers hold and compares it with its checksum, then looks as `check` does. */
  async checkDeep(): Promise<Fault | undefined> {
    const first = await this.#inTurn(async () => {
      let found: Fault | undefined
      for (const entry of [...entriesOf(this.#parts.book)]) {
        const fault = await this.#checked(entry, 'check').then(
          () => undefined,
          (error: unknown) => Fault.from(error),
        )
        found ??= fault
      }
      return found
    })
    return (await this.check()) ?? first
  }

  /** Every tier as it is now, its entries by slot; `hits` since this engine took them in or opened them. */
  view(): CacheTierView[] {
    const { book, shelves } = this.#parts
    return book.tiers.map((tier) => ({
      tier: CACHE_TIERS[tier.number - 1]!,
      slots: tier.slots,
      budget_bytes: tier.budgetBytes,
      bytes: tier.bytes,
      medium: shelves.media[tier.number - 1]!,
      entries: [...tier.entries()]
        .map(({ slot, key, bytes, sha256, hits, pending }) => ({ slot, key, bytes, sha256, hits: hits + pending }))
        .sort((a, b) => a.slot - b.slot),
    }))
  }

  /** What changed, for who looks on: asking it counts nothing. */
  get changes(): SlotChanges {
    return this.#parts.book.changes
  }

  /** What was asked for since the last time goes on the record. */
  settle(): void {
    for (const record of this.#parts.book.settle()) this.#parts.journal.append(record)
  }

  /**
   * L1 is elsewhere from now on: what it holds goes down to L2, and the record says where it is. A store that cannot give back what it
   * holds has lost it (`device-gone`): those entries are evicted.
   */
  async moveL1(store: TierStore): Promise<void> {
    await this.#inTurn(async () => {
      const { book, shelves, journal } = this.#parts
      try {
        await this.#allDown(1, 'l1-moves')
      } catch {
        // Whatever the device's fault is, it is told where the device is used; here its memory is gone.
        for (const record of book.apply(book.planEvict([...book.tier(1).entries()], 'device-gone'))) journal.append(record)
      }
      shelves.moveL1(store)
      journal.append({ cacheMoved: { moves: [], l1Medium: store.medium } })
    })
  }

  /** Everything goes down to L3 by one tier at a time; nothing is taken in or asked for any more. */
  async close(): Promise<void> {
    const turn = this.#inTurn(async () => {
      this.settle()
      for (const tier of [2, 1, 2] as const) await this.#allDown(tier, 'closing')
      await this.#parts.journal.flush()
    })
    this.#isClosed = true
    this.#stopTimer?.()
    await turn
  }

  /** Records violations, takes away what they are about, and tells of each. Only for the opening and for checks. */
  async punish(violations: readonly Violation[], at: FoundAt): Promise<Fault | undefined> {
    let first: Fault | undefined
    for (const [index, violation] of violations.entries()) {
      await this.#parts.shelves.clear(violation)
      if (index >= VIOLATIONS_RECORDED_MAX) continue
      const more = index === VIOLATIONS_RECORDED_MAX - 1 ? violations.length - VIOLATIONS_RECORDED_MAX : 0
      const found = more > 0 ? `${violation.found}; and ${more} more` : violation.found
      const fault = await this.#violated({ ...violation, found, at })
      first ??= fault
    }
    return first
  }

  async #hit(key: string): Promise<Uint8Array | undefined> {
    const { book } = this.#parts
    this.#arm()
    const entry = book.hit(key)
    if (entry === undefined) return undefined
    const up = book.dueFor(entry)
    if (up !== undefined) return await this.#perform(book.planUp(entry, up))
    return entry.tier === 2 ? await this.#parts.shelves.get(entry) : await this.#checked(entry, 'read')
  }

  #handle(entry: Entry): CacheHandle {
    const { key } = entry
    const read = async (): Promise<Uint8Array> => {
      const isThere = this.#parts.book.find(key) === entry
      const bytes = isThere ? await this.#hit(key) : undefined
      if (bytes !== undefined) return bytes
      throw await this.#violated({
        code: 'cache/stale-handle',
        key,
        tier: 0,
        at: 'read',
        expected: 'the entry that the handle is for',
        found: 'it was evicted',
      })
    }
    return { key, read: async () => await this.#inTurn(read) }
  }

  /** Does an act: bytes first, then its records, then what the bytes leave behind. @returns the bytes of the entry it is about */
  async #perform(act: Act, fresh?: Uint8Array): Promise<Uint8Array | undefined> {
    const { book, shelves, journal } = this.#parts
    const carried = new Map<Entry, Uint8Array>()
    for (const { entry } of act.moves) carried.set(entry, await this.#checked(entry, 'move'))
    if (act.put !== undefined && fresh !== undefined) carried.set(act.put, fresh)
    await shelves.prepare(act, carried)
    const from = new Map([...act.moves, ...act.evictions].map(({ entry }) => [entry, entry.tier] as const))
    for (const record of book.apply(act)) journal.append(record)
    const touchesDisk = act.moves.some(({ to }) => to === 3) || [...from.values()].includes(3)
    if (touchesDisk) await journal.flush()
    await shelves.finish(act, from)
    const about = act.put ?? act.moves.at(-1)?.entry
    return about === undefined ? undefined : carried.get(about)
  }

  /** An entry's bytes, compared with its checksum. @throws Fault once an entry that is not what was put has been evicted */
  async #checked(entry: Entry, at: FoundAt): Promise<Uint8Array> {
    const { key, tier, sha256 } = entry
    const bytes = await this.#parts.shelves.get(entry)
    const found = bytes === undefined ? 'nothing that can be read' : checksum(bytes)
    if (bytes !== undefined && found === sha256) return bytes
    const code = bytes === undefined ? 'cache/unrecorded-move' : 'cache/checksum'
    throw await this.#violated({ code, key, tier, at, expected: bytes === undefined ? `in tier ${tier}` : sha256, found })
  }

  /** One after the other, until none is left that breaks the law. */
  async #allDown(tier: 1 | 2, reason: string): Promise<void> {
    for (;;) {
      const act = this.#parts.book.planAllDown(tier, reason)
      if (act.moves.length === 0) return
      try {
        await this.#perform(act)
        return
      } catch (error) {
        // The entry that broke the law is gone; the others still go down.
        if (!(error instanceof Fault) || !error.code.startsWith('cache/')) throw error
      }
    }
  }

  async #violated({ code, key, tier, at, expected, found }: Finding): Promise<Fault> {
    const { book, shelves, journal, onViolation } = this.#parts
    journal.append({ cacheViolated: { code, key, tier, at, expected, found } })
    const entry = code === 'cache/stale-handle' ? undefined : book.find(key)
    if (entry !== undefined) {
      for (const record of book.apply(book.planEvict([entry], 'violated'))) journal.append(record)
      await journal.flush()
      await shelves.discard(entry, fileNameOf(key))
    }
    const fault = new Fault(code, `the cache's law is broken: ${key === '' ? `tier ${tier}` : key}: ${found}`, {
      key,
      tier,
      at,
      expected,
      found,
    })
    onViolation(fault)
    return fault
  }

  #arm(): void {
    if (this.#stopTimer !== undefined || this.#isClosed) return
    this.#stopTimer = this.#parts.clock.after(WINDOW_MS, () => {
      this.#stopTimer = undefined
      this.settle()
      this.check().catch(() => undefined)
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Fault('spine/stopping', 'the cache is closed')
    if (this.#waiting >= WAITING_MAX) throw new Fault('spine/limit', `${WAITING_MAX} acts wait for the cache`)
    this.#waiting += 1
    const turn = this.#last.then(work).finally(() => {
      this.#waiting -= 1
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

function* entriesOf(book: TierBook): Generator<Entry> {
  for (const tier of book.tiers) yield* tier.entries()
}
