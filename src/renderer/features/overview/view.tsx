import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../data/types.ts'
import { ActorName } from '../../record/actor-name.tsx'
import { summarise } from '../../record/summarise.ts'
import { BreachLane } from '../../run/breach-lane.tsx'
import { phaseMark, phaseProgress, runDurationMs } from '../../run/phase-state.ts'
import { ScoreTable } from '../../run/results.tsx'
import { useServices } from '../../services.ts'
import { rigLine } from '../../shell/rig-state.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount, formatDateTime, formatDuration, formatTime, PHASE_TITLES } from '../../ui/format.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { Hash } from '../../ui/hash.tsx'
import { adviceFor, headlineFor } from './model.ts'
import { Parties } from './parties.tsx'

/** Is the rig well, what runs, what to press: within five seconds. */
export function OverviewPage(): ReactElement {
  const { rig, runs, connection } = useServices()
  const status = useStore(rig.store, (state) => state.status)
  const newest = useStore(runs.store, (state) => state.runs[0])
  const connected = useStore(connection.store)
  if (status === undefined) {
    return (
      <>
        <h1 className="visually-hidden">Overview</h1>
        <Loading label="Loading the rig" rows={10} />
      </>
    )
  }
  const line = rigLine(connected, status, newest)
  return (
    <div className="page overview">
      <div className="overview-body" data-region="view" tabIndex={-1}>
        <section className={`overview-line ${line.state}`} aria-label="State of the rig">
          <h1>{headlineFor(line)}</h1>
          <p>{adviceFor(line.state, newest)}</p>
        </section>
        {status.breach !== null && <BreachLane breach={status.breach} />}
        <div className="overview-columns">
          <div>
            {newest !== undefined && <LastRun run={newest} />}
            <RecentRecords />
          </div>
          <Parties status={status} />
        </div>
      </div>
    </div>
  )
}

function LastRun({ run }: { readonly run: RunSummary }): ReactElement {
  const { runs, navigation } = useServices()
  const live = useStore(runs.store, (state) => state.progress[run.run_id])
  const result = useStore(runs.store, (state) => state.details[run.run_id])
  const isRunning = run.status === 'running'
  return (
    <section className="overview-section" aria-label={isRunning ? 'Present run' : 'Last run'}>
      <div className="section-head">
        <h2>{isRunning ? 'Present run' : 'Last run'}</h2>
        <Hash value={run.run_id} label="run id" />
        <span className="quiet">
          {run.status}, started {formatDateTime(run.started)}
          {isRunning ? '' : `, ${formatDuration(runDurationMs(run))}`}
        </span>
        <span className="spacer" />
        <button
          type="button"
          className="button bare"
          onClick={() => {
            runs.select(run.run_id)
            navigation.go('runs')
          }}
        >
          Open run
        </button>
      </div>
      <ol className="strip" aria-label="Phases">
        {run.phases.map((phase, index) => (
          <li key={phase.name} className={phaseMark(phase, run)} title={phase.name}>
            <span className="strip-name">
              <PhaseGlyph status={phaseMark(phase, run)} progress={phaseProgress(live, phase.name)} />
              {PHASE_TITLES[phase.name]}
            </span>
            <span className="quiet">{stripNote(phaseMark(phase, run), phase.duration_ms, index + 1)}</span>
          </li>
        ))}
      </ol>
      {result !== undefined && <ScoreTable result={result} />}
    </section>
  )
}

/** What stands below a phase's name: how long it took, what it is doing, or its number while it has not come. */
function stripNote(mark: ReturnType<typeof phaseMark>, durationMs: number, number: number): string {
  if (mark === 'not_reached') return String(number)
  return mark === 'running' || mark === 'stopped' ? mark : formatDuration(durationMs)
}

function RecentRecords(): ReactElement {
  const { rig, audit, navigation } = useServices()
  const recent = useStore(rig.store, (state) => state.recent)
  const size = useStore(rig.store, (state) => state.auditSize)
  return (
    <section className="overview-section" aria-label="Newest records">
      <div className="section-head">
        <h2>Newest records</h2>
        <span className="quiet">{formatCount(size)} in the audit log</span>
        <span className="spacer" />
        <button type="button" className="button bare" onClick={() => navigation.go('audit')}>
          Open audit
        </button>
      </div>
      <table className="table recent">
        <thead>
          <tr>
            <th scope="col" className="number">
              Record
            </th>
            <th scope="col">Time</th>
            <th scope="col">Kind</th>
            <th scope="col">Actor</th>
            <th scope="col">Body</th>
          </tr>
        </thead>
        <tbody>
          {recent.map((record) => (
            <tr key={record.record}>
              <td className="number">
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    audit.reveal(record.record)
                    navigation.go('audit')
                  }}
                >
                  {record.record}
                </button>
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
