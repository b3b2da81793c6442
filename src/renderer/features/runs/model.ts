import type { PhaseName, PhaseView } from '../../../shared/services/run-result.ts'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import type { LiveProgress, Progress } from '../../run/phase-state.ts'
import type { RunTrace } from '../../run/run-trace.ts'
import type { RunEvent } from './events.ts'

/** Progress lines kept for one phase: one a learner and one for the whole. */
export const PROGRESS_LINES_MAX = 8
/** Points of a run's growth, of all learners; beyond it no more are taken. */
export const GROWTH_POINTS_MAX = 1_000
/** Runs whose growth is kept. */
const GROWTH_RUNS_MAX = 4

export interface RunsData {
  /** Newest first. */
  readonly runs: readonly RunSummary[]
  readonly progress: Readonly<Record<string, LiveProgress>>
  /** Of runs that this window saw: how many trees each learner had grown, and when (RFC 3339). */
  readonly growth: Readonly<Record<string, readonly GrowthPoint[]>>
}

export interface GrowthPoint {
  readonly at: string
  readonly model: string
  readonly done: number
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
  if (event.what === 'progress') return withProgress(withGrowth(data, event, startedAt), event.runId, event.phase, event.progress)
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

function withGrowth(data: RunsData, { runId, progress }: Extract<RunEvent, { what: 'progress' }>, at: string): RunsData {
  const before = data.growth[runId] ?? []
  const { model, done } = progress
  if (model === '' || done === undefined || before.length >= GROWTH_POINTS_MAX) return data
  const others = Object.entries(data.growth).filter(([id]) => id !== runId)
  return { ...data, growth: { ...Object.fromEntries(others.slice(-(GROWTH_RUNS_MAX - 1))), [runId]: [...before, { at, model, done }] } }
}

function withProgress(data: RunsData, runId: string, phase: PhaseName, line: Progress): RunsData {
  const before = data.progress[runId]
  const kept = before?.phase === phase ? before.lines.filter((other) => other.model !== line.model) : []
  return { ...data, progress: { ...data.progress, [runId]: { phase, lines: [...kept, line].slice(-PROGRESS_LINES_MAX) } } }
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

/** The same by the times of the records: exact, also what lay between phases. A phase that left no record takes no place. */
export function tracedTimeline(run: RunSummary, trace: RunTrace): { readonly rows: readonly TimelineRow[]; readonly totalMs: number } {
  const rows = run.phases.map((phase, index) => {
    const traced = trace.phases.find(({ name }) => name === phase.name)
    const startMs = traced?.startMs ?? 0
    return { phase, number: index + 1, startMs, durationMs: traced === undefined ? 0 : (traced.endMs ?? trace.totalMs) - startMs }
  })
  return { rows, totalMs: trace.totalMs }
}
