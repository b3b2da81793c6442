import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../data/types.ts'
import { estimateLeft } from '../../run/estimate.ts'
import { phaseMark, phaseProgress, runDurationMs } from '../../run/phase-state.ts'
import { ScoreTable } from '../../run/results.tsx'
import { useElapsed } from '../../run/use-elapsed.ts'
import { useServices } from '../../services.ts'
import { formatDateTime, formatDuration, PHASE_TITLES, shortRun } from '../../ui/format.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/overview.ts'

const words = WORDS.run

/** The run that runs, else the last one: its phases at a glance, how long it may still take, what it reached. */
export function LastRun({ run, isLive }: { readonly run: RunSummary; readonly isLive: boolean }): ReactElement {
  const { runs, navigation, connection } = useServices()
  const live = useStore(runs.store, (state) => state.progress[run.run_id])
  const detail = useStore(runs.store, (state) => state.details[run.run_id])
  const isRunning = isLive && run.status === 'running'
  const isConnected = useStore(connection.store, (state) => state.phase === 'open' && state.silentSinceMs === undefined)
  return (
    <section className="overview-section" aria-label={isRunning ? words.present : words.last}>
      <div className="section-head">
        <h2>{isRunning ? words.present : words.last}</h2>
        <Hash value={run.run_id} label="run id" short={shortRun(run.run_id)} />
        <span className="quiet">
          {run.status}, started {formatDateTime(run.started)}
          {isRunning ? '' : `, ${formatDuration(runDurationMs(run))}`}
        </span>
        {isRunning && isConnected && <Left run={run} />}
        <span className="spacer" />
        <button type="button" className="button bare" onClick={() => navigation.select({ kind: 'run', id: run.run_id }, 'runs')}>
          {words.open}
        </button>
      </div>
      <ol className="strip" aria-label={words.phases}>
        {run.phases.map((phase) => (
          <li key={phase.name} className={phaseMark(phase, run)} title={phase.name}>
            <span className="strip-name">
              <PhaseGlyph status={phaseMark(phase, run)} progress={phaseProgress(isLive ? live : undefined, phase.name)} />
              {PHASE_TITLES[phase.name]}
            </span>
            <span className="quiet">{stripNote(phaseMark(phase, run), phase.duration_ms)}</span>
          </li>
        ))}
      </ol>
      {isLive && detail !== undefined && <ScoreTable result={detail} />}
    </section>
  )
}

/** How long it may still take, by the pace of runs like it. */
function Left({ run }: { readonly run: RunSummary }): ReactElement | null {
  const { runs } = useServices()
  const elapsedMs = useElapsed(run)
  const others = useStore(runs.store, (state) => state.runs)
  const progress = useStore(runs.store, (state) => state.progress[run.run_id])
  const estimate = estimateLeft(run, others, { elapsedMs, progress })
  return estimate === undefined ? null : <strong>{WORDS.estimate(formatDuration(estimate.leftMs), estimate.runs)}</strong>
}

/** What stands below a phase's name: how long it took, or what it is doing. */
function stripNote(mark: ReturnType<typeof phaseMark>, durationMs: number): string {
  if (mark === 'not_reached') return '—'
  return mark === 'running' || mark === 'stopped' ? mark : formatDuration(durationMs)
}
