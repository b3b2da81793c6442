import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import type { CanvasHandle } from '../model/circuits.ts'
import type { Position } from '../model/layout.ts'
import type { CanvasSelection } from '../model/selection.ts'
import { type Box, boxAround, onGrid, type Size } from './geometry.ts'
import { boxOf, type ShownCircuit } from './shown.ts'

export const [ZOOM_MIN, ZOOM_MAX] = [0.05, 2]
const FIT = { padding: 0.08, maxZoom: 1 }
/** All of a circuit is shown where that can be read; else its start, at a zoom at which that reads well. */
const READABLE_ZOOM = 0.62
const START_ZOOM = 0.85
const MARGIN_PX = 32

interface Seen {
  readonly shown: ShownCircuit
  readonly selection: CanvasSelection
}

/** Lends the canvas to commands, and keeps where the pointer is, in the circuit's pixels. */
export function useCanvasHandle(
  { shown, selection, onHandle }: Seen & { readonly onHandle: (handle: CanvasHandle | undefined) => void },
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
    const reveal = (ids: readonly string[]): void => {
      const box = boxAround(ids.flatMap((id) => latest.current.shown.byId.get(id) ?? []).map(boxOf))
      if (box !== undefined) bringIntoSight(flow, element, box)
    }
    onHandle({
      fit: showAll,
      zoomTo: (zoom) => void flow.zoomTo(Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom))),
      focus: () => focusNode(element, latest.current.selection.nodes.at(-1)),
      pointer: () => (isInside.current ? onGrid(pointer.current) : undefined),
      middle: () => onGrid(middle()),
      // What was added just now is drawn in the next frame.
      reveal: (...ids) => requestAnimationFrame(() => reveal(ids)),
      revealSelected: () => requestAnimationFrame(() => reveal(selectedEnds(latest.current))),
    })
    if (!isOpened.current) openView(flow, element, { shown: latest.current.shown, least: READABLE_ZOOM })
    isOpened.current = true
    let before = sizeOfElement(element)
    const observer = new ResizeObserver(() => {
      const now = sizeOfElement(element)
      const { shown: drawn } = latest.current
      // What was whole in sight stays so when a pane opens beside it: also what was too small to read already.
      const least = flow.getZoom() < READABLE_ZOOM ? 0 : READABLE_ZOOM
      // Something of it stays in any case.
      const isLost = (isInSight: typeof isWhole): boolean => isInSight(flow, drawn, before) && !isInSight(flow, drawn, now)
      if (isLost(isWhole) || isLost(isAnyInSight)) openView(flow, element, { shown: drawn, least })
      before = now
      reveal(selectedEnds(latest.current))
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

/** All of it where that takes no zoom below the least one, else its start. */
function openView(flow: Flow, element: HTMLElement, { shown, least }: { readonly shown: ShownCircuit; readonly least: number }): void {
  const box = boxAround(shown.nodes.map(boxOf))
  if (box === undefined) return
  const { clientWidth, clientHeight } = element
  const fitting = (margins: number): number =>
    Math.min((clientWidth - margins * MARGIN_PX) / box.width, (clientHeight - margins * MARGIN_PX) / box.height)
  // Rather one margin less than less than all of it.
  const zoom = fitting(1) < least ? START_ZOOM : Math.max(ZOOM_MIN, least, Math.min(FIT.maxZoom, fitting(2)))
  const along = (size: number, start: number, room: number): number => {
    const isWhole = size * zoom <= room - 2 * MARGIN_PX
    return isWhole ? room / 2 - (start + size / 2) * zoom : MARGIN_PX - start * zoom
  }
  void flow.setViewport({ x: along(box.width, box.x, clientWidth), y: along(box.height, box.y, clientHeight), zoom })
}

const sizeOfElement = ({ clientWidth: width, clientHeight: height }: HTMLElement): Size => ({ width, height })

/** Whether all of the circuit is in a view of that size, as it stands and as it is zoomed. */
function isWhole(flow: Flow, shown: ShownCircuit, size: Size): boolean {
  const box = boxAround(shown.nodes.map(boxOf))
  return box === undefined || isBoxInSight(flow, box, size)
}

/** Whether some node is whole in a view of that size. */
const isAnyInSight = (flow: Flow, shown: ShownCircuit, size: Size): boolean =>
  shown.nodes.some((node) => isBoxInSight(flow, boxOf(node), size))

function isBoxInSight(flow: Flow, box: Box, { width, height }: Size): boolean {
  const { x, y, zoom } = flow.getViewport()
  const [left, top] = [box.x * zoom + x, box.y * zoom + y]
  return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height
}

/** The node where the keyboard is, else both ends of the edge that is selected. */
function selectedEnds({ shown, selection }: Seen): readonly string[] {
  const node = selection.nodes.at(-1)
  if (node !== undefined) return [node]
  const edge = shown.edges.find(({ id }) => id === selection.edges.at(-1))
  return edge === undefined ? [] : [edge.from.node, edge.to.node]
}

/** Moves the view only as far as it takes. */
function bringIntoSight(flow: Flow, element: HTMLElement, box: Box): void {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const start = flow.flowToScreenPosition(box)
  const end = flow.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height })
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
