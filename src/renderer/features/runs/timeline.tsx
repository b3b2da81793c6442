import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { GateView } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import { phaseMark, phaseProgress } from '../../run/phase-state.ts'
import { useServices } from '../../services.ts'
import { formatDuration } from '../../ui/format.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { timeline } from './model.ts'
import { useElapsed } from './use-elapsed.ts'

const STATUS_WORDS = { passed: 'passed', failed: 'failed', stopped: 'stopped', running: 'running', not_reached: 'not reached' } as const

/** The eight phases of one run on one time axis. A bar is a button: it shows the phase's gates. */
export function Timeline({ run }: { readonly run: RunSummary }): ReactElement {
  const { runs } = useServices()
  const elapsedMs = useElapsed(run)
  const live = useStore(runs.store, (state) => state.progress[run.run_id])
  const selected = useStore(runs.store, (state) => state.selectedPhase)
  const { rows, totalMs } = timeline(run, elapsedMs)
  const share = (ms: number): string => (totalMs === 0 ? '0%' : `${(100 * ms) / totalMs}%`)
  return (
    <section className="timeline" aria-label="Phase timeline">
      <TimeAxis totalMs={totalMs} />
      <ol>
        {rows.map(({ phase, number, startMs, durationMs }) => {
          const progress = phaseProgress(live, phase.name)
          const percent = progress === undefined ? '' : `, ${Math.round(progress * 100)} %`
          const isReached = phase.status !== 'not_reached'
          const mark = phaseMark(phase, run)
          return (
            <li key={phase.name} className={`timeline-row ${mark} ${selected === phase.name ? 'selected' : ''}`}>
              <span className="timeline-name">
                <PhaseGlyph status={mark} progress={progress} />
                <span className="quiet">{number}</span>
                <button
                  type="button"
                  className="timeline-bar"
                  aria-pressed={selected === phase.name}
                  aria-label={`${phase.name} · ${run.run_id}`}
                  aria-description={`${STATUS_WORDS[mark]}${percent}, ${formatDuration(durationMs)}, ${gateWords(phase.gates)}`}
                  onClick={() => runs.select(run.run_id, phase.name)}
                >
                  {phase.name}
                </button>
              </span>
              <span className="timeline-track">
                {isReached && <span className="timeline-fill" style={{ left: share(startMs), width: share(durationMs) }} />}
              </span>
              <span className="timeline-duration">{isReached && mark !== 'stopped' ? formatDuration(durationMs) : '—'}</span>
              <span className="timeline-gates">
                <GateTicks gates={phase.gates} />
              </span>
            </li>
          )
        })}
      </ol>
      {run.status === 'running' && <ProgressLines runId={run.run_id} />}
    </section>
  )
}

function TimeAxis({ totalMs }: { readonly totalMs: number }): ReactElement {
  return (
    <div className="timeline-axis" aria-hidden>
      <span>Phase</span>
      <span className="timeline-scale">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part}>{totalMs === 0 ? '' : formatDuration(totalMs * part)}</span>
        ))}
      </span>
      <span className="number">Duration</span>
      <span>Gates</span>
    </div>
  )
}

function gateWords(gates: readonly GateView[]): string {
  const failed = gates.filter((gate) => !gate.ok).length
  return gates.length === 0 ? 'no gates' : `${gates.length} gates${failed === 0 ? ', all held' : `, ${failed} failed`}`
}

/** One tick a gate: a small disc that held, a red square that did not. */
export function GateTicks({ gates }: { readonly gates: readonly GateView[] }): ReactElement {
  return (
    <>
      {gates.map((gate) => (
        <span
          key={gate.record}
          className={gate.ok ? 'gate-tick' : 'gate-tick failed'}
          title={`${gate.rule} (${gate.when}): ${gate.ok ? 'held' : 'failed'}`}
        />
      ))}
    </>
  )
}

function ProgressLines({ runId }: { readonly runId: string }): ReactElement | null {
  const { runs } = useServices()
  const live = useStore(runs.store, (state) => state.progress[runId])
  if (live === undefined) return null
  return (
    <ul className="progress-lines" aria-label="Progress">
      {live.lines.map((line) => (
        <li key={line.model}>
          <span>{line.model === '' ? live.phase : line.model}</span>
          {line.done !== undefined && line.total !== undefined && line.total > 0 && (
            <progress className="meter" value={line.done} max={line.total} aria-label={line.model === '' ? live.phase : line.model} />
          )}
          <span className="quiet">{line.message}</span>
        </li>
      ))}
    </ul>
  )
}
