import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CircuitNode, Overflow } from '../../shared/circuit/index.ts'
import { type CircuitSketch, NODE, settle, type TriedCircuit, tryCircuit } from './circuit.testing.ts'
import type { CircuitStats } from './contract.ts'
import { operatorGround, operatorOn } from './operators.testing.ts'

const overflow = fc.constantFrom<Overflow>('block', 'drop_oldest', 'drop_newest', 'refuse')

/** A node, and the ports that it is entered and left by. */
const piece: fc.Arbitrary<CircuitNode> = fc.oneof(
  fc.constantFrom(NODE.probe, NODE.merge, NODE.filter('payload.n % 2 == 0'), NODE.filter('payload.n > 3.0'), NODE.map('{"n": payload.n}')),
  fc.constantFrom(NODE.operator('rig'), NODE.operator('nobody'), NODE.operator('rig', { deadlineMs: 40 })),
  fc.nat({ max: 50 }).map((ms): CircuitNode => ({ kind: 'delay', ms })),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(undefined, 30))
    .map(([count, withinMs]): CircuitNode => ({ kind: 'window', count, withinMs })),
  fc
    .tuple(fc.constantFrom(5, 50), overflow, fc.integer({ min: 1, max: 4 }))
    .map(([perS, each, queue]): CircuitNode => ({ kind: 'throttle', perS, overflow: each, queue })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 20 }))
    .map(([attempts, backoffMs]): CircuitNode => ({ kind: 'retry', attempts, backoffMs })),
  fc
    .tuple(fc.constantFrom('zip', 'latest', 'any', 'quorum'), fc.constantFrom('correlation', '1'), fc.constantFrom(10, 60))
    .map(([mode, by, withinMs]): CircuitNode => ({ kind: 'join', mode, of: 1, by, withinMs })),
)

/** A circuit whose nodes lead to later ones: two sources, some nodes, two sinks. */
const sketch = fc
  .record({
    pieces: fc.array(piece, { minLength: 1, maxLength: 8 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 2 })), { minLength: 4, maxLength: 20 }),
    inFlight: fc.integer({ min: 1, max: 12 }),
    messagesPerS: fc.constantFrom(undefined, 20),
    overflow,
    namespace: fc.constantFrom('default', 'test'),
  })
  .map(({ pieces, ends, inFlight, messagesPerS, overflow, namespace }): CircuitSketch => {
    const names = ['s0', 's1', ...pieces.map((_, i) => `p${i}`), 'e0', 'e1']
    const nodes: Record<string, CircuitNode> = {
      s0: NODE.topic('t.a'),
      s1: NODE.topic('t.b'),
      e0: NODE.topic('t.out'),
      e1: NODE.topic('t.more'),
    }
    for (const [i, node] of pieces.entries()) nodes[`p${i}`] = node
    const edges = [...new Set(ends.map(([from, to, port]) => edgeOf(names, nodes, [from, to, port])))]
    return { nodes, edges, limits: { inFlight, messagesPerS, overflow, deadlineMs: 200 }, namespace }
  })

function edgeOf(
  names: readonly string[],
  nodes: Readonly<Record<string, CircuitNode>>,
  [from, to, port]: readonly [number, number, number],
): string {
  const start = from % (names.length - 2)
  const end = Math.max(2, start + 1) + (to % (names.length - Math.max(2, start + 1)))
  const [one, other] = [names[start] as string, names[end] as string]
  const hasError = ['operator', 'filter', 'map', 'retry'].includes(nodes[one]?.kind ?? '')
  const into = { join: `.${'abc'[port]}`, retry: port === 1 ? '.failed' : '' }[nodes[other]?.kind as string] ?? ''
  return `${one}${hasError && port === 2 ? '.error' : ''} -> ${other}${into}`
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, count) => all + count, 0)

function expectConserved(stats: CircuitStats, edges: readonly string[]): void {
  for (const [name, node] of Object.entries(stats.nodes)) {
    const { out, joined, errors, queued, busy } = node
    expect([name, node.in]).toEqual([name, out + joined + errors + sum(node.dropped) + queued + busy])
    const into = Object.entries(stats.edges).filter(([id]) => id.includes(`->${name}.`))
    if (!name.startsWith('s')) expect([name, node.in]).toEqual([name, into.reduce((all, [, edge]) => all + edge.messages, 0)])
    for (const port of ['out', 'error']) {
      const left = port === 'out' ? out : errors
      for (const [id, edge] of Object.entries(stats.edges))
        if (id.startsWith(`${name}.${port}->`)) expect([id, edge.offered]).toEqual([id, left])
    }
  }
  for (const [id, { offered, messages, dropped, held }] of Object.entries(stats.edges))
    expect([id, offered]).toEqual([id, messages + sum(dropped) + held])
  expect(Object.keys(stats.edges).length).toBe(edges.length)
}

type Act = { readonly do: 'send' | 'pass' | 'hold' | 'step' | 'release' | 'answer' | 'twice' | 'fail'; readonly n: number }
const acts = fc.array(
  fc.record<Act>({
    do: fc.constantFrom('send', 'send', 'send', 'pass', 'pass', 'hold', 'step', 'release', 'answer', 'answer', 'twice', 'fail'),
    n: fc.nat({ max: 60 }),
  }),
  { size: 'max', maxLength: 40 },
)

async function run(
  made: CircuitSketch,
  sequence: readonly Act[],
  isDrained: boolean,
): Promise<{ stats: CircuitStats; log: string; out: number }> {
  const ground = await operatorGround()
  const one = await operatorOn(ground, 'one')
  const tried = await tryCircuit(made, { spine: ground.spine, clock: ground.clock, watch: ['t.out', 't.more'] })
  const edges = Object.keys(tried.runtime.stats().edges)
  let answered = 0
  let sent = 0
  const act = async ({ do: what, n }: Act): Promise<void> => {
    const edge = edges[n % edges.length] as string
    if (what === 'send') for (let i = n % 7; i >= 0; i--) await tried.other.publish(n % 2 === 0 ? 't.a' : 't.b', { n: sent++ })
    else if (what === 'pass') ground.clock.pass(n)
    else if (what === 'hold' || what === 'step' || what === 'release') made.namespace === 'test' ? tried.runtime[what](edge) : undefined
    else if (answered < one.jobs.length) {
      const job = answered++
      const body = what === 'fail' ? { status: 'failed', error: { code: 'operator/failed' } } : { status: 'ok', n }
      for (let i = what === 'twice' ? 2 : 1; i > 0; i--) await one.answer(job, body).catch(() => undefined)
    }
  }
  for (const one of sequence) {
    await act(one)
    await settle(3)
    expectConserved(tried.runtime.stats(), edges)
    if (made.limits?.overflow !== 'block') expect(tried.runtime.stats().inside).toBeLessThanOrEqual(made.limits?.inFlight ?? 0)
  }
  if (isDrained) {
    const drained = tried.runtime.drain(500)
    for (let i = 0; i < 12; i++) {
      await settle(3)
      ground.clock.pass(50)
    }
    await drained
  }
  await tried.runtime.stop()
  await settle()
  const stats = tried.runtime.stats()
  expectConserved(stats, edges)
  const log = JSON.stringify([
    tried.ledger.paths.map(({ hops, outcome, cause }) => [hops.map(({ node }) => node), outcome, cause]),
    tried.ledger.settledCounts,
    tried.bodies(),
  ])
  expectTold(tried, stats)
  ground.spine.stop()
  return { stats, log, out: tried.got.length }
}

/** Every end is on the record, once: as a path or in the counts. */
function expectTold({ ledger }: TriedCircuit, stats: CircuitStats): void {
  const counted = ledger.settledCounts.flatMap(({ ends }) => Object.values(ends)).reduce((all, counts) => all + sum(counts), 0)
  const ends = Object.entries(stats.nodes).map(([name, node]) => node.joined + sum(node.dropped) + (name.startsWith('e') ? node.out : 0))
  const onEdges = Object.values(stats.edges).map(({ dropped }) => sum(dropped))
  expect(counted + ledger.paths.length).toBe([...ends, ...onEdges].reduce((all, count) => all + count, 0))
  const came = ledger.settledCounts.reduce((all, counts) => all + sum(counts.came), 0)
  expect(came).toBe((stats.nodes['s0']?.in ?? 0) + (stats.nodes['s1']?.in ?? 0))
}

it('CR4 CR5 CR50 every message that came is out, dropped with a cause, or inside; at the end nothing is inside, and every end was told', async () => {
  const property = fc.asyncProperty(sketch, acts, fc.boolean(), async (made, sequence, isDrained) => {
    const { stats, out } = await run(made, sequence, isDrained)
    for (const node of Object.values(stats.nodes)) expect([node.queued, node.busy]).toEqual([0, 0])
    expect([stats.inside, stats.state]).toEqual([0, 'stopped'])
    const ends = [stats.nodes['e0'], stats.nodes['e1']]
    const known = ends.reduce((all, end) => all + (end?.out ?? 0), 0)
    const unknown = ends.reduce((all, end) => all + (end?.dropped['unacknowledged'] ?? 0), 0)
    expect([out >= known, out <= known + unknown]).toEqual([true, true])
  })
  await fc.assert(property, { numRuns: 60 })
})

it('CR4 the same messages at the same times come out the same', async () => {
  const property = fc.asyncProperty(sketch, acts, async (made, sequence) => {
    const [one, other] = [await run(made, sequence, false), await run(made, sequence, false)]
    expect(other.log).toBe(one.log)
  })
  await fc.assert(property, { numRuns: 15 })
})
