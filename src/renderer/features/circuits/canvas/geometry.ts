import type { Position } from '../model/layout.ts'
import type { Ports } from './ports.ts'

/** Sizes in pixels at zoom 1; they are known up front, so nothing is ever measured. */
export const NODE_WIDTH = 168
const HEAD_HEIGHT = 48
const PORT_ROW = 20
/** Between columns and rows of nodes. */
export const COLUMN_GAP = 72
export const ROW_GAP = 40
/** Positions keep to this grid. */
export const GRID = 8
/** Below this zoom everything is drawn on one canvas. */
export const FAR_ZOOM = 0.4

export interface Size {
  readonly width: number
  readonly height: number
}

/** Up to two ports a side stand beside the head; more get a row each below it. */
const hasRows = ({ ins, outs }: Ports): boolean => Math.max(ins.length, outs.length) > 2

export function sizeOf(ports: Ports): Size {
  const rows = hasRows(ports) ? Math.max(ports.ins.length, ports.outs.length) : 0
  return { width: NODE_WIDTH, height: HEAD_HEIGHT + (rows === 0 ? 0 : rows * PORT_ROW + 4) }
}

/** How far down a port is. */
export function portY(ports: Ports, side: 'ins' | 'outs', index: number): number {
  if (hasRows(ports)) return HEAD_HEIGHT + index * PORT_ROW + PORT_ROW / 2
  return Math.round((HEAD_HEIGHT * (index + 1)) / (ports[side].length + 1))
}

/** Where an edge begins and ends, given the corner of its node. */
export function portAt(corner: Position, ports: Ports, side: 'ins' | 'outs', port: string): Position {
  const index = Math.max(0, ports[side].indexOf(port))
  return { x: corner.x + (side === 'outs' ? NODE_WIDTH : 0), y: corner.y + portY(ports, side, index) }
}

export const onGrid = ({ x, y }: Position): Position => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID })

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The smallest box that holds all; undefined for none. */
export function boxAround(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}
