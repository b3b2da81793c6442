import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { Engine } from '../../data/engine.ts'
import { Topics } from './topics.ts'
import { buildTree, visibleNodes } from './tree.ts'

async function opened() {
  const clock = new ManualClock()
  let messages = 10
  const row = () => ({ topic: 'a.b', durable: true, messages: String(messages), bytes: '0', last_pos: '0', subscribers: 1 })
  const bus = new FixtureBus({ 'system.topics.list': () => ({ topics: [row()] }) })
  const topics = new Topics(clock)
  const troubles: unknown[] = []
  await topics.attach(new Engine(bus), (error) => troubles.push(error))
  topics.open()
  await settle()
  return { clock, bus, topics, troubles, publish: (count: number) => (messages += count) }
}

describe('topics', () => {
  it('WN15 goes on taking while the view is paused, and counts what is new', async () => {
    const { clock, bus, topics } = await opened()
    bus.emit('a.b', { n: 1 })
    await clock.advance(300)
    topics.setLive(false)
    bus.emit('a.b', { n: 2 })
    bus.emit('a.b', { n: 3 })
    await clock.advance(300)
    expect(topics.store.getState()).toMatchObject({ taken: 3, newSincePause: 2, isLive: false })
    expect(topics.store.getState().messages).toHaveLength(1)
    topics.setLive(true)
    expect(topics.store.getState().messages).toHaveLength(3)
  })

  it('WN14 listens only while the view is open, and leaves out the answers to this window', async () => {
    const { clock, bus, topics } = await opened()
    expect(bus.subscriptions).toEqual(['>', 'system.>'])
    bus.emit('inbox.c1', { answer: true })
    await clock.advance(300)
    expect(topics.store.getState().taken).toBe(0)
    bus.emit('system.operators', { identity: 'fabric' }, 'engine')
    await clock.advance(300)
    expect(topics.store.getState().taken).toBe(1)
    topics.close()
    await settle()
    expect(bus.subscriptions).toEqual([])
    expect(clock.waiting).toBe(0)
  })

  it('WN14 starts anew when another node is chosen', async () => {
    const { clock, bus, topics } = await opened()
    bus.emit('a.b', {})
    await clock.advance(300)
    const [, , leaf] = visibleNodes(buildTree(topics.store.getState().topics), new Set())
    topics.listenTo(leaf ?? buildTree([]))
    await settle()
    expect(bus.subscriptions).toEqual(['a.b'])
    expect(topics.store.getState()).toMatchObject({ selected: 'a.b', taken: 0, dropped: 0 })
  })

  it('WN14 shows rates, and adds up exactly what the engine dropped', async () => {
    const { clock, topics, publish } = await opened()
    publish(30)
    await clock.advance(1_000)
    expect(topics.store.getState().rates['a.b']).toBeCloseTo(30)
    topics.countEngineDrops({ dropped: '41' })
    topics.countEngineDrops({ dropped: '1' })
    topics.countEngineDrops({ dropped: 'many' })
    topics.countEngineDrops(undefined)
    expect(topics.store.getState().droppedByEngine).toBe(42)
  })

  it('WN8 listens again on a new connection, with the same node chosen', async () => {
    const { topics } = await opened()
    const next = new FixtureBus({ 'system.topics.list': () => ({ topics: [] }) })
    await topics.attach(new Engine(next), () => {})
    await settle()
    expect(next.subscriptions).toEqual(['>', 'system.>'])
  })
})
