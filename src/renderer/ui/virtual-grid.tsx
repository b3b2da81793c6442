// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that do not exist; this is the ARIA grid pattern
import { type CSSProperties, type KeyboardEvent, memo, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { rowAfterKey } from './row-keys.ts'
import { type ScaledRows, useScaledRows } from './use-scaled-rows.ts'

export interface GridColumn {
  readonly key: string
  readonly title: ReactNode
  /** A CSS grid track: `72px`, `minmax(80px, 1fr)`. */
  readonly track: string
  readonly isNumber?: boolean
}

export interface VirtualGridProps {
  /** The grid's accessible name. */
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly count: number
  readonly cell: (index: number, column: string) => ReactNode
  /** Row that is selected; -1: none. */
  readonly selected: number
  readonly onSelect: (index: number) => void
  /** Esc: nothing is selected any more. */
  readonly onClear?: () => void
  /** First and last row on screen. */
  readonly onRange?: (first: number, last: number) => void
  /** Keep the newest (last) row in sight as rows are added. */
  readonly isFollowing?: boolean
  /** A row that is to be in sight, whatever is selected: a new object for each wish. */
  readonly sought?: { readonly place: number } | undefined
  readonly rowClass?: (index: number) => string | undefined
  /** Number of the first row for assistive technology, where the list is a part of a longer one. */
  readonly firstRow?: number
  readonly rowsInAll?: number
}

export const ROW_PX = { compact: 24, comfortable: 28 } as const

/** A virtual list with a header, as an ARIA grid: arrows, Page Up and Down, Home and End move the selection. Rows out of sight do not exist. */
export function VirtualGrid(props: VirtualGridProps): ReactElement {
  const { columns, count, selected, onRange, isFollowing = false } = props
  const { settings } = useServices()
  const rowPx = ROW_PX[useStore(settings.store, (state) => state.density)]
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const shown = useScaledRows({ scroller, rows: count, rowPx, headPx: rowPx })
  const { first, last } = shown
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)

  useScrolling({ shown, rowPx, count, selected, isFollowing, sought: props.sought })
  useEffect(() => {
    if (last >= first) onRange?.(first, last)
  }, [first, last, onRange])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && selected >= 0 && props.onClear !== undefined) {
      event.preventDefault()
      props.onClear()
      return
    }
    const next = rowAfterKey(event.key, selected, count)
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    props.onSelect(next)
  }
  const tracks = { '--tracks': columns.map((column) => column.track).join(' '), '--row': `${rowPx}px` } as CSSProperties
  const firstRow = props.firstRow ?? 0
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={(props.rowsInAll ?? count) + 1}
      aria-colcount={columns.length}
      aria-activedescendant={selected >= first && selected <= last ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
      style={tracks}
    >
      <GridHead columns={columns} />
      <div className="grid-body" role="rowgroup" style={{ height: shown.heightPx }}>
        {rows.map((row) => (
          <GridRow
            key={row}
            id={`${id}-${row}`}
            row={row}
            rowIndex={firstRow + row + 2}
            isSelected={row === selected}
            className={`grid-row ${props.rowClass?.(row) ?? ''}`}
            top={shown.offsetOf(row)}
            columns={columns}
            cell={props.cell}
            onSelect={props.onSelect}
          />
        ))}
      </div>
    </div>
  )
}

interface GridRowProps extends Pick<VirtualGridProps, 'columns' | 'cell' | 'onSelect'> {
  readonly id: string
  readonly row: number
  /** For assistive technology, the header being 1. */
  readonly rowIndex: number
  readonly isSelected: boolean
  readonly className: string
  readonly top: number
}

/** Drawn anew only when something of it is another: a list whose `cell` and `onSelect` stay the same is cheap to step through. */
const GridRow = memo(function GridRow({ id, row, rowIndex, isSelected, className, top, columns, cell, onSelect }: GridRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      className={className}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(row)}
    >
      {columns.map((column) => (
        <div key={column.key} role="gridcell" tabIndex={-1} className={column.isNumber === true ? 'number' : undefined}>
          {cell(row, column.key)}
        </div>
      ))}
    </div>
  )
})

function GridHead({ columns }: { readonly columns: readonly GridColumn[] }): ReactElement {
  return (
    <div className="grid-row grid-head" role="row" aria-rowindex={1} tabIndex={-1}>
      {columns.map((column) => (
        <div key={column.key} role="columnheader" tabIndex={-1} className={column.isNumber === true ? 'number' : undefined}>
          {column.title}
        </div>
      ))}
    </div>
  )
}

interface Scrolling {
  readonly shown: ScaledRows
  readonly rowPx: number
  readonly count: number
  readonly selected: number
  readonly isFollowing: boolean
  readonly sought: { readonly place: number } | undefined
}

/** Keeps in sight what should be: the newest row while following, else the selected one. */
function useScrolling({ shown, rowPx, count, selected, isFollowing, sought }: Scrolling): void {
  const { show, showEnd, viewPx } = shown
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height, and a grid that became lower, must show their end again
  useEffect(() => {
    if (isFollowing && count > 0) showEnd()
  }, [isFollowing, count, showEnd, viewPx, rowPx])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the grid has a height, and when it has another
  useEffect(() => {
    if (selected >= 0 && selected < count && !isFollowing) show(selected)
  }, [selected, count > selected, show, isFollowing, viewPx])
  useEffect(() => {
    if (sought !== undefined) show(sought.place)
  }, [sought, show])
}
