import { type ReactElement, type ReactNode, useCallback, useId } from 'react'
import { useStore } from 'zustand'
import type { AuditRecord } from '../../data/types.ts'
import { ActorName } from '../../record/actor-name.tsx'
import { summarise } from '../../record/summarise.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount, formatDateTime, formatTime, shortRun } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { FILTERED_RECORDS_MAX } from './audit.ts'
import { firstShown, GRID_ROWS_MAX, RECORD_KINDS } from './model.ts'
import { VerifyBar, VerifyOutcome } from './verify.tsx'

const COLUMNS: readonly GridColumn[] = [
  { key: 'record', title: 'Record', track: '76px', isNumber: true },
  { key: 'time', title: 'Time', track: '108px' },
  { key: 'kind', title: 'Kind', track: '148px' },
  { key: 'actor', title: 'Actor', track: '116px' },
  { key: 'phase', title: 'Phase', track: '172px' },
  { key: 'run', title: 'Run', track: '84px' },
  { key: 'summary', title: 'Body', track: 'minmax(110px, 1fr)' },
]

export function AuditPage(): ReactElement {
  const { audit } = useServices()
  const load = useStore(audit.store, (state) => state.load)
  const selected = useStore(audit.store, (state) => state.selected)
  return (
    <div className="page audit">
      <div className="pane-head" data-region="tools" tabIndex={-1}>
        <h1>Audit</h1>
        <FilterField />
        <span className="spacer" />
        <VerifyBar />
      </div>
      <VerifyOutcome />
      {load === 'loading' ? (
        <Loading label="Loading audit records" rows={14} />
      ) : (
        <div className={`audit-columns ${selected === undefined ? '' : 'has-detail'}`}>
          <div className="audit-list" data-region="records" tabIndex={-1}>
            <RecordGrid />
          </div>
          {selected !== undefined && (
            <div className="audit-detail" data-region="record" tabIndex={-1}>
              <RecordDetail number={selected} />
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function FilterField(): ReactElement {
  const { audit } = useServices()
  const text = useStore(audit.store, (state) => state.filterText)
  const error = useStore(audit.store, (state) => state.filterError)
  const found = useStore(audit.store, (state) => state.matches?.length)
  const hasMore = useStore(audit.store, (state) => state.hasMoreMatches)
  const size = useStore(audit.store, (state) => state.size)
  const id = useId()
  const count =
    found === undefined
      ? `${formatCount(size)} records`
      : `${formatCount(found)}${hasMore && found >= FILTERED_RECORDS_MAX ? ' or more' : ''} of ${formatCount(size)}`
  return (
    <>
      <input
        className="field filter"
        data-filter
        type="search"
        aria-label="Filter records"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-count`}
        placeholder="Filter: kind:gate run:ID"
        list={`${id}-kinds`}
        value={text}
        onChange={(event) => void audit.setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <datalist id={`${id}-kinds`}>
        {RECORD_KINDS.map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      <span id={`${id}-count`} className={error === undefined ? 'quiet' : 'degraded'}>
        {error === undefined ? count : `“${error}” is no record kind`}
      </span>
    </>
  )
}

function RecordGrid(): ReactElement {
  const { audit } = useServices()
  const state = useStore(audit.store)
  const { matches, selected, size } = state
  const first = matches === undefined ? firstShown(size, selected) : 0
  const count = matches === undefined ? Math.min(size - first, GRID_ROWS_MAX) : matches.length
  const isPaged = matches === undefined
  const recordAt = (index: number): AuditRecord | undefined => matches?.[index] ?? (isPaged ? audit.record(first + index) : undefined)
  const onRange = useCallback(
    (from: number, to: number) => {
      if (isPaged) audit.want(first + from, first + to)
    },
    [audit, first, isPaged],
  )
  const selectedIndex = selected === undefined ? -1 : isPaged ? selected - first : matches.findIndex((record) => record.record === selected)
  if (count === 0)
    return <Blank title={isPaged ? 'The log holds no records' : 'No record matches'}>{isPaged ? '' : 'Change or empty the filter.'}</Blank>
  return (
    <VirtualGrid
      label="Audit records"
      columns={COLUMNS}
      count={count}
      firstRow={first}
      rowsInAll={isPaged ? size : count}
      isFollowing={state.isFollowing && isPaged}
      selected={selectedIndex}
      onSelect={(index) => audit.select(isPaged ? first + index : recordAt(index)?.record)}
      onClear={() => audit.select(undefined)}
      onRange={onRange}
      rowClass={(index) => (recordAt(index)?.kind === 'breach' ? 'is-breach' : undefined)}
      cell={(index, column) => {
        const record = recordAt(index)
        if (record !== undefined) return recordCell(record, column)
        return column === 'record' ? first + index : column === 'kind' ? <span className="quiet">…</span> : null
      }}
    />
  )
}

function recordCell(record: AuditRecord, column: string): ReactNode {
  switch (column) {
    case 'record':
      return record.record
    case 'time':
      return formatTime(record.time)
    case 'kind':
      return <span className="kind">{record.kind}</span>
    case 'actor':
      return <ActorName actor={record.actor} />
    case 'phase':
      return record.phase ?? ''
    case 'run':
      return <span className="mono">{record.run === undefined ? '' : shortRun(record.run)}</span>
    default:
      return <span className="quiet">{summarise(record.body)}</span>
  }
}

function RecordDetail({ number }: { readonly number: number }): ReactElement {
  const { audit } = useServices()
  const version = useStore(audit.store, (state) => state.version)
  const matches = useStore(audit.store, (state) => state.matches)
  const record = audit.record(number) ?? matches?.find((item) => item.record === number)
  if (record === undefined) return <Loading key={version} label={`Loading record ${number}`} rows={8} />
  return (
    <article className="record" aria-label={`Record ${number}`}>
      <h2>
        Record {number} <span className="quiet">{record.kind}</span>
      </h2>
      <dl className="facts">
        <dt>Time</dt>
        <dd>
          {formatDateTime(record.time)}
          <span className="mono quiet block">{record.time}</span>
        </dd>
        <dt>Actor</dt>
        <dd>
          <ActorName actor={record.actor} /> <span className="quiet">{record.actor.kind}</span>
        </dd>
        <dt>Position</dt>
        <dd className="mono">{String(record.pos)}</dd>
        {record.run !== undefined && record.run !== '' && (
          <>
            <dt>Run</dt>
            <dd>
              <Hash value={record.run} label="run id" />
            </dd>
          </>
        )}
        {record.phase !== undefined && record.phase !== '' && (
          <>
            <dt>Phase</dt>
            <dd>{record.phase}</dd>
          </>
        )}
        {record.device !== undefined && record.device !== '' && (
          <>
            <dt>Device</dt>
            <dd>{record.device}</dd>
          </>
        )}
      </dl>
      <h3>Body</h3>
      <pre className="json">{JSON.stringify(record.body, undefined, 2)}</pre>
    </article>
  )
}
