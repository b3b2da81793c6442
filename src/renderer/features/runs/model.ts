import type { PhaseName, PhaseView } from '../../../shared/services/run-result.ts'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import type { Progress, RunEvent } from './events.ts'

/** Progress lines kept for one phase: one a learner and one for the whole. */
export const PROGRESS_LINES_MAX = 8

/** Live progress of the running phase of one run. */
export interface LiveProgress {
  readonly phase: PhaseName
  readonly lines: readonly Progress[]
}

export interface RunsData {
  /** Newest first. */
  readonly runs: readonly RunSummary[]
  readonly progress: Readonly<Record<string, LiveProgress>>
}

export const emptyPhases = (): PhaseView[] => PHASES.map((name) => ({ name, status: 'not_reached', duration_ms: 0, gates: [] }))

/** The runs after one event of the controller. Pure; an event of an unknown run changes nothing (the list is asked for again anyway). */
export function applyRunEvent(data: RunsData, event: RunEvent, startedAt: string): RunsData {
  if (event.what === 'started') {
    if (data.runs.some((run) => run.run_id === event.runId)) return data
    const run: RunSummary = {
      run_id: event.runId,
      status: 'running',
      mode: event.mode,
      seed: event.seed,
      started: startedAt,
      device: event.device,
      simulated: event.simulated,
      records: [],
      phases: emptyPhases(),
      breach: null,
    }
    return { ...data, runs: [run, ...data.runs] }
  }
  if (event.what === 'progress') return withProgress(data, event.runId, event.phase, event.progress)
  const runs = data.runs.map((run) => (run.run_id === event.runId ? applyToRun(run, event, startedAt) : run))
  return { ...data, runs }
}

function applyToRun(run: RunSummary, event: Exclude<RunEvent, { what: 'started' | 'progress' }>, at: string): RunSummary {
  if (event.what === 'ended') return { ...run, status: event.status, ended: at, breach: event.breach ?? null }
  const phases = run.phases.map((phase) => {
    if (phase.name !== event.phase) return phase
    if (event.what === 'phase') return { ...phase, status: event.status, duration_ms: event.durationMs }
    const isKnown = phase.gates.some((gate) => gate.record === event.gate.record)
    return isKnown ? phase : { ...phase, gates: [...phase.gates, event.gate] }
  })
  return { ...run, phases }
}

function withProgress(data: RunsData, runId: string, phase: PhaseName, line: Progress): RunsData {
  const before = data.progress[runId]
  const kept = before?.phase === phase ? before.lines.filter((other) => other.model !== line.model) : []
  return { ...data, progress: { ...data.progress, [runId]: { phase, lines: [...kept, line].slice(-PROGRESS_LINES_MAX) } } }
}

/** A phase as its glyph shows it: `failed` (red) is kept for a breach; a phase that a cancel or the engine's death cut off was stopped. */
export function phaseMark(phase: PhaseView, run: Pick<RunSummary, 'status'>): PhaseView['status'] | 'stopped' {
  const isOver = run.status === 'cancelled' || run.status === 'interrupted'
  return isOver && (phase.status === 'failed' || phase.status === 'running') ? 'stopped' : phase.status
}

/** One row of the timeline. Offsets are milliseconds from the run's start; phases follow one another. */
export interface TimelineRow {
  readonly phase: PhaseView
  readonly number: number
  readonly startMs: number
  readonly durationMs: number
}

/** Lays the eight phases on one axis. `elapsedMs`: since the run started, for the phase that is still running. */
export function timeline(run: RunSummary, elapsedMs: number): { readonly rows: readonly TimelineRow[]; readonly totalMs: number } {
  let at = 0
  const rows = run.phases.map((phase, index) => {
    const durationMs = phase.status === 'running' ? Math.max(0, elapsedMs - at) : phase.duration_ms
    const row = { phase, number: index + 1, startMs: at, durationMs }
    at += durationMs
    return row
  })
  return { rows, totalMs: at }
}

/** How far a phase is, 0 to 1; undefined when nobody said. Several learners count equally. */
export function phaseProgress(progress: LiveProgress | undefined, phase: PhaseName): number | undefined {
  if (progress?.phase !== phase) return undefined
  const shares = progress.lines.flatMap((line) =>
    line.done === undefined || line.total === undefined || line.total <= 0 ? [] : [Math.min(1, line.done / line.total)],
  )
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length
}

export const runDurationMs = (run: RunSummary): number => run.phases.reduce((sum, phase) => sum + phase.duration_ms, 0)

/** The phase a running run is in, or the one a run ended in. */
export const currentPhase = (run: RunSummary): PhaseView | undefined =>
  run.phases.find((phase) => phase.status === 'running' || phase.status === 'failed') ??
  run.phases.findLast((phase) => phase.status === 'passed')

/** `expected` and `actual` pairs that a breach's evidence holds, for showing side by side; the rest as it is. */
export function splitEvidence(evidence: Readonly<Record<string, unknown>>): {
  readonly pairs: readonly { readonly name: string; readonly expected: unknown; readonly actual: unknown }[]
  readonly rest: readonly (readonly [string, unknown])[]
} {
  const pairs: { name: string; expected: unknown; actual: unknown }[] = []
  const used = new Set<string>()
  for (const name of Object.keys(evidence)) {
    const match = /^(?:expected|registered|limit)(_?.*)$/.exec(name)
    if (match === null) continue
    const suffix = match[1] ?? ''
    const other = ['actual', 'found', 'got', 'value'].map((word) => word + suffix).find((candidate) => candidate in evidence)
    if (other === undefined) continue
    pairs.push({ name: suffix.replace(/^_/, '').replaceAll('_', ' ') || 'value', expected: evidence[name], actual: evidence[other] })
    used.add(name).add(other)
  }
  return { pairs, rest: Object.entries(evidence).filter(([name]) => !used.has(name)) }
}
