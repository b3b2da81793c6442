import type { Circuit, CircuitNode } from './circuit.ts'

/** Schemas that are followed through one node; more than that come together only where somebody tries. */
const SCHEMAS_PER_NODE_MAX = 16

/** Of what comes along an edge: schema -> the node that gave it that schema. Where nothing is declared nothing is said. */
type Known = ReadonlyMap<string, string>
const NOTHING: Known = new Map()

export interface SchemaMismatch {
  readonly edge: number
  /** What comes, and the node that gave it this schema. */
  readonly given: string
  readonly origin: string
  /** What the edge or the node it leads to says it must be. */
  readonly wanted: string
  readonly by: 'edge' | 'node'
}

/** Nodes that send on what came as it came. What leaves a window or a join is made of several messages. */
const PASSES = new Set<CircuitNode['kind']>(['filter', 'branch', 'merge', 'throttle', 'delay', 'retry', 'probe'])

const acceptedBy = (node: CircuitNode | undefined): string | undefined => {
  if (node?.kind === 'operator') return node.accepts
  return node?.kind === 'topic' ? node.schema : undefined
}

function declaredBy(node: CircuitNode | undefined): string | undefined {
  if (node?.kind === 'operator') return node.gives
  return node?.kind === 'topic' || node?.kind === 'map' ? node.schema : undefined
}

/** Follows declared schemas along the edges and says where another one is declared. */
export function schemaMismatches(circuit: Circuit): readonly SchemaMismatch[] {
  const out = new Map<string, Map<string, string>>()
  for (const [name, node] of circuit.nodes) {
    const declared = declaredBy(node)
    out.set(name, new Map(declared === undefined ? [] : [[declared, name]]))
  }
  const along = (index: number): Known => {
    const { from, schema } = circuit.edges[index]!
    if (schema !== undefined) return new Map([[schema, from.node]])
    // What leaves by `error` is what came in, whatever it was: nothing is declared of it.
    return from.port === 'error' ? NOTHING : (out.get(from.node) ?? NOTHING)
  }
  spread(circuit, out, along)
  return circuit.edges.flatMap((edge, index) => {
    const target = circuit.nodes.get(edge.to.node)
    const accepted = edge.to.port === 'failed' ? undefined : acceptedBy(target)
    const found: SchemaMismatch[] = []
    if (edge.schema !== undefined && edge.from.port !== 'error')
      for (const [given, origin] of out.get(edge.from.node) ?? [])
        if (given !== edge.schema) found.push({ edge: index, given, origin, wanted: edge.schema, by: 'edge' })
    if (accepted !== undefined)
      for (const [given, origin] of along(index))
        if (given !== accepted) found.push({ edge: index, given, origin, wanted: accepted, by: 'node' })
    return found.slice(0, 1)
  })
}

function spread(circuit: Circuit, out: Map<string, Map<string, string>>, along: (index: number) => Known): void {
  const leaving = new Map<string, number[]>()
  for (const [index, { from }] of circuit.edges.entries()) {
    const indexes = leaving.get(from.node)
    if (indexes === undefined) leaving.set(from.node, [index])
    else indexes.push(index)
  }
  const waiting = [...out.keys()]
  while (waiting.length > 0) {
    const name = waiting.pop()!
    for (const index of leaving.get(name) ?? []) {
      const { to } = circuit.edges[index]!
      const target = circuit.nodes.get(to.node)
      const known = out.get(to.node)
      if (target === undefined || known === undefined || !PASSES.has(target.kind) || to.port === 'failed') continue
      const before = known.size
      for (const [schema, origin] of along(index)) if (known.size < SCHEMAS_PER_NODE_MAX && !known.has(schema)) known.set(schema, origin)
      // Each node is looked at again at most as often as it can learn a schema, so this ends.
      if (known.size > before) waiting.push(to.node)
    }
  }
}
