import './operators.css'
import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import type { JobRow } from '../../data/jobs.ts'
import type { Inspectors } from '../../place/inspectors.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { formatDateTime, shortActor } from '../../ui/format.ts'
import { WORDS } from '../../words/operators.ts'
import { Credentials, useIdentityRows } from './identity-section.tsx'
import { LimitsTable } from './limits-table.tsx'
import { OperatorState, useOperatorRows } from './operator-section.tsx'
import type { OperatorRow } from './rows.ts'
import { usePastJobs } from './use-past.ts'

const words = WORDS.detail

/** What is asked for by this view is asked for while an inspector of it is open, too. */
function useWatchedParties(): void {
  const { parties } = useServices()
  useEffect(() => parties.watch(), [parties])
}

function OperatorInspector({ id }: { readonly id: string }): ReactElement {
  useWatchedParties()
  const { rows, isPast, isLoading } = useOperatorRows()
  const row = rows.find(({ identity }) => identity === id)
  if (isLoading) return <Loading label={WORDS.loading} rows={6} />
  if (row === undefined) return <Blank title={words.gone}>{shortActor(id)}</Blank>
  return (
    <article className="inspected" aria-label={id}>
      <dl className="facts">
        <dt>{WORDS.columns.state}</dt>
        <dd>
          <OperatorState state={row.state} />
        </dd>
        {row.type !== '' && (
          <>
            <dt>{WORDS.columns.type}</dt>
            <dd>{row.type}</dd>
          </>
        )}
        {row.pid !== undefined && (
          <>
            <dt>{WORDS.columns.pid}</dt>
            <dd className="mono">{row.pid}</dd>
          </>
        )}
        {row.confinement !== '' && (
          <>
            <dt>{words.confinement}</dt>
            <dd>{row.confinement}</dd>
          </>
        )}
        {row.record !== undefined && (
          <>
            <dt>{WORDS.columns.record}</dt>
            <dd>
              <RecordLink record={row.record} />
            </dd>
          </>
        )}
        {!isPast && <PresentFacts row={row} />}
        <dt>{words.jobs}</dt>
        <dd>{row.jobs.length === 0 ? '0' : <JobLinks ids={row.jobs} />}</dd>
      </dl>
      {!isPast && <CommandButton command="operators.new-job" />}
    </article>
  )
}

function PresentFacts({ row }: { readonly row: OperatorRow }): ReactElement {
  const { capabilities, topics, device, start } = row
  return (
    <>
      <dt>{words.starts}</dt>
      <dd>{WORDS.startsWith[start]}</dd>
      {device !== '' && (
        <>
          <dt>{WORDS.columns.device}</dt>
          <dd>
            <DeviceLink device={device} />
          </dd>
        </>
      )}
      <dt>{words.topics}</dt>
      <dd className="mono">{topics.length === 0 ? <span className="quiet">{words.noTopics}</span> : topics.join('  ')}</dd>
      {capabilities !== undefined && (
        <>
          <dt>{words.schemas}</dt>
          <dd className="mono">{capabilities.supported_schemas.join('  ') || <span className="quiet">{words.any}</span>}</dd>
          <dt>{words.modes}</dt>
          <dd>{capabilities.engine_modes.join(', ') || <span className="quiet">{words.any}</span>}</dd>
          <dt>{words.delta}</dt>
          <dd>{capabilities.supports_delta_only_topics ? words.yes : words.no}</dd>
          {Object.entries(capabilities.hardware_profile).map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name.replaceAll('_', ' ')}</dt>
              <dd className="mono">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </>
      )}
    </>
  )
}

function DeviceLink({ device }: { readonly device: string }): ReactElement {
  const { navigation } = useServices()
  return (
    <button type="button" className="link" onClick={() => navigation.select({ kind: 'device', id: device })}>
      {device}
    </button>
  )
}

function JobLinks({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { navigation } = useServices()
  return (
    <>
      {ids.map((id) => (
        <button key={id} type="button" className="link mono block" onClick={() => navigation.select({ kind: 'job', id })}>
          {id}
        </button>
      ))}
    </>
  )
}

function IdentityInspector({ id }: { readonly id: string }): ReactElement {
  useWatchedParties()
  const { rows, isPast, isLoading } = useIdentityRows()
  const row = rows.find(({ identity }) => identity === id)
  if (isLoading) return <Loading label={WORDS.loading} rows={6} />
  return (
    <article className="inspected" aria-label={id}>
      {row === undefined ? <p className="quiet">{WORDS.identities.unknown}</p> : <Credentials row={row} isPast={isPast} />}
      {!isPast && (
        <section>
          <h3>{WORDS.limits.title}</h3>
          <LimitsTable identity={id} isNarrow />
        </section>
      )}
    </article>
  )
}

type KnownJob = JobRow & { readonly schema?: string; readonly submitted?: string; readonly records?: readonly number[] }

function JobInspector({ id }: { readonly id: string }): ReactElement {
  const { jobs, parties } = useServices()
  const listed = useStore(jobs.store, (state) => state.jobs)
  const past = usePastJobs()
  const [asked, setAsked] = useState<{ readonly job?: KnownJob; readonly fault?: FaultView }>({})
  useEffect(() => jobs.watch(), [jobs])
  const row = listed.find(({ job_id }) => job_id === id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the list tells of it anew is a reason to ask for all of it
  useEffect(() => {
    if (past !== undefined) return
    let isCurrent = true
    parties.ask('system.jobs.get', { job_id: id }).then(
      (answer) => isCurrent && setAsked({ job: answer as KnownJob }),
      (error: unknown) => isCurrent && setAsked({ fault: Fault.from(error).toView() }),
    )
    return () => {
      isCurrent = false
    }
  }, [parties, id, row?.state, row?.operator, past === undefined])
  if (past !== undefined) {
    const then = past.rows.find((each) => each.id === id)
    if (past.isLoading) return <Loading label={WORDS.loading} rows={4} />
    if (then === undefined) return <Blank title={WORDS.jobs.unknown}>{id}</Blank>
    const job = { job_id: id, namespace: '', priority: 0, reason: '', is_over: false, records: [then.record], ...then }
    return <JobFacts job={job} isPast />
  }
  if (asked.fault !== undefined) return <FaultText fault={asked.fault} />
  if (asked.job === undefined) return <Loading label={WORDS.loading} rows={6} />
  return <JobFacts job={asked.job} isPast={false} />
}

function JobFacts({ job, isPast }: { readonly job: KnownJob; readonly isPast: boolean }): ReactElement {
  const { columns, ...rest } = WORDS.jobs
  const reason = job.reason ?? ''
  return (
    <article className="inspected" aria-label={job.job_id}>
      <dl className="facts">
        <dt>{columns.state}</dt>
        <dd>
          {job.state}, {columns.attempt.toLowerCase()} {job.attempt}
        </dd>
        <dt>{columns.topic}</dt>
        <dd className="mono">{job.topic}</dd>
        {job.schema !== undefined && job.schema !== '' && (
          <>
            <dt>{rest.schema}</dt>
            <dd className="mono">{job.schema}</dd>
          </>
        )}
        {job.submitted !== undefined && (
          <>
            <dt>{rest.submitted}</dt>
            <dd>{formatDateTime(job.submitted)}</dd>
          </>
        )}
        <dt>{columns.submitter}</dt>
        <dd>{shortActor(job.submitter)}</dd>
        <dt>{columns.operator}</dt>
        <dd>{shortActor(job.operator ?? '') || '—'}</dd>
        {!isPast && (
          <>
            <dt>{rest.priority}</dt>
            <dd>{job.priority}</dd>
          </>
        )}
        {(job.is_over || reason !== '') && (
          <>
            <dt>{rest.why}</dt>
            <dd>{reason === '' ? rest.noReason : reason}</dd>
          </>
        )}
        {Fault.isCode(reason) && (
          <>
            <dt>{rest.remedy}</dt>
            <dd>{new Fault(reason, reason).remedy}</dd>
          </>
        )}
        <dt>{columns.records}</dt>
        <dd className="record-links">
          {(job.records ?? []).map((record) => (
            <RecordLink key={record} record={record} />
          ))}
        </dd>
      </dl>
      {!isPast && !job.is_over && <CommandButton command="operators.cancel-job" />}
      {job.submitter.startsWith('circuit-') && <CommandButton command="circuits.way-of" />}
      {!isPast && (
        <section>
          <h3>{rest.quota}</h3>
          <LimitsTable identity={job.submitter} isNarrow />
        </section>
      )}
    </article>
  )
}

/** What the inspector shows of what this view is about. */
export const inspectors: Inspectors = { operator: OperatorInspector, identity: IdentityInspector, job: JobInspector }
