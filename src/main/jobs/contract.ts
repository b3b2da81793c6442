import type { Clock, Fault } from '../../shared/base/index.ts'
import type { QuotaAmounts, QuotaDimension } from '../../shared/state/index.ts'

/** An attached party, as far as jobs go. */
export interface JobParty {
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly grants: { readonly execute: readonly string[] }
  readonly denied?: { readonly execute: readonly string[] }
  readonly inbox: string
  readonly isRunParty?: boolean
  /** A part of the engine itself. */
  readonly isEngine?: boolean
  readonly roles?: readonly string[]
}

/** May it take part in jobs of this operator type? */
export const mayExecute = ({ grants, denied }: JobParty, type: string): boolean =>
  grants.execute.includes(type) && denied?.execute.includes(type) !== true

/** Who a job is charged to. */
export type JobPayer = Pick<JobParty, 'identity' | 'namespace' | 'roles'>

/** A job or a result as it is routed. `payload` is valid until the call returns. */
export interface JobAct {
  readonly party: JobParty
  readonly pos: bigint
  readonly id: string
  readonly correlationId: string | undefined
  readonly topic: string
  readonly schema: string
  readonly payload: Uint8Array
}

/** What the broker needs of the Spine. */
export interface JobSpine {
  subscribersAt(namespace: string, topic: string): readonly JobParty[]
  /** @returns false when that party has left */
  deliverJob(inbox: string, item: Uint8Array): boolean
  sayTo(inbox: string, correlationId: string, body: object): void
}

/** What the policy says of jobs on a topic. */
export interface TopicJobPolicy {
  readonly leaseS: number
  /** Further attempts after a lost lease. */
  readonly redeliver: number
  readonly queue: number
  readonly deadLetter?: string
}

export interface JobPolicies {
  topic(namespace: string, topic: string): TopicJobPolicy
  /** Shortest lease that a job of this namespace may have, seconds. */
  leaseSMin(namespace: string): number
  weight(namespace: string): number
  /** Other namespaces whose operators may serve this topic, by the policy's crossings. */
  crossesInto(namespace: string, topic: string): readonly string[]
}

/** The one operator that a job goes to. */
export interface JobBinding {
  readonly operator: string
  /** Its type, also while it is not there. */
  readonly type: string
}

/** What a job says it needs at most; a dimension that it does not name is undefined. */
export type AskedAmounts = { readonly [D in QuotaDimension]?: number | undefined }

/** The economy: caps and quotas. */
export interface JobQuota {
  /** Whether `party` may have such a job done by an operator of `type`, now. */
  check(party: JobParty, type: string, asked: AskedAmounts): Fault | undefined
  reserve(party: JobPayer, jobId: string, amounts: QuotaAmounts): void
  /** Gives a reservation back and counts what was used. */
  settle(party: JobPayer, jobId: string, used: QuotaAmounts): void
}

/** States of a job that are told as they come; `accepted` and the last one are told with the job and its result. */
export type JobStateName = 'accepted' | 'leased' | 'running' | 'requeued' | 'ok' | 'failed' | 'expired' | 'cancelled' | 'dead_lettered'

export interface JobStateNote {
  readonly jobId: string
  readonly run: string
  readonly topic: string
  readonly namespace: string
  readonly state: JobStateName
  readonly operator: string
  readonly attempt: number
  readonly reason: string
}

/** Where jobs are recorded. */
export interface JobLedger {
  submitted(act: JobAct, job: { readonly run: string; readonly operation: string; readonly priority: number }): void
  state(note: JobStateNote): void
  finished(act: JobAct, job: { readonly run: string; readonly durationMs: number }): void
  advertised(party: JobParty, capabilities: { readonly operatorId: string; readonly operatorType: string; readonly json: string }): void
  lost(party: JobParty, operatorId: string, reason: string): void
}

/** Where jobs are shown: events, which may be dropped; the record has them all. */
export interface JobVoice {
  /** Something is to be said in this namespace soon. */
  prepare(namespace: string): void
  publish(namespace: string, topic: string, body: object, correlationId: string): void
  /** A result whose operator works in another namespace than its submitter, handed on to the submitter's. */
  handOn(namespace: string, result: JobAct): void
  /** A job that nobody did, on the topic that its policy names. */
  deadLetter(job: DeadLetter): void
  /** An event on `system.operators`. */
  operator(body: object): void
}

export interface DeadLetter {
  readonly namespace: string
  readonly topic: string
  readonly jobId: string
  readonly schema: string
  readonly payload: Uint8Array
}

export interface BrokerOptions {
  readonly clock: Clock
  readonly spine: () => JobSpine
  readonly policies: JobPolicies
  readonly quota: JobQuota
  /** Undefined: whoever serves the topic may have it. */
  readonly boundTo: (job: Pick<JobAct, 'party' | 'topic' | 'id'>) => JobBinding | undefined
  readonly ledger: JobLedger
  readonly voice: JobVoice
  readonly sha256: (bytes: Uint8Array) => string
}
