import type { PhaseName } from '../../../shared/services/run-result.ts'
import { useServices } from '../../services.ts'

/** Selects a run, or a phase of it, for the whole window: the view shows it, the inspector tells more, a link carries it. */
export function useSelectRun(): (runId: string, phase?: PhaseName) => void {
  const { runs, navigation } = useServices()
  return (runId, phase) => {
    runs.select(runId, phase)
    navigation.select(phase === undefined ? { kind: 'run', id: runId } : { kind: 'phase', id: `${runId}/${phase}` })
  }
}
