import { Position as Side } from '@xyflow/react'
import { WORDS } from '../../../words/circuits.ts'
import type { Position } from '../model/layout.ts'
import type { FlowEdge } from './flow-edge.tsx'
import type { FlowNode } from './flow-node.tsx'
import { portY } from './geometry.ts'
import { nameOf } from './kinds.ts'
import type { ShownCircuit, ShownEdge, ShownNode } from './shown.ts'

/** Half of a handle, which stands across its node's edge. */
const HANDLE_PX = 10

export interface NodeLook {
  readonly selected: ReadonlySet<string>
  /** Nodes under a drag. */
  readonly moving: ReadonlyMap<string, Position>
  readonly isWritable: boolean
}

interface MadeNode {
  readonly shown: ShownNode
  readonly isWritable: boolean
  readonly flow: FlowNode
}

interface MadeEdge {
  readonly shown: ShownEdge
  readonly flow: FlowEdge
}

/** React Flow's objects as they were made last: what has not changed is the same object, so that React Flow draws nothing again. */
export class FlowObjects {
  nodes = new Map<string, MadeNode>()
  edges = new Map<string, MadeEdge>()
}

export function flowNodesOf(shown: ShownCircuit, objects: FlowObjects, { selected, moving, isWritable }: NodeLook): FlowNode[] {
  const next = new Map<string, MadeNode>()
  const nodes = shown.nodes.map((each) => {
    const at = moving.get(each.id) ?? each.corner
    const isSelected = selected.has(each.id)
    const known = objects.nodes.get(each.id)
    const isSame =
      known !== undefined &&
      known.flow.selected === isSelected &&
      known.isWritable === isWritable &&
      known.flow.position.x === at.x &&
      known.flow.position.y === at.y &&
      isAlike(known.shown, each)
    const made = isSame ? known : { shown: each, isWritable, flow: flowNode(each, at, { isSelected, isWritable }) }
    next.set(each.id, made)
    return made.flow
  })
  objects.nodes = next
  return nodes
}

const isAlike = (a: ShownNode, b: ShownNode): boolean =>
  a === b ||
  (a.node === b.node &&
    isSamePorts(a.ports, b.ports) &&
    a.isFrame === b.isFrame &&
    a.size.width === b.size.width &&
    a.size.height === b.size.height)

const isSamePorts = (a: ShownNode['ports'], b: ShownNode['ports']): boolean =>
  a === b || (a.ins.join() === b.ins.join() && a.outs.join() === b.outs.join())

function flowNode(
  shown: ShownNode,
  position: Position,
  { isSelected, isWritable }: { isSelected: boolean; isWritable: boolean },
): FlowNode {
  const { id, node, size, ports, isFrame, isPart } = shown
  const handle = (side: 'ins' | 'outs', name: string, index: number, isOuter: boolean) => ({
    id: isOuter ? name : `${side === 'ins' ? 'in' : 'out'}:${name}`,
    type: (side === 'ins') === isOuter ? ('target' as const) : ('source' as const),
    position: side === 'ins' ? Side.Left : Side.Right,
    x: (side === 'ins' ? 0 : size.width) - HANDLE_PX / 2,
    y: portY(ports, side, index) - HANDLE_PX / 2,
    width: HANDLE_PX,
    height: HANDLE_PX,
  })
  const outer = (['ins', 'outs'] as const).flatMap((side) => ports[side].map((name, index) => handle(side, name, index, true)))
  const inner = isFrame
    ? (['ins', 'outs'] as const).flatMap((side) => ports[side].map((name, index) => handle(side, name, index, false)))
    : []
  return {
    id,
    type: 'circuit',
    position,
    data: { shown },
    ...size,
    measured: size,
    handles: [...outer, ...inner],
    selected: isSelected,
    draggable: isWritable && !isPart,
    connectable: isWritable && !isPart,
    zIndex: isFrame ? 0 : isPart ? 2 : 1,
    ariaLabel: nameOf(node.kind, id),
    ariaRole: 'group',
  }
}

export function flowEdgesOf(shown: ShownCircuit, objects: FlowObjects, selected: ReadonlySet<string>): FlowEdge[] {
  const next = new Map<string, MadeEdge>()
  const edges = shown.edges.map((each) => {
    const isSelected = selected.has(each.id)
    const known = objects.edges.get(each.id)
    const isSame = known !== undefined && known.flow.selected === isSelected && known.shown.edge === each.edge
    const made = isSame ? known : { shown: each, flow: flowEdge(each, isSelected) }
    next.set(each.id, made)
    return made.flow
  })
  objects.edges = next
  return edges
}

function flowEdge(shown: ShownEdge, isSelected: boolean): FlowEdge {
  const { id, from, to, edge } = shown
  return {
    id,
    type: 'circuit',
    source: from.node,
    sourceHandle: from.port,
    target: to.node,
    targetHandle: to.port,
    data: { shown },
    selected: isSelected,
    selectable: edge !== undefined,
    zIndex: 1,
    ariaLabel: WORDS.canvas.edgeName(from.node, to.node),
  }
}
