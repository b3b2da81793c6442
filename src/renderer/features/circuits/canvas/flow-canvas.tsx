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
  useReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
import { boxAround, FAR_ZOOM, onGrid } from './geometry.ts'
import { boxOf, type ShownCircuit, type ShownNode } from './shown.ts'

const NODE_TYPES = { circuit: CircuitFlowNode }
const EDGE_TYPES = { circuit: CircuitFlowEdge }
const [ZOOM_MIN, ZOOM_MAX] = [0.05, 2]
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
const FIT = { padding: 0.08, maxZoom: 1 }
/** A circuit opens at a zoom at which it can be read, from its start on where it does not fit. */
const READABLE_ZOOM = 0.62
const MARGIN_PX = 32

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
  const pointer = useHandle(props, host)
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

/** Lends the canvas to commands, and keeps where the pointer is, in the circuit's pixels. */
function useHandle(
  { shown, selection, onHandle }: FlowCanvasProps,
  host: React.RefObject<HTMLDivElement | null>,
): React.RefObject<Position> {
  const flow = useReactFlow()
  const pointer = useRef<Position>({ x: 0, y: 0 })
  const isInside = useRef(false)
  const latest = useRef({ shown, selection })
  latest.current = { shown, selection }
  const showAll = useCallback((): void => {
    const box = boxAround(latest.current.shown.nodes.map(boxOf))
    if (box !== undefined) void flow.fitBounds(box, { padding: FIT.padding }).then(() => clampZoom(flow))
  }, [flow])
  const isOpened = useRef(false)
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const onMove = (event: PointerEvent): void => {
      isInside.current = true
      pointer.current = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    }
    const onLeave = (): void => {
      isInside.current = false
    }
    element.addEventListener('pointermove', onMove, { capture: true })
    element.addEventListener('pointerleave', onLeave)
    const middle = (): Position => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 })
    }
    const reveal = (id: string): void => {
      const node = latest.current.shown.byId.get(id)
      if (node !== undefined) bringIntoSight(flow, element, node)
    }
    onHandle({
      fit: showAll,
      zoomTo: (zoom) => void flow.zoomTo(Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom))),
      focus: () => focusNode(element, latest.current.selection.nodes.at(-1)),
      pointer: () => (isInside.current ? onGrid(pointer.current) : undefined),
      middle: () => onGrid(middle()),
      // What was added just now is drawn in the next frame.
      reveal: (id) => requestAnimationFrame(() => reveal(id)),
    })
    if (!isOpened.current) openView(flow, element, latest.current.shown)
    isOpened.current = true
    const observer = new ResizeObserver(() => {
      const current = latest.current.selection.nodes.at(-1)
      if (current !== undefined) reveal(current)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      element.removeEventListener('pointermove', onMove, { capture: true })
      element.removeEventListener('pointerleave', onLeave)
      onHandle(undefined)
    }
  }, [flow, showAll, host, onHandle])
  return pointer
}

type Flow = ReturnType<typeof useReactFlow>

/** A small circuit is not blown up to fill the canvas. */
function clampZoom(flow: Flow): void {
  if (flow.getZoom() > FIT.maxZoom) void flow.zoomTo(FIT.maxZoom)
}

/** All of it where that can be read, else its start. */
function openView(flow: Flow, element: HTMLElement, shown: ShownCircuit): void {
  const box = boxAround(shown.nodes.map(boxOf))
  if (box === undefined) return
  const { clientWidth, clientHeight } = element
  const all = Math.min((clientWidth - 2 * MARGIN_PX) / box.width, (clientHeight - 2 * MARGIN_PX) / box.height)
  const zoom = Math.min(FIT.maxZoom, Math.max(READABLE_ZOOM, all))
  const along = (size: number, start: number, room: number): number => {
    const isWhole = size * zoom <= room - 2 * MARGIN_PX
    return isWhole ? room / 2 - (start + size / 2) * zoom : MARGIN_PX - start * zoom
  }
  void flow.setViewport({ x: along(box.width, box.x, clientWidth), y: along(box.height, box.y, clientHeight), zoom })
}

/** Moves the view only as far as it takes. */
function bringIntoSight(flow: Flow, element: HTMLElement, { corner, size }: ShownNode): void {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const start = flow.flowToScreenPosition(corner)
  const end = flow.flowToScreenPosition({ x: corner.x + size.width, y: corner.y + size.height })
  const over = (low: number, high: number, from: number, to: number): number => {
    if (low < from + MARGIN_PX) return from + MARGIN_PX - low
    return high > to - MARGIN_PX ? to - MARGIN_PX - high : 0
  }
  const [byX, byY] = [over(start.x, end.x, left, right), over(start.y, end.y, top, bottom)]
  const { x, y, zoom } = flow.getViewport()
  if (byX !== 0 || byY !== 0) void flow.setViewport({ x: x + byX, y: y + byY, zoom })
}

/** The node's own element where there is one, else the canvas: keys go on from there. */
function focusNode(element: HTMLElement, id: string | undefined): void {
  const own = id === undefined ? undefined : element.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
  ;(own ?? element).focus({ preventScroll: true })
}
