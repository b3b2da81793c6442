import { expect, it } from 'vitest'
import { type CircuitSketch, NODE, settle, type TriedCircuit, tryCircuit } from './circuit.testing.ts'
import { HELD_MAX, JOIN_GROUPS_MAX, JOINED_BYTES_MAX } from './limits.ts'
import { operatorGround, operatorOn } from './operators.testing.ts'

type Nodes = CircuitSketch['nodes']
const through = (node: Nodes[string], more: Partial<CircuitSketch> = {}): CircuitSketch => ({
  nodes: { from: NODE.topic('t.in'), node, to: NODE.topic('t.out') },
  edges: ['from -> node', 'node -> to'],
  ...more,
})
const watch = { watch: ['t.out'] }

async function send(tried: TriedCircuit, bodies: readonly object[], topic = 't.in'): Promise<void> {
  for (const body of bodies) await tried.other.publish(topic, body)
  await settle()
}

async function pass(tried: TriedCircuit, ms: number): Promise<void> {
  tried.clock.pass(ms)
  await settle()
}

const numbers = (count: number, from = 0): { n: number }[] => Array.from({ length: count }, (_, i) => ({ n: from + i }))
const ns = (tried: TriedCircuit): unknown[] => tried.bodies().map((body) => (body as { n: unknown }).n)
const stats = (tried: TriedCircuit, node = 'node'): object => tried.runtime.stats().nodes[node] as object

it('CR10 a filter passes what holds; what does not is dropped, and what cannot be judged leaves by error or is dropped with its code', async () => {
  const nodes = { from: NODE.topic('t.in'), node: NODE.filter('payload.n > 1.0'), to: NODE.topic('t.out'), bad: NODE.topic('t.bad') }
  await using tried = await tryCircuit({ nodes, edges: ['from -> node', 'node -> to', 'node.error -> bad'] }, { watch: ['t.out', 't.bad'] })
  await send(tried, [{ n: 1 }, { n: 2 }, { m: 3 }])
  await tried.other.publish('t.in', new Uint8Array([123]))
  await settle()
  expect(tried.got.map(({ envelope }) => envelope.topic)).toEqual(['t.out', 't.bad', 't.bad'])
  expect(stats(tried)).toMatchObject({ in: 4, out: 1, errors: 2, dropped: { filtered: 1 } })
  await using bare = await tryCircuit(through(NODE.filter('payload.n > 1.0')), watch)
  await send(bare, [{ m: 3 }])
  await bare.other.publish('t.in', new Uint8Array([123]))
  await settle()
  expect(stats(bare)).toMatchObject({ in: 2, out: 0, errors: 0, dropped: { 'circuit/expression-failed': 1, 'circuit/not-json': 1 } })
})

it('CR11 a map makes the payload anew, with its own schema or none', async () => {
  const sketch = through(NODE.map('{"doubled": payload.n * 2.0, "of": topic}', 'b.v1'))
  await using tried = await tryCircuit(sketch, watch)
  await tried.other.publish('t.in', { n: 4 }, { schema: 'a.v1' })
  await settle()
  expect(tried.bodies()).toEqual([{ doubled: 8, of: 't.in' }])
  expect(tried.got[0]?.envelope.schema).toBe('b.v1')
})

it('CR12 a branch gives each message to the first case that holds, else to its else, or drops it', async () => {
  const cases = [
    { port: 'big', when: 'payload.n > 10.0' },
    { port: 'even', when: 'payload.even' },
  ]
  const nodes: Nodes = {
    from: NODE.topic('t.in'),
    node: { kind: 'branch', cases, else: undefined },
    big: NODE.topic('t.big'),
    even: NODE.topic('t.even'),
  }
  await using tried = await tryCircuit(
    { nodes, edges: ['from -> node', 'node.big -> big', 'node.even -> even'] },
    { watch: ['t.big', 't.even'] },
  )
  await send(tried, [{ n: 11, even: true }, { n: 2, even: true }, { n: 3, even: false }, { n: 4 }])
  expect(tried.got.map(({ envelope }) => envelope.topic).sort()).toEqual(['t.big', 't.even'])
  expect(stats(tried)).toMatchObject({ in: 4, out: 2, dropped: { filtered: 1, 'circuit/expression-failed': 1 } })
})

it('CR13 an edge passes what its expression and its schema let through, and counts the rest by cause', async () => {
  const edge = { from: { node: 'from', port: 'out' }, to: { node: 'to', port: 'in' }, where: 'payload.ok', schema: 'a.v1', durable: false }
  await using tried = await tryCircuit({ nodes: { from: NODE.topic('t.in'), to: NODE.topic('t.out') }, edges: [edge] }, watch)
  await tried.other.publish('t.in', { ok: true }, { schema: 'a.v1' })
  await tried.other.publish('t.in', { ok: false }, { schema: 'a.v1' })
  await tried.other.publish('t.in', { ok: true }, { schema: 'b.v1' })
  await tried.other.publish('t.in', {}, { schema: 'a.v1' })
  await settle()
  expect(tried.got.length).toBe(1)
  const dropped = { filtered: 1, schema: 1, 'circuit/expression-failed': 1 }
  expect(tried.runtime.stats().edges['from.out->to.in']).toMatchObject({ offered: 4, messages: 1, dropped })
})

it('CR14 a delay holds each message for its time and keeps their order', async () => {
  await using tried = await tryCircuit(through({ kind: 'delay', ms: 250 }), watch)
  await send(tried, [{ n: 0 }])
  await pass(tried, 100)
  await send(tried, [{ n: 1 }])
  await pass(tried, 149)
  expect(ns(tried)).toEqual([])
  await pass(tried, 1)
  expect(ns(tried)).toEqual([0])
  await pass(tried, 100)
  expect(ns(tried)).toEqual([0, 1])
  expect(stats(tried)).toMatchObject({ in: 2, out: 2, queued: 0 })
})

it('CR15 a throttle lets messages go at its pace, and saves nothing up', async () => {
  await using tried = await tryCircuit(through({ kind: 'throttle', perS: 10, overflow: 'drop_newest', queue: 100 }), watch)
  await pass(tried, 5_000)
  await send(tried, numbers(5))
  expect(ns(tried)).toEqual([0])
  await pass(tried, 200)
  expect(ns(tried)).toEqual([0, 1, 2])
  await pass(tried, 200)
  await send(tried, [{ n: 9 }])
  await pass(tried, 99)
  expect(ns(tried)).toEqual([0, 1, 2, 3, 4])
  await pass(tried, 1)
  expect(ns(tried).at(-1)).toBe(9)
})

const AT_THROTTLE = [
  ['drop_oldest', [0, 4, 5], { overflow: 3 }],
  ['drop_newest', [0, 1, 2], { overflow: 3 }],
  ['refuse', [0, 1, 2], { refused: 3 }],
  ['block', [0, 1, 2, 3, 4, 5], {}],
] as const
it.each(AT_THROTTLE)('CR16 a throttle whose queue is full does what its overflow says: %s', async (overflow, expected, dropped) => {
  await using tried = await tryCircuit(through({ kind: 'throttle', perS: 10, overflow, queue: 2 }), watch)
  await send(tried, numbers(6))
  await pass(tried, 2_000)
  expect(ns(tried)).toEqual(expected)
  expect(stats(tried)).toMatchObject({ in: 6, out: expected.length, queued: 0 })
  expect((stats(tried) as { dropped: object }).dropped).toEqual(dropped)
})

const AT_CIRCUIT = [
  ['drop_newest', [0, 1, 2], { overflow: 3 }, {}],
  ['drop_oldest', [3, 4, 5], {}, { overflow: 3 }],
  ['refuse', [0, 1, 2], { refused: 3 }, {}],
  ['block', [0, 1, 2, 3, 4, 5], {}, {}],
] as const
it.each(AT_CIRCUIT)('CR5 a circuit with as much inside as limits.in_flight says: %s', async (overflow, expected, atSource, atNode) => {
  await using tried = await tryCircuit(through({ kind: 'delay', ms: 100 }, { limits: { inFlight: 3, overflow } }), watch)
  await send(tried, numbers(6))
  expect(tried.runtime.stats().inside).toBe(3)
  for (let i = 0; i < 3; i++) await pass(tried, 100)
  expect(ns(tried)).toEqual(expected)
  const { from, node } = tried.runtime.stats().nodes
  expect([from?.in, from?.dropped, node?.dropped, from?.queued]).toEqual([6, atSource, atNode, 0])
})

it('CR5 what waits at a source with block is as much as in_flight again; beyond, the newest are dropped', async () => {
  await using tried = await tryCircuit(through({ kind: 'delay', ms: 100 }, { limits: { inFlight: 3, overflow: 'block' } }), watch)
  await send(tried, numbers(10))
  expect(stats(tried, 'from')).toMatchObject({ in: 10, out: 3, queued: 3, dropped: { overflow: 4 } })
})

it('CR5 whoever asks for an answer of a circuit that refuses is told', async () => {
  await using tried = await tryCircuit(through({ kind: 'delay', ms: 100 }, { limits: { inFlight: 1, overflow: 'refuse' } }), watch)
  await send(tried, [{ n: 0 }])
  const replies: unknown[] = []
  const ask = async (): Promise<void> => {
    for await (const reply of tried.other.ask('t.in', new Uint8Array(0), { type: 'event', deadlineMs: 500 }))
      replies.push(JSON.parse(new TextDecoder().decode(reply.envelope.payload)))
  }
  await ask()
  expect(replies).toMatchObject([{ error: { code: 'circuit/overloaded' } }])
})

it('CR8 beyond limits.messages_per_s the newest go; with block they wait their turn', async () => {
  const fast = through(NODE.probe, { limits: { messagesPerS: 4 } })
  await using tried = await tryCircuit(fast, watch)
  await send(tried, numbers(6))
  expect(ns(tried)).toEqual([0, 1, 2, 3])
  expect(stats(tried, 'from')).toMatchObject({ dropped: { rate: 2 } })
  await pass(tried, 500)
  await send(tried, numbers(3, 6))
  expect(ns(tried)).toEqual([0, 1, 2, 3, 6, 7])
  await using blocking = await tryCircuit(through(NODE.probe, { limits: { messagesPerS: 4, overflow: 'block' } }), watch)
  await send(blocking, numbers(6))
  expect(ns(blocking)).toEqual([0, 1, 2, 3])
  await pass(blocking, 250)
  await pass(blocking, 250)
  expect(ns(blocking)).toEqual([0, 1, 2, 3, 4, 5])
})

it('CR8 the first message of a circuit that takes less than one a second goes at once', async () => {
  await using slow = await tryCircuit(through(NODE.probe, { limits: { messagesPerS: 0.5 } }), watch)
  await send(slow, numbers(2))
  expect(ns(slow)).toEqual([0])
  await pass(slow, 1_900)
  await send(slow, numbers(1, 2))
  await pass(slow, 100)
  await send(slow, numbers(2, 3))
  expect(ns(slow)).toEqual([0, 3])
})

it('CR9 a message that waited past limits.deadline_ms is late', async () => {
  await using tried = await tryCircuit(through({ kind: 'delay', ms: 100 }, { limits: { deadlineMs: 100 } }), watch)
  await send(tried, [{ n: 0 }])
  await pass(tried, 100)
  expect(ns(tried)).toEqual([])
  expect(stats(tried)).toMatchObject({ dropped: { late: 1 }, queued: 0 })
})

it('CR17 a window makes a list of its messages, when they are enough or the first has waited long enough', async () => {
  await using tried = await tryCircuit(through({ kind: 'window', count: 3, withinMs: 1_000 }), watch)
  await send(tried, numbers(4))
  expect(tried.bodies()).toEqual([numbers(3)])
  await pass(tried, 999)
  expect(tried.got.length).toBe(1)
  await pass(tried, 1)
  expect(tried.bodies()).toEqual([numbers(3), [{ n: 3 }]])
  await tried.other.publish('t.in', new Uint8Array([1]))
  await settle()
  expect(stats(tried)).toMatchObject({ in: 5, out: 2, joined: 2, queued: 0, dropped: { 'circuit/not-json': 1 } })
})

it('CR17 payloads go into a list byte for byte, and one that would be too large is dropped', async () => {
  await using tried = await tryCircuit(through({ kind: 'window', count: 2, withinMs: undefined }), watch)
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  await tried.other.publish('t.in', text('{"a": 1.50}'))
  await tried.other.publish('t.in', new Uint8Array(0))
  await settle()
  expect(new TextDecoder().decode(tried.got[0]?.envelope.payload)).toBe('[{"a": 1.50},null]')
  for (let i = 0; i < 2; i++) await tried.other.publish('t.in', text(`"${'x'.repeat(JOINED_BYTES_MAX / 2)}"`))
  await settle()
  expect(tried.got.length).toBe(1)
  expect(stats(tried)).toMatchObject({ in: 4, out: 1, joined: 1, dropped: { 'wire/too-large': 2 } })
})

it('CR18 a retry sends what failed again as it was, after a pause that doubles; behind the last attempt it is given up', async () => {
  const ground = await operatorGround()
  const one = await operatorOn(ground, 'one')
  const nodes: Nodes = {
    from: NODE.topic('t.in'),
    node: { kind: 'retry', attempts: 3, backoffMs: 200 },
    job: NODE.map('{"n": payload.n + 1.0, "attempt": attempt}'),
    rig: NODE.operator('rig'),
    to: NODE.topic('t.out'),
    lost: { kind: 'dead_letter', topic: 't.dead' },
  }
  const edges = ['from -> node', 'node -> job', 'job -> rig', 'rig.error -> node.failed', 'rig -> to', 'node.error -> lost']
  await using tried = await tryCircuit({ nodes, edges }, { ...ground, watch: ['t.out', 't.dead'] })
  const fail = (n: number): Promise<void> => one.answer(n, { status: 'failed', error: { code: 'operator/failed' } })
  await send(tried, [{ n: 1 }])
  await fail(0)
  await settle()
  await pass(tried, 199)
  expect(one.jobs.length).toBe(1)
  await pass(tried, 1)
  await fail(1)
  await settle()
  await pass(tried, 400)
  await fail(2)
  await settle()
  expect([0, 1, 2].map((n) => one.body(n))).toEqual([1, 2, 3].map((attempt) => ({ n: 2, attempt })))
  expect(tried.got.map(({ envelope }) => envelope.topic)).toEqual(['t.dead'])
  expect(tried.bodies()).toEqual([{ n: 1 }])
  expect(stats(tried)).toMatchObject({ in: 4, out: 3, errors: 1, queued: 0 })
  expect(tried.ledger.paths).toMatchObject([{ outcome: 'out', hops: { length: 12 } }])
  ground.spine.stop()
})

it('CR40 an edge holds messages in a test namespace, one goes on at a step, all at a release, and holding does not make late', async () => {
  const sketch = through({ kind: 'delay', ms: 100 }, { namespace: 'test-a', limits: { deadlineMs: 1_000 } })
  await using tried = await tryCircuit(sketch, watch)
  const { runtime } = tried
  const edge = 'from.out->node.in'
  runtime.hold(edge)
  await send(tried, numbers(3))
  await pass(tried, 5_000)
  expect(runtime.held(edge).map(({ payload, heldMs }) => [JSON.parse(new TextDecoder().decode(payload)), heldMs])).toEqual([
    [{ n: 0 }, 5_000],
    [{ n: 1 }, 5_000],
    [{ n: 2 }, 5_000],
  ])
  expect(runtime.stats()).toMatchObject({ inside: 3, edges: { [edge]: { offered: 3, messages: 0, held: 3, isHolding: true } } })
  expect(runtime.step(edge)).toBe(true)
  await pass(tried, 100)
  expect(ns(tried)).toEqual([0])
  expect(runtime.release(edge)).toBe(2)
  expect(runtime.step(edge)).toBe(false)
  await pass(tried, 100)
  expect(ns(tried)).toEqual([0, 1, 2])
  expect(runtime.stats()).toMatchObject({ inside: 0, edges: { [edge]: { offered: 3, messages: 3, held: 0, isHolding: false } } })
})

it('CR41 nothing is held elsewhere, nor on an edge that is not there; an edge holds so many and drops the newest', async () => {
  for (const namespace of ['default', 'tests', 'rig-test']) {
    await using tried = await tryCircuit(through(NODE.probe, { namespace }))
    for (const act of ['hold', 'step', 'release', 'held'] as const)
      expect(() => tried.runtime[act]('from.out->node.in')).toThrow(expect.objectContaining({ code: 'circuit/hold-denied' }))
  }
  await using tried = await tryCircuit(through(NODE.probe, { namespace: 'replay' }))
  expect(() => tried.runtime.hold('from.out->to.in')).toThrow(expect.objectContaining({ code: 'circuit/unknown-edge' }))
  tried.runtime.hold('from.out->node.in')
  await send(tried, numbers(HELD_MAX + 3))
  expect(tried.runtime.stats().edges['from.out->node.in']).toMatchObject({ held: HELD_MAX, dropped: { hold_full: 3 } })
})

it('CR25 a join keeps so many groups; beyond, the oldest is incomplete', async () => {
  const nodes: Nodes = {
    a: NODE.topic('t.a'),
    b: NODE.topic('t.b'),
    node: { kind: 'join', mode: 'zip', of: undefined, by: 'payload.k', withinMs: 60_000 },
    to: NODE.topic('t.out'),
  }
  const sketch = { nodes, edges: ['a -> node.a', 'b -> node.b', 'node -> to'], limits: { inFlight: 65_536 } }
  await using tried = await tryCircuit(sketch, watch)
  await send(
    tried,
    Array.from({ length: JOIN_GROUPS_MAX + 2 }, (_, k) => ({ k })),
    't.a',
  )
  expect(stats(tried)).toMatchObject({ queued: JOIN_GROUPS_MAX, dropped: { incomplete: 2 } })
})
