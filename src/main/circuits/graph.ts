import { Fault } from '../../shared/base/index.ts'
import { type Circuit, type CircuitEdge, edgeIds, edgeTopic, type NodeKind } from '../../shared/circuit/index.ts'
import { Cell, type EdgeTest, Wire } from './cell.ts'
import { Judge } from './judge.ts'

/** Nodes in which a message waits, or is worked on: a cycle through one of them ends with the message's deadline. */
const WAITING: ReadonlySet<NodeKind> = new Set(['operator', 'delay', 'throttle', 'window', 'join', 'retry'])

export interface Graph {
  readonly cells: ReadonlyMap<string, Cell>
  readonly wires: readonly Wire[]
  /** Node -> ports that edges lead into, in the order of the edges. */
  readonly inputs: ReadonlyMap<string, readonly string[]>
}

/** The cells and wires of an expanded circuit, still without work. @throws Fault `circuit/not-runnable` */
export function graphOf(circuit: Circuit): Graph {
  const cells = new Map([...circuit.nodes.keys()].map((name) => [name, new Cell(name)]))
  const cellAt = (name: string): Cell => {
    const cell = cells.get(name)
    if (cell === undefined) throw new Fault('circuit/not-runnable', `no node ${name}`, { node: name })
    return cell
  }
  const inputs = new Map<string, string[]>()
  const ids = edgeIds(circuit.edges)
  const wires = circuit.edges.map((edge, i) => {
    const id = ids[i] as string
    const [from, to] = [cellAt(edge.from.node), cellAt(edge.to.node)]
    const topic = edge.durable ? edgeTopic(circuit.name, id) : undefined
    const wire = new Wire(id, from, to, { toPort: edge.to.port, test: testOf(edge), topic })
    from.ports.set(edge.from.port, [...(from.ports.get(edge.from.port) ?? []), wire])
    const ports = inputs.get(to.name) ?? []
    if (!ports.includes(edge.to.port)) inputs.set(to.name, [...ports, edge.to.port])
    return wire
  })
  const topics = wires.flatMap(({ topic }) => (topic === undefined ? [] : [topic]))
  if (new Set(topics).size < topics.length)
    throw new Fault('circuit/not-runnable', 'two durable edges would have the same topic: rename a node')
  refuseLoops(circuit, cells)
  return { cells, wires, inputs }
}

function testOf({ schema, where }: CircuitEdge): EdgeTest | undefined {
  if (schema === undefined && where === undefined) return undefined
  const judge = where === undefined ? undefined : new Judge(where, 'bool')
  return (parcel) => {
    if (schema !== undefined && parcel.schema !== schema) return 'schema'
    if (judge === undefined) return undefined
    const verdict = judge.value(parcel)
    if (!verdict.ok) return verdict.error
    return verdict.value === true ? undefined : 'filtered'
  }
}

/** A cycle in which nothing waits would never come to rest. */
function refuseLoops(circuit: Circuit, cells: ReadonlyMap<string, Cell>): void {
  const next = (name: string): string[] =>
    [...(cells.get(name)?.ports.values() ?? [])].flat().flatMap(({ to, topic }) => (topic === undefined ? [to.name] : []))
  const degree = new Map<string, number>()
  const free = [...circuit.nodes].filter(([, { kind }]) => !WAITING.has(kind)).map(([name]) => name)
  const isFree = new Set(free)
  for (const name of free) for (const to of next(name)) degree.set(to, (degree.get(to) ?? 0) + 1)
  const ready = free.filter((name) => !degree.has(name))
  let done = 0
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    done++
    for (const to of next(name)) {
      const left = (degree.get(to) ?? 0) - 1
      degree.set(to, left)
      if (left === 0 && isFree.has(to)) ready.push(to)
    }
  }
  if (done < free.length) throw new Fault('circuit/not-runnable', 'there is a cycle in which nothing waits')
}
