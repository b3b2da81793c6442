import { Fault } from '../../../shared/base/index.ts'
import type { ArtifactDesk } from '../artifact-desk.ts'
import type { RunHost, RunningOperator, RunPlan } from '../contract.ts'
import type { JobDesk, JobResult } from '../job-desk.ts'
import type { ReleaseWait } from '../release-wait.ts'
import type { RunLedger } from '../run-ledger.ts'

/** What later phases need of earlier ones. */
export interface RunFacts {
  inputHashes: Set<string>
  rows: { in: number; used: number; quarantined: number; held_out: number }
  trainRows: number
  features: readonly string[]
  models: { name: string; address: string; format: string }[]
  predictions: Record<string, string>
  outputs: readonly { role: string; path: string; sha256: string; bytes: number }[]
  /** Once AUDIT_LOGGING wrote it. */
  manifestSha256: string
  version: string
}

/** What a phase works with. `watch` names the operator whose heartbeat matters until the returned function is called. */
export interface PhaseContext {
  readonly host: RunHost
  readonly plan: RunPlan
  readonly ledger: RunLedger
  readonly desk: Pick<JobDesk, 'run'>
  readonly artifacts: ArtifactDesk
  readonly facts: RunFacts
  readonly operators: Map<string, RunningOperator>
  startOperator(identity: string): Promise<RunningOperator>
  watch(identity: string): () => void
  readonly release: ReleaseWait
  /** Ends the run's operators: nothing is asked of them any more. */
  dismiss(): Promise<void>
}

export type Phase = (context: PhaseContext) => Promise<void>

/** A member of a party's answer, checked at the edge: parties are not trusted to answer in form. @throws Fault `operator/failed` */
export function readNumber(result: JobResult, name: string): number {
  const value = result[name]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed(name, 'a number', value)
  return value
}

export function readText(result: JobResult, name: string): string {
  const value = result[name]
  if (typeof value !== 'string' || value === '') throw malformed(name, 'text', value)
  return value
}

export function readObject(result: JobResult, name: string): JobResult {
  const value = result[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(name, 'an object', value)
  return value as JobResult
}

export function readList(result: JobResult, name: string): readonly JobResult[] {
  const value = result[name]
  if (!Array.isArray(value)) throw malformed(name, 'a list', value)
  return value as readonly JobResult[]
}

export const fromHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

function malformed(name: string, expected: string, value: unknown): Fault {
  return new Fault('operator/failed', `an answer's member ${name} is not ${expected}`, { member: name, got: String(value).slice(0, 120) })
}
