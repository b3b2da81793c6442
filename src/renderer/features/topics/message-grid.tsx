// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that do not exist; this is the ARIA grid pattern
import { type CSSProperties, type KeyboardEvent, memo, type ReactElement, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { MessageRow } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { rowAfterKey } from '../../ui/row-keys.ts'
import { useScaledRows } from '../../ui/use-scaled-rows.ts'
import { type GridColumn, ROW_PX } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/topics.ts'
import { MessageCell } from './message-cell.tsx'

const words = WORDS.grid
const COLUMNS: readonly GridColumn[] = [
  { key: 'pos', title: words.columns.pos, track: '84px', isNumber: true },
  { key: 'time', title: words.columns.time, track: '100px' },
  { key: 'marks', title: words.columns.marks, track: '52px' },
  { key: 'topic', title: words.columns.topic, track: 'minmax(120px, 200px)' },
  { key: 'from', title: words.columns.from, track: '104px' },
  { key: 'type', title: words.columns.type, track: '76px' },
  { key: 'size', title: words.columns.size, track: '68px', isNumber: true },
  { key: 'payload', title: words.columns.payload, track: 'minmax(180px, 1fr)' },
]
const FIELD_TRACK = 'minmax(80px, 160px)'
/** Rows asked for beyond those on screen. */
const SPARE_ROWS = 8

const columnsFor = (fields: readonly string[]): readonly GridColumn[] => [
  ...COLUMNS.slice(0, -1),
  ...fields.map((path, index) => ({ key: `field.${index}`, title: path, track: FIELD_TRACK })),
  ...COLUMNS.slice(-1),
]

/** The messages that are looked at. Only rows on screen exist, here and on their way from the worker. */
export function MessageGrid(): ReactElement {
  const { topics, navigation, settings } = useServices()
  const rows = useStore(topics.store, (state) => state.rows)
  const fields = useStore(topics.store, (state) => state.fields)
  const isFollowing = useStore(topics.store, (state) => state.isFollowing)
  const selectedPos = useStore(navigation.store, ({ selection }) => (selection?.kind === 'message' ? selection.id : undefined))
  const rowPx = ROW_PX[useStore(settings.store, (state) => state.density)]
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const total = rows?.total ?? 0
  const shown = useScaledRows({ scroller, rows: total, rowPx, headPx: rowPx })
  const { showEnd, show, heightPx } = shown
  const cursor = useRef(-1)
  // The newest rows stand at the end of the list, wherever it was last scrolled to: nothing is computed from the scroll bar.
  const first = isFollowing ? Math.max(0, total - Math.ceil(shown.viewPx / rowPx) - 1) : shown.first
  const last = isFollowing ? total - 1 : shown.last
  const offsetOf = isFollowing ? (index: number): number => heightPx - (total - index) * rowPx : shown.offsetOf

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that grew, and a grid of another height, show their end again
  useLayoutEffect(() => {
    if (isFollowing && scroller.current !== null) scroller.current.scrollTop = heightPx
  }, [isFollowing, heightPx, shown.viewPx])
  const count = Math.max(1, last - first + 1) + SPARE_ROWS
  useEffect(() => topics.setWindow({ first, count }), [topics, first, count])

  const stopFollowing = (): void => {
    if (!isFollowing) return
    showEnd()
    topics.setFollowing(false)
  }
  const select = (index: number): void => {
    cursor.current = index
    stopFollowing()
    show(index)
    const row = rows?.rows[index - rows.first]
    if (row !== undefined) navigation.select({ kind: 'message', id: row.pos })
    else
      void topics.ask('posAt', { index }).then((pos) => {
        if (pos !== undefined && cursor.current === index) navigation.select({ kind: 'message', id: pos })
      })
  }
  const selected = selectedPos === undefined ? -1 : (rows?.rows.findIndex(({ pos }) => pos === selectedPos) ?? -1)
  const selectedIndex = selected >= 0 && rows !== undefined ? rows.first + selected : selectedPos === undefined ? -1 : cursor.current
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && selectedPos !== undefined) {
      event.preventDefault()
      cursor.current = -1
      return navigation.select(undefined)
    }
    const next = rowAfterKey(event.key, selectedIndex, total)
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    select(next)
  }
  const columns = columnsFor(fields)
  const tracks = { '--tracks': columns.map((column) => column.track).join(' '), '--row': `${rowPx}px` } as CSSProperties
  const active = selectedIndex >= first && selectedIndex <= last && selectedIndex >= 0 ? `${id}-${selectedIndex}` : undefined
  return (
    <>
      <div
        ref={scroller}
        className="grid messages"
        role="grid"
        tabIndex={0}
        aria-label={words.name}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={active}
        onKeyDown={onKeyDown}
        onWheel={(event) => {
          if (event.deltaY < 0) stopFollowing()
        }}
        style={tracks}
      >
        <div className="grid-row grid-head" role="row" aria-rowindex={1} tabIndex={-1}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" tabIndex={-1} className={column.isNumber === true ? 'number' : undefined}>
              {column.title}
            </div>
          ))}
        </div>
        <div className="grid-body" role="rowgroup" style={{ height: heightPx }}>
          {rows?.rows.map((row, place) => {
            const index = rows.first + place
            if (index < first || index > last) return null
            return (
              <Row
                // By place, not by message: while messages stream in only texts change.
                key={index - first}
                id={`${id}-${index}`}
                row={row}
                index={index}
                offsetPx={offsetOf(index)}
                isSelected={row.pos === selectedPos}
                columns={columns}
                onSelect={select}
              />
            )
          })}
        </div>
      </div>
      {total === 0 && <NoMessages />}
    </>
  )
}

function NoMessages(): ReactElement {
  const { topics } = useServices()
  const isFiltered = useStore(topics.store, ({ filter, scope }) => filter !== '' || scope !== '')
  return (
    <div className="messages-blank">
      <Blank title={isFiltered ? words.noHits : words.empty}>{isFiltered ? words.noHitsHint : words.emptyHint}</Blank>
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly row: MessageRow
  readonly index: number
  readonly offsetPx: number
  readonly isSelected: boolean
  readonly columns: readonly GridColumn[]
  readonly onSelect: (index: number) => void
}

const Row = memo(
  function Row({ id, row, index, offsetPx, isSelected, columns, onSelect }: RowProps): ReactElement {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
      <div
        id={id}
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        className={row.isGone ? 'grid-row gone' : 'grid-row'}
        style={{ transform: `translateY(${offsetPx}px)` }}
        onClick={() => onSelect(index)}
      >
        {columns.map((column) => (
          <div key={column.key} role="gridcell" tabIndex={-1} className={column.isNumber === true ? 'number' : undefined}>
            <MessageCell row={row} column={column.key} />
          </div>
        ))}
      </div>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.index === after.index &&
    before.offsetPx === after.offsetPx &&
    before.isSelected === after.isSelected &&
    before.columns.length === after.columns.length,
)
