import { afterEach, expect, it } from 'vitest'
import { type CircuitSketch, NODE, settle, type TriedCircuit, tryCircuit } from './circuit.testing.ts'
import { type OperatorGround, operatorGround, operatorOn, type TriedOperator } from './operators.testing.ts'

const PASSING: CircuitSketch = {
  nodes: {
    from: NODE.topic('t.in'),
    rig: NODE.operator('rig', { deadlineMs: 5_000 }),
    to: NODE.topic('t.out'),
    lost: { kind: 'dead_letter', topic: 't.dead' },
  },
  edges: ['from -> rig', 'rig -> to', 'rig.error -> lost'],
}

interface Rig {
  readonly ground: OperatorGround
  readonly one: TriedOperator
  readonly tried: TriedCircuit
}

const opened: { ground: OperatorGround; tried: TriedCircuit }[] = []
afterEach(async () => {
  for (const { ground, tried } of opened.splice(0)) {
    await tried.runtime.stop()
    ground.spine.stop()
  }
})

async function rigOf(sketch: CircuitSketch = PASSING): Promise<Rig> {
  const ground = await operatorGround()
  const one = await operatorOn(ground, 'one')
  const tried = await tryCircuit(sketch, { ...ground, watch: ['t.out', 't.dead'] })
  opened.push({ ground, tried })
  return { ground, one, tried }
}

async function send({ tried }: Rig, bodies: readonly object[], options: object = {}): Promise<void> {
  for (const body of bodies) await tried.other.publish('t.in', body, options)
  await settle()
}

const ended = ({ tried }: Rig): unknown[] =>
  tried.ledger.paths.map(({ outcome, cause, hops }) => [outcome, cause, hops.map(({ node }) => node)])
const stats = ({ tried }: Rig, node = 'rig'): unknown => tried.runtime.stats().nodes[node]

it('CR30 CR7 makes a job of each message, and of its result a message on the same path, in the same trace, on the record', async () => {
  const rig = await rigOf({
    ...PASSING,
    nodes: {
      ...PASSING.nodes,
      rig: NODE.operator('rig', {
        accepts: 'a.job.v1',
        gives: 'a.result.v1',
        constraints: { maxRuntimeMs: 900, maxCpuMs: undefined, maxRuns: 1, maxEnergyJoules: 2 },
      }),
    },
  })
  const { one, tried } = rig
  const trace = { traceId: new Uint8Array(16).fill(3), spanId: new Uint8Array(8).fill(4) }
  const id = tried.other.newId()
  await send(rig, [{ n: 1, constraints: { max_runs: 5, max_runtime_ms: 100, max_latency_ms: 3 } }], { id, trace })
  const job = one.jobs[0]?.envelope
  expect(one.body(0)).toEqual({ n: 1, constraints: { max_runtime_ms: 100, max_runs: 1, max_energy_joules: 2, max_latency_ms: 3 } })
  expect([job?.type, job?.schema, job?.correlationId, job?.deadlineMs]).toEqual(['job', 'a.job.v1', id, 60_000])
  expect([...(job?.trace?.traceId ?? [])]).toEqual([...trace.traceId])
  expect([...(job?.trace?.parentId ?? [])]).toEqual([...trace.spanId])
  expect([...(job?.trace?.spanId ?? [])]).not.toEqual([...trace.spanId])
  await one.answer(0, { status: 'ok', modes: 3 }, 'a.result.v1')
  await settle()
  const out = tried.got[0]?.envelope
  expect(tried.bodies()).toEqual([{ status: 'ok', modes: 3 }])
  expect([out?.schema, out?.correlationId, [...(out?.trace?.traceId ?? [])]]).toEqual(['a.result.v1', id, [...trace.traceId]])
  expect(tried.ledger.paths).toMatchObject([
    {
      circuit: 'tried',
      correlation: id,
      source: { topic: 't.in' },
      hops: [{ node: 'from' }, { node: 'rig', served: { by: 'one', jobId: job?.id } }, { node: 'to' }],
      outcome: 'out',
      cause: '',
      output: { topic: 't.out', id: out?.id },
    },
  ])
  expect([...(tried.ledger.paths[0]?.traceId ?? [])]).toEqual([...trace.traceId])
  expect(stats(rig)).toMatchObject({ in: 1, out: 1, busy: 0 })
})

it('CR30 begins a trace where a message has none, and leaves a payload that asks for nothing as it is', async () => {
  const rig = await rigOf()
  await rig.tried.other.publish('t.in', new Uint8Array([7, 0, 9]))
  await settle()
  const { payload, trace } = rig.one.jobs[0]?.envelope ?? {}
  expect([...(payload ?? [])]).toEqual([7, 0, 9])
  await rig.one.answer(0, { status: 'ok' })
  await settle()
  expect([...(rig.tried.ledger.paths[0]?.traceId ?? [])]).toEqual([...(trace?.traceId ?? [1])])
})

it('CR31 an operator that dies ends its jobs as lost: what it was sent leaves by the port error', async () => {
  const rig = await rigOf()
  await send(rig, [{ n: 1 }, { n: 2 }])
  await rig.one.bus.close()
  await settle()
  expect(rig.tried.bodies()).toEqual([{ n: 1 }, { n: 2 }])
  expect(rig.tried.got.map(({ envelope }) => envelope.topic)).toEqual(['t.dead', 't.dead'])
  expect(stats(rig)).toMatchObject({ in: 2, out: 0, errors: 2, busy: 0 })
  expect(rig.tried.ledger.paths[0]?.hops).toMatchObject([
    { node: 'from' },
    { node: 'rig', served: { by: 'one' }, error: 'job/lease-lost' },
    { node: 'lost' },
  ])
  expect(ended(rig)).toEqual([
    ['out', '', ['from', 'rig', 'lost']],
    ['out', '', ['from', 'rig', 'lost']],
  ])
})

it('CR32 an operator that hangs is given up at the deadline, and what it answers then is late', async () => {
  const rig = await rigOf({ ...PASSING, edges: ['from -> rig', 'rig -> to'] })
  await send(rig, [{ n: 1 }])
  rig.ground.clock.pass(4_999)
  expect(stats(rig)).toMatchObject({ busy: 1 })
  rig.ground.clock.pass(1)
  await settle()
  expect(stats(rig)).toMatchObject({ in: 1, busy: 0, dropped: { 'job/expired': 1 } })
  expect(ended(rig)).toEqual([['dropped', 'job/expired', ['from', 'rig']]])
  // Without a broker's word against it a late answer reaches everybody.
  await rig.tried.other
    .publish('rig.results', { status: 'ok' }, { type: 'job_result', correlationId: rig.one.jobs[0]?.envelope.id as string })
    .catch(() => {})
  await settle()
  expect(rig.tried.got).toEqual([])
})

it('CR33 the first answer counts: a second one, a late one and one to nothing are counted and change nothing', async () => {
  const ground = await operatorGround()
  // Never advertised: no broker stands before its answers.
  const jobs: string[] = []
  const tried = await tryCircuit({ ...PASSING, edges: ['from -> rig', 'rig -> to'] }, { ...ground, watch: ['t.out'] })
  opened.push({ ground, tried })
  await tried.other.subscribe('rig.jobs', ({ envelope }) => void jobs.push(envelope.id))
  const answer = (correlationId: string, n: number): Promise<void> =>
    tried.other.publish('rig.results', { status: 'ok', n }, { type: 'job_result', correlationId })
  await tried.other.publish('t.in', { n: 1 })
  await tried.other.publish('t.in', { n: 2 })
  await settle()
  await answer(jobs[0] as string, 1)
  await answer(jobs[0] as string, 2)
  ground.clock.pass(6_000)
  await answer(jobs[1] as string, 3)
  for (let n = 0; n < 100; n++) await answer(tried.other.newId(), n)
  await settle()
  expect(tried.bodies()).toEqual([{ status: 'ok', n: 1 }])
  expect(tried.runtime.stats().nodes['rig']).toMatchObject({
    in: 2,
    out: 1,
    dropped: { 'job/expired': 1 },
    ignored: { duplicate: 1, late: 1, foreign: 100 },
  })
})

it('CR34 an operator that fails, or gives another schema than it says, has failed: with its own code, or circuit/wrong-schema', async () => {
  const rig = await rigOf({
    ...PASSING,
    nodes: { ...PASSING.nodes, rig: NODE.operator('rig', { gives: 'a.result.v1' }) },
    edges: ['from -> rig', 'rig -> to'],
  })
  await send(rig, [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])
  await rig.one.answer(0, { status: 'failed', error: { code: 'job/bad-parameters', message: 'no' } }, 'a.result.v1')
  await rig.one.answer(1, { status: 'failed' }, 'a.result.v1')
  await rig.one.answer(2, { status: 'ok' }, 'another.v1')
  await rig.one.answer(3, { status: 'ok' })
  await settle()
  expect(rig.tried.got).toEqual([])
  expect(stats(rig)).toMatchObject({ in: 4, out: 0, dropped: { 'job/bad-parameters': 1, 'operator/failed': 1, 'circuit/wrong-schema': 2 } })
})

it('CR35 a job that is refused fails with the reason: nobody serves it, its queue is full, it is no JSON to put constraints into', async () => {
  const rig = await rigOf({
    nodes: {
      from: NODE.topic('t.in'),
      rig: NODE.operator('rig', { constraints: { maxRuntimeMs: undefined, maxCpuMs: undefined, maxRuns: 1, maxEnergyJoules: undefined } }),
      none: NODE.operator('nobody'),
    },
    edges: ['from -> rig', 'from -> none'],
  })
  rig.ground.clock.pass(1_000)
  await rig.one.bus.request('system.control.operators', { draining: true })
  await rig.tried.other.publish('t.in', new Uint8Array([1]))
  await send(
    rig,
    Array.from({ length: 6 }, (_, n) => ({ n })),
  )
  expect(stats(rig)).toMatchObject({ in: 7, busy: 4, dropped: { 'job/queue-full': 2, 'circuit/not-json': 1 } })
  expect(stats(rig, 'none')).toMatchObject({ in: 7, busy: 0, dropped: { 'request/no-responder': 7 } })
})

it('CR5 jobs at operators count as inside: beyond in_flight the newest are dropped, exactly counted', async () => {
  const rig = await rigOf({ ...PASSING, limits: { inFlight: 3 } })
  await send(
    rig,
    Array.from({ length: 10 }, (_, n) => ({ n })),
  )
  expect(rig.one.jobs.length).toBe(3)
  expect(rig.tried.runtime.stats()).toMatchObject({ inside: 3, nodes: { from: { in: 10, out: 3, dropped: { overflow: 7 } } } })
  await rig.one.answer(0, { status: 'ok' })
  await settle()
  await send(rig, [{ n: 10 }, { n: 11 }])
  expect(rig.tried.runtime.stats()).toMatchObject({ inside: 3, nodes: { from: { in: 12, out: 4, dropped: { overflow: 8 } } } })
})
