import { colourOf, type HeatScale, sideOf } from './heat.ts'
import { indexOf, LANE_COLUMNS, LANES, MARK_BITS, type SlotEntry, type SlotTable } from './slot-table.ts'

export interface LanePaint {
  readonly lane: number
  readonly table: SlotTable
  readonly scale: HeatScale
  /** CSS pixels of a cell, and what a CSS pixel is on this screen. */
  readonly cellPx: number
  readonly pixelRatio: number
  readonly hasMarks: boolean
  readonly isFound: (entry: SlotEntry) => boolean
  readonly selected: string | undefined
  readonly colours: PaintColours
}

export interface PaintColours {
  readonly ground: string
  readonly line: string
  readonly ink: string
  readonly accent: string
}

/** The colours of the theme as it is now. */
export function themeColours(element: Element): PaintColours {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return { ground: read('--panel'), line: read('--line-strong'), ink: read('--ink'), accent: read('--accent') }
}

/** Draws every slot of a lane. Sizes are whole device pixels, so that edges are sharp. */
export function paintLane(context: CanvasRenderingContext2D, paint: LanePaint): void {
  const { lane, table, scale, colours, hasMarks, isFound, selected } = paint
  const cell = Math.round(paint.cellPx * paint.pixelRatio)
  const slots = LANES[lane] ?? 0
  context.fillStyle = colours.ground
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  for (let slot = 0; slot < slots; slot += 1) {
    const index = indexOf(lane, slot)
    const entry = table.entries[index]
    const x = (slot % LANE_COLUMNS) * cell
    const y = Math.floor(slot / LANE_COLUMNS) * cell
    if (entry === undefined) paintEmpty(context, { x, y, cell }, colours)
    else {
      const step = scale.stepOf(entry)
      const side = Math.max(2, Math.round(cell * sideOf(step)))
      const inset = Math.floor((cell - side) / 2)
      context.globalAlpha = isFound(entry) ? 1 : 0.15
      context.fillStyle = colourOf(step)
      context.fillRect(x + inset, y + inset, side, side)
      context.globalAlpha = 1
      if (entry.key === selected) {
        context.strokeStyle = colours.accent
        context.lineWidth = Math.max(2, Math.round(cell / 7))
        context.strokeRect(x + 1, y + 1, cell - 2, cell - 2)
      }
    }
    const bits = hasMarks ? (table.marks[index] ?? 0) : 0
    if (bits !== 0) paintMarks(context, { x, y, cell }, bits, colours)
  }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly cell: number
}

function paintEmpty(context: CanvasRenderingContext2D, { x, y, cell }: Place, { line }: PaintColours): void {
  const dot = Math.max(1, Math.round(cell / 10))
  context.fillStyle = line
  context.fillRect(x + Math.floor((cell - dot) / 2), y + Math.floor((cell - dot) / 2), dot, dot)
}

/** The strongest of several is drawn: what became of a slot matters more than that it was asked for. */
const ORDER = ['evict', 'promote', 'demote', 'put', 'hit'] as const

function paintMarks(context: CanvasRenderingContext2D, place: Place, bits: number, colours: PaintColours): void {
  const mark = ORDER.find((name) => (bits & MARK_BITS[name]) !== 0)
  if (mark === undefined) return
  const shape = new Path2D(SHAPES[mark])
  context.save()
  context.translate(place.x, place.y)
  context.scale(place.cell / 12, place.cell / 12)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  // A halo of the ground keeps the shape readable on every colour.
  context.strokeStyle = colours.ground
  context.lineWidth = 3.4
  context.stroke(shape)
  context.strokeStyle = colours.ink
  context.lineWidth = 1.5
  context.stroke(shape)
  context.restore()
}

/** In a cell of 12 by 12; the legend draws the same. */
export const SHAPES: Readonly<Record<(typeof ORDER)[number], string>> = {
  hit: 'M6 5.4 L6 6.6 M5.4 6 L6.6 6',
  put: 'M6 3 L6 9 M3 6 L9 6',
  promote: 'M3 8 L6 3.6 L9 8 Z',
  demote: 'M3 4 L6 8.4 L9 4 Z',
  evict: 'M3.4 3.4 L8.6 8.6 M8.6 3.4 L3.4 8.6',
}
