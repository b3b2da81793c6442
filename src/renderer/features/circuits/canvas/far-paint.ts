import type { Position } from '../model/layout.ts'
import type { CanvasLook } from './canvas-context.ts'
import { portAt } from './geometry.ts'
import type { ShownCircuit, ShownEdge, ShownNode } from './shown.ts'

export interface FarColours {
  readonly ground: string
  readonly node: string
  readonly line: string
  readonly strong: string
  readonly ink: string
  readonly accent: string
  readonly simulated: string
  readonly degraded: string
}

export function farColours(element: Element): FarColours {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ground: read('--ground'),
    node: read('--raised'),
    line: read('--line-strong'),
    strong: read('--ink-3'),
    ink: read('--ink'),
    accent: read('--accent'),
    simulated: read('--simulated'),
    degraded: read('--degraded'),
  }
}

export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Paths in the circuit's own pixels: made once, and drawn at any zoom and place. */
export interface FarPaths {
  readonly edges: Path2D
  readonly dimEdges: Path2D
  readonly nodes: Path2D
  readonly dimNodes: Path2D
  readonly selected: Path2D
  readonly found: Path2D
  readonly simulated: Path2D
  readonly troubled: Path2D
}

const freshPaths = (): FarPaths => ({
  edges: new Path2D(),
  dimEdges: new Path2D(),
  nodes: new Path2D(),
  dimNodes: new Path2D(),
  selected: new Path2D(),
  found: new Path2D(),
  simulated: new Path2D(),
  troubled: new Path2D(),
})

export interface FarOptions {
  readonly look: CanvasLook
  readonly selected: ReadonlySet<string>
  /** Nodes under a drag, and how far they are from where they stood. */
  readonly dragged: ReadonlySet<string>
  readonly by: Position
}

/** What does not move under a drag, and what does. */
export function farPaths(shown: ShownCircuit, options: Pick<FarOptions, 'look' | 'selected' | 'dragged'>): { still: FarPaths } {
  const still = freshPaths()
  for (const node of shown.nodes) if (!options.dragged.has(node.id)) addNode(still, node, node.corner, options)
  for (const edge of shown.edges) {
    if (!options.dragged.has(edge.from.node) && !options.dragged.has(edge.to.node))
      addEdge(still, shown, edge, { ...options, by: { x: 0, y: 0 } })
  }
  return { still }
}

export function movingPaths(shown: ShownCircuit, options: FarOptions): FarPaths {
  const moving = freshPaths()
  for (const id of options.dragged) {
    const node = shown.byId.get(id)
    if (node !== undefined) addNode(moving, node, { x: node.corner.x + options.by.x, y: node.corner.y + options.by.y }, options)
  }
  for (const edge of shown.edges) {
    if (options.dragged.has(edge.from.node) || options.dragged.has(edge.to.node)) addEdge(moving, shown, edge, options)
  }
  return moving
}

function addNode(
  paths: FarPaths,
  { id, size }: ShownNode,
  { x, y }: Position,
  { look, selected }: Pick<FarOptions, 'look' | 'selected'>,
): void {
  const isDim = look.bright !== undefined && !look.bright.has(id)
  ;(isDim ? paths.dimNodes : paths.nodes).rect(x, y, size.width, size.height)
  if (selected.has(id)) paths.selected.rect(x, y, size.width, size.height)
  if (look.found.has(id)) paths.found.rect(x - 12, y - 12, size.width + 24, size.height + 24)
  const mark = look.nodes.get(id)
  if (mark?.isSimulated === true) paths.simulated.rect(x, y, size.width, size.height)
  // A corner cut off: what has errors is told by its shape as well.
  if ((mark?.errors ?? 0) > 0 || look.changes.has(id)) {
    paths.troubled.moveTo(x + size.width - 40, y)
    paths.troubled.lineTo(x + size.width, y)
    paths.troubled.lineTo(x + size.width, y + 40)
    paths.troubled.closePath()
  }
}

function addEdge(paths: FarPaths, shown: ShownCircuit, { from, to }: ShownEdge, { look, dragged, by }: Omit<FarOptions, 'selected'>): void {
  const [source, target] = [shown.byId.get(from.node), shown.byId.get(to.node)]
  if (source === undefined || target === undefined) return
  const moved = ({ id, corner }: ShownNode): Position => (dragged.has(id) ? { x: corner.x + by.x, y: corner.y + by.y } : corner)
  const a = portAt(moved(source), source.ports, 'outs', from.port)
  const b = portAt(moved(target), target.ports, 'ins', to.port)
  const isDim = look.bright !== undefined && !(look.bright.has(from.node) && look.bright.has(to.node))
  const path = isDim ? paths.dimEdges : paths.edges
  const reach = Math.max(40, Math.abs(b.x - a.x) / 2)
  path.moveTo(a.x, a.y)
  path.bezierCurveTo(a.x + reach, a.y, b.x - reach, b.y, b.x, b.y)
}

/** Draws everything at a view. Lines keep their width on the screen, whatever the zoom. */
export function paintFar(
  context: CanvasRenderingContext2D,
  { x, y, zoom }: View,
  { layers, colours, ratio }: { readonly layers: readonly FarPaths[]; readonly colours: FarColours; readonly ratio: number },
): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = colours.ground
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
  const px = 1 / zoom
  const stroke = (path: Path2D, style: string, width: number): void => {
    context.strokeStyle = style
    context.lineWidth = width * px
    context.stroke(path)
  }
  for (const paths of layers) {
    context.globalAlpha = 0.3
    stroke(paths.dimEdges, colours.line, 1)
    context.globalAlpha = 1
    stroke(paths.edges, colours.line, 1)
  }
  for (const paths of layers) {
    context.fillStyle = colours.node
    context.globalAlpha = 0.35
    context.fill(paths.dimNodes)
    stroke(paths.dimNodes, colours.line, 1)
    context.globalAlpha = 1
    context.fill(paths.nodes)
    stroke(paths.nodes, colours.strong, 1)
    stroke(paths.simulated, colours.simulated, 2)
    context.fillStyle = colours.degraded
    context.fill(paths.troubled)
    stroke(paths.found, colours.accent, 1.5)
    stroke(paths.selected, colours.accent, 3)
  }
}

const NAME_ZOOM_MIN = 0.18
const NAME_PX = 28

/** Names of the nodes in sight: drawn once the view stands still, for text takes longer than all the rest. */
export function paintNames(
  context: CanvasRenderingContext2D,
  { zoom }: View,
  { shown, look, colours }: { readonly shown: ShownCircuit; readonly look: CanvasLook; readonly colours: FarColours },
): void {
  if (zoom < NAME_ZOOM_MIN) return
  const { width, height } = context.canvas
  context.font = `500 ${NAME_PX}px Inter, system-ui, sans-serif`
  context.textBaseline = 'middle'
  context.fillStyle = colours.ink
  const { a: scale, e: left, f: top } = context.getTransform()
  for (const { id, corner, size } of shown.nodes) {
    const [screenX, screenY] = [corner.x * scale + left, corner.y * scale + top]
    if (screenX > width || screenY > height || screenX + size.width * scale < 0 || screenY + size.height * scale < 0) continue
    context.globalAlpha = look.bright === undefined || look.bright.has(id) ? 1 : 0.3
    context.fillText(id, corner.x + 10, corner.y + size.height / 2, size.width - 20)
  }
  context.globalAlpha = 1
}
