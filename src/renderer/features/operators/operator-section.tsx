import { type ReactElement, type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { formatTime, shortActor } from '../../ui/format.ts'
import { PhaseGlyph, type PhaseGlyphProps } from '../../ui/glyphs.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/operators.ts'
import { LimitsTable } from './limits-table.tsx'
import { type OperatorRow, type OperatorRowState, operatorFilter, operatorRows } from './rows.ts'
import { usePastOperators } from './use-past.ts'

const words = WORDS.columns
const COLUMNS: readonly GridColumn[] = [
  { key: 'identity', title: words.identity, track: 'minmax(130px, 220px)' },
  { key: 'type', title: words.type, track: '84px' },
  { key: 'state', title: words.state, track: '112px' },
  { key: 'jobs', title: words.jobs, track: '72px', isNumber: true },
  { key: 'device', title: words.device, track: '80px' },
  { key: 'confinement', title: words.confinement, track: '104px' },
  { key: 'pid', title: words.pid, track: '76px', isNumber: true },
  { key: 'schemas', title: words.schemas, track: 'minmax(120px, 1fr)' },
  { key: 'heard', title: words.heard, track: '84px' },
]
const PAST_COLUMNS: readonly GridColumn[] = [
  ...COLUMNS.filter(({ key }) => ['identity', 'type', 'state', 'jobs', 'confinement', 'pid'].includes(key)),
  { key: 'record', title: words.record, track: 'minmax(76px, 1fr)' },
]

const GLYPHS: Readonly<Record<OperatorRowState, PhaseGlyphProps['status']>> = {
  ready: 'passed',
  running: 'passed',
  starting: 'running',
  draining: 'stopped',
  silent: 'stopped',
  ended: 'not_reached',
  declared: 'not_reached',
}

/** A state by shape and word; silent is degraded. */
export function OperatorState({ state }: { readonly state: OperatorRowState }): ReactElement {
  return (
    <span className={state === 'silent' ? 'degraded' : undefined}>
      <PhaseGlyph status={GLYPHS[state]} /> {WORDS.states[state]}
    </span>
  )
}

/** Operators as they are now, or as the record says they were. */
export function useOperatorRows(): { readonly rows: readonly OperatorRow[]; readonly isPast: boolean; readonly isLoading: boolean } {
  const { parties, rig } = useServices()
  const { operators, declared, served, load } = useStore(parties.store)
  const processes = useStore(rig.store, ({ status }) => status?.operators)
  const past = usePastOperators()
  const now = useMemo(() => operatorRows({ operators, declared, served }, processes ?? []), [operators, declared, served, processes])
  if (past !== undefined) return { rows: past.rows, isPast: true, isLoading: past.isLoading }
  return { rows: now, isPast: false, isLoading: load === 'loading' }
}

/** Every operator, and the limits of the one that is selected. */
export function OperatorSection(): ReactElement {
  const { navigation, parties } = useServices()
  const { rows: all, isPast, isLoading } = useOperatorRows()
  const filter = useStore(navigation.store, (place) => place.queries.operators ?? '')
  const rows = useMemo(() => all.filter(operatorFilter(filter)), [all, filter])
  const fault = useStore(parties.store, ({ faults }) => faults.operators)
  const selection = useStore(navigation.store, (place) => place.selection)
  const selected = selection?.kind === 'operator' ? rows.findIndex(({ identity }) => identity === selection.id) : -1
  const row = rows[selected]
  if (isLoading) return <Loading label={WORDS.loading} rows={8} />
  if (!isPast && fault !== undefined && all.length === 0) return <FaultText fault={fault} />
  if (all.length === 0) return <Blank title={WORDS.none}>{isPast ? '' : WORDS.noneHint}</Blank>
  return (
    <div className="split">
      <div className="split-list" data-region="operators" tabIndex={-1}>
        {rows.length === 0 && <Blank title={WORDS.noHits} />}
        <VirtualGrid
          label={WORDS.title}
          columns={isPast ? PAST_COLUMNS : COLUMNS}
          count={rows.length}
          selected={selected}
          onSelect={(index) => navigation.select({ kind: 'operator', id: rows[index]?.identity ?? '' })}
          onClear={() => navigation.select(undefined)}
          cell={(index, column) => cellOf(rows[index], column)}
        />
      </div>
      {!isPast && (
        <section className="split-detail" aria-label={WORDS.limits.title} data-region="limits" tabIndex={-1}>
          <h2>{row === undefined ? WORDS.limits.title : WORDS.limits.of(row.identity)}</h2>
          {row === undefined ? <p className="quiet">{WORDS.detail.nobody}</p> : <LimitsTable identity={row.identity} />}
        </section>
      )}
    </div>
  )
}

function cellOf(row: OperatorRow | undefined, column: string): ReactNode {
  if (row === undefined) return null
  switch (column) {
    case 'identity':
      return <span title={row.identity}>{shortActor(row.identity)}</span>
    case 'type':
      return row.type
    case 'state':
      return <OperatorState state={row.state} />
    case 'jobs':
      if (row.record !== undefined) return row.jobs.length
      return row.busy === undefined || row.places === undefined ? '' : WORDS.places(row.busy, row.places)
    case 'device':
      return row.device
    case 'confinement':
      return row.confinement === '' ? (
        ''
      ) : (
        <span className={row.confinement === 'unconfined' ? 'tag degraded' : 'tag'}>{row.confinement}</span>
      )
    case 'pid':
      return row.pid
    case 'schemas':
      return (
        <span className="quiet">
          {row.capabilities?.supported_schemas.join(', ') ?? (row.state === 'declared' ? WORDS.startsWith[row.start] : '')}
        </span>
      )
    case 'heard':
      return row.heard === undefined ? '' : formatTime(row.heard).slice(0, 8)
    default:
      return row.record === undefined ? null : <RecordLink record={row.record} />
  }
}
