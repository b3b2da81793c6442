// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that do not exist; this is the ARIA grid pattern
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { rowAfterKey } from './row-keys.ts'

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
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 6 })
  const rows = virtual.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0

  useScrolling({ virtual, rowPx, count, selected, isFollowing })
  useEffect(() => {
    if (count > 0) onRange?.(first, last)
  }, [first, last, count, onRange])

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
      <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
          <div
            key={row.key}
            id={`${id}-${row.index}`}
            role="row"
            tabIndex={-1}
            aria-rowindex={firstRow + row.index + 2}
            aria-selected={row.index === selected}
            className={`grid-row ${props.rowClass?.(row.index) ?? ''}`}
            style={{ transform: `translateY(${row.start}px)` }}
            onClick={() => props.onSelect(row.index)}
          >
            {columns.map((column) => (
              <div key={column.key} role="gridcell" tabIndex={-1} className={column.isNumber === true ? 'number' : undefined}>
                {props.cell(row.index, column.key)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

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
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  readonly rowPx: number
  readonly count: number
  readonly selected: number
  readonly isFollowing: boolean
}

/** Keeps in sight what should be: the newest row while following, else the selected one. */
function useScrolling({ virtual, rowPx, count, selected, isFollowing }: Scrolling): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height is a reason to measure again
  useEffect(() => virtual.measure(), [rowPx, virtual])
  const height = virtual.scrollRect?.height
  // biome-ignore lint/correctness/useExhaustiveDependencies: a grid that became lower must show its end again
  useEffect(() => {
    if (isFollowing && count > 0) virtual.scrollToIndex(count - 1, { align: 'end' })
  }, [isFollowing, count, virtual, height])
  useEffect(() => {
    if (selected >= 0 && selected < count && !isFollowing) virtual.scrollToIndex(selected, { align: 'auto' })
  }, [selected, count, virtual, isFollowing])
}
