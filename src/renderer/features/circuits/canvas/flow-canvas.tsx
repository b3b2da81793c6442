import {
  Background,
  BackgroundVariant,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlowStore,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { createStore } from 'zustand/vanilla'
import type { Endpoint } from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits.ts'
import type { CanvasHandle, NodeLink } from '../model/circuits.ts'
import type { Position } from '../model/layout.ts'
import { type CanvasSelection, NO_SELECTION } from '../model/selection.ts'
import { type CanvasLook, CanvasLookProvider } from './canvas-context.ts'
import { FarCanvas } from './far-canvas.tsx'
import { CircuitFlowEdge, type FlowEdge } from './flow-edge.tsx'
import { CircuitFlowNode, type FlowNode } from './flow-node.tsx'
import { FlowObjects, flowEdgesOf, flowNodesOf } from './flow-objects.ts'
import { FAR_ZOOM, onGrid } from './geometry.ts'
import type { ShownCircuit } from './shown.ts'
import { useCanvasHandle, ZOOM_MAX, ZOOM_MIN } from './use-canvas-handle.ts'

const NODE_TYPES = { circuit: CircuitFlowNode }
const EDGE_TYPES = { circuit: CircuitFlowEdge }
/** Keys are this editor's own; a circuit is drawn only as far as it is in sight. */
const ALWAYS = {
  onlyRenderVisibleElements: true,
  minZoom: ZOOM_MIN,
  maxZoom: ZOOM_MAX,
  deleteKeyCode: null,
  disableKeyboardA11y: true,
  edgesFocusable: false,
  zoomOnDoubleClick: false,
  multiSelectionKeyCode: ['Control', 'Meta', 'Shift'],
  selectionKeyCode: 'Shift',
  elevateNodesOnSelect: false,
  proOptions: { hideAttribution: true },
}

export interface FlowCanvasProps {
  readonly shown: ShownCircuit
  readonly look: CanvasLook
  readonly selection: CanvasSelection
  readonly isWritable: boolean
  /** What is selected becomes another thing: by what is selected at that moment, for React Flow tells of nodes and edges one after the other. */
  readonly onPick: (pick: (now: CanvasSelection) => CanvasSelection) => void
  /** Nodes stand somewhere else now (in the layout's pixels). */
  readonly onMoved: (placed: ReadonlyMap<string, Position>) => void
  readonly onConnect: (from: Endpoint, to: Endpoint) => void
  /** A line was drawn to nowhere: a node is offered there. */
  readonly onOffer: (at: Position, link: NodeLink) => void
  readonly onOpen: (node: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onHandle: (handle: CanvasHandle | undefined) => void
}

/** The circuit as a picture that can be edited. */
export function FlowCanvas(props: FlowCanvasProps): ReactElement {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

const isFarNow = ({ transform }: { readonly transform: readonly [number, number, number] }): boolean => transform[2] < FAR_ZOOM

function Canvas(props: FlowCanvasProps): ReactElement {
  const { shown, look, selection, isWritable, onPick } = props
  const host = useRef<HTMLDivElement>(null)
  const isFar = useFlowStore(isFarNow)
  const [lookStore] = useState(() => createStore(() => look))
  useEffect(() => lookStore.setState(look, true), [lookStore, look])
  const [moving, setMoving] = useState<ReadonlyMap<string, Position>>(new Map())
  const objects = useRef(new FlowObjects())
  const selectedNodes = useMemo(() => new Set(selection.nodes), [selection])
  const nodes = useMemo(
    () => (isFar ? [] : flowNodesOf(shown, objects.current, { selected: selectedNodes, moving, isWritable })),
    [shown, selectedNodes, moving, isWritable, isFar],
  )
  const edges = useMemo(() => (isFar ? [] : flowEdgesOf(shown, objects.current, new Set(selection.edges))), [shown, selection, isFar])
  const pointer = useCanvasHandle(props, host)
  const acts = flowActs(props, { moving, setMoving, pointer })
  return (
    <div
      ref={host}
      className={`circuit-canvas ${look.bright === undefined ? '' : 'dimmed'}`}
      role="application"
      aria-label={WORDS.canvas.name}
      aria-description={WORDS.canvas.hint}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
    >
      <CanvasLookProvider value={lookStore}>
        <ReactFlow<FlowNode, FlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={acts.onNodesChange}
          onEdgesChange={acts.onEdgesChange}
          onConnect={acts.onConnect}
          onConnectEnd={acts.onConnectEnd}
          onPaneClick={() => onPick(() => NO_SELECTION)}
          onNodeDoubleClick={(_, node) => props.onOpen(node.id)}
          nodesConnectable={isWritable}
          nodesDraggable={isWritable}
          {...ALWAYS}
        >
          {!isFar && <Background variant={BackgroundVariant.Dots} gap={24} size={1} />}
        </ReactFlow>
        {isFar && (
          <FarCanvas
            shown={shown}
            look={look}
            selected={selectedNodes}
            onPress={(id, isMore) =>
              onPick((now) => ({ nodes: isMore ? [...now.nodes.filter((name) => name !== id), id] : [id], edges: [] }))
            }
            onMoved={acts.onFarMoved}
          />
        )}
      </CanvasLookProvider>
    </div>
  )
}

interface FlowDrag {
  /** Nodes under a drag, with where they are. */
  readonly moving: ReadonlyMap<string, Position>
  readonly setMoving: (moving: ReadonlyMap<string, Position>) => void
  readonly pointer: React.RefObject<Position>
}

/** What React Flow tells, as acts on the document. */
function flowActs({ shown, isWritable, ...on }: FlowCanvasProps, { moving, setMoving, pointer }: FlowDrag) {
  const placedOf = (ends: Iterable<readonly [string, Position]>): ReadonlyMap<string, Position> =>
    new Map(
      [...ends].map(([id, { x, y }]) => {
        const shift = shown.shifts.get(id) ?? { x: 0, y: 0 }
        return [id, onGrid({ x: x - shift.x, y: y - shift.y })]
      }),
    )
  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    const picked = changes.filter((change) => change.type === 'select')
    if (picked.length > 0) on.onPick((now) => ({ ...now, nodes: applied(now.nodes, picked) }))
    const moves = changes.filter((change) => change.type === 'position')
    const under = moves.flatMap(({ id, position, dragging }) =>
      position !== undefined && dragging === true ? [[id, position] as const] : [],
    )
    if (under.length > 0) setMoving(new Map([...moving, ...under]))
    const isDropped = moves.some(({ dragging }) => dragging === false)
    if (isDropped && moving.size > 0) {
      on.onMoved(placedOf(moving))
      setMoving(new Map())
    }
  }
  const onEdgesChange = (changes: EdgeChange<FlowEdge>[]): void => {
    const picked = changes.filter((change) => change.type === 'select')
    if (picked.length > 0) on.onPick((now) => ({ ...now, edges: applied(now.edges, picked) }))
  }
  const onConnectEnd = (_: unknown, { isValid, fromHandle, fromNode, toNode }: FinalConnectionState): void => {
    if (isValid === true || toNode !== null || fromHandle === null || fromNode === null || !isWritable) return
    const at: Endpoint = { node: fromNode.id, port: fromHandle.id ?? 'out' }
    on.onOffer(onGrid(pointer.current), { end: fromHandle.type === 'source' ? 'from' : 'to', at })
  }
  const onFarMoved = (ids: readonly string[], by: Position): void => {
    const ends = ids.flatMap((id) => {
      const node = shown.byId.get(id)
      return node === undefined || node.isPart ? [] : [[id, { x: node.corner.x + by.x, y: node.corner.y + by.y }] as const]
    })
    if (isWritable) on.onMoved(placedOf(ends))
  }
  const onConnect = ({ source, sourceHandle, target, targetHandle }: Connection): void =>
    on.onConnect({ node: source, port: sourceHandle ?? 'out' }, { node: target, port: targetHandle ?? 'in' })
  return { onNodesChange, onEdgesChange, onConnect, onConnectEnd, onFarMoved }
}

/** The selection after React Flow's changes: what was picked comes last. */
function applied(before: readonly string[], changes: readonly { readonly id: string; readonly selected: boolean }[]): readonly string[] {
  const gone = new Set(changes.filter(({ selected }) => !selected).map(({ id }) => id))
  const come = changes.filter(({ id, selected }) => selected && !before.includes(id)).map(({ id }) => id)
  return [...before.filter((id) => !gone.has(id)), ...come]
}
