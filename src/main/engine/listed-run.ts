import type { BreachView, PhaseView, ReleaseView } from '../../shared/services/run-result.ts'
import { type RunState, toBreachView, toPhaseViews, toReleaseView } from '../../shared/state/index.ts'

/** One run of `system.runs.list` (docs/reference/services.md). */
export interface ListedRun {
  readonly run_id: string
  readonly status: RunState['status']
  readonly mode: string
  readonly seed: number
  readonly started: string
  readonly ended: string
  readonly device: string
  readonly simulated: boolean
  readonly records: readonly [number, number]
  readonly version: string
  readonly phases: readonly PhaseView[]
  readonly breach: BreachView | null
  readonly release?: ReleaseView
}

/** @param gates with the verdict of every gate, else with none: a run has dozens. */
export function toListedRun(run: RunState, { gates }: { readonly gates: boolean }): ListedRun {
  const { id: run_id, status, mode, seed, started, ended, device, firstRecord, lastRecord, version, breach } = run
  const release = toReleaseView(run)
  const phases = toPhaseViews(run)
  return {
    run_id,
    status,
    mode,
    seed,
    started,
    ended,
    device: device.name,
    simulated: device.simulated,
    records: [firstRecord, lastRecord],
    version,
    phases: gates ? phases : phases.map((phase) => ({ ...phase, gates: [] })),
    breach: breach === undefined ? null : toBreachView(breach),
    ...(release !== undefined && { release }),
  }
}
