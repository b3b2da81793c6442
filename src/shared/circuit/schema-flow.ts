import type { Circuit, CircuitNode } from './circuit.ts'

/** Schemas that are followed through one node; more than that come together only where somebody tries, and are then not known. */
const SCHEMAS_PER_NODE_MAX = 16

/** Stands for whatever is not declared; no schema has this name. */
export const UNDECLARED = ''

/** Of what comes along an edge: schema -> the node that gave it that schema. */
type Known = ReadonlyMap<string, string>

export interface SchemaMismatch {
  readonly edge: number
  /** What comes, and the node that gave it this schema. */
  readonly given: string
  readonly origin: string
  /** What the edge or the node it leads to says it must be. */
  readonly wanted: string
  readonly by: 'edge' | 'node'
}

/** Declared schemas, followed along the edges. */
export interface SchemaFlow {
  /** Schemas of what comes to an edge, before it is held against the edge's own. */
  readonly offered: (edge: number) => Known
  /** Schemas of what an edge brings to its node. */
  readonly along: (edge: number) => Known
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

/** Follows declared schemas along the edges. */
export function schemaFlow(circuit: Circuit): SchemaFlow {
  const out = new Map<string, Map<string, string>>()
  for (const [name, node] of circuit.nodes) out.set(name, new Map(PASSES.has(node.kind) ? [] : [[declaredBy(node) ?? UNDECLARED, name]]))
  for (const target of circuit.inputs.values()) {
    const name = target.split('.', 1)[0] ?? ''
    // What comes in from around it is not known; what its own nodes make is.
    if (PASSES.has(circuit.nodes.get(name)?.kind ?? 'topic')) out.get(name)?.set(UNDECLARED, target)
  }
  const offered = (index: number): Known => {
    const { from } = circuit.edges[index]!
    // What leaves by `error` is what came in, whatever it was: nothing is declared of it.
    if (from.port === 'error') return new Map([[UNDECLARED, from.node]])
    return out.get(from.node) ?? new Map([[UNDECLARED, from.node]])
  }
  const along = (index: number): Known => {
    const { from, schema } = circuit.edges[index]!
    return schema === undefined ? offered(index) : new Map([[schema, from.node]])
  }
  spread(circuit, out, along)
  return { offered, along }
}

/** Says where another schema is declared than the one that comes. Where nothing is declared nothing is said. */
export function schemaMismatches(circuit: Circuit, { offered, along }: SchemaFlow): readonly SchemaMismatch[] {
  return circuit.edges.flatMap((edge, index) => {
    const target = circuit.nodes.get(edge.to.node)
    const accepted = edge.to.port === 'failed' ? undefined : acceptedBy(target)
    const found: SchemaMismatch[] = []
    const hold = (known: Known, wanted: string, by: SchemaMismatch['by']): void => {
      for (const [given, origin] of known)
        if (given !== wanted && given !== UNDECLARED) found.push({ edge: index, given, origin, wanted, by })
    }
    if (edge.schema !== undefined) hold(offered(index), edge.schema, 'edge')
    if (accepted !== undefined) hold(along(index), accepted, 'node')
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
      for (const [schema, origin] of along(index))
        if (!known.has(schema)) {
          if (known.size < SCHEMAS_PER_NODE_MAX) known.set(schema, origin)
          else known.set(UNDECLARED, origin)
        }
      // Each node is looked at again at most as often as it can learn a schema, so this ends.
      if (known.size > before) waiting.push(to.node)
    }
  }
}
