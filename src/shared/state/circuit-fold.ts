import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toHex, toNumber } from './values.ts'

/** Circuits kept; one more is counted and no more. */
export const CIRCUITS_MAX = 256
/** Versions of one circuit that are kept; the oldest makes room. */
export const CIRCUIT_VERSIONS_MAX = 64
/** Kinds of what is counted of one circuit. */
const COUNTS_MAX = 64

export interface CircuitVersion {
  readonly version: number
  readonly circuitSha256: string
  readonly expandedSha256: string
  /** Empty: none. */
  readonly binding: string
  readonly bindingSha256: string
  readonly by: string
  /** What it is made of stands in this record. */
  readonly record: number
}

export interface CircuitState {
  readonly state: 'active' | 'draining' | 'drained'
  /** The one that runs, or ran last. */
  readonly version: number
  /** Oldest first. */
  readonly versions: readonly CircuitVersion[]
  /** Highest version that was ever given. */
  readonly versionsTotal: number
  /** Who applied it, returned it or stopped it last, and the record of that. */
  readonly by: string
  readonly record: number
  /** Paths by outcome (`path.out`), other messages by what became of them (`came`, `out`, `filtered` …, `lost`). */
  readonly counts: Readonly<Record<string, number>>
}

export interface CircuitsState {
  readonly circuits: Readonly<Record<string, CircuitState>>
  /** Applied beyond the limit: on the record, and not in this state. */
  readonly beyond: number
  /** Newest verification of the topology. */
  readonly verified: { readonly record: number; readonly ok: boolean }
}

export const EMPTY_CIRCUITS: CircuitsState = { circuits: {}, beyond: 0, verified: { record: -1, ok: false } }

/** Circuits after one record; records of other kinds change nothing. */
export function applyCircuits(state: CircuitsState, record: arqonbus.v1.IRecord, number: number): CircuitsState {
  const { circuitApplied, circuitRolledBack, circuitDrained, circuitPath, circuitSettled, topologyVerified } = record
  const by = record.actor?.id ?? ''
  if (circuitApplied) return applied(state, circuitApplied, { by, record: number })
  if (circuitRolledBack) {
    const version = circuitRolledBack.to ?? 0
    return changed(state, circuitRolledBack.name, (circuit) => ({ ...circuit, state: 'active', version, by, record: number }))
  }
  if (circuitDrained) {
    const isOver = circuitDrained.state === 'drained'
    return changed(state, circuitDrained.name, (circuit) => {
      if (isOver) return { ...circuit, state: 'drained' }
      return { ...circuit, state: 'draining', by, record: number }
    })
  }
  // Of circuits that are only tried nothing is counted.
  if ((circuitPath || circuitSettled) && ((circuitPath ?? circuitSettled)?.version ?? 0) === 0) return state
  if (circuitPath) return changed(state, circuitPath.circuit, (circuit) => counted(circuit, [[`path.${circuitPath.outcome ?? ''}`, 1]]))
  if (circuitSettled) {
    const counts = (circuitSettled.counts ?? []).map(({ what, messages }) => [what ?? '', toNumber(messages)] as const)
    return changed(state, circuitSettled.circuit, (circuit) => counted(circuit, [['lost', toNumber(circuitSettled.lost)], ...counts]))
  }
  if (!topologyVerified) return state
  const claims = topologyVerified.claims ?? []
  return { ...state, verified: { record: number, ok: claims.length > 0 && claims.every(({ ok }) => ok === true) } }
}

function applied(
  state: CircuitsState,
  body: arqonbus.v1.ICircuitApplied,
  act: { readonly by: string; readonly record: number },
): CircuitsState {
  const name = body.name ?? ''
  const before = Object.hasOwn(state.circuits, name) ? state.circuits[name] : undefined
  if (before === undefined && Object.keys(state.circuits).length >= CIRCUITS_MAX) return { ...state, beyond: state.beyond + 1 }
  const version: CircuitVersion = {
    version: body.version ?? 0,
    circuitSha256: toHex(body.circuitSha256),
    expandedSha256: toHex(body.expandedSha256),
    binding: body.binding ?? '',
    bindingSha256: toHex(body.bindingSha256),
    ...act,
  }
  const circuit: CircuitState = {
    state: 'active',
    version: version.version,
    versions: [...(before?.versions ?? []), version].slice(-CIRCUIT_VERSIONS_MAX),
    versionsTotal: Math.max(before?.versionsTotal ?? 0, version.version),
    ...act,
    counts: before?.counts ?? {},
  }
  return { ...state, circuits: { ...state.circuits, [name]: circuit } }
}

function changed(state: CircuitsState, named: string | null | undefined, change: (circuit: CircuitState) => CircuitState): CircuitsState {
  const name = named ?? ''
  const circuit = Object.hasOwn(state.circuits, name) ? state.circuits[name] : undefined
  return circuit === undefined ? state : { ...state, circuits: { ...state.circuits, [name]: change(circuit) } }
}

function counted(circuit: CircuitState, more: readonly (readonly [string, number])[]): CircuitState {
  const counts: Record<string, number> = { ...circuit.counts }
  for (const [what, messages] of more)
    if (Object.hasOwn(counts, what) || Object.keys(counts).length < COUNTS_MAX) counts[what] = (counts[what] ?? 0) + messages
  return { ...circuit, counts }
}
