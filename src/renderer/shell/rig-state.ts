import type { BreachView } from '../../shared/services/run-result.ts'
import type { ConnectionState } from '../data/connection.ts'
import type { RunSummary, StatusView } from '../data/types.ts'
import { currentPhase } from '../run/phase-state.ts'
import { WORDS } from '../words/shell.ts'

const words = WORDS.rig

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
      headline: isFirst ? words.connecting : words.lost,
      detail: isFirst ? words.waiting : connection.fault.message,
    }
  }
  if (connection.silentSinceMs !== undefined) return { state: 'offline', headline: words.silent, detail: words.silentDetail }
  if (status?.breaker === 'open') return haltedLine(status.breach)
  if (newest?.status === 'running') {
    const phase = currentPhase(newest)
    return { state: 'running', headline: words.running, detail: phase === undefined ? words.starting : phase.name }
  }
  const last = newest === undefined ? words.noRun : words.lastRun(newest.status)
  return { state: 'ready', headline: words.ready, detail: last }
}

function haltedLine(breach: BreachView | null): RigLine {
  if (breach === null) return { state: 'halted', headline: words.halted, detail: words.open }
  return { state: 'halted', headline: breach.mode, detail: breach.phase === '' ? breach.code : words.inPhase(breach.phase) }
}
