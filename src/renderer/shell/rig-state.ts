import type { BreachView } from '../../shared/services/run-result.ts'
import type { ConnectionState } from '../data/connection.ts'
import type { RunSummary, StatusView } from '../data/types.ts'
import { currentPhase } from '../run/phase-state.ts'

/** What the rig is doing, in one line that every view shows. */
export interface RigLine {
  readonly state: 'offline' | 'halted' | 'running' | 'ready'
  readonly headline: string
  readonly detail: string
}

export function rigLine(connection: ConnectionState, status: StatusView | undefined, newest: RunSummary | undefined): RigLine {
  if (connection.phase !== 'open') {
    const isFirst = connection.phase === 'connecting'
    return {
      state: 'offline',
      headline: isFirst ? 'Connecting' : 'Disconnected',
      detail: isFirst ? 'Waiting for the engine' : connection.fault.message,
    }
  }
  if (status?.breaker === 'open') return haltedLine(status.breach)
  if (newest?.status === 'running') {
    const phase = currentPhase(newest)
    return { state: 'running', headline: 'Running', detail: phase === undefined ? 'Starting' : phase.name }
  }
  const last = newest === undefined ? 'No run yet' : `Last run ${newest.status}`
  return { state: 'ready', headline: 'Ready', detail: last }
}

function haltedLine(breach: BreachView | null): RigLine {
  if (breach === null) return { state: 'halted', headline: 'Halted', detail: 'The breaker is open' }
  return { state: 'halted', headline: breach.mode, detail: breach.phase === '' ? breach.code : `in ${breach.phase}` }
}
