import type { Circuit, CircuitEdge, CircuitNode } from '../../../../shared/circuit/index.ts'
import type { Layout, Position } from '../model/layout.ts'
import { edgeKeysOf } from '../model/selection.ts'
import { type Box, boxAround, type Size, sizeOf } from './geometry.ts'
import { placeNodes } from './place-nodes.ts'
import { type Ports, portsOf, type SubPorts } from './ports.ts'

/** One node as the canvas draws it. */
export interface ShownNode {
  /** Its name; of a part of an open sub-circuit `PART.NAME`. */
  readonly id: string
  readonly node: CircuitNode
  readonly corner: Position
  readonly size: Size
  readonly ports: Ports
  /** A sub-circuit that is open: its parts stand on it. */
  readonly isFrame: boolean
  /** A part of an open sub-circuit: it is looked at here, and edited in its own file. */
  readonly isPart: boolean
}

export interface ShownEdge {
  /** Key of the edge; of one inside an open sub-circuit `PART/KEY`. */
  readonly id: string
  readonly from: { readonly node: string; readonly port: string }
  readonly to: { readonly node: string; readonly port: string }
  /** Undefined for the line from a frame's port to the part behind it. */
  readonly edge: CircuitEdge | undefined
}

export interface ShownCircuit {
  readonly nodes: readonly ShownNode[]
  readonly edges: readonly ShownEdge[]
  readonly byId: ReadonlyMap<string, ShownNode>
  /** How far a node stands from where the layout has it, because a frame needs the room. */
  readonly shifts: ReadonlyMap<string, Position>
}

/** A sub-circuit's file, as far as it is drawn. */
export interface OpenPart {
  readonly circuit: Circuit
  readonly layout: Layout
}

export interface ShowOptions {
  readonly layout: Layout
  /** Sub-circuits that are open in place, by node. */
  readonly parts?: ReadonlyMap<string, OpenPart>
}

const PAD = 24
const HEAD = 40
const NONE: Position = { x: 0, y: 0 }

interface Frame {
  readonly size: Size
  readonly inner: ShownCircuit
  readonly offset: Position
}

/** Everything of a circuit with its place: nodes, edges, and what of sub-circuits is open. */
export function showCircuit(circuit: Circuit, { layout, parts = new Map() }: ShowOptions): ShownCircuit {
  const subs: SubPorts = new Map(
    [...parts].map(([name, { circuit: inner }]) => [name, { ins: [...inner.inputs.keys()], outs: [...inner.outputs.keys()] }]),
  )
  const ports = portsOf(circuit, subs)
  const corners = placeNodes(circuit, layout, ports)
  const frames = new Map<string, Frame>()
  for (const [name, part] of parts) if (circuit.nodes.has(name)) frames.set(name, frameOf(part))
  const shifts = shiftsOf(corners, frames)
  const nodes: ShownNode[] = []
  const edges: ShownEdge[] = []
  for (const [name, node] of circuit.nodes) {
    const own = ports.get(name) ?? { ins: [], outs: [] }
    const frame = frames.get(name)
    const { x, y } = corners.get(name) ?? NONE
    const shift = shifts.get(name) ?? NONE
    const corner = { x: x + shift.x, y: y + shift.y }
    const size = frame === undefined ? sizeOf(own) : frame.size
    nodes.push({ id: name, node, corner, size, ports: own, isFrame: frame !== undefined, isPart: false })
    if (frame !== undefined) addParts(name, { frame, corner, circuit: parts.get(name)?.circuit }, nodes, edges)
  }
  const keys = edgeKeysOf(circuit)
  for (const [index, edge] of circuit.edges.entries()) edges.push({ id: keys[index] ?? '', from: edge.from, to: edge.to, edge })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return { nodes, edges: edges.filter(({ from, to }) => byId.has(from.node) && byId.has(to.node)), byId, shifts }
}

function frameOf({ circuit, layout }: OpenPart): Frame {
  const inner = showCircuit(circuit, { layout })
  const box = boxAround(inner.nodes.map(({ corner, size }) => ({ ...corner, ...size }))) ?? { x: 0, y: 0, width: 160, height: 48 }
  return {
    inner,
    size: { width: box.width + 2 * PAD, height: box.height + HEAD + PAD },
    offset: { x: PAD - box.x, y: HEAD - box.y },
  }
}

interface AddedPart {
  readonly frame: Frame
  readonly corner: Position
  readonly circuit: Circuit | undefined
}

function addParts(name: string, { frame, corner, circuit }: AddedPart, nodes: ShownNode[], edges: ShownEdge[]): void {
  const { inner, offset } = frame
  const idOf = (part: string): string => `${name}.${part}`
  for (const part of inner.nodes) {
    const place = { x: corner.x + offset.x + part.corner.x, y: corner.y + offset.y + part.corner.y }
    nodes.push({ ...part, id: idOf(part.id), corner: place, isPart: true })
  }
  for (const { id, from, to, edge } of inner.edges) {
    edges.push({ id: `${name}/${id}`, from: { ...from, node: idOf(from.node) }, to: { ...to, node: idOf(to.node) }, edge })
  }
  for (const [port, node] of circuit?.inputs ?? []) {
    edges.push({
      id: `${name}/in ${port}`,
      from: { node: name, port: `in:${port}` },
      to: { node: idOf(node), port: 'in' },
      edge: undefined,
    })
  }
  for (const [port, node] of circuit?.outputs ?? []) {
    edges.push({
      id: `${name}/out ${port}`,
      from: { node: idOf(node), port: 'out' },
      to: { node: name, port: `out:${port}` },
      edge: undefined,
    })
  }
}

/** What stands right of a frame or below it makes room for it. */
function shiftsOf(corners: Layout, frames: ReadonlyMap<string, Frame>): ReadonlyMap<string, Position> {
  const shifts = new Map<string, Position>()
  for (const [name, { size }] of frames) {
    const at = corners.get(name) ?? NONE
    const closed = sizeOf({ ins: ['in'], outs: ['out'] })
    for (const [other, { x, y }] of corners) {
      if (other === name) continue
      const before = shifts.get(other) ?? NONE
      const isRight = x >= at.x + closed.width
      const isBelow = !isRight && y >= at.y + closed.height && x + closed.width > at.x
      if (isRight) shifts.set(other, { x: before.x + size.width - closed.width, y: before.y })
      else if (isBelow) shifts.set(other, { x: before.x, y: before.y + size.height - closed.height })
    }
  }
  return shifts
}

/** Boxes of some nodes, for fitting and revealing. */
export const boxOf = ({ corner, size }: ShownNode): Box => ({ ...corner, ...size })
