import { type BreachMode, FAULT_TABLE, type FaultCode, type FaultRow } from '../shared/base/index.ts'

/** Exit statuses of `vbus` (docs/reference/cli.md). Frozen: scripts match them. */
export const EXIT = { done: 0, unexpected: 1, usage: 2, refused: 3, unavailable: 4, breakerOpen: 5, cancelled: 130 } as const

const BREACH_EXIT: Readonly<Record<BreachMode, number>> = {
  DATA_BREAKDOWN: 10,
  VALIDATION_BREACH: 11,
  COMPUTE_HALT: 12,
  SECURITY_FAILURE: 13,
}

/** Codes whose status is not what their area or their breach says. */
const BY_CODE: Partial<Readonly<Record<FaultCode, number>>> = {
  'engine/breaker-open': EXIT.breakerOpen,
  'pipeline/cancelled': EXIT.cancelled,
  'pipeline/more-than-equation': EXIT.refused,
  'pipeline/nothing-kept': EXIT.unavailable,
  'workspace/invalid': EXIT.usage,
  'workspace/bus-only': EXIT.usage,
  'workspace/not-empty': EXIT.usage,
  'workspace/component-altered': BREACH_EXIT.SECURITY_FAILURE,
  'policy/invalid': EXIT.usage,
  'policy/refused': EXIT.refused,
  'device/not-declared': EXIT.usage,
  'data/unregistered': EXIT.unavailable,
  'data/too-many-contributors': EXIT.usage,
  'spine/limit': EXIT.refused,
  'request/refused': EXIT.refused,
  'stream/too-large': EXIT.usage,
  'stream/aborted': EXIT.unavailable,
  'stream/cancelled': EXIT.cancelled,
  'memory/not-on-map': BREACH_EXIT.SECURITY_FAILURE,
  'job/unknown': EXIT.unavailable,
  'job/expired': EXIT.unavailable,
  'job/cancelled': EXIT.cancelled,
  'job/queue-full': EXIT.unavailable,
  'job/lease-lost': EXIT.unavailable,
  'job/not-leased': EXIT.refused,
  'job/not-idempotent': EXIT.usage,
  'log/gone': EXIT.unavailable,
  'log/consumer-unknown': EXIT.unavailable,
  'blob/unknown': EXIT.unavailable,
  'blob/mismatch': EXIT.unavailable,
  'cache/bad-key': EXIT.usage,
  'cache/no-entry': EXIT.unavailable,
  'audit/too-large': EXIT.usage,
  'audit/closed': EXIT.unavailable,
  'audit/no-record': EXIT.unavailable,
  'audit/passphrase': EXIT.unavailable,
  'witness/damaged': EXIT.unavailable,
  'audit/foreign-folder': EXIT.usage,
  'history/cancelled': EXIT.cancelled,
  'runs/output-altered': BREACH_EXIT.SECURITY_FAILURE,
  'witness/refused': EXIT.refused,
  'witness/unreachable': EXIT.unavailable,
  'circuit/hold-denied': EXIT.refused,
  'circuit/file-unknown': EXIT.unavailable,
  'circuit/file-changed': EXIT.unavailable,
  'circuit/outside-folder': EXIT.usage,
  'circuit/not-applied': EXIT.unavailable,
  'circuit/no-version': EXIT.usage,
  'circuit/grant-not-held': EXIT.refused,
  'circuit/switching': EXIT.unavailable,
  'circuit/not-as-expected': BREACH_EXIT.SECURITY_FAILURE,
  'circuit/too-big': EXIT.refused,
  'topology/unproven': BREACH_EXIT.SECURITY_FAILURE,
  'cli/timed-out': EXIT.unavailable,
  'internal/unexpected': EXIT.unexpected,
}

const BY_AREA: Readonly<Record<string, number>> = {
  history: EXIT.unavailable,
  runs: EXIT.unavailable,
  capture: EXIT.usage,
  wire: EXIT.usage,
  cli: EXIT.usage,
  auth: EXIT.refused,
  authz: EXIT.refused,
  delta: EXIT.refused,
  rate: EXIT.refused,
  quota: EXIT.refused,
  memory: EXIT.refused,
  schema: EXIT.usage,
  circuit: EXIT.usage,
  transport: EXIT.unavailable,
  request: EXIT.unavailable,
  spine: EXIT.unavailable,
  workspace: EXIT.unavailable,
  engine: EXIT.unavailable,
  host: EXIT.unavailable,
}

/** The status of a verb that ended with this fault. */
export function exitCodeOf(code: FaultCode): number {
  const row: FaultRow = FAULT_TABLE[code]
  const area = code.slice(0, code.indexOf('/'))
  const fallback = row.breach === undefined ? EXIT.unexpected : BREACH_EXIT[row.breach]
  return BY_CODE[code] ?? BY_AREA[area] ?? fallback
}

/** The status of a run that ended in a breach: its mode alone decides, whatever the code. */
export function exitCodeOfBreach(mode: BreachMode): number {
  return BREACH_EXIT[mode]
}
