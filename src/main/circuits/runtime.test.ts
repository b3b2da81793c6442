import { expect, it } from 'vitest'
import { circuitOf, codeOf, NODE, settle, tryCircuit } from './circuit.testing.ts'
import { CircuitRuntime } from './runtime.ts'

const PASSING = {
  nodes: { from: NODE.topic('t.in'), one: NODE.probe, two: NODE.merge, to: NODE.topic('t.out') },
  edges: ['from -> one', 'one -> two', 'two -> to'],
}

it('CR1 CR2 messages pass from topic to topic as they are, in order, correlated with what came in', async () => {
  await using tried = await tryCircuit(PASSING, { watch: ['t.out'] })
  const trace = { traceId: new Uint8Array(16).fill(3), spanId: new Uint8Array(8).fill(4) }
  const ids = Array.from({ length: 700 }, () => tried.other.newId())
  for (const [n, id] of ids.entries()) await tried.other.publish('t.in', { n }, { id, schema: 'a.b.v1', trace })
  await tried.other.publish('t.in', new Uint8Array([0, 255, 7]), { correlationId: ids[5] as string })
  await settle()
  expect(tried.got.length).toBe(701)
  expect(tried.got.slice(0, 700).map(({ envelope }) => envelope.correlationId)).toEqual(ids)
  const [first, last] = [tried.got[0], tried.got[700]]
  const { schema, trace: carried, type } = first?.envelope ?? {}
  expect([first?.delivery.from, schema, type]).toEqual(['circuit-tried', 'a.b.v1', 'event'])
  expect([carried?.traceId, carried?.spanId].map((id) => [...(id ?? [])])).toEqual([trace.traceId, trace.spanId].map((id) => [...id]))
  expect([...(last?.envelope.payload ?? [])]).toEqual([0, 255, 7])
  expect(last?.envelope.correlationId).toBe(ids[5])
  expect(last?.envelope.schema).toBe(undefined)
  expect(tried.runtime.stats()).toMatchObject({
    state: 'running',
    inside: 0,
    nodes: { from: { in: 701, out: 701 }, one: { in: 701, out: 701 }, to: { in: 701, out: 701, dropped: {} } },
    edges: { 'two.out->to.in': { offered: 701, messages: 701 } },
  })
})

it('CR1 a message goes on with what it has of schema, trace and correlation, and with nothing else', async () => {
  await using tried = await tryCircuit(PASSING, { watch: ['t.out'] })
  const trace = { traceId: new Uint8Array(16).fill(3), spanId: new Uint8Array(8).fill(4), parentId: new Uint8Array(8).fill(5) }
  const correlationId = tried.other.newId()
  const all = [{}, { schema: 'a.v1' }, { trace }, { schema: 'x'.repeat(200), trace }, { correlationId, deadlineMs: 9_000 }]
  for (const options of all) await tried.other.publish('t.in', {}, options)
  await settle()
  const seen = tried.got.map(({ envelope }) => [envelope.schema, envelope.trace?.parentId?.[0], envelope.deadlineMs, envelope.replyTo])
  expect(seen).toEqual([
    [undefined, undefined, undefined, undefined],
    ['a.v1', undefined, undefined, undefined],
    [undefined, 5, undefined, undefined],
    ['x'.repeat(200), 5, undefined, undefined],
    [undefined, undefined, undefined, undefined],
  ])
  expect(tried.got[4]?.envelope.correlationId).toBe(correlationId)
})

it('CR6 what crossed no operator is told in counts, once a second while there is something to tell', async () => {
  await using tried = await tryCircuit({
    nodes: { from: NODE.topic('t.in'), big: NODE.filter('payload.n > 1.0'), to: NODE.topic('t.out') },
    edges: ['from -> big', 'big -> to'],
  })
  for (let n = 0; n < 5; n++) await tried.other.publish('t.in', { n })
  await settle()
  tried.clock.pass(3_000)
  expect(tried.ledger.settledCounts).toEqual([
    { circuit: 'tried', came: { from: 5 }, ends: { big: { filtered: 2 }, to: { out: 3 } }, lost: 0 },
  ])
  expect(tried.ledger.paths).toEqual([])
})

it('CR3 what a circuit cannot be made of is refused before anything runs', () => {
  const made = (sketch: Parameters<typeof circuitOf>[0]) => () => new CircuitRuntime(circuitOf(sketch), {} as never)
  const part = { kind: 'circuit', file: './part.circuit.yaml' } as const
  const cycle = { nodes: { a: NODE.probe, b: NODE.merge, c: NODE.topic('t.in') }, edges: ['c -> a', 'a -> b', 'b -> a'] }
  expect(codeOf(made({ nodes: { part }, edges: [] }))).toBe('circuit/not-runnable')
  expect(codeOf(made({ ...PASSING, edges: ['from -> nobody'] }))).toBe('circuit/not-runnable')
  expect(codeOf(made(cycle))).toBe('circuit/not-runnable')
  expect(codeOf(made({ nodes: { f: NODE.filter('payload.') }, edges: [] }))).toBe('circuit/not-runnable')
  expect(codeOf(made({ nodes: { a: NODE.topic('t.in'), b: NODE.probe }, edges: ['a -> b', 'b -> a'] }))).toBe('circuit/not-runnable')
})
