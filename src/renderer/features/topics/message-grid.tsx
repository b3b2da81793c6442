// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that do not exist; this is the ARIA grid pattern
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactElement,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { useStore } from 'zustand'
import type { MessageRow, RowsView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { rowAfterKey } from '../../ui/row-keys.ts'
import { useScaledRows } from '../../ui/use-scaled-rows.ts'
import { type GridColumn, ROW_PX } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/topics.ts'
import { MessageCell } from './message-cell.tsx'

const words = WORDS.grid
const COLUMNS: readonly GridColumn[] = [
  { key: 'pos', title: words.columns.pos, track: 'minmax(64px, 84px)', isNumber: true },
  { key: 'time', title: words.columns.time, track: '100px' },
  { key: 'marks', title: words.columns.marks, track: '52px' },
  { key: 'topic', title: words.columns.topic, track: 'minmax(104px, 200px)' },
  { key: 'from', title: words.columns.from, track: 'minmax(56px, 104px)' },
  { key: 'type', title: words.columns.type, track: 'minmax(48px, 76px)' },
  { key: 'size', title: words.columns.size, track: '60px', isNumber: true },
  { key: 'payload', title: words.columns.payload, track: 'minmax(120px, 1fr)' },
]
const FIELD_TRACK = 'minmax(80px, 160px)'
/** Rows asked for beyond those on screen. */
const SPARE_ROWS = 8

const columnsFor = (fields: readonly string[]): readonly GridColumn[] => [
  ...COLUMNS.slice(0, -1),
  ...fields.map((path, index) => ({ key: `field.${index}`, title: path, track: FIELD_TRACK })),
  ...COLUMNS.slice(-1),
]

interface Place {
  readonly first: number
  readonly last: number
  readonly heightPx: number
  readonly offsetOf: (index: number) => number
  readonly show: (index: number) => void
  /** The rows stand still where they are. */
  readonly stopFollowing: () => void
}

/** Which rows are on screen, and where. */
function usePlace(scroller: RefObject<HTMLDivElement | null>, total: number, rowPx: number): Place {
  const { topics } = useServices()
  const isFollowing = useStore(topics.store, (state) => state.isFollowing)
  const shown = useScaledRows({ scroller, rows: total, rowPx, headPx: rowPx })
  const { heightPx, viewPx, showEnd, show } = shown
  // The newest rows stand at the end of the list, wherever it was last scrolled to: nothing is computed from the scroll bar.
  const first = isFollowing ? Math.max(0, total - Math.ceil(viewPx / rowPx) - 1) : shown.first
  const last = isFollowing ? total - 1 : shown.last
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that grew, and a grid of another height, show their end again
  useLayoutEffect(() => {
    if (isFollowing && scroller.current !== null) scroller.current.scrollTop = heightPx
  }, [isFollowing, heightPx, viewPx])
  const count = Math.max(1, last - first + 1) + SPARE_ROWS
  useEffect(() => topics.setWindow({ first, count }), [topics, first, count])
  const stopFollowing = (): void => {
    if (!isFollowing) return
    showEnd()
    topics.setFollowing(false)
  }
  const offsetOf = isFollowing ? (index: number): number => heightPx - (total - index) * rowPx : shown.offsetOf
  return { first, last, heightPx, offsetOf, show, stopFollowing }
}

interface Chosen {
  readonly pos: string | undefined
  readonly index: number
  readonly select: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The message that is selected, by its position; by keys from row to row. */
function useChosen(rows: RowsView | undefined, { show, stopFollowing }: Place): Chosen {
  const { topics, navigation } = useServices()
  const pos = useStore(navigation.store, ({ selection }) => (selection?.kind === 'message' ? selection.id : undefined))
  const cursor = useRef(-1)
  const place = pos === undefined ? -1 : (rows?.rows.findIndex((row) => row.pos === pos) ?? -1)
  const index = place >= 0 && rows !== undefined ? rows.first + place : pos === undefined ? -1 : cursor.current
  const select = (wanted: number): void => {
    cursor.current = wanted
    stopFollowing()
    show(wanted)
    const row = rows?.rows[wanted - rows.first]
    if (row !== undefined) return navigation.select({ kind: 'message', id: row.pos })
    void topics.ask('posAt', { index: wanted }).then((found) => {
      if (found !== undefined && cursor.current === wanted) navigation.select({ kind: 'message', id: found })
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && pos !== undefined) {
      event.preventDefault()
      cursor.current = -1
      return navigation.select(undefined)
    }
    const next = rowAfterKey(event.key, index, rows?.total ?? 0)
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    select(next)
  }
  return { pos, index, select, onKeyDown }
}

/** The messages that are looked at. Only rows on screen exist, here and on their way from the worker. */
export function MessageGrid(): ReactElement {
  const { topics, settings } = useServices()
  const rows = useStore(topics.store, (state) => state.rows)
  const fields = useStore(topics.store, (state) => state.fields)
  const rowPx = ROW_PX[useStore(settings.store, (state) => state.density)]
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const total = rows?.total ?? 0
  const place = usePlace(scroller, total, rowPx)
  const chosen = useChosen(rows, place)
  const columns = columnsFor(fields)
  const tracks = { '--tracks': columns.map((column) => column.track).join(' '), '--row': `${rowPx}px` } as CSSProperties
  const isOnScreen = chosen.index >= Math.max(0, place.first) && chosen.index <= place.last
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
        aria-activedescendant={isOnScreen ? `${id}-${chosen.index}` : undefined}
        onKeyDown={chosen.onKeyDown}
        onWheel={(event) => {
          if (event.deltaY < 0) place.stopFollowing()
        }}
        style={tracks}
      >
        <Head columns={columns} />
        <div className="grid-body" role="rowgroup" style={{ height: place.heightPx }}>
          {rows?.rows.map((row, at) => {
            const index = rows.first + at
            if (index < place.first || index > place.last) return null
            return (
              <Row
                // By place, not by message: while messages stream in only texts change.
                key={index - place.first}
                id={`${id}-${index}`}
                row={row}
                index={index}
                offsetPx={place.offsetOf(index)}
                isSelected={row.pos === chosen.pos}
                columns={columns}
                onSelect={chosen.select}
              />
            )
          })}
        </div>
      </div>
      {total === 0 && <NoMessages />}
    </>
  )
}

function Head({ columns }: { readonly columns: readonly GridColumn[] }): ReactElement {
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

function NoMessages(): ReactElement {
  const { topics } = useServices()
  const isFiltered = useStore(topics.store, ({ filter, scope }) => filter !== '' || scope !== '')
  const upToPos = useStore(topics.store, (state) => state.upToPos)
  if (upToPos !== undefined)
    return (
      <div className="messages-blank">
        <Blank title={isFiltered ? words.noHitsThen(upToPos) : words.emptyThen(upToPos)}>{words.emptyThenHint}</Blank>
      </div>
    )
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
