import type { PhaseView } from '../../shared/services/run-result.ts'
import { type RunState, toBreachView, toPhaseViews } from '../../shared/state/index.ts'
import type { RunSummary } from '../data/types.ts'

/** Where the state of a run lies in the fold. */
export const runPath = (runId: string): string => `runs.${runId.replaceAll('.', '\\.')}`

/** A run as the fold had it in the middle: nothing of what came later. */
export function runThen(run: RunSummary, state: RunState | null): RunSummary {
  if (state === null) return run
  const phases: readonly PhaseView[] = toPhaseViews(state)
  return {
    ...run,
    status: state.status,
    phases,
    breach: state.breach === undefined ? null : toBreachView(state.breach),
    version: state.version,
  }
}
