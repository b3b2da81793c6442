import { expect, it } from 'vitest'
import { edgeTopic } from '../../shared/circuit/index.ts'
import { MemoryLog } from '../spine/memory-log.testing.ts'
import { testSpine } from '../spine/spine.testing.ts'
import { type CircuitSketch, circuitOf, NODE, settle, type TriedCircuit, tryCircuit } from './circuit.testing.ts'
import { CircuitRuntime } from './runtime.ts'

const THROTTLED: CircuitSketch = {
  nodes: { from: NODE.topic('t.in'), slow: { kind: 'throttle', perS: 1, overflow: 'block', queue: 100 }, to: NODE.topic('t.out') },
  edges: ['from -> slow durable', 'slow -> to'],
}
const TOPIC = edgeTopic('tried', 'from.out->slow.in')

/** A Spine that keeps what circuits put on their durable edges. */
function keeping(): { readonly spine: ReturnType<typeof testSpine>; readonly log: MemoryLog } {
  const log = new MemoryLog()
  const spine = testSpine({ durable: (_namespace, topic) => (topic.startsWith('circuits.') ? log : undefined), logOf: () => log })
  return { spine, log }
}

const kept = (ground: ReturnType<typeof keeping>, sketch: CircuitSketch): Promise<TriedCircuit> =>
  tryCircuit(sketch, { spine: ground.spine, watch: ['t.out'], parts: { isDurable: (topic) => topic.startsWith('circuits.') } })

const ns = (tried: TriedCircuit): unknown[] => tried.bodies().map((body) => (body as { n: unknown }).n)

async function pass(tried: TriedCircuit, ms: number): Promise<void> {
  await settle(30)
  tried.clock.pass(ms)
  await settle(30)
}

it('CR45 CR7 what goes onto a durable edge ends its path on disk, and begins another one at the position it has there', async () => {
  const ground = keeping()
  await using tried = await kept(ground, { ...THROTTLED, nodes: { ...THROTTLED.nodes, slow: NODE.probe } })
  const id = tried.other.newId()
  await tried.other.publish('t.in', { n: 1 }, { id })
  await settle(30)
  expect(ns(tried)).toEqual([1])
  const [first, second] = tried.ledger.paths
  expect(first).toMatchObject({
    source: { topic: 't.in' },
    correlation: id,
    outcome: 'kept',
    hops: [{ node: 'from' }],
    output: { topic: TOPIC },
  })
  expect(second).toMatchObject({ source: { topic: TOPIC }, correlation: id, outcome: 'out', hops: [{ node: 'slow' }, { node: 'to' }] })
  expect([...(second?.traceId ?? [])]).toEqual([...(first?.traceId ?? [1])])
  expect(tried.runtime.stats().edges['from.out->slow.in']).toMatchObject({ offered: 1, messages: 1, held: 0 })
  ground.spine.stop()
})

it('CR46 what was inside when the circuit stopped comes again, in order; what was done does not', async () => {
  const ground = keeping()
  const first = await kept(ground, THROTTLED)
  for (let n = 0; n < 4; n++) await first.other.publish('t.in', { n })
  await pass(first, 1_000)
  expect(ns(first)).toEqual([0, 1])
  await first.runtime.stop()
  expect(first.runtime.stats().nodes['slow']).toMatchObject({ in: 4, out: 2, dropped: { stopped: 2 } })
  await settle(30)
  const second = await kept(ground, THROTTLED)
  for (let i = 0; i < 4; i++) await pass(second, 1_000)
  expect(ns(second)).toEqual([2, 3])
  await second.runtime.stop()
  await settle(30)
  const third = await kept(ground, THROTTLED)
  await pass(third, 1_000)
  expect(ns(third)).toEqual([])
  await third.runtime.stop()
  ground.spine.stop()
})

it('CR45 CR46 reading waits for room: a full log goes through a circuit of two places, and nothing is dropped', async () => {
  const ground = keeping()
  await using tried = await kept(ground, { ...THROTTLED, limits: { inFlight: 2 } })
  for (let n = 0; n < 10; n++) await tried.other.publish(TOPIC, { n })
  for (let i = 0; i < 11; i++) {
    await pass(tried, 1_000)
    expect(tried.runtime.stats().inside).toBeLessThanOrEqual(2)
  }
  expect(ns(tried)).toEqual(Array.from({ length: 10 }, (_, n) => n))
  expect(tried.runtime.stats().nodes['slow']).toMatchObject({ in: 10, out: 10, dropped: {} })
  ground.spine.stop()
})

it('CR47 messages of an edge that is no more are acknowledged and counted', async () => {
  const ground = keeping()
  const first = await kept(ground, THROTTLED)
  for (let n = 0; n < 2; n++) await first.other.publish(TOPIC, { n })
  await settle(30)
  await first.runtime.stop()
  await settle(30)
  const other: CircuitSketch = { ...THROTTLED, edges: ['from -> slow', 'slow -> to durable'] }
  const second = await kept(ground, other)
  await settle(30)
  expect(second.runtime.stats().gone).toEqual({ [TOPIC]: 1 })
  await second.runtime.stop()
  await settle(30)
  const third = await kept(ground, other)
  await settle(30)
  expect(third.runtime.stats().gone).toEqual({})
  await third.runtime.stop()
  ground.spine.stop()
})

it('CR45 a circuit whose durable edge would not be kept does not start', async () => {
  await expect(tryCircuit(THROTTLED)).rejects.toMatchObject({ code: 'circuit/edge-not-kept', evidence: { topic: TOPIC } })
})

it('CR3 two durable edges that would have one topic are refused', () => {
  const nodes = { 'a.b': NODE.topic('t.in'), a__b: NODE.topic('t.more'), c: NODE.topic('t.out') }
  const edge = (node: string) => ({
    from: { node, port: 'out' },
    to: { node: 'c', port: 'in' },
    where: undefined,
    schema: undefined,
    durable: true,
  })
  const circuit = circuitOf({ nodes, edges: [edge('a.b'), edge('a__b')] })
  expect(() => new CircuitRuntime(circuit, {} as never)).toThrow(expect.objectContaining({ code: 'circuit/not-runnable' }))
})
