import { type QuotaAmounts, toAmounts } from '../../shared/state/index.ts'
import type { AskedAmounts, JobParty, JobStateName, TopicJobPolicy } from './contract.ts'
import type { Station } from './operator-table.ts'

/** Who works on a job, since when, and when it was last heard of; monotonic milliseconds. */
export interface Lease {
  readonly station: Station
  readonly startMs: number
  heardMs: number
}

/** A job that waits or is worked on. */
export interface Job {
  readonly id: string
  readonly topic: string
  readonly schema: string
  readonly sha256: string
  readonly run: string
  readonly priority: number
  /** Whose it is; its namespace is the job's. */
  readonly submitter: JobParty
  /** Operator types that may do it: served there, granted to its submitter, within its caps. */
  readonly types: readonly string[]
  /** The only operator that may have it; undefined: any. */
  readonly boundTo: string | undefined
  readonly policy: TopicJobPolicy
  readonly reserved: QuotaAmounts
  /** Order of arrival. */
  readonly order: number
  readonly bytes: number
  readonly startMs: number
  readonly submittedNs: bigint
  /** Undefined: it waits for as long as it takes. */
  readonly dueMs: number | undefined
  /** What its operator gets; undefined until a durable one is on disk. */
  item: Uint8Array | undefined
  state: JobStateName
  attempt: number
  lease: Lease | undefined
  cancel: { readonly reason: string; readonly untilMs: number } | undefined
  /** Inboxes that held its lease before: what they still send is late, not forged. */
  readonly formerHolders: Set<string>
}

/** A job that is over, as far as it is remembered. */
export interface FinishedJob {
  readonly id: string
  readonly topic: string
  readonly namespace: string
  readonly submitter: string
  readonly sha256: string
  readonly state: JobStateName
  readonly operator: string
  readonly attempt: number
  readonly priority: number
  readonly reason: string
  readonly formerHolders: ReadonlySet<string>
}

/** The topic on which a job's states are told: its last segment becomes `states`. */
export const statesTopic = (topic: string): string => [...topic.split('.').slice(0, -1), 'states'].join('.')

export const holderOf = (job: Job): string => job.lease?.station.operator.identity ?? ''

/**
 * What a job is charged. Figures that its operator gave count; of what it left out, or when it never told, what was reserved does: it
 * may have used all of it. A job that nobody began costs nothing.
 */
export function chargeOf(job: Job, told: AskedAmounts | undefined, nowMs: number): QuotaAmounts {
  if (job.attempt === 0) return toAmounts({})
  const { reserved } = job
  const measuredMs = job.lease === undefined ? reserved.wallMs : nowMs - job.lease.startMs
  return toAmounts({
    wallMs: told?.wallMs ?? Math.max(measuredMs, 0),
    cpuMs: told?.cpuMs ?? reserved.cpuMs,
    runs: told?.runs ?? Math.max(reserved.runs, 1),
    energyUj: told?.energyUj ?? reserved.energyUj,
  })
}
