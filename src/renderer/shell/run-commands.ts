import { useServices } from '../services.ts'
import { shortRun } from '../ui/format.ts'

/** Starting and stopping runs, with their outcome told as a notice. */
export function useRunCommands(): {
  readonly start: (options?: { readonly seed?: number; readonly device?: string }) => Promise<void>
  readonly stop: () => Promise<void>
} {
  const { engine, notices, runs, rig, navigation } = useServices()
  return {
    start: async (options = {}) => {
      try {
        const runId = await engine()?.startRun(options)
        if (runId === undefined) return
        runs.select(runId)
        rig.refresh()
        navigation.go('runs')
      } catch (error) {
        notices.failed('The run was not started', error)
        rig.refresh()
      }
    },
    stop: async () => {
      try {
        const stopped = await engine()?.stop('emergency stop pressed in the control room')
        notices.done(stopped === undefined ? 'Nothing was running' : `Run ${shortRun(stopped)} was stopped`)
      } catch (error) {
        notices.failed('The stop was not carried out', error)
      }
      rig.refresh()
    },
  }
}
