import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RunState, State } from '../../../shared/state/index.ts'
import type { RunSummary } from '../../data/types.ts'
import { ActorName } from '../../record/actor-name.tsx'
import { RecordLink } from '../../record/record-link.tsx'
import { summarise } from '../../record/summarise.ts'
import { BreachLane } from '../../run/breach-lane.tsx'
import { ReleaseLane } from '../../run/release-lane.tsx'
import { isWaiting } from '../../run/release-state.ts'
import { runPath, runThen } from '../../run/run-then.ts'
import { Trouble } from '../../run/trouble.tsx'
import { useServices } from '../../services.ts'
import { rigLine } from '../../shell/rig-state.ts'
import { FirstSteps } from '../../start/first-steps.tsx'
import { useStateAt } from '../../time/use-state-at.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount, formatTime, shortRun } from '../../ui/format.ts'
import { BreachGlyph } from '../../ui/glyphs.tsx'
import { WORDS } from '../../words/overview.ts'
import { useBreachesAt } from './breaches-at.ts'
import { Disk, Quota, Throughput } from './figures.tsx'
import { LastRun } from './last-run.tsx'
import { adviceFor, headlineFor, lastBreaches, runAt, type ToldBreach } from './model.ts'
import { Parties } from './parties.tsx'

/** Is the rig well, what runs, what to press: within five seconds. */
export function OverviewPage(): ReactElement {
  const { rig, time } = useServices()
  const status = useStore(rig.store, (state) => state.status)
  const record = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  if (status === undefined) {
    return (
      <>
        <h1 className="visually-hidden">{WORDS.title}</h1>
        <Loading label={WORDS.loading} rows={10} />
      </>
    )
  }
  return (
    <div className="page overview">
      <div className="overview-body" data-region="view" tabIndex={-1}>
        {record === undefined ? <Now /> : <Then record={record} />}
      </div>
    </div>
  )
}

function Now(): ReactElement {
  const { rig, runs, connection } = useServices()
  const status = useStore(rig.store, (state) => state.status)
  const all = useStore(runs.store, (state) => state.runs)
  const connected = useStore(connection.store)
  const [newest] = all
  const line = rigLine(connected, status, newest)
  return (
    <>
      <section className={`overview-line ${line.state}`} aria-label={WORDS.state}>
        <h1>{headlineFor(line)}</h1>
        <p>{adviceFor(line.state, newest, status?.master !== null)}</p>
      </section>
      {status?.breach != null && <BreachLane breach={status.breach} />}
      {newest !== undefined && isWaiting(newest) && <ReleaseLane run={newest} />}
      <FirstSteps />
      <div className="overview-columns">
        <div>
          {newest !== undefined && <LastRun run={newest} isLive />}
          <LastBreaches />
          <RecentRecords />
        </div>
        <div className="parties">
          <Throughput />
          <Quota />
          <Disk />
          {status !== undefined && <Parties status={status} />}
        </div>
      </div>
    </>
  )
}

/** The state after a record, from the fold: nothing of now is in it. */
function Then({ record }: { readonly record: number }): ReactElement {
  const { runs } = useServices()
  const all = useStore(runs.store, (state) => state.runs)
  const breaker = useStateAt('breaker')
  const engine = useStateAt('engine')
  const total = useStateAt('runsTotal')
  const operators = useStateAt('operators')
  const started = total?.load === 'ready' ? Number(total.answer.state) : undefined
  useEffect(() => {
    if (started !== undefined && started > 0) runs.want(started - 1, started - 1)
  }, [runs, started])
  const run = (started === undefined ? undefined : runs.at(started - 1)) ?? runAt(all, record)
  if (breaker?.load === 'failed')
    return <p className="degraded">{`${WORDS.past.failed}: ${breaker.fault.code} ${breaker.fault.message}`}</p>
  if (breaker?.load !== 'ready') return <Loading label={WORDS.past.loading} rows={8} />
  const { isOpen, breach } = breaker.answer.state as State['breaker']
  const was = engine?.load === 'ready' ? (engine.answer.state as State['engine']) : undefined
  const names = operators?.load === 'ready' ? Object.keys(operators.answer.state as State['operators']) : []
  return (
    <>
      <section className={`overview-line ${isOpen ? 'halted' : 'ready'}`} aria-label={WORDS.state}>
        <h1>{isOpen ? WORDS.past.open(breach?.mode ?? '') : WORDS.past.closed}</h1>
        <p>{WORDS.past.advice}</p>
      </section>
      <dl className="facts overview-then">
        <dt>{WORDS.past.records}</dt>
        <dd>{formatCount(record + 1)}</dd>
        <dt>{WORDS.past.engine}</dt>
        <dd>{was?.isRunning === true ? WORDS.past.engineRan : WORDS.past.engineStood}</dd>
        <dt>{WORDS.past.operators}</dt>
        <dd>{names.length === 0 ? '—' : names.join(', ')}</dd>
        <dt>{WORDS.past.hash}</dt>
        <dd className="mono">
          <StateHash record={record} />
        </dd>
      </dl>
      {total?.load === 'ready' && <p className="quiet">{WORDS.past.runs(Number(total.answer.state))}</p>}
      {run !== undefined && <RunThen run={run} record={record} />}
      <BreachesThen record={record} />
    </>
  )
}

/** Of the whole state; it comes a little later. */
function StateHash({ record }: { readonly record: number }): ReactElement {
  const { history, notices } = useServices()
  const [known, setKnown] = useState<{ readonly record: number; readonly sha256: string }>()
  useEffect(() => {
    let isOver = false
    history.hashAt(record).then(
      (sha256) => !isOver && setKnown({ record, sha256 }),
      (error: unknown) => !isOver && notices.failed(WORDS.past.hash, error),
    )
    return () => {
      isOver = true
    }
  }, [history, notices, record])
  return <>{known?.record === record ? known.sha256 : '…'}</>
}

/** The last run as it was then: one that had not ended shows as far as it had come. */
function RunThen({ run, record }: { readonly run: RunSummary; readonly record: number }): ReactElement {
  const hadEnded = (run.records[1] ?? Number.POSITIVE_INFINITY) <= record
  const then = useStateAt(runPath(run.run_id))
  if (hadEnded) return <LastRun run={run} isLive={false} />
  if (then?.load !== 'ready') return <Loading label={WORDS.past.loading} rows={3} />
  return <LastRun run={runThen(run, then.answer.state as RunState | null)} isLive={false} />
}

/** Of the runs that are here. */
function LastBreaches(): ReactElement {
  const { runs } = useServices()
  const all = useStore(runs.store, (state) => state.runs)
  return <Breaches told={lastBreaches(all)} none={WORDS.breaches.none(all.length)} />
}

/** Of the log up to a record. */
function BreachesThen({ record }: { readonly record: number }): ReactElement {
  const known = useBreachesAt(record)
  if (known.load === 'loading') return <Loading label={WORDS.breaches.name} rows={2} />
  if (known.load === 'failed') return <Trouble title={WORDS.failed} fault={known.fault} />
  return <Breaches told={known.value} none={WORDS.breaches.noneThen} />
}

function Breaches({ told, none }: { readonly told: readonly ToldBreach[]; readonly none: string }): ReactElement {
  const { navigation } = useServices()
  return (
    <section className="overview-section" aria-label={WORDS.breaches.name}>
      <div className="section-head">
        <h2>{WORDS.breaches.name}</h2>
        {told.length === 0 && <span className="quiet">{none}</span>}
      </div>
      {told.length > 0 && (
        <ul className="rows">
          {told.map(({ record, mode, message, run }) => (
            <li key={record}>
              <span className="breach-line">
                <BreachGlyph mode={mode} /> <strong>{mode}</strong> {message}
              </span>
              {run !== '' && (
                <button type="button" className="link" onClick={() => navigation.select({ kind: 'run', id: run }, 'runs')}>
                  {shortRun(run)}
                </button>
              )}
              <RecordLink record={record} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RecentRecords(): ReactElement {
  const { rig, navigation } = useServices()
  const recent = useStore(rig.store, (state) => state.recent)
  const size = useStore(rig.store, (state) => state.auditSize)
  const { columns } = WORDS
  return (
    <section className="overview-section" aria-label={WORDS.records.name}>
      <div className="section-head">
        <h2>{WORDS.records.name}</h2>
        <span className="quiet">{WORDS.records.inLog(formatCount(size))}</span>
        <span className="spacer" />
        <button type="button" className="button bare" onClick={() => navigation.go('audit')}>
          {WORDS.records.open}
        </button>
      </div>
      <table className="table recent">
        <thead>
          <tr>
            <th scope="col" className="number">
              {columns.record}
            </th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.actor}</th>
            <th scope="col">{columns.body}</th>
          </tr>
        </thead>
        <tbody>
          {recent.map((record) => (
            <tr key={record.record}>
              <td className="number">
                <RecordLink record={record.record} />
              </td>
              <td>{formatTime(record.time).slice(0, 8)}</td>
              <td className={record.kind === 'breach' ? 'verdict-failed' : 'kind'}>{record.kind}</td>
              <td>
                <ActorName actor={record.actor} />
              </td>
              <td className="quiet recent-body">{summarise(record.body)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
