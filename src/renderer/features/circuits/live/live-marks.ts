import type { Circuit } from '../../../../shared/circuit/index.ts'
import { edgeKeysOf } from '../model/selection.ts'
import type { CanvasMarks, EdgeMark, NodeMark } from './canvas-marks.ts'
import type { CircuitCounts, EdgeCounts, NodeCounts, Rates } from './counts.ts'

/** Who serves a node. */
export interface Served {
  readonly operator: string
  readonly isSimulated: boolean
}

export interface MarkSources {
  /** Of the version that is shown; undefined where it does not run. */
  readonly counts: CircuitCounts | undefined
  readonly rates: Rates
  readonly serves: ReadonlyMap<string, Served>
  /** Nodes that a message passed, in order. */
  readonly path: readonly string[]
  /** The counts are of a moment, by the record. */
  readonly isPast?: boolean
}

/** What the canvas draws over a circuit. A sub-circuit's node has what its nodes have together; edges at one have no counts of their own. */
export function marksOf(circuit: Circuit, sources: MarkSources): CanvasMarks {
  const nodes = new Map<string, NodeMark>()
  for (const [name, { kind }] of circuit.nodes) {
    const mark = kind === 'circuit' ? partMark(name, sources) : nodeMark(name, sources)
    if (Object.keys(mark).length > 0) nodes.set(name, mark)
  }
  const edges = new Map<string, EdgeMark>()
  for (const [index, key] of edgeKeysOf(circuit).entries()) {
    const edge = circuit.edges[index]
    if (edge === undefined) continue
    const mark = { ...edgeMark(key, sources), ...(isNext(sources.path, edge.from.node, edge.to.node) && { isOnPath: true }) }
    if (Object.keys(mark).length > 0) edges.set(key, mark)
  }
  addParts(sources, nodes, edges)
  return { nodes, edges }
}

/** Parts of sub-circuits that are open in place: `part.NAME`, and edges as `part/KEY`. */
function addParts(sources: MarkSources, nodes: Map<string, NodeMark>, edges: Map<string, EdgeMark>): void {
  const { counts, serves, path } = sources
  for (const name of new Set([...(counts?.nodes.keys() ?? []), ...serves.keys(), ...path])) {
    if (name.includes('.')) nodes.set(name, nodeMark(name, sources))
  }
  for (const id of counts?.edges.keys() ?? []) {
    const part = /^([^.]+)\.[^.]+\.[^.]+->\1\./.exec(id)?.[1]
    if (part !== undefined)
      edges.set(`${part}/${id.replaceAll(`${part}.`, (at, offset: number) => (isStart(id, offset) ? '' : at))}`, edgeMark(id, sources))
  }
}

/** Whether an endpoint of an edge's id begins there. */
const isStart = (id: string, offset: number): boolean => offset === 0 || id.slice(offset - 2, offset) === '->'

/** What was dropped, but by a filter, a branch or an edge's expression, whose work that is. */
const sum = ({ filtered: _, ...counts }: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0)

function nodeMark(name: string, { counts, rates, serves, path, isPast }: MarkSources): NodeMark {
  const counted = counts?.nodes.get(name)
  const served = serves.get(name)
  const step = path.indexOf(name) + 1
  const perSecond = rates.ofNode(name)
  return {
    ...(counted !== undefined && countedMark([counted])),
    ...(counted !== undefined && isPast === true && { passed: counted.out }),
    ...(counted !== undefined && perSecond !== undefined && { perSecond }),
    ...(served !== undefined && { operator: served.operator, isSimulated: served.isSimulated }),
    ...(step > 0 && { step }),
  }
}

/** A sub-circuit runs as its nodes, `part.NAME`. */
function partMark(name: string, { counts, serves, path }: MarkSources): NodeMark {
  const inside = (node: string): boolean => node.startsWith(`${name}.`)
  const counted = [...(counts?.nodes ?? [])].filter(([node]) => inside(node)).map(([, each]) => each)
  const isSimulated = [...serves].some(([node, served]) => inside(node) && served.isSimulated)
  const step = path.findIndex(inside) + 1
  const { total: _, ...mark } = countedMark(counted)
  return { ...(counted.length > 0 && mark), ...(isSimulated && { isSimulated }), ...(step > 0 && { step }) }
}

const countedMark = (counted: readonly NodeCounts[]): NodeMark => ({
  total: counted.reduce((all, { out }) => all + out, 0),
  queued: counted.reduce((all, { queued }) => all + queued, 0),
  busy: counted.reduce((all, { busy }) => all + busy, 0),
  errors: counted.reduce((all, { errors, dropped }) => all + errors + sum(dropped), 0),
  ...causesOf(counted),
})

/** Why messages were lost, where they were. */
function causesOf(counted: readonly NodeCounts[]): Pick<NodeMark, 'causes'> {
  const causes = new Map<string, number>()
  for (const { dropped } of counted)
    for (const [cause, messages] of Object.entries(dropped))
      if (cause !== 'filtered') causes.set(cause, (causes.get(cause) ?? 0) + messages)
  return causes.size === 0 ? {} : { causes: [...causes].map(([cause, messages]) => `${cause} ${messages}`).join(', ') }
}

function edgeMark(id: string, { counts, rates }: MarkSources): EdgeMark {
  const counted: EdgeCounts | undefined = counts?.edges.get(id)
  if (counted === undefined) return {}
  const perSecond = rates.ofEdge(id)
  const { messages: total, held, isHolding, dropped } = counted
  return { total, held, isHolding, dropped: sum(dropped), ...(perSecond !== undefined && { perSecond }) }
}

/** Whether a way goes from one node right to another one. */
const isNext = (path: readonly string[], from: string, to: string): boolean =>
  path.some((node, index) => within(node, from) && within(path[index + 1] ?? '', to))

const within = (node: string, name: string): boolean => node === name || node.startsWith(`${name}.`)
