import { PHASES, type PhaseName } from '../../shared/services/run-result.ts'
import type { RunSummary } from '../data/types.ts'
import { type LiveProgress, phaseProgress } from './phase-state.ts'

/** Runs whose pace counts: the newest that passed in the same mode on the same device. */
const RUNS_COUNTED_MAX = 5

/** From here on a phase's own progress alone says what is left of it. */
const OWN_PACE_SHARE = 0.25

export interface RunEstimate {
  readonly leftMs: number
  /** Runs whose pace it is made of. */
  readonly runs: number
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0

/**
 * How long a run may still take, from the pace of runs like it: what each phase took in them (the median), and for the phase that runs what its own progress says
 * where it says any. Undefined without such a run. For showing only: time never decides anything.
 */
export function estimateLeft(
  run: RunSummary,
  others: readonly RunSummary[],
  now: { readonly elapsedMs: number; readonly progress: LiveProgress | undefined },
): RunEstimate | undefined {
  const like = others
    .filter(
      ({ run_id, status, mode, device }) => run_id !== run.run_id && status === 'passed' && mode === run.mode && device === run.device,
    )
    .slice(0, RUNS_COUNTED_MAX)
  if (like.length === 0 || run.status !== 'running') return undefined
  const paceOf = (name: PhaseName): number =>
    median(like.map(({ phases }) => phases.find((phase) => phase.name === name)?.duration_ms ?? 0))
  const doneMs = run.phases.reduce((sum, phase) => sum + (phase.status === 'running' ? 0 : phase.duration_ms), 0)
  const current = run.phases.find(({ status }) => status === 'running')
  let leftMs = 0
  for (const name of PHASES) {
    const phase = run.phases.find((item) => item.name === name)
    if (phase?.status === 'not_reached') leftMs += paceOf(name)
  }
  if (current !== undefined) {
    const spentMs = Math.max(0, now.elapsedMs - doneMs)
    const share = phaseProgress(now.progress, current.name)
    const paceMs = paceOf(current.name)
    // A phase that has hardly begun says little of its own pace: it starts a process, reads. It counts the more the further it is.
    const weight = share === undefined || share === 0 ? 0 : Math.min(1, share / OWN_PACE_SHARE)
    const ownMs = share === undefined || share === 0 ? 0 : spentMs / share
    leftMs += Math.max(0, weight * ownMs + (1 - weight) * paceMs - spentMs)
  }
  return { leftMs, runs: like.length }
}
