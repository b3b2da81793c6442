import type { BreachView } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import { isWaiting } from '../../run/release-state.ts'
import type { RigLine } from '../../shell/rig-state.ts'
import { WORDS } from '../../words/overview.ts'

/** Breaches that are told. */
export const BREACHES_TOLD_MAX = 5

/** The next step, in one sentence. */
export function adviceFor(state: RigLine['state'], newest: RunSummary | undefined, hasData = true): string {
  const { advice } = WORDS
  if (state === 'offline') return advice.offline
  if (state === 'halted') return advice.halted
  if (state === 'running') return isWaiting(newest) ? advice.release : advice.running
  if (!hasData) return advice.bus
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

export interface ToldBreach extends Pick<BreachView, 'mode' | 'message'> {
  readonly record: number
  /** Empty: it was of no run. */
  readonly run: string
}

/** Of the runs that are here, newest first. */
export function lastBreaches(runs: readonly RunSummary[]): readonly ToldBreach[] {
  return runs
    .flatMap(({ run_id: run, breach }): ToldBreach[] => {
      const record = breach?.records[0]
      return breach === null || record === undefined ? [] : [{ mode: breach.mode, message: breach.message, record, run }]
    })
    .slice(0, BREACHES_TOLD_MAX)
}

/** `data/master.sqlite` of an absolute path inside the workspace. */
export function insideWorkspace(path: string, workspace: string): string {
  return path.startsWith(`${workspace}/`) ? path.slice(workspace.length + 1) : path
}
