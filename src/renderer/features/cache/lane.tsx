import { type KeyboardEvent, memo, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useThemeName } from '../../ui/use-theme-name.ts'
import { WORDS } from '../../words/cache.ts'
import { paintLane, themeColours } from './paint.ts'
import { indexOf, LANE_COLUMNS, LANES, type SlotTable } from './slot-table.ts'
import type { ShownCache } from './use-shown.ts'

/** CSS pixels of a cell: what fits 64 of them, within what can be read and hit. */
const [CELL_MIN, CELL_MAX] = [9, 18]

/** The width of a cell so that a lane fits where it stands. */
export function useCellPx(host: React.RefObject<HTMLElement | null>): number {
  const [cellPx, setCellPx] = useState(CELL_MIN)
  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    const measure = (): void => {
      const cell = Math.floor(element.clientWidth / LANE_COLUMNS)
      setCellPx(Math.min(CELL_MAX, Math.max(CELL_MIN, cell)))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [host])
  return cellPx
}

export interface LaneProps {
  readonly lane: number
  readonly shown: ShownCache
  readonly cellPx: number
  /** The slot that the keyboard is at, where it is in this lane. */
  readonly current: number | undefined
  readonly onMove: (lane: number, slot: number) => void
}

/** One tier: a canvas, and over it the grid that pointer, keyboard and screen reader meet. */
export function Lane({ lane, shown, cellPx, current, onMove }: LaneProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const rows = (LANES[lane] ?? 0) / LANE_COLUMNS
  const [width, height] = [LANE_COLUMNS * cellPx, rows * cellPx]
  usePaint(canvas, lane, shown, cellPx)
  return (
    <div className="cache-lane" style={{ width, height }}>
      <canvas ref={canvas} style={{ width, height }} aria-hidden />
      <div className="cache-cells" role="rowgroup">
        {Array.from({ length: rows }, (_, row) => (
          <SlotRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of slots is a place and never moves
            key={row}
            lane={lane}
            row={row}
            names={keysOfRow(shown.table, lane, row)}
            cellPx={cellPx}
            current={current !== undefined && Math.floor(current / LANE_COLUMNS) === row ? current % LANE_COLUMNS : undefined}
            onMove={onMove}
          />
        ))}
      </div>
    </div>
  )
}

/** Keys of a row as one text: it changes only when an entry does, so a row is not drawn again for hits. */
function keysOfRow(table: SlotTable, lane: number, row: number): string {
  const from = indexOf(lane, row * LANE_COLUMNS)
  return table.entries
    .slice(from, from + LANE_COLUMNS)
    .map((entry) => entry?.key ?? '')
    .join('\n')
}

interface RowProps {
  readonly lane: number
  readonly row: number
  readonly names: string
  readonly cellPx: number
  readonly current: number | undefined
  readonly onMove: (lane: number, slot: number) => void
}

const SlotRow = memo(function SlotRow({ lane, row, names, cellPx, current, onMove }: RowProps): ReactElement {
  const keys = names.split('\n')
  return (
    <div role="row" tabIndex={-1} className="cache-row" style={{ height: cellPx }}>
      {keys.map((key, column) => {
        const slot = row * LANE_COLUMNS + column
        const name = WORDS.slotName(WORDS.codes[lane] ?? '', slot, key === '' ? undefined : key)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid
          <div
            key={slot}
            role="gridcell"
            className="cache-cell"
            data-lane={lane}
            data-slot={slot}
            tabIndex={column === current ? 0 : -1}
            aria-label={name}
            title={name}
            style={{ width: cellPx }}
            onClick={(event) => {
              event.currentTarget.focus()
              onMove(lane, slot)
            }}
            onFocus={() => {
              if (column !== current) onMove(lane, slot)
            }}
          />
        )
      })}
    </div>
  )
})

/** Paints when something changed, once a frame at most. */
function usePaint(canvas: React.RefObject<HTMLCanvasElement | null>, lane: number, shown: ShownCache, cellPx: number): void {
  const theme = useThemeName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is painted with its colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d', { alpha: false })
    if (element === null || context === null || context === undefined) return
    const frame = requestAnimationFrame(() => {
      const pixelRatio = window.devicePixelRatio
      const cell = Math.round(cellPx * pixelRatio)
      const width = cell * LANE_COLUMNS
      const height = (cell * (LANES[lane] ?? 0)) / LANE_COLUMNS
      if (element.width !== width) element.width = width
      if (element.height !== height) element.height = height
      paintLane(context, { lane, ...shown, cellPx, pixelRatio, colours: themeColours(element) })
    })
    return () => cancelAnimationFrame(frame)
  }, [canvas, lane, shown, cellPx, theme])
}

/** Where a key leads from a slot, over the lanes as if they were one picture; undefined for keys that are not the picture's. */
export function slotAfterKey(event: Pick<KeyboardEvent, 'key'>, lane: number, slot: number): readonly [number, number] | undefined {
  const column = slot % LANE_COLUMNS
  const last = (LANES[lane] ?? 0) - 1
  switch (event.key) {
    case 'ArrowRight':
      return slot < last ? [lane, slot + 1] : lane < LANES.length - 1 ? [lane + 1, 0] : [lane, slot]
    case 'ArrowLeft':
      return slot > 0 ? [lane, slot - 1] : lane > 0 ? [lane - 1, (LANES[lane - 1] ?? 1) - 1] : [lane, slot]
    case 'ArrowDown':
      return slot + LANE_COLUMNS <= last ? [lane, slot + LANE_COLUMNS] : lane < LANES.length - 1 ? [lane + 1, column] : [lane, slot]
    case 'ArrowUp':
      return slot >= LANE_COLUMNS
        ? [lane, slot - LANE_COLUMNS]
        : lane > 0
          ? [lane - 1, (LANES[lane - 1] ?? LANE_COLUMNS) - LANE_COLUMNS + column]
          : [lane, slot]
    case 'Home':
      return [lane, slot - column]
    case 'End':
      return [lane, slot - column + LANE_COLUMNS - 1]
    case 'PageUp':
      return [Math.max(0, lane - 1), 0]
    case 'PageDown':
      return [Math.min(LANES.length - 1, lane + 1), 0]
    default:
      return undefined
  }
}
