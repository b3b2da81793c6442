import type { Circuit } from '../../../../shared/circuit/index.ts'
import type { Highlight } from '../model/circuits.ts'
import { type CanvasSelection, edgeKeysOf } from '../model/selection.ts'
import type { ShownCircuit, ShownNode } from './shown.ts'

type Neighbours = ReadonlyMap<string, readonly string[]>

function neighbours(circuit: Circuit, way: 'up' | 'down'): Neighbours {
  const found = new Map<string, string[]>()
  for (const { from, to } of circuit.edges) {
    const [node, next] = way === 'down' ? [from.node, to.node] : [to.node, from.node]
    const known = found.get(node)
    if (known === undefined) found.set(node, [next])
    else known.push(next)
  }
  return found
}

function reached(start: readonly string[], next: Neighbours): Set<string> {
  const seen = new Set(start)
  // A set is walked over what is added meanwhile, too.
  for (const name of seen) for (const other of next.get(name) ?? []) seen.add(other)
  return seen
}

/** The nodes that a highlight leaves bright: the given ones with all before them, all after them, or both. */
export function highlighted(circuit: Circuit, start: readonly string[], highlight: Highlight): ReadonlySet<string> | undefined {
  if (highlight === 'none' || start.length === 0) return undefined
  const up = highlight === 'downstream' ? new Set(start) : reached(start, neighbours(circuit, 'up'))
  const down = highlight === 'upstream' ? new Set(start) : reached(start, neighbours(circuit, 'down'))
  return new Set([...up, ...down])
}

/** The edge after the selected one, or before it, in the file's order and round again; from a node the first one at it. undefined where there is none. */
export function nextEdge(circuit: Circuit, { nodes, edges }: CanvasSelection, by: 1 | -1): string | undefined {
  const keys = edgeKeysOf(circuit)
  const at = keys.indexOf(edges.at(-1) ?? '')
  if (at >= 0) return keys[(at + by + keys.length) % keys.length]
  const node = nodes.at(-1)
  const own = circuit.edges.findIndex(({ from }) => from.node === node)
  return keys[own >= 0 ? own : circuit.edges.findIndex(({ to }) => to.node === node)] ?? (node === undefined ? keys[0] : undefined)
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const middle = ({ corner, size }: ShownNode): { x: number; y: number } => ({ x: corner.x + size.width / 2, y: corner.y + size.height / 2 })

/**
 * Where an arrow key leads from a node: left and right along an edge, to the node at its other end whose height is nearest, else to the nearest node on
 * that side; up and down to the nearest above or below. undefined where there is none.
 */
export function afterArrow(shown: ShownCircuit, from: string, arrow: Arrow): string | undefined {
  const start = shown.byId.get(from)
  if (start === undefined) return shown.nodes[0]?.id
  const at = middle(start)
  const along = arrow === 'ArrowRight' || arrow === 'ArrowLeft' ? ends(shown, from, arrow) : []
  const byHeight = along.toSorted((a, b) => Math.abs(middle(a).y - at.y) - Math.abs(middle(b).y - at.y))
  if (byHeight[0] !== undefined) return byHeight[0].id
  const isSideways = arrow === 'ArrowLeft' || arrow === 'ArrowRight'
  const sign = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1
  let best: { readonly id: string; readonly far: number } | undefined
  for (const node of shown.nodes) {
    const { x, y } = middle(node)
    const [ahead, aside] = isSideways ? [(x - at.x) * sign, Math.abs(y - at.y)] : [(y - at.y) * sign, Math.abs(x - at.x)]
    const far = ahead + 2 * aside
    if (node.id !== from && ahead > 1 && (best === undefined || far < best.far)) best = { id: node.id, far }
  }
  return best?.id
}

function ends(shown: ShownCircuit, from: string, arrow: 'ArrowLeft' | 'ArrowRight'): ShownNode[] {
  const names = shown.edges.flatMap((edge) => {
    if (arrow === 'ArrowRight') return edge.from.node === from ? [edge.to.node] : []
    return edge.to.node === from ? [edge.from.node] : []
  })
  return [...new Set(names)].flatMap((name) => (name === from ? [] : (shown.byId.get(name) ?? [])))
}
