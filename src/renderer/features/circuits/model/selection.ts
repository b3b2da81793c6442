// Commands are in the first load: the language is not.
import { edgeIds } from '../../../../shared/circuit/edge-ids.ts'
import type { Circuit } from '../../../../shared/circuit/index.ts'
import type { Selection } from '../../../place/selection.ts'

/** What is selected in a circuit, in the order in which it was: the last node is where the keyboard is. */
export interface CanvasSelection {
  readonly nodes: readonly string[]
  /** Keys as `edgeKeysOf` gives them. */
  readonly edges: readonly string[]
}

export const NO_SELECTION: CanvasSelection = { nodes: [], edges: [] }

/** `FILE#NODE` or `FILE#EDGE`, as the window's selection and links have it, taken apart. */
export function partOf(id: string): { readonly path: string; readonly name: string } {
  // An edge's own name may hold a #.
  const at = id.indexOf('#', id.indexOf('.circuit.yaml'))
  return { path: id.slice(0, at), name: id.slice(at + 1) }
}

/** What of it the inspector shows: the last node, else the last edge. */
export function shownPart(path: string, { nodes, edges }: CanvasSelection): Selection | undefined {
  const [node, edge] = [nodes.at(-1), edges.at(-1)]
  if (node !== undefined) return { kind: 'node', id: `${path}#${node}` }
  return edge === undefined ? undefined : { kind: 'edge', id: `${path}#${edge}` }
}

const cache = new WeakMap<Circuit, readonly string[]>()

/** What each edge is called, in the file's order (`edgeIds`): it outlives other edits. */
export function edgeKeysOf(circuit: Circuit): readonly string[] {
  const known = cache.get(circuit)
  if (known !== undefined) return known
  const keys = edgeIds(circuit.edges)
  cache.set(circuit, keys)
  return keys
}

/** What of a selection is still there. */
export function keptSelection(selection: CanvasSelection, circuit: Circuit | undefined): CanvasSelection {
  if (circuit === undefined || selection === NO_SELECTION) return selection
  const keys = new Set(edgeKeysOf(circuit))
  const nodes = selection.nodes.filter((name) => circuit.nodes.has(name))
  const edges = selection.edges.filter((key) => keys.has(key))
  const isWhole = nodes.length === selection.nodes.length && edges.length === selection.edges.length
  return isWhole ? selection : { nodes, edges }
}
