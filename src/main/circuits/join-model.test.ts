import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NODE, settle, tryCircuit } from './circuit.testing.ts'

const WITHIN_MS = 100
const PORTS = ['a', 'b', 'c'] as const
type Port = (typeof PORTS)[number]
type Mode = 'zip' | 'quorum' | 'any' | 'latest'
interface Step {
  readonly port: Port
  readonly key: number
  /** Passes before it comes. */
  readonly waitMs: number
}
interface Came {
  readonly port: Port
  readonly n: number
  readonly atMs: number
}
interface Outcome {
  readonly out: unknown[]
  /** Messages that went on, by themselves or in another: each one at least once. */
  readonly used: Set<number>
}

/** What a join of three inputs makes of a sequence; `of: 2` for a quorum. */
function model(mode: Mode, steps: readonly Step[]): Outcome {
  const out: unknown[] = []
  const used = new Set<number>()
  const groups = new Map<number, { startMs: number; members: Came[]; isDone: boolean }>()
  let nowMs = 0
  for (const [n, { port, key, waitMs }] of steps.entries()) {
    nowMs += waitMs
    const known = groups.get(key)
    const isOver = known !== undefined && (mode === 'any' || mode === 'quorum') && nowMs - known.startMs >= WITHIN_MS
    const group = known === undefined || isOver ? { startMs: nowMs, members: [], isDone: false } : known
    groups.set(key, group)
    if (group.isDone) continue
    const came: Came = { port, n, atMs: nowMs }
    const young = group.members.filter(({ atMs }) => nowMs - atMs < WITHIN_MS)
    group.members = mode === 'zip' ? [...young, came] : [...young.filter((other) => other.port !== port), came]
    const firsts = PORTS.flatMap((each) => group.members.find((member) => member.port === each) ?? [])
    if (firsts.length < { zip: 3, quorum: 2, any: 1, latest: 3 }[mode]) continue
    out.push(mode === 'any' ? { n, k: key } : Object.fromEntries(firsts.map((member) => [member.port, { n: member.n, k: key }])))
    for (const member of firsts) used.add(member.n)
    if (mode !== 'latest') group.members = group.members.filter((member) => !firsts.includes(member))
    if (mode === 'any' || mode === 'quorum') group.isDone = true
  }
  return { out, used }
}

const steps = fc.array(
  fc.record({ port: fc.constantFrom(...PORTS), key: fc.nat({ max: 2 }), waitMs: fc.constantFrom(0, 0, 1, 30, 60, 100) }),
  { size: 'max', maxLength: 60 },
)

it.each(['zip', 'quorum', 'any', 'latest'] as const)('CR20 CR21 CR22 CR23 CR24 a join agrees with its model: %s', async (mode) => {
  const property = fc.asyncProperty(steps, async (sequence) => {
    const nodes = {
      ...Object.fromEntries(PORTS.map((port) => [port, NODE.topic(`t.${port}`)])),
      node: { kind: 'join', mode, of: 2, by: 'payload.k', withinMs: WITHIN_MS } as const,
      to: NODE.topic('t.out'),
    }
    const edges = [...PORTS.map((port) => `${port} -> node.${port}`), 'node -> to']
    await using tried = await tryCircuit({ nodes, edges }, { watch: ['t.out'] })
    for (const [n, { port, key, waitMs }] of sequence.entries()) {
      tried.clock.pass(waitMs)
      await tried.other.publish(`t.${port}`, { n, k: key })
      await settle(4)
    }
    const { out, used } = model(mode, sequence)
    expect(tried.bodies()).toEqual(out)
    tried.clock.pass(10 * WITHIN_MS)
    const { node } = tried.runtime.stats().nodes
    const drops = Object.values(node?.dropped ?? {}).reduce((sum, count) => sum + count, 0)
    expect([node?.in, node?.out, node?.joined, drops, node?.queued]).toEqual([
      sequence.length,
      out.length,
      used.size - out.length,
      sequence.length - used.size,
      0,
    ])
  })
  await fc.assert(property, { numRuns: 25 })
})
