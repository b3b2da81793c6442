import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, CACHE_SLOTS, EMPTY_STATE, type State } from '../../shared/state/index.ts'
import { keyOf, ROOMY } from './cache.testing.ts'
import { KEYS_PER_RECORD_MAX } from './limits.ts'
import { type CacheRecord, TierBook } from './tier-book.ts'

const SHA = 'ab'.repeat(32)
type Op = readonly ['put' | 'hot' | 'hit', key: number, bytes: number]

/** The law in thirty lines: three lists, each from the entry used longest ago to the one used last. */
class Model {
  readonly tiers: [number[], number[], number[]] = [[], [], []]
  readonly #size = new Map<number, number>()
  readonly #l2Hits = new Map<number, number>()
  readonly #budgets: readonly number[]

  constructor({ l1, l2, l3 }: typeof ROOMY) {
    this.#budgets = [l1, l2, l3]
  }

  put(key: number, bytes: number, tier: number): void {
    this.#size.set(key, bytes)
    this.#into(tier, key)
  }

  hit(key: number): void {
    const tier = this.tiers.findIndex((keys) => keys.includes(key))
    const hits = (this.#l2Hits.get(key) ?? 0) + 1
    if (tier < 0) return
    this.tiers[tier]!.splice(this.tiers[tier]!.indexOf(key), 1)
    if (tier === 1) this.#l2Hits.set(key, hits)
    const isUp = tier === 2 || (tier === 1 && hits >= 5 && this.#size.get(key)! <= this.#budgets[0]!)
    if (isUp) this.#into(tier - 1, key)
    else this.tiers[tier]!.push(key)
  }

  #into(tier: number, key: number): void {
    this.tiers[tier]!.push(key)
    this.#l2Hits.set(key, 0)
    const weight = (): number => this.tiers[tier]!.reduce((sum, one) => sum + this.#size.get(one)!, 0)
    while (this.tiers[tier]!.length > CACHE_SLOTS[tier]! || weight() > this.#budgets[tier]!) {
      const oldest = this.tiers[tier]!.shift()!
      if (tier < 2) this.#into(tier + 1, oldest)
    }
  }
}

/** The book, the fold of its records and the model, each told of the same. */
class Trio {
  readonly model: Model
  readonly book: TierBook
  state: State

  constructor(budgets: typeof ROOMY) {
    this.model = new Model(budgets)
    this.book = new TierBook(budgets)
    const tiers = Object.values(budgets).map((budgetBytes) => ({ budgetBytes }))
    this.state = apply(EMPTY_STATE, { cacheOpened: { tiers } }, 0)
  }

  run([what, number, bytes]: Op): void {
    const key = keyOf(number)
    const entry = this.book.find(key)
    if (what === 'hit' || entry !== undefined) {
      this.model.hit(number)
      const hit = this.book.hit(key)
      const up = hit === undefined ? undefined : this.book.dueFor(hit)
      if (hit !== undefined && up !== undefined) this.record(this.book.apply(this.book.planUp(hit, up)))
      return
    }
    const tier = what === 'hot' && this.book.fits(bytes, 1) ? 1 : 2
    this.model.put(number, bytes, tier - 1)
    this.record(this.book.apply(this.book.planPut({ key, bytes, sha256: SHA }, tier)))
  }

  record(records: readonly CacheRecord[]): void {
    for (const record of records) this.state = apply(this.state, record, this.state.size)
  }

  /** Each tier's keys from the one used longest ago on, by the book. */
  get order(): string[][] {
    return this.book.tiers.map((tier) => [...tier.entries()].map(({ key }) => key))
  }

  check(): void {
    expect(this.order).toEqual(this.model.tiers.map((keys) => keys.map(keyOf)))
    const live = this.book.tiers.map((tier) => [...tier.entries()].map(({ key, slot }) => `${slot} ${key}`).sort())
    expect(this.state.cache.tiers.map(({ entries }) => entries.map(({ key, slot }) => `${slot} ${key}`).sort())).toEqual(live)
    expect(this.state.cache.violations).toEqual([])
  }
}

const ops = (keys: number, bytesMax: number): fc.Arbitrary<Op[]> =>
  fc.array(fc.tuple(fc.constantFrom('put', 'hot', 'hit', 'hit', 'hit'), fc.nat(keys), fc.integer({ min: 1, max: bytesMax })), {
    maxLength: 300,
    size: 'max',
  }) as fc.Arbitrary<Op[]>

describe('TierBook', () => {
  it('CA4 CA8 does what the model of thirty lines does, at every step, where bytes are short; the records fold to the same', () => {
    fc.assert(
      fc.property(ops(40, 20), (history) => {
        const trio = new Trio({ l1: 40, l2: 90, l3: 200 })
        for (const op of history) {
          trio.run(op)
          trio.check()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('CA1 CA4 CA8 does what the model does where slots are short: 64, 256 and 1,024, the oldest of L3 is evicted', () => {
    fc.assert(
      fc.property(ops(1_500, 3), (history) => {
        const trio = new Trio(ROOMY)
        for (let key = 0; key < 1_400; key += 1) trio.run([key % 20 === 0 ? 'hot' : 'put', key, 1])
        expect(trio.model.tiers.map(({ length }) => length)).toEqual([64, 256, 1_024])
        for (const op of history) trio.run(op)
        trio.check()
      }),
      { numRuns: 4 },
    )
  })

  it('CA4 the fifth hit in L2 brings an entry up, not the fourth; hits before it came into L2 do not count', () => {
    const trio = new Trio(ROOMY)
    trio.run(['put', 1, 1])
    for (let hit = 1; hit <= 4; hit += 1) trio.run(['hit', 1, 1])
    expect(trio.order[1]).toHaveLength(1)
    trio.run(['hit', 1, 1])
    expect(trio.order[0]).toEqual([keyOf(1)])
  })

  it('CA4 an entry larger than the budget of L1 stays in L2, however often it is hit', () => {
    const trio = new Trio({ l1: 10, l2: 100, l3: 100 })
    trio.run(['put', 1, 50])
    for (let hit = 0; hit < 20; hit += 1) trio.run(['hit', 1, 1])
    expect(trio.order).toEqual([[], [keyOf(1)], []])
  })

  it('CA11 refuses a move that skips a tier', () => {
    const book = new TierBook(ROOMY)
    book.restore([{ key: keyOf(1), bytes: 1, sha256: SHA, slot: 0 }])
    expect(() => book.planUp(book.find(keyOf(1))!, 1)).toThrow(expect.objectContaining({ code: 'cache/skipped-tier' }))
  })

  it('CA6 an act that pushes every entry of L1 and L2 down is one record of moves that a log can hold', () => {
    const book = new TierBook({ l1: 64, l2: 320, l3: 4_096 })
    for (let key = 0; key < 64; key += 1) book.apply(book.planPut({ key: keyOf(key), bytes: 1, sha256: SHA }, 1))
    for (let key = 64; key < 320; key += 1) book.apply(book.planPut({ key: keyOf(key), bytes: 1, sha256: SHA }, 2))
    const records = book.apply(book.planPut({ key: keyOf(999), bytes: 64, sha256: SHA }, 1))
    expect(records.map((record) => Object.keys(record)[0])).toEqual(['cacheMoved', 'cachePut'])
    expect(records[0]?.cacheMoved?.moves).toHaveLength(128)
    expect(KEYS_PER_RECORD_MAX).toBe(CACHE_SLOTS[0] + CACHE_SLOTS[1] + 1)
  })

  it('CA7 settles hits by key and tier, and misses, and begins anew', () => {
    const trio = new Trio(ROOMY)
    trio.run(['put', 1, 1])
    for (let hit = 0; hit < 7; hit += 1) trio.run(['hit', 1, 1])
    trio.run(['hit', 2, 1])
    const [record, ...more] = trio.book.settle()
    expect(more).toEqual([])
    expect(record?.cacheSettled).toMatchObject({
      misses: 1,
      hits: [
        { key: keyOf(1), tier: 2, hits: 5 },
        { key: keyOf(1), tier: 1, hits: 2 },
      ],
    })
    trio.record([record!])
    expect(trio.state.cache).toMatchObject({ hits: 7, misses: 1 })
    expect(trio.state.cache.tiers[0].entries[0]?.hits).toBe(7)
    expect(trio.book.settle()).toEqual([])
  })
})
