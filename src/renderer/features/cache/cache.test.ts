import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { Engine } from '../../data/engine.ts'
import { CacheModel, MARK_MS, SEARCH_CHARS_MAX } from './cache.ts'

const TOTALS = { hits: 0, misses: 0, puts: 1, promotes: 0, demotes: 0, evicts: 0 }
const entry = (key: string, slot: number, hits = 0) => ({ slot, key, bytes: 10, sha256: 'aa', hits, put: 3, since: 3 })
const shown = (change: number, entries: readonly object[]) => ({
  change,
  totals: TOTALS,
  tiers: [0, 1, 2].map((tier) => ({ budget_bytes: 100, bytes: tier === 1 ? 10 : 0, medium: 'ram', entries: tier === 1 ? entries : [] })),
})

async function opened() {
  const clock = new ManualClock()
  let answer = shown(4, [entry('model/a@1', 7)])
  const bus = new FixtureBus({ 'system.cache.show': () => answer })
  const model = new CacheModel(clock)
  await model.attach(new Engine(bus))
  const look = model.watch()
  await settle()
  const say = (change: number, more: object): void =>
    bus.emit('system.cache.changed', { change, totals: TOTALS, hits: [], slots: [], ...more })
  return { clock, bus, model, look, say, becomes: (next: typeof answer) => (answer = next) }
}
const asked = (bus: FixtureBus): number => bus.requests.filter(({ topic }) => topic === 'system.cache.show').length

describe('the cache as the window knows it', () => {
  it('VC8 takes what is shown, then what changes; hits, entries, bytes and marks', async () => {
    const { model, say } = await opened()
    say(5, {
      totals: { ...TOTALS, hits: 9 },
      hits: [[2, 7, 9]],
      slots: [{ tier: 3, slot: 1_023, marks: ['demote'], entry: entry('model/b@2', 1_023) }],
    })
    expect(model.table.placed()).toMatchObject([
      { lane: 1, slot: 7, hits: 9 },
      { lane: 2, slot: 1_023, key: 'model/b@2' },
    ])
    expect(model.store.getState()).toMatchObject({ totals: { hits: 9 }, lanes: [{ bytes: 0 }, { bytes: 10 }, { bytes: 10 }] })
    say(6, { slots: [{ tier: 2, slot: 7, marks: ['evict'], entry: null }] })
    expect(model.table.placedAt(1, 7)).toBeUndefined()
    expect(model.store.getState().lanes[1]).toMatchObject({ bytes: 0 })
  })

  it('VC8 one that is told twice changes nothing, one that was missed is a reason to read the whole again', async () => {
    const { model, say, bus, becomes } = await opened()
    say(4, { hits: [[2, 7, 99]] })
    expect(model.table.placedAt(1, 7)?.hits).toBe(0)
    becomes(shown(9, [entry('model/c@3', 1)]))
    say(9, {})
    await settle()
    expect(asked(bus)).toBe(2)
    expect(model.table.placed()).toMatchObject([{ key: 'model/c@3' }])
  })

  it('VC4 marks are of the last change, and go when nothing follows', async () => {
    const { model, say, clock } = await opened()
    say(5, { hits: [[2, 7, 1]] })
    await clock.advance(250)
    say(6, { slots: [{ tier: 1, slot: 0, marks: ['promote'], entry: entry('model/a@1', 0) }] })
    expect([...model.table.marks].filter((bits) => bits !== 0)).toHaveLength(1)
    await clock.advance(MARK_MS)
    expect(model.table.marks.every((bits) => bits === 0)).toBe(true)
  })

  it('WN8 a connection that went takes nothing away from what is shown', async () => {
    const { bus, look, model } = await opened()
    look()
    bus.answers['system.cache.show'] = () => ({ error: { code: 'transport/closed', message: 'gone' } })
    model.watch()
    await settle()
    expect(model.store.getState()).toMatchObject({ load: 'ready', fault: undefined })
    expect(model.table.placed()).toMatchObject([{ key: 'model/a@1' }])
  })

  it('VC8 nobody looks, nothing is listened to; who looks again reads the whole', async () => {
    const { bus, look, model } = await opened()
    look()
    await settle()
    expect(bus.subscriptions).toEqual([])
    model.watch()
    await settle()
    expect(bus.subscriptions).toEqual(['system.cache.changed'])
    expect(asked(bus)).toBe(2)
  })

  it('VC5 a search is bounded', async () => {
    const { model } = await opened()
    model.setSearch('a'.repeat(SEARCH_CHARS_MAX + 5))
    expect(model.store.getState().search).toHaveLength(SEARCH_CHARS_MAX)
  })
})
