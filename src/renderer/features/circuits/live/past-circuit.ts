import type { CircuitState, CircuitsState } from '../../../../shared/state/index.ts'
import type { AuditRecord } from '../../../data/types.ts'
import type { Served } from './live-marks.ts'

/** What the fold knew of one circuit at a moment. */
export interface PastVersion {
  readonly state: CircuitState['state']
  readonly version: number
  readonly circuitSha256: string
  readonly binding: string
  /** The record that applied the version. */
  readonly record: number
  readonly by: string
  /** Paths by outcome, messages by what became of them, up to the moment. */
  readonly counts: Readonly<Record<string, number>>
}

/** @param state the fold's `circuits` @returns undefined where nothing had been applied under the name */
export function versionAt(state: unknown, name: string): PastVersion | undefined {
  const { circuits = {} } = (state ?? {}) as Partial<CircuitsState>
  const circuit = Object.hasOwn(circuits, name) ? circuits[name] : undefined
  const version = circuit?.versions.find((each) => each.version === circuit.version)
  if (circuit === undefined || version === undefined) return undefined
  return {
    state: circuit.state,
    version: version.version,
    circuitSha256: version.circuitSha256,
    binding: version.binding,
    record: version.record,
    by: version.by,
    counts: circuit.counts,
  }
}

/** Who served which node, by the record that applied the version. */
export function servesOf({ body }: AuditRecord): ReadonlyMap<string, Served> {
  const rows = Array.isArray(body['serves']) ? (body['serves'] as readonly Readonly<Record<string, unknown>>[]) : []
  return new Map(
    rows.map(({ node, operator, simulated }) => [String(node), { operator: String(operator), isSimulated: simulated === true }]),
  )
}
