import type { Services } from '../services.ts'
import { shortRun } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

/** Starts a run and goes to it. What fails is told as a notice. */
export async function startRun(
  { engine, notices, runs, rig, navigation }: Services,
  options: { readonly mode?: string; readonly seed?: number; readonly device?: string } = {},
): Promise<void> {
  try {
    const runId = await engine()?.startRun(options)
    if (runId === undefined) return
    runs.select(runId)
    rig.refresh()
    navigation.go('runs')
  } catch (error) {
    notices.failed(WORDS.run.notStarted, error)
    rig.refresh()
  }
}

/** Stops whatever runs, at once. */
export async function emergencyStop({ engine, notices, rig }: Services): Promise<void> {
  try {
    const stopped = await engine()?.stop(WORDS.run.stopReason)
    notices.done(stopped === undefined ? WORDS.run.nothingRan : WORDS.run.stopped(shortRun(stopped)))
  } catch (error) {
    notices.failed(WORDS.run.notStopped, error)
  }
  rig.refresh()
}
