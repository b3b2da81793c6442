import { expect, it } from 'vitest'
import { anyone, join, testSpine } from '../spine/spine.testing.ts'
import { type CircuitSketch, circuitOf, joinBy, Ledger, NODE, settle, type TriedCircuit, tryCircuit } from './circuit.testing.ts'
import { HOPS_RECORDED_MAX } from './limits.ts'
import { operatorGround, operatorOn } from './operators.testing.ts'
import { CircuitRuntime } from './runtime.ts'

const watch = { watch: ['t.out'] }
const SLOW: CircuitSketch = {
  nodes: {
    from: NODE.topic('t.in'),
    batch: { kind: 'window', count: 10, withinMs: undefined },
    later: { kind: 'delay', ms: 300 },
    to: NODE.topic('t.out'),
  },
  edges: ['from -> batch', 'from -> later', 'batch -> to', 'later -> to'],
}

async function send(tried: TriedCircuit, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await tried.other.publish('t.in', { n })
  await settle()
}

it('CR50 a drain takes nothing more in and lets what is inside end by its rules', async () => {
  await using tried = await tryCircuit(SLOW, watch)
  await send(tried, 2)
  const drained = tried.runtime.drain(1_000)
  await settle()
  expect([tried.runtime.stats().state, tried.bodies()]).toEqual(['draining', [[{ n: 0 }, { n: 1 }]]])
  await send(tried, 3)
  tried.clock.pass(300)
  expect(await drained).toEqual({ inside: 4, dropped: 0 })
  await settle()
  expect(tried.bodies()).toEqual([[{ n: 0 }, { n: 1 }], { n: 0 }, { n: 1 }])
  expect(tried.runtime.stats()).toMatchObject({ state: 'stopped', inside: 0, nodes: { from: { in: 2 } } })
  expect(tried.spine.parties().map(({ identity }) => identity)).toEqual(['other'])
  expect(await tried.runtime.drain(10)).toEqual({ inside: 0, dropped: 0 })
})

it('CR50 what is still inside at the deadline of a drain is dropped, jobs too, and so is all at a stop', async () => {
  const ground = await operatorGround()
  const one = await operatorOn(ground, 'one')
  const sketch = {
    nodes: { ...SLOW.nodes, rig: NODE.operator('rig') },
    edges: ['from -> later', 'from -> rig', 'rig -> to', 'later -> to'],
  }
  const cancelJob = (id: string, reason: string): void => ground.broker.cancel(id, reason)
  const tried = await tryCircuit(sketch, { ...ground, watch: ['t.out'], parts: { cancelJob } })
  await send(tried, 2)
  const drained = tried.runtime.drain(100)
  await settle()
  const reasons = (): unknown[] => [...ground.broker.book.open.values()].map(({ cancel }) => cancel?.reason)
  expect(reasons()).toEqual([undefined, undefined])
  tried.clock.pass(100)
  expect(await drained).toEqual({ inside: 4, dropped: 4 })
  const { later, rig } = tried.runtime.stats().nodes
  expect([later?.dropped, rig?.dropped]).toEqual([{ drained: 2 }, { drained: 2 }])
  expect(reasons()).toEqual(['its circuit was drained', 'its circuit was drained'])
  await one.answer(0, { status: 'ok' }).catch(() => undefined)
  await settle()
  expect(tried.got).toEqual([])
  await using other = await tryCircuit(SLOW, watch)
  await send(other, 3)
  await other.runtime.stop()
  expect(other.runtime.stats()).toMatchObject({
    inside: 0,
    nodes: { batch: { dropped: { stopped: 3 } }, later: { dropped: { stopped: 3 } } },
  })
  expect(other.ledger.settledCounts).toMatchObject([{ came: { from: 3 }, ends: { batch: { stopped: 3 }, later: { stopped: 3 } } }])
  ground.spine.stop()
})

it.each(['stop', 'bus'] as const)(
  'CR50 a job that it gives up is cancelled once the broker has it, and also where the bus ended first (%s)',
  async (how) => {
    const ground = await operatorGround()
    const one = await operatorOn(ground, 'one')
    const nodes = { from: NODE.topic('t.in'), rig: NODE.operator('rig'), to: NODE.topic('t.out') }
    const cancelled: string[] = []
    const cancelJob = (id: string, reason: string): void => void cancelled.push(`${ground.broker.book.open.has(id)} ${reason}`)
    const { bus, engineEnd } = await joinBy(ground.spine, { clock: ground.clock, identity: 'circuit-tried' })
    const tried = await tryCircuit({ nodes, edges: ['from -> rig', 'rig -> to'] }, { ...ground, parts: { bus, cancelJob } })
    await tried.other.publish('t.in', {})
    // In the turn in which the job is made it is still on its way to the broker.
    await expect.poll(() => tried.runtime.stats().nodes['rig']?.busy, { interval: 0 }).toBe(1)
    if (how === 'stop') await tried.runtime.stop()
    else {
      await settle()
      engineEnd.close(1001, 'gone')
    }
    await settle()
    expect([cancelled, one.jobs.length]).toEqual([['true its circuit was stopped'], 1])
    ground.spine.stop()
  },
)

it('CR50 a stop ends a drain, too', async () => {
  await using tried = await tryCircuit(SLOW, watch)
  await send(tried, 2)
  const drained = tried.runtime.drain(60_000)
  await settle()
  await tried.runtime.stop()
  expect([await drained, tried.clock.waiting]).toEqual([{ inside: 4, dropped: 2 }, 0])
  expect(tried.runtime.stats().nodes['later']).toMatchObject({ dropped: { stopped: 2 } })
})

it('CR50 held messages go on when a circuit is drained', async () => {
  await using tried = await tryCircuit({ ...SLOW, edges: ['from -> later', 'later -> to'], namespace: 'test' }, watch)
  tried.runtime.hold('from.out->later.in')
  await send(tried, 2)
  const drained = tried.runtime.drain(1_000)
  await settle()
  tried.clock.pass(300)
  await drained
  await settle()
  expect(tried.got.length).toBe(2)
})

it('CR51 when the bus ends the circuit has stopped, and says why', async () => {
  await using tried = await tryCircuit(SLOW, watch)
  await send(tried, 1)
  tried.spine.stop()
  await settle()
  expect(tried.runtime.stats()).toMatchObject({ state: 'stopped', fault: { code: 'transport/closed' }, inside: 0 })
  expect(tried.runtime.stats().nodes['later']).toMatchObject({ dropped: { stopped: 1 } })
})

it('CR51 a start that is refused leaves nothing running, and a circuit starts once', async () => {
  const spine = testSpine()
  const { clock } = await operatorGround()
  const grants = { publish: ['t.out'], subscribe: ['t.other'], execute: [] }
  const bus = await join(spine, anyone('circuit-tried', { grants }))
  const parts = { bus, clock, random: () => undefined, paths: new Ledger(), isDurable: () => false, cancelJob: () => undefined }
  const runtime = new CircuitRuntime(circuitOf(SLOW), parts)
  await expect(runtime.start()).rejects.toMatchObject({ code: 'authz/subscribe-denied' })
  await settle()
  expect(runtime.stats().state).toBe('stopped')
  expect(spine.parties()).toEqual([])
  await expect(runtime.start()).rejects.toMatchObject({ code: 'circuit/ended' })
})

it('CR19 what the bus refuses is counted at its sink: dropped where the path is recorded, ignored where it is not', async () => {
  const ground = await operatorGround()
  const one = await operatorOn(ground, 'one')
  const grants = { publish: ['rig.jobs'], subscribe: ['>'], execute: ['generic'] }
  const bus = await join(ground.spine, anyone('circuit-tried', { grants }))
  const nodes = { from: NODE.topic('t.in'), rig: NODE.operator('rig'), to: NODE.topic('t.out'), bare: NODE.topic('t.bare') }
  const tried = await tryCircuit({ nodes, edges: ['from -> rig', 'rig -> to', 'from -> bare'] }, { ...ground, parts: { bus } })
  await send(tried, 1)
  await one.answer(0, { status: 'ok' })
  await settle()
  const { to, bare } = tried.runtime.stats().nodes
  expect([to?.dropped, bare?.out, bare?.ignored]).toEqual([{ 'authz/publish-denied': 1 }, 1, { 'authz/publish-denied': 1 }])
  expect(tried.ledger.paths).toMatchObject([{ outcome: 'dropped', cause: 'authz/publish-denied' }])
  await tried.runtime.stop()
  ground.spine.stop()
})

it('CR19 a sink that the bus takes no more from keeps its messages in order and tries again', async () => {
  const spine = testSpine()
  const { clock } = await operatorGround()
  const { bus, engineEnd } = await joinBy(spine, { clock, identity: 'circuit-tried', capacityBytes: 64 })
  const nodes = { from: NODE.topic('t.in'), to: NODE.topic('t.out') }
  const sketch = { nodes, edges: ['from -> to'], limits: { inFlight: 3, deadlineMs: 100 } }
  await using tried = await tryCircuit(sketch, { spine, clock, watch: ['t.out'], parts: { bus } })
  engineEnd.pause(true)
  // One is on its way, one waits in the client; then it is full.
  await send(tried, 1)
  await send(tried, 1)
  await send(tried, 5)
  expect(tried.runtime.stats()).toMatchObject({
    inside: 3,
    nodes: { from: { dropped: { overflow: 2 } }, to: { in: 5, out: 2, queued: 3 } },
  })
  clock.pass(10)
  expect(tried.runtime.stats().nodes['to']).toMatchObject({ out: 2, queued: 3 })
  engineEnd.pause(false)
  await settle()
  clock.pass(10)
  await settle()
  expect(tried.bodies()).toEqual([{ n: 0 }, { n: 0 }, { n: 0 }, { n: 1 }, { n: 2 }])
  engineEnd.pause(true)
  for (let i = 0; i < 3; i++) await send(tried, 1)
  clock.pass(100)
  expect(tried.runtime.stats().nodes['to']).toMatchObject({ in: 8, out: 7, dropped: { late: 1 }, queued: 0 })
  spine.stop()
})

it('CR52 what the bus dropped before the circuit read it is counted, exactly', async () => {
  const spine = testSpine({ limits: { queueBytes: 4_096 } })
  const { clock } = await operatorGround()
  const { bus, ownEnd } = await joinBy(spine, { clock, identity: 'circuit-tried', capacityBytes: 2_048 })
  await using tried = await tryCircuit(SLOW, { spine, clock, parts: { bus } })
  ownEnd.pause(true)
  for (let i = 0; i < 10; i++) await send(tried, 30)
  ownEnd.pause(false)
  await settle()
  const { lost, nodes } = tried.runtime.stats()
  expect(lost).toBeGreaterThan(0)
  expect(lost + (nodes['from']?.in ?? 0)).toBe(300)
  await tried.runtime.stop()
  expect(tried.ledger.settledCounts.reduce((sum, counts) => sum + counts.lost, 0)).toBe(lost)
  spine.stop()
})

it('CR7 a record names so many nodes and counts the rest', async () => {
  const ground = await operatorGround()
  const one = await operatorOn(ground, 'one')
  const many = Array.from({ length: HOPS_RECORDED_MAX + 10 }, (_, i) => `p${i}`)
  const nodes = {
    from: NODE.topic('t.in'),
    rig: NODE.operator('rig'),
    ...Object.fromEntries(many.map((name) => [name, NODE.probe])),
    to: NODE.topic('t.out'),
  }
  const order = Object.keys(nodes)
  const edges = order.slice(1).map((name, i) => `${order[i]} -> ${name}`)
  const tried = await tryCircuit({ nodes, edges }, { ...ground, watch: ['t.out'] })
  await send(tried, 1)
  await one.answer(0, { status: 'ok' })
  await settle()
  expect(tried.got.length).toBe(1)
  expect(tried.ledger.paths).toMatchObject([{ hops: { length: HOPS_RECORDED_MAX }, hopsLeftOut: 13 }])
  await tried.runtime.stop()
  ground.spine.stop()
})
