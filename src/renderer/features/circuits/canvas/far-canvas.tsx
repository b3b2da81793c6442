import { useStoreApi } from '@xyflow/react'
import { type ReactElement, useEffect, useMemo, useRef } from 'react'
import { useThemeName } from '../../../ui/use-theme-name.ts'
import type { Position } from '../model/layout.ts'
import type { CanvasLook } from './canvas-context.ts'
import { type FarColours, farColours, farPaths, movingPaths, paintFar, paintNames, type View } from './far-paint.ts'
import type { ShownCircuit, ShownNode } from './shown.ts'

/** Names are drawn this long after the view last moved. */
const SETTLED_MS = 120
const NOWHERE: Position = { x: 0, y: 0 }

export interface FarCanvasProps {
  readonly shown: ShownCircuit
  readonly look: CanvasLook
  readonly selected: ReadonlySet<string>
  /** A node was pressed. */
  readonly onPress: (id: string, isMore: boolean) => void
  /** Nodes were dragged so far and let go. */
  readonly onMoved: (ids: readonly string[], by: Position) => void
}

/** Everything on one canvas: what is drawn below FAR_ZOOM in place of the nodes and edges. Panning and zooming stay with React Flow, which lies beneath. */
export function FarCanvas(props: FarCanvasProps): ReactElement {
  const { shown, look, selected } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  const theme = useThemeName()
  const latest = useRef(props)
  latest.current = props
  const drag = useRef<{ readonly ids: ReadonlySet<string>; by: Position } | undefined>(undefined)
  const still = useMemo(() => farPaths(shown, { look, selected, dragged: new Set() }).still, [shown, look, selected])
  const painter = useRef<FarPainter | undefined>(undefined)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const viewNow = (): View => {
      const [x, y, zoom] = flow.getState().transform
      return { x, y, zoom }
    }
    const own = new FarPainter(element, viewNow)
    painter.current = own
    const stop = flow.subscribe(({ transform }, before) => {
      if (transform !== before.transform) own.ask()
    })
    const observer = new ResizeObserver(() => own.resize())
    observer.observe(element)
    own.resize()
    const stopDrag = listenForDrags(element, { viewNow, latest, drag, painter: own })
    return () => {
      stop()
      stopDrag()
      observer.disconnect()
      own.end()
    }
  }, [flow])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is painted with its colours
  useEffect(() => {
    const element = canvas.current
    if (element !== null) painter.current?.show({ shown, look, layers: [still], colours: farColours(element) })
  }, [still, shown, look, theme])
  return <canvas ref={canvas} className="far-canvas" aria-hidden />
}

interface Picture {
  readonly shown: ShownCircuit
  readonly look: CanvasLook
  readonly layers: Parameters<typeof paintFar>[2]['layers']
  readonly colours: FarColours
}

/** Paints at most once a frame, and the names once nothing moves any more. */
class FarPainter {
  readonly #element: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D | null
  readonly #view: () => View
  #picture: Picture | undefined
  #frame = 0
  #timer = 0

  constructor(element: HTMLCanvasElement, view: () => View) {
    this.#element = element
    this.#context = element.getContext('2d', { alpha: false })
    this.#view = view
  }

  get picture(): Picture | undefined {
    return this.#picture
  }

  show(picture: Picture): void {
    this.#picture = picture
    this.ask()
  }

  resize(): void {
    const { clientWidth, clientHeight } = this.#element
    this.#element.width = Math.round(clientWidth * window.devicePixelRatio)
    this.#element.height = Math.round(clientHeight * window.devicePixelRatio)
    this.ask()
  }

  ask(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#paint())
  }

  end(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#timer)
  }

  #paint(): void {
    this.#frame = 0
    const [context, picture] = [this.#context, this.#picture]
    if (context === null || picture === undefined) return
    const view = this.#view()
    paintFar(context, view, { layers: picture.layers, colours: picture.colours, ratio: window.devicePixelRatio })
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => paintNames(context, view, picture), SETTLED_MS)
  }
}

interface DragParts {
  readonly viewNow: () => View
  readonly latest: { readonly current: FarCanvasProps }
  readonly drag: { current: { readonly ids: ReadonlySet<string>; by: Position } | undefined }
  readonly painter: FarPainter
}

/** Nodes are pressed and dragged here; a press beside them is React Flow's, which pans. */
function listenForDrags(element: HTMLCanvasElement, { viewNow, latest, drag, painter }: DragParts): () => void {
  const host = element.closest<HTMLElement>('.circuit-canvas') ?? element
  const stops = new AbortController()
  const options = { signal: stops.signal, capture: true }
  let from: Position | undefined
  const under = (event: MouseEvent): ShownNode | undefined => {
    const box = element.getBoundingClientRect()
    const { x, y, zoom } = viewNow()
    return hit(latest.current.shown, { x: (event.clientX - box.left - x) / zoom, y: (event.clientY - box.top - y) / zoom })
  }
  const onDown = (event: MouseEvent): void => {
    const node =
      event.button === 0 && event.target instanceof Element && event.target.closest('.react-flow__pane') ? under(event) : undefined
    if (node === undefined) return
    event.stopPropagation()
    if (event.type !== 'pointerdown') return
    const { selected, onPress } = latest.current
    if (!selected.has(node.id)) onPress(node.id, event.shiftKey || event.ctrlKey)
    from = { x: event.clientX, y: event.clientY }
    const ids = selected.has(node.id) ? selected : new Set([node.id])
    drag.current = { ids, by: NOWHERE }
  }
  const onMove = (event: MouseEvent): void => {
    const { current } = drag
    if (from === undefined || current === undefined) return
    const { zoom } = viewNow()
    const isFirst = current.by === NOWHERE
    current.by = { x: (event.clientX - from.x) / zoom, y: (event.clientY - from.y) / zoom }
    showDrag(latest.current, painter, { ...current, isFirst })
  }
  const onUp = (): void => {
    const { current } = drag
    from = undefined
    drag.current = undefined
    if (current !== undefined && current.by !== NOWHERE) latest.current.onMoved([...current.ids], current.by)
  }
  host.addEventListener('pointerdown', onDown, options)
  host.addEventListener('mousedown', onDown, options)
  window.addEventListener('pointermove', onMove, options)
  window.addEventListener('pointerup', onUp, options)
  return () => stops.abort()
}

let stillOfDrag: ReturnType<typeof farPaths>['still'] | undefined

function showDrag(
  { shown, look, selected }: FarCanvasProps,
  painter: FarPainter,
  drag: { ids: ReadonlySet<string>; by: Position; isFirst: boolean },
): void {
  const { picture } = painter
  if (picture === undefined) return
  if (drag.isFirst || stillOfDrag === undefined) stillOfDrag = farPaths(shown, { look, selected, dragged: drag.ids }).still
  painter.show({ ...picture, layers: [stillOfDrag, movingPaths(shown, { look, selected, dragged: drag.ids, by: drag.by })] })
}

/** The topmost node at a place; parts lie on their frame. */
function hit(shown: ShownCircuit, { x, y }: Position): ShownNode | undefined {
  return shown.nodes.findLast(
    ({ corner, size }) => x >= corner.x && y >= corner.y && x <= corner.x + size.width && y <= corner.y + size.height,
  )
}
