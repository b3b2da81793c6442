import type { Circuit, CircuitEdge, CircuitNode } from './circuit.ts'
import { unboundedCycles } from './cycles.ts'
import { sourcesOf } from './needs.ts'

/** A way on which what a circuit gives comes back to it through others, with nothing on it that bounds how often. */
interface LoopAround {
  /** The circuit's node that gives it away. */
  readonly node: string
  /** Names of all circuits that it goes through. */
  readonly circuits: readonly string[]
}

interface Ends {
  /** Topic -> nodes that read it. */
  readonly reads: ReadonlyMap<string, readonly string[]>
  /** Node -> topic that it, or the operator behind it, publishes on. */
  readonly writes: ReadonlyMap<string, string>
}

/**
 * Loops of an expanded circuit through circuits beside it: each of them alone may be bounded or have no cycle at all. Looks at those only that lie between
 * what the circuit gives and what it takes.
 */
export function loopsAround(circuit: Circuit, beside: readonly Circuit[]): readonly LoopAround[] {
  const all = [circuit, ...beside]
  const ends = all.map(endsOf)
  const reached = walk(all, (from, to) => leadsTo(ends[from]!, ends[to]!))
  const reaching = walk(all, (from, to) => leadsTo(ends[to]!, ends[from]!))
  const around = [...reached].filter((index) => reaching.has(index))
  if (!around.includes(0) || around.length < 2) return []
  const whole = joined(all, ends, around)
  return unboundedCycles(whole).flatMap(({ group }) => {
    const inside = new Set(group)
    const circuits = [...new Set(group.map((name) => Number(name.slice(0, name.indexOf('/')))))]
    const own = group.find((name) => name.startsWith('0/') && whole.edges.some(({ from, to }) => isLink(from.node, to.node, name, inside)))
    return own === undefined || circuits.length < 2 ? [] : [{ node: own.slice(2), circuits: circuits.map((index) => all[index]!.name) }]
  })
}

const isLink = (from: string, to: string, own: string, inside: ReadonlySet<string>): boolean =>
  from === own && inside.has(to) && !to.startsWith('0/')

function endsOf(circuit: Circuit): Ends {
  const sources = sourcesOf(circuit)
  const reads = new Map<string, string[]>()
  const writes = new Map<string, string>()
  for (const [name, node] of circuit.nodes) {
    if (node.kind === 'topic' && sources.has(name)) reads.set(node.topic, [...(reads.get(node.topic) ?? []), name])
    else if (node.kind === 'topic' || node.kind === 'dead_letter') writes.set(name, node.topic)
    else if (node.kind === 'operator') writes.set(name, node.results)
  }
  return { reads, writes }
}

const leadsTo = (from: Ends, to: Ends): boolean => [...from.writes.values()].some((topic) => to.reads.has(topic))

/** Indexes that are reached from the first circuit; itself only where something leads back to it. */
function walk(all: readonly Circuit[], leads: (from: number, to: number) => boolean): ReadonlySet<number> {
  const seen = new Set<number>()
  const open = [0]
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const to of all.keys()) {
      if (seen.has(to) || !leads(from, to)) continue
      seen.add(to)
      open.push(to)
    }
  return seen
}

/** The circuits as one, `INDEX/NODE`, with an edge wherever a topic leads from one to another. */
function joined(all: readonly Circuit[], ends: readonly Ends[], indexes: readonly number[]): Circuit {
  const nodes = new Map<string, CircuitNode>()
  const edges: CircuitEdge[] = []
  const add = (from: CircuitEdge['from'], to: CircuitEdge['to']): void =>
    void edges.push({ from, to, where: undefined, schema: undefined, durable: false })
  for (const index of indexes) {
    for (const [name, node] of all[index]!.nodes) nodes.set(`${index}/${name}`, node)
    for (const { from, to } of all[index]!.edges)
      add({ node: `${index}/${from.node}`, port: from.port }, { node: `${index}/${to.node}`, port: to.port })
    for (const [name, topic] of ends[index]!.writes)
      for (const other of indexes)
        for (const reader of ends[other]!.reads.get(topic) ?? [])
          add({ node: `${index}/${name}`, port: 'out' }, { node: `${other}/${reader}`, port: 'in' })
  }
  return { ...all[0]!, nodes, edges }
}
