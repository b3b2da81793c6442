import type { PhaseName, PhaseView } from '../../shared/services/run-result.ts'
import type { RunSummary } from '../data/types.ts'

/** One line of progress that somebody working in a phase sent. */
export interface Progress {
  /** What it is about: a learner's name, or empty for the phase as a whole. */
  readonly model: string
  readonly message: string
  readonly done: number | undefined
  readonly total: number | undefined
}

/** Live progress of the running phase of one run. */
export interface LiveProgress {
  readonly phase: PhaseName
  readonly lines: readonly Progress[]
}

/** A phase as its glyph shows it: `failed` (red) is kept for a breach; a phase that a cancel or the engine's death cut off was stopped. */
export function phaseMark(phase: PhaseView, run: Pick<RunSummary, 'status'>): PhaseView['status'] | 'stopped' {
  const isOver = run.status === 'cancelled' || run.status === 'interrupted'
  return isOver && (phase.status === 'failed' || phase.status === 'running') ? 'stopped' : phase.status
}

/** Learners of a run (src/shared/services/run-result.ts, `ModelName`): they train one after the other, and those yet to come count as well. */
const LEARNERS = 3

/** How far a phase is, 0 to 1; undefined when nobody said. Several learners count equally. */
export function phaseProgress(progress: LiveProgress | undefined, phase: PhaseName): number | undefined {
  if (progress?.phase !== phase) return undefined
  const shares = progress.lines.flatMap((line) =>
    line.done === undefined || line.total === undefined || line.total <= 0 ? [] : [Math.min(1, line.done / line.total)],
  )
  const parts = phase === 'MODEL_TRAINING' ? Math.max(LEARNERS, shares.length) : shares.length
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / parts
}

export const runDurationMs = (run: RunSummary): number => run.phases.reduce((sum, phase) => sum + phase.duration_ms, 0)

/** The phase a running run is in, or the one a run ended in. */
export const currentPhase = (run: RunSummary): PhaseView | undefined =>
  run.phases.find((phase) => phase.status === 'running' || phase.status === 'failed') ??
  run.phases.findLast((phase) => phase.status === 'passed')
