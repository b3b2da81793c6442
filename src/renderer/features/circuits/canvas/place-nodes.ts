import type { Circuit } from '../../../../shared/circuit/index.ts'
import type { Layout, Position } from '../model/layout.ts'
import { COLUMN_GAP, NODE_WIDTH, ROW_GAP, sizeOf } from './geometry.ts'
import type { Ports } from './ports.ts'

const COLUMN_PX = NODE_WIDTH + COLUMN_GAP

/** How many edges lie before each node on its longest way from a start; what only closes a cycle does not count. */
export function depthsOf(circuit: Circuit): ReadonlyMap<string, number> {
  const after = new Map<string, string[]>()
  const missing = new Map<string, number>([...circuit.nodes.keys()].map((name) => [name, 0]))
  for (const { from, to } of circuit.edges) {
    if (!missing.has(from.node) || !missing.has(to.node) || from.node === to.node) continue
    const others = after.get(from.node)
    if (others === undefined) after.set(from.node, [to.node])
    else others.push(to.node)
    missing.set(to.node, (missing.get(to.node) ?? 0) + 1)
  }
  const depths = new Map<string, number>()
  const ready = [...missing].filter(([, count]) => count === 0).map(([name]) => name)
  const left = new Set(missing.keys())
  while (left.size > 0) {
    // In a cycle nothing is ready: where something leads into it goes first, else the first of the file.
    const name = ready.pop() ?? [...left].find((each) => depths.has(each)) ?? left.values().next().value
    if (name === undefined) break
    if (!left.delete(name)) continue
    const depth = depths.get(name) ?? 0
    depths.set(name, depth)
    for (const next of after.get(name) ?? []) {
      if (!left.has(next)) continue
      depths.set(next, Math.max(depths.get(next) ?? 0, depth + 1))
      const count = (missing.get(next) ?? 1) - 1
      missing.set(next, count)
      if (count === 0) ready.push(next)
    }
  }
  return depths
}

/**
 * Where every node is: what the layout says, and the others in columns by their depth, below what stands there. At once and always the same for the
 * same circuit: what a circuit without positions opens with, before anybody lays it out.
 */
export function placeNodes(circuit: Circuit, layout: Layout, ports: ReadonlyMap<string, Ports>): Layout {
  const homeless = [...circuit.nodes.keys()].filter((name) => !layout.has(name))
  if (homeless.length === 0) return layout
  const depths = depthsOf(circuit)
  const placed = new Map<string, Position>()
  let lowest = 0
  for (const name of circuit.nodes.keys()) {
    const own = layout.get(name)
    if (own === undefined) continue
    placed.set(name, own)
    lowest = Math.max(lowest, own.y + heightOf(ports, name) + ROW_GAP)
  }
  const rows = new Map<number, number>()
  for (const name of homeless) {
    const depth = depths.get(name) ?? 0
    const y = rows.get(depth) ?? (placed.size > 0 && layout.size > 0 ? lowest : 0)
    placed.set(name, { x: depth * COLUMN_PX, y })
    rows.set(depth, y + heightOf(ports, name) + ROW_GAP)
  }
  return placed
}

const heightOf = (ports: ReadonlyMap<string, Ports>, name: string): number => sizeOf(ports.get(name) ?? { ins: [], outs: [] }).height
