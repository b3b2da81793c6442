import {
  type BreachView,
  type FileView,
  type ModelName,
  PHASES,
  type PhaseView,
  type ReleaseView,
  type RunResult,
} from '../services/run-result.ts'
import type { BreachState, RunState } from './state.ts'

/** What the fold cannot know: where the workspace is on this machine, and what a verification of its log said. */
export interface RunSurroundings {
  readonly workspace: string
  /** Turns a path relative to the workspace into an absolute one. */
  readonly toAbsolute: (relative: string) => string
  readonly audit: RunResult['audit']
}

export const EMPTY_ROWS = { in: 0, used: 0, quarantined: 0, held_out: 0 } as const

export function toBreachView(breach: BreachState): BreachView {
  const { mode, phase, code, message, remedy } = breach
  const evidence = JSON.parse(breach.evidence || '{}') as Record<string, unknown>
  const named = Array.isArray(evidence['records']) ? evidence['records'].filter((item) => typeof item === 'number') : []
  return { mode, phase, code, message, evidence, records: [breach.record, ...named], remedy }
}

export const toPhaseViews = (run: RunState): PhaseView[] =>
  run.phases.map(({ name, status, durationMs, gates, reusedFrom, notes }) => ({
    name,
    status,
    duration_ms: durationMs,
    gates,
    ...(reusedFrom === undefined ? {} : { reused_from: reusedFrom }),
    ...(notes === undefined ? {} : { notes }),
  }))

export function toReleaseView(run: RunState): ReleaseView | undefined {
  if (run.release === undefined) return undefined
  const { asked, manifestSha256, limitMs, given, ...word } = run.release
  const decided = given === undefined ? {} : { given_record: given, ...word }
  return { asked_record: asked, manifest_sha256: manifestSha256, limit_ms: limitMs, ...decided }
}

function toModels(run: RunState): RunResult['models'] {
  return run.models.map(({ name, trees, weight }) => {
    const metrics = run.metrics.find((item) => item.name === name)
    return { name: name as ModelName, trees, weight, mae: metrics?.mae ?? Number.NaN, r2: metrics?.r2 ?? Number.NaN }
  })
}

/** The last line of `vbus run`, from nothing but the records of the run. */
export function toRunResult(run: RunState, around: RunSurroundings): RunResult {
  const summary = JSON.parse(run.summary || '{}') as { rows?: RunResult['rows'] }
  const ensemble = run.metrics.find((item) => item.name === 'ensemble')
  const baseline = run.metrics.find((item) => item.name === 'baseline')
  const release = toReleaseView(run)
  const file = (path: string, sha256: string): FileView => ({ path: around.toAbsolute(path), sha256 })
  const outputs =
    run.version === '' ? [] : run.outputs.map(({ role, path, sha256 }) => ({ ...file(`outputs/${run.version}/${path}`, sha256), role }))
  return {
    type: 'result',
    ok: run.status === 'passed',
    workspace: around.workspace,
    run_id: run.id,
    mode: run.mode,
    seed: run.seed,
    as_of: run.asOf,
    status: run.status === 'running' || run.status === 'interrupted' ? 'cancelled' : run.status,
    device: { ...run.device, kind: run.device.kind as RunResult['device']['kind'] },
    phases: toPhaseViews(run).slice(0, PHASES.length),
    rows: summary.rows ?? EMPTY_ROWS,
    findings: run.findings as RunResult['findings'],
    models: toModels(run),
    ensemble: ensemble === undefined ? null : { mae: ensemble.mae, r2: ensemble.r2 },
    baseline: baseline === undefined ? null : { mae: baseline.mae },
    inputs: run.inputs.map(({ path, sha256 }) => file(path, sha256)),
    outputs,
    audit: around.audit,
    breach: run.breach === undefined ? null : toBreachView(run.breach),
    ...(release !== undefined && { release }),
  }
}
