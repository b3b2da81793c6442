import type { BreachView } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import { isWaiting } from '../../run/release-state.ts'
import type { RigLine } from '../../shell/rig-state.ts'
import { WORDS } from '../../words/overview.ts'

/** Breaches that are told. */
const BREACHES_TOLD_MAX = 5

/** The next step, in one sentence. */
export function adviceFor(state: RigLine['state'], newest: RunSummary | undefined): string {
  const { advice } = WORDS
  if (state === 'offline') return advice.offline
  if (state === 'halted') return advice.halted
  if (state === 'running') return isWaiting(newest) ? advice.release : advice.running
  if (newest === undefined) return advice.first
  return newest.status === 'passed' ? advice.passed : advice.other
}

/** Whether the rig is well, as a sentence. */
export function headlineFor(line: RigLine): string {
  if (line.state === 'offline') return line.headline
  if (line.state === 'halted') return WORDS.headline.halted(line.headline, line.detail)
  return line.state === 'running' ? WORDS.headline.running(line.detail) : WORDS.headline.ready
}

const firstOf = ({ records }: RunSummary): number => records[0] ?? Number.POSITIVE_INFINITY

/** The newest run, or at a moment the newest that had begun by then. */
export const runAt = (runs: readonly RunSummary[], record: number | undefined): RunSummary | undefined =>
  record === undefined ? runs[0] : runs.find((run) => firstOf(run) <= record)

/** Of the runs that are here, newest first; at a moment those of before. */
export function lastBreaches(runs: readonly RunSummary[], record: number | undefined): readonly (BreachView & { readonly run: string })[] {
  const limit = record ?? Number.POSITIVE_INFINITY
  return runs
    .flatMap(({ run_id: run, breach }) => (breach === null || (breach.records[0] ?? 0) > limit ? [] : [{ ...breach, run }]))
    .slice(0, BREACHES_TOLD_MAX)
}

/** `data/master.sqlite` of an absolute path inside the workspace. */
export function insideWorkspace(path: string, workspace: string): string {
  return path.startsWith(`${workspace}/`) ? path.slice(workspace.length + 1) : path
}
