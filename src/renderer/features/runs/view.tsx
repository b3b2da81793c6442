import type { CSSProperties, ReactElement } from 'react'
import { useStore } from 'zustand'
import type { PhaseView } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import { BreachLane } from '../../run/breach-lane.tsx'
import { currentPhase, phaseMark } from '../../run/phase-state.ts'
import { FileTable, FindingTable, ScoreTable } from '../../run/results.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { Hash } from '../../ui/hash.tsx'
import { RunGrid } from './run-grid.tsx'
import { RunOptions } from './run-options.tsx'
import { Runs } from './runs.ts'
import { Timeline } from './timeline.tsx'

/** Rows of the run grid on screen before it scrolls. */
const RUN_ROWS_SHOWN = 8

export function RunsPage(): ReactElement {
  const { runs } = useServices()
  const state = useStore(runs.store)
  const run = Runs.shown(state)
  return (
    <div className="page runs">
      <div className="pane-head" data-region="tools" tabIndex={-1}>
        <h1>Runs</h1>
        {state.load === 'ready' && <span className="quiet">{formatCount(state.runs.length)}</span>}
        <span className="spacer" />
        <RunOptions />
      </div>
      {state.load === 'loading' ? (
        <Loading label="Loading runs" />
      ) : run === undefined ? (
        <Blank title="No run yet">Press Start run. The eight phases appear here as they happen.</Blank>
      ) : (
        <>
          <div
            className="runs-grid"
            data-region="runs"
            tabIndex={-1}
            style={{ '--rows': Math.min(RUN_ROWS_SHOWN, state.runs.length) } as CSSProperties}
          >
            <RunGrid />
          </div>
          <RunDetail run={run} />
        </>
      )}
    </div>
  )
}

function RunDetail({ run }: { readonly run: RunSummary }): ReactElement {
  const { runs } = useServices()
  const result = useStore(runs.store, (state) => state.details[run.run_id])
  const chosen = useStore(runs.store, (state) => state.selectedPhase)
  const phase = run.phases.find((item) => item.name === chosen) ?? currentPhase(run) ?? run.phases[0]
  return (
    <section className="run-detail" aria-label={`Run ${run.run_id}`} data-region="run" tabIndex={-1}>
      <div className="run-line">
        <h2>Run</h2>
        <Hash value={run.run_id} label="run id" />
        <span>{run.mode}</span>
        <span>seed {run.seed}</span>
        <span className={run.simulated ? 'tag simulated' : 'tag'}>{run.simulated ? `simulated ${run.device}` : run.device}</span>
        {result !== undefined && <span className="quiet">as of {result.as_of}</span>}
        {result !== undefined && result.rows.in > 0 && (
          <span className="quiet">
            {formatCount(result.rows.in)} rows in, {formatCount(result.rows.used)} used, {formatCount(result.rows.quarantined)} quarantined,{' '}
            {formatCount(result.rows.held_out)} held out
          </span>
        )}
      </div>
      {run.breach !== null && <BreachLane breach={run.breach} />}
      <div className="run-columns">
        <Timeline run={run} />
        {phase !== undefined && <PhaseDetail phase={phase} mark={phaseMark(phase, run)} />}
      </div>
      {result !== undefined && (
        <div className="run-results">
          <ScoreTable result={result} />
          <FindingTable result={result} />
          <FileTable result={result} />
        </div>
      )}
    </section>
  )
}

function PhaseDetail({ phase, mark }: { readonly phase: PhaseView; readonly mark: ReturnType<typeof phaseMark> }): ReactElement {
  const { audit, navigation } = useServices()
  return (
    <section className="phase-detail" aria-label={`Gates of ${phase.name}`}>
      <h3>
        <PhaseGlyph status={mark} /> {phase.name}
      </h3>
      {phase.gates.length === 0 ? (
        <p className="quiet">{phase.status === 'not_reached' ? 'Not reached.' : 'No gate has given its verdict yet.'}</p>
      ) : (
        <table className="table" aria-label={`Gates of ${phase.name}`}>
          <thead>
            <tr>
              <th scope="col">Gate</th>
              <th scope="col">When</th>
              <th scope="col">Verdict</th>
              <th scope="col" className="number">
                Record
              </th>
            </tr>
          </thead>
          <tbody>
            {phase.gates.map((gate) => (
              <tr key={gate.record}>
                <td>{gate.rule}</td>
                <td>{gate.when}</td>
                <td className={gate.ok ? '' : 'verdict-failed'}>{gate.ok ? 'held' : 'failed'}</td>
                <td className="number">
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      audit.reveal(gate.record)
                      navigation.go('audit')
                    }}
                  >
                    {gate.record}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
