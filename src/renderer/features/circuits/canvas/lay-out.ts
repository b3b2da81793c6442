import { openWorker } from '../../../hosts/own-worker.ts'
import { WORDS } from '../../../words/circuits.ts'
import { move } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { Layout, Position } from '../model/layout.ts'
import { Arranger } from '../worker/arrange.ts'
import { onGrid } from './geometry.ts'
import { placeNodes } from './place-nodes.ts'
import { portsOf } from './ports.ts'

const arranger = new Arranger(() => openWorker('layout'))

/** Ends the layout that is under way, if one is. */
export const cancelLayout = (): void => arranger.cancel()

/**
 * Lays out the selected nodes where they stand, or all when fewer than two are selected, as one step of undo.
 * @returns false when it was cancelled, or something else was edited meanwhile; then nothing was moved
 * @throws Fault `circuit/layout-failed`
 */
export async function layOut(document: CircuitDocument): Promise<boolean> {
  const { circuit, selection, layout, change } = document.store.getState()
  if (circuit === undefined) return false
  const ports = portsOf(circuit)
  const isPart = selection.nodes.length > 1
  const names = new Set(isPart ? selection.nodes : circuit.nodes.keys())
  const graph = { nodes: new Map([...ports].filter(([name]) => names.has(name))), edges: circuit.edges }
  const found = await arranger.arrange(graph)
  if (found === undefined || document.store.getState().change !== change) return false
  const start = isPart ? cornerOf(placeNodes(circuit, layout, ports), names) : { x: 0, y: 0 }
  const placed = new Map([...found].map(([name, { x, y }]) => [name, onGrid({ x: x + start.x, y: y + start.y })] as const))
  move(document, placed, { title: WORDS.steps.layout })
  return true
}

/** Upper left of all of them together. */
function cornerOf(layout: Layout, names: ReadonlySet<string>): Position {
  const all = [...names].flatMap((name) => layout.get(name) ?? [])
  return { x: Math.min(...all.map(({ x }) => x)), y: Math.min(...all.map(({ y }) => y)) }
}
