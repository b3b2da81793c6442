import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CACHE_SLOTS } from '../../shared/state/index.ts'
import { keyOf, openTestCache, type TestCache } from '../cache/cache.testing.ts'
import { type CacheShown, CacheVoice, SLOTS_TOLD_MAX } from './cache-voice.ts'

interface Told {
  readonly change: number
  readonly totals: CacheShown['totals']
  readonly hits: readonly (readonly [number, number, number])[]
  readonly slots: readonly {
    readonly tier: number
    readonly slot: number
    readonly marks: readonly string[]
    readonly entry: object | null
  }[]
}

/** A real cache with a voice, and who listens to it. */
async function listened(options: { readonly isHeard?: () => boolean } = {}) {
  const test = await openTestCache({ budgets: { l1: 40, l2: 80, l3: 120 } })
  const events: Told[] = []
  const voice = new CacheVoice({
    cache: test.cache,
    clock: test.clock,
    state: () => test.journal.state(),
    isHeard: options.isHeard ?? (() => true),
    tell: (_topic, event) => void events.push(event as Told),
  })
  return { ...test, voice, events }
}

const bytesOf = (length: number): Uint8Array => new Uint8Array(length).fill(length)

async function play({ cache }: Pick<TestCache, 'cache'>, acts: readonly (readonly [string, number, number])[]): Promise<void> {
  for (const [what, number, length] of acts) {
    if (what === 'get') await cache.get(keyOf(number))
    else await cache.put(keyOf(number), bytesOf(length), { isHot: what === 'hot' })
  }
}

describe('CacheVoice', () => {
  it('VC8 who takes what is shown and every change after it has what the cache has, and exact totals', async () => {
    const acts = fc.array(fc.tuple(fc.constantFrom('put', 'hot', 'get', 'get', 'tick'), fc.nat(12), fc.integer({ min: 1, max: 20 })), {
      size: 'max',
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const rig = await listened()
        const seen = new Map<string, unknown>()
        const take = ({ hits, slots }: Told): void => {
          for (const { tier, slot, entry } of slots) seen.set(`${tier} ${slot}`, entry)
          for (const [tier, slot, count] of hits) seen.set(`${tier} ${slot}`, { ...(seen.get(`${tier} ${slot}`) as object), hits: count })
        }
        for (const act of history) {
          if (act[0] === 'tick') rig.clock.fire()
          else await play(rig, [act])
        }
        rig.clock.fire()
        rig.clock.fire()
        for (const event of rig.events) take(event)
        const shown = rig.voice.shown()
        const expected = shown.tiers.flatMap(({ entries }, index) => entries.map((entry) => [`${index + 1} ${entry.slot}`, entry] as const))
        expect(new Map([...seen].filter(([, entry]) => entry !== null))).toEqual(new Map(expected))
        expect(rig.events.at(-1)?.totals ?? shown.totals).toEqual(shown.totals)
        expect(rig.events.map(({ change }) => change)).toEqual(rig.events.map((_, index) => index + 1))
      }),
      { numRuns: 40 },
    )
  })

  it('VC8 tells hit, put, promote, demote and evict of the slots they happened to', async () => {
    const rig = await listened()
    await play(
      rig,
      [...Array<readonly [string, number, number]>(5).fill(['get', 1, 0])].flatMap((get) => [['put', 1, 30] as const, get]),
    )
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9]) await play(rig, [['put', number, 40]])
    rig.clock.fire()
    const marks = new Set(rig.events.flatMap(({ slots }) => slots.flatMap((slot) => slot.marks)))
    expect([...marks].sort()).toEqual(['demote', 'evict', 'hit', 'promote', 'put'])
    expect(rig.events[0]?.totals).toEqual({ hits: 5, misses: 0, puts: 9, promotes: 1, demotes: 6, evicts: 3 })
  })

  it('VC8 however much happens, one event a tick: 50,000 hits are told as one', async () => {
    const rig = await listened()
    await play(rig, [['hot', 1, 4]])
    rig.clock.fire()
    rig.clock.fire()
    const before = rig.events.length
    const { changes } = rig.cache
    for (let count = 0; count < 50_000; count += 1) changes.hit(1, 0)
    rig.clock.fire()
    expect(rig.events.length - before).toBe(1)
    expect(rig.events.at(-1)?.totals.hits).toBe(50_000)
  })

  it('VC8 says nothing while nobody listens, and what is shown is whole all the same', async () => {
    let isHeard = false
    const rig = await listened({ isHeard: () => isHeard })
    await play(rig, [['put', 1, 5]])
    rig.clock.fire()
    expect(rig.events).toEqual([])
    expect(rig.voice.shown()).toMatchObject({ change: 0, totals: { puts: 1 } })
    isHeard = true
    await play(rig, [['get', 1, 0]])
    rig.clock.fire()
    expect(rig.events).toMatchObject([{ change: 1, hits: [[2, expect.any(Number), 1]], slots: [] }])
  })

  it('VC9 an event has a bounded number of slots; the rest comes with the next one, each once', async () => {
    const rig = await listened()
    for (let slot = 0; slot < CACHE_SLOTS[2]; slot += 1) rig.cache.changes.evicted(3, slot)
    rig.clock.fire()
    expect(rig.events.map(({ slots }) => slots.length)).toEqual(Array<number>(CACHE_SLOTS[2] / SLOTS_TOLD_MAX).fill(SLOTS_TOLD_MAX))
    expect(new Set(rig.events.flatMap(({ slots }) => slots.map(({ slot }) => slot))).size).toBe(CACHE_SLOTS[2])
  })
})
