import { type ReactElement, type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import type { JobRow } from '../../data/jobs.ts'
import type { AuditRecord } from '../../data/types.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { cutHash, formatCount, formatDateTime, shortActor } from '../../ui/format.ts'
import { JobState } from '../../ui/job-state.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/operators.ts'
import { JobForm } from './job-form.tsx'
import { type Past, usePastJobs } from './use-past.ts'

const words = WORDS.jobs
const COLUMNS: readonly GridColumn[] = [
  { key: 'state', title: words.columns.state, track: '104px' },
  { key: 'job', title: words.columns.job, track: '112px' },
  { key: 'topic', title: words.columns.topic, track: 'minmax(110px, 200px)' },
  { key: 'submitter', title: words.columns.submitter, track: 'minmax(100px, 160px)' },
  { key: 'operator', title: words.columns.operator, track: 'minmax(100px, 160px)' },
  { key: 'attempt', title: words.columns.attempt, track: '68px', isNumber: true },
  { key: 'record', title: words.columns.record, track: '76px', isNumber: true },
  { key: 'reason', title: words.columns.reason, track: 'minmax(120px, 1fr)' },
]

/** One line of jobs, of now or of then. */
interface Line {
  readonly id: string
  readonly topic: string
  readonly submitter: string
  readonly operator: string
  readonly state: string
  readonly attempt: number
  readonly reason: string
  /** The newest record that says something of it. */
  readonly record: number | undefined
}

const toLine = ({ job_id: id, operator, reason, records, ...rest }: JobRow): Line => ({
  ...rest,
  id,
  record: records.at(-1),
  operator: operator ?? '',
  reason: reason ?? '',
})

/** Jobs, the form of a new one, and what was refused before it became one. */
export function JobSection(): ReactElement {
  const { jobs, jobDesk } = useServices()
  const isFormOpen = useStore(jobDesk.store, ({ isOpen }) => isOpen)
  const past = usePastJobs()
  useEffect(() => jobs.watch(), [jobs])
  return (
    <div className={isFormOpen && past === undefined ? 'with-form' : 'without-form'}>
      <div className="split">
        <div className="split-list" data-region="jobs" tabIndex={-1}>
          <CancelQuestion />
          <JobGrid past={past} />
        </div>
        {past === undefined && <Refusals />}
      </div>
      {isFormOpen && past === undefined && <JobForm />}
    </div>
  )
}

function JobGrid({ past }: { readonly past: Past<Omit<Line, 'reason' | 'record'>> | undefined }): ReactElement {
  const { jobs, navigation } = useServices()
  const state = useStore(jobs.store)
  const selection = useStore(navigation.store, (place) => place.selection)
  const lines: readonly Line[] =
    past === undefined ? state.jobs.map(toLine) : past.rows.map((row) => ({ ...row, reason: '', record: undefined }))
  if (past === undefined ? state.load === 'loading' : past.isLoading) return <Loading label={WORDS.loading} rows={6} />
  if (past === undefined && state.fault !== undefined && lines.length === 0) return <FaultText fault={state.fault} />
  if (lines.length === 0) return <Blank title={words.none}>{past === undefined ? words.noneHint : ''}</Blank>
  return (
    <VirtualGrid
      label={WORDS.sections.jobs}
      columns={COLUMNS}
      count={lines.length}
      selected={selection?.kind === 'job' ? lines.findIndex(({ id }) => id === selection.id) : -1}
      onSelect={(index) => navigation.select({ kind: 'job', id: lines[index]?.id ?? '' })}
      onClear={() => navigation.select(undefined)}
      cell={(index, column) => jobCell(lines[index], column)}
    />
  )
}

function jobCell(line: Line | undefined, column: string): ReactNode {
  if (line === undefined) return null
  switch (column) {
    case 'state':
      return <JobState state={line.state} />
    case 'job':
      return <span className="mono">{cutHash(line.id)}</span>
    case 'topic':
      return line.topic
    case 'submitter':
      return shortActor(line.submitter)
    case 'operator':
      return shortActor(line.operator)
    case 'attempt':
      return line.attempt
    case 'record':
      return line.record === undefined ? null : <RecordLink record={line.record} />
    default:
      return (
        <span className="quiet" title={line.reason}>
          {line.reason}
        </span>
      )
  }
}

/** Asks before a job is cancelled. */
function CancelQuestion(): ReactElement | null {
  const { operators, jobs, notices } = useServices()
  const asks = useStore(operators.store, (state) => state.asks)
  if (asks?.act !== 'cancel') return null
  return (
    <Confirm
      title={words.confirmCancel(cutHash(asks.jobId))}
      hint={words.confirmHint}
      confirm={words.confirm}
      keep={words.keep}
      reason={words.cancelReason}
      onKeep={() => operators.ask(undefined)}
      onConfirm={async (reason) => {
        await jobs.cancel(asks.jobId, reason === '' ? 'cancelled in the control room' : reason)
        operators.ask(undefined)
        notices.done(words.cancelled, asks.jobId)
      }}
    />
  )
}

function Refusals(): ReactElement {
  const { operators, rig, connection } = useServices()
  const refusals = useStore(operators.store, (state) => state.refusals)
  const fault = useStore(operators.store, (state) => state.refusalsFault)
  const size = useStore(rig.store, (state) => state.auditSize)
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a log that has grown may hold another refusal
  useEffect(() => {
    if (isOpen) void operators.readRefusals()
  }, [operators, isOpen, size])
  return (
    <section className="split-detail" aria-label={words.refusals} data-region="refusals" tabIndex={-1}>
      <h2>{words.refusals}</h2>
      <p className="quiet">{words.refusalsHint}</p>
      {fault !== undefined && <FaultText fault={fault} />}
      {refusals.length === 0 ? <p className="quiet">{words.noRefusals}</p> : <RefusalTable refusals={refusals} />}
    </section>
  )
}

function RefusalTable({ refusals }: { readonly refusals: readonly AuditRecord[] }): ReactElement {
  const columns = words.refusalColumns
  const { navigation, panels } = useServices()
  return (
    <table className="table" aria-label={words.refusals}>
      <thead>
        <tr>
          <th scope="col">{columns.record}</th>
          <th scope="col">{columns.time}</th>
          <th scope="col">{columns.who}</th>
          <th scope="col">{columns.code}</th>
          <th scope="col" className="number">
            {columns.count}
          </th>
          <th scope="col">{columns.topic}</th>
        </tr>
      </thead>
      <tbody>
        {refusals.map(({ record, time, body }) => (
          <tr key={record}>
            <td>
              <RecordLink record={record} />
            </td>
            <td>{formatDateTime(time)}</td>
            <td>
              <button
                type="button"
                className="link"
                onClick={() => {
                  navigation.select({ kind: 'identity', id: String(body['identity']) })
                  panels.setInspector(true)
                }}
              >
                {shortActor(String(body['identity']))}
              </button>
            </td>
            <td className="mono">{String(body['code'])}</td>
            <td className="number">{formatCount(Number(body['count'] ?? 1))}</td>
            <td className="mono">{String(body['first_topic'] ?? '')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
