import type { BreachView, PhaseView, ReleaseView } from '../../shared/services/run-result.ts'

/** The answers of the engine's services (docs/reference/services.md), in the wire's snake_case. The engine and this UI ship together. */
export interface DeviceView {
  readonly name: string
  readonly kind: string
  readonly simulated: boolean
}

export interface OperatorView {
  readonly identity: string
  readonly status: string
  readonly pid: number | null
  readonly confinement?: string
}

export interface StatusView {
  readonly workspace: string
  readonly audit_dir: string
  readonly log_vkey: string
  /** Null in a workspace without data. */
  readonly master: { readonly path: string } | null
  readonly contributors: readonly { readonly name: string; readonly path: string }[]
  readonly breaker: 'open' | 'closed'
  readonly breach: BreachView | null
  readonly runs: number
  readonly running: string | null
  readonly pos: string
  readonly epoch: number
  readonly records: number
  readonly head: { readonly size: number; readonly root: string } | null
  readonly devices: readonly DeviceView[]
  readonly operators: readonly OperatorView[]
}

export type RunStatus = 'running' | 'passed' | 'breached' | 'cancelled' | 'interrupted'

export interface RunSummary {
  readonly run_id: string
  readonly status: RunStatus
  readonly mode: string
  readonly seed: number
  readonly started: string
  readonly ended?: string | null
  readonly device: string
  readonly simulated: boolean
  readonly records: readonly [number, number] | readonly number[]
  readonly phases: readonly PhaseView[]
  readonly breach: BreachView | null
  /** Place among all runs of the log, from 0, the oldest; absent until the engine has said it. */
  readonly number?: number
  /** Whether the engine holds it in detail still: of others the list has no gates. */
  readonly kept?: boolean
  /** Folder of what it published; empty: nothing. */
  readonly version?: string
  readonly release?: ReleaseView
}

export interface AuditRecord {
  readonly record: number
  readonly pos: string | number
  readonly time: string
  readonly kind: string
  readonly actor: { readonly id: string; readonly kind: 'human' | 'machine' }
  readonly run?: string
  readonly phase?: string
  readonly device?: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface TopicRow {
  readonly topic: string
  readonly durable: boolean
  readonly messages: string
  readonly bytes: string
  readonly last_pos: string
  readonly subscribers: number
}

export interface VerifyResult {
  readonly ok: boolean
  readonly records: number
  readonly root: string
  readonly checkpoint: { readonly size: number; readonly signed: boolean } | null
  readonly torn_tail: number
  readonly first_bad: { readonly record: number | null; readonly file: string; readonly offset: number; readonly reason: string } | null
}
