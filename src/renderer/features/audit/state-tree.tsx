import { ChevronDown, ChevronRight } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, memo, type ReactElement, useEffect, useId, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { ancestorsOf } from '../../../shared/history/index.ts'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { rowAfterKey } from '../../ui/row-keys.ts'
import { useScaledRows } from '../../ui/use-scaled-rows.ts'
import { ROW_PX } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/audit.ts'
import { rowKey, type StateRow, stateRows } from './state-rows.ts'

const words = WORDS.state
const NO_CHANGES: readonly never[] = []

/** The state, opened part by part: what the record changed is open and marked. */
export function StateTree(): ReactElement {
  const { audit, settings } = useServices()
  const { stepper } = audit
  const { parts, open, changes, focused } = useStore(stepper.store)
  const rowPx = ROW_PX[useStore(settings.store, (state) => state.density)]
  const rows = useMemo(() => stateRows(parts, open, changes?.changes ?? NO_CHANGES), [parts, open, changes])
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const shown = useScaledRows({ scroller, rows: rows.length, rowPx, headPx: 0 })
  const focusedRow = rows.findIndex((row) => rowKey(row) === focused)
  const { show } = shown
  const record = useStore(stepper.store, (state) => state.shown?.record)
  // A step brings what it changed into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record
  useEffect(() => {
    const first = rows.findIndex((row) => row.type === 'part' && row.change !== undefined && !row.isOpen && row.depth > 0)
    if (first >= 0) show(first)
  }, [record, show])
  useEffect(() => {
    if (focusedRow >= 0) show(focusedRow)
  }, [focusedRow, show])
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[focusedRow]
    const next =
      event.shiftKey || event.ctrlKey || event.altKey || event.metaKey ? undefined : rowAfterKey(event.key, focusedRow, rows.length)
    const nextRow = next === undefined ? undefined : rows[next]
    if (nextRow !== undefined) stepper.focus(rowKey(nextRow))
    else if (row?.type === 'more' && event.key === 'Enter') void stepper.more(row.path)
    else if (row?.type === 'more' && event.key === 'ArrowLeft') stepper.focus(row.path)
    else if (row?.type === 'part' && !event.shiftKey && treeKey(event.key, row)) {
      if (event.key === 'ArrowLeft' && !row.isOpen) stepper.focus(ancestorsOf(row.path).at(-1) ?? row.path)
      else if (row.kind === 'value') void stepper.askBlame(row.path)
      else void stepper.toggle(row.path)
    } else return
    event.preventDefault()
  }
  const all = Array.from({ length: Math.max(0, shown.last - shown.first + 1) }, (_, place) => shown.first + place)
  return (
    <div
      ref={scroller}
      className="state-tree"
      role="tree"
      aria-label={words.tree}
      tabIndex={0}
      aria-activedescendant={focusedRow >= shown.first && focusedRow <= shown.last ? `${id}-${focusedRow}` : undefined}
      onKeyDown={onKeyDown}
      style={{ '--row': `${rowPx}px` } as CSSProperties}
    >
      <div className="grid-body" role="presentation" style={{ height: shown.heightPx }}>
        {all.map((place) => {
          const row = rows[place]
          if (row === undefined) return null
          return <TreeLine key={place} id={`${id}-${place}`} row={row} isFocused={place === focusedRow} top={shown.offsetOf(place)} />
        })}
      </div>
    </div>
  )
}

/** Whether a key means something on this row: arrows open and close, Enter does either or asks who changed a value. */
function treeKey(key: string, row: StateRow & { type: 'part' }): boolean {
  if (key === 'Enter') return true
  if (row.kind === 'value') return key === 'ArrowLeft'
  return key === 'ArrowLeft' ? row.isOpen || row.depth > 0 : key === 'ArrowRight' && !row.isOpen
}

interface TreeLineProps {
  readonly id: string
  readonly row: StateRow
  readonly isFocused: boolean
  readonly top: number
}

/** A step brings new rows, most of which say what the one there said. */
const isSameLine = (a: TreeLineProps, b: TreeLineProps): boolean =>
  a.id === b.id && a.isFocused === b.isFocused && a.top === b.top && isSameRow(a.row, b.row)

function isSameRow(a: StateRow, b: StateRow): boolean {
  if (a.path !== b.path || a.depth !== b.depth) return false
  if (a.type === 'more' || b.type === 'more') return a.type === 'more' && b.type === 'more' && a.rest === b.rest
  return a.kind === b.kind && a.count === b.count && a.value === b.value && a.isOpen === b.isOpen && a.change === b.change
}

const TreeLine = memo(function TreeLine({ id, row, isFocused, top }: TreeLineProps): ReactElement {
  const { audit } = useServices()
  const { stepper } = audit
  const style = { transform: `translateY(${top}px)`, '--depth': row.depth } as CSSProperties
  if (row.type === 'more')
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, which holds the focus
      // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus
      <div
        id={id}
        role="treeitem"
        aria-level={row.depth + 1}
        aria-selected={isFocused}
        className="tree-line quiet"
        style={style}
        onClick={() => void stepper.more(row.path)}
      >
        {words.more(formatCount(row.rest))}
      </div>
    )
  const isValue = row.kind === 'value'
  const onClick = (): void => {
    stepper.focus(row.path)
    void (isValue ? stepper.askBlame(row.path) : stepper.toggle(row.path))
  }
  const Chevron = row.isOpen ? ChevronDown : ChevronRight
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, which holds the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={isValue ? undefined : row.isOpen}
      aria-selected={isFocused}
      className={`tree-line ${row.change ?? ''}`}
      style={style}
      title={row.path}
      onClick={onClick}
    >
      {isValue ? <span className="tree-twig" /> : <Chevron size={12} aria-hidden className="tree-twig" />}
      <span className="tree-name">{row.name}</span>
      {isValue ? <span className="tree-value mono">{JSON.stringify(row.value)}</span> : <PartSize row={row} />}
      {row.change !== undefined && (
        <span className="tree-change">
          <span aria-hidden>{row.change === 'added' ? '+' : '●'}</span>
          <span className="visually-hidden">{row.change === 'added' ? words.added : words.changed}</span>
        </span>
      )}
    </div>
  )
}, isSameLine)

function PartSize({ row }: { readonly row: StateRow & { type: 'part' } }): ReactElement {
  const [left, right] = row.kind === 'list' ? ['[', ']'] : ['{', '}']
  return (
    <span className="quiet">
      {left}
      {formatCount(row.count)}
      {right}
    </span>
  )
}
