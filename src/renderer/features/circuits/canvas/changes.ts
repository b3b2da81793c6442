import { type Circuit, type CircuitNode, planCircuit } from '../../../../shared/circuit/index.ts'
import { edgeKeysOf } from '../model/selection.ts'
import type { Change } from './canvas-context.ts'

/** Two versions as one picture: everything of the newer one, and what only the older one has. */
export interface Comparison {
  readonly circuit: Circuit
  /** By node's name and edge's key. */
  readonly changes: ReadonlyMap<string, Change>
}

/** The plan's writing of an edge as its key. */
const keyOf = (edge: string): string => edge.replace(' -> ', '->')

/** What differs in meaning, by the plan that applying would follow; a node that only has another name counts as changed. */
export function compareCircuits(before: Circuit, now: Circuit): Comparison {
  const { nodes: differing, edges: differingEdges } = planCircuit(before, now)
  const changes = new Map<string, Change>([
    ...differing.added.map((name) => [name, 'added'] as const),
    ...differing.removed.map((name) => [name, 'removed'] as const),
    ...differing.renamed.map(({ to }) => [to, 'changed'] as const),
    ...differing.changed.map(({ node }) => [node, 'changed'] as const),
    ...differingEdges.added.map((edge) => [keyOf(edge), 'added'] as const),
    ...differingEdges.removed.map((edge) => [keyOf(edge), 'removed'] as const),
    ...differingEdges.changed.map(({ edge }) => [keyOf(edge), 'changed'] as const),
  ])
  const gone = differing.removed.flatMap((name): [string, CircuitNode][] => {
    const node = before.nodes.get(name)
    return node === undefined ? [] : [[name, node]]
  })
  const keys = edgeKeysOf(before)
  const goneEdges = before.edges.filter((_, index) => changes.get(keys[index] ?? '') === 'removed')
  return { circuit: { ...now, nodes: new Map([...now.nodes, ...gone]), edges: [...now.edges, ...goneEdges] }, changes }
}
