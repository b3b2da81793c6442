import { type QuotaAmounts, quotaEntry, toAmounts, toHex } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { JobStateName } from './contract.ts'
import type { FinishedJob } from './job.ts'
import { FINISHED_JOBS_MAX } from './limits.ts'

/** A job as the record left it. */
export interface RecalledJob extends FinishedJob {
  readonly run: string
  readonly isOpen: boolean
  /** Who pays for it, and what it had reserved; undefined when it had nothing to reserve. */
  readonly reserved: { readonly roles: readonly string[]; readonly amounts: QuotaAmounts } | undefined
}

const NOBODY: ReadonlySet<string> = new Set()
const toUuid = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** What the record knows of jobs when an engine starts: ids that were done are not done again, and what was cut off is ended. */
export class JobRecall {
  readonly #jobs = new Map<string, RecalledJob>()

  get jobs(): IterableIterator<RecalledJob> {
    return this.#jobs.values()
  }

  /** Takes the records in their order. */
  take(record: arqonbus.v1.IRecord): void {
    const { jobSubmitted, jobState, jobFinished } = record
    if (jobSubmitted) this.#submitted(record, jobSubmitted)
    else if (jobFinished) {
      const state = jobFinished.status === 'ok' ? 'ok' : 'failed'
      this.#change(jobFinished.jobId, { state, isOpen: false, operator: jobFinished.operator ?? '' })
    } else if (jobState) this.#entered(jobState)
    else if (record.quotaReserved) {
      const entry = quotaEntry(record)
      if (entry !== undefined) this.#change(record.quotaReserved.jobId, { reserved: { roles: entry.roles, amounts: entry.amounts } })
    }
  }

  #submitted(record: arqonbus.v1.IRecord, { jobId, topic, namespace, payloadSha256, priority }: arqonbus.v1.IJobSubmitted): void {
    const [oldest] = this.#jobs.keys()
    if (this.#jobs.size >= FINISHED_JOBS_MAX && oldest !== undefined) this.#jobs.delete(oldest)
    const id = toUuid(toHex(jobId))
    const submitter = record.actor?.id ?? ''
    const where = { topic: topic ?? '', namespace: namespace ?? '', submitter, sha256: toHex(payloadSha256) }
    const fresh = { state: 'accepted', operator: '', attempt: 0, reason: '', isOpen: true, reserved: undefined } as const
    this.#jobs.set(id, { id, ...where, ...fresh, priority: priority ?? 0, run: record.run ?? '', formerHolders: NOBODY })
  }

  #entered({ jobId, state, operator, attempt, reason }: arqonbus.v1.IJobState): void {
    const name = (state ?? '') as JobStateName
    const isOpen = name === 'leased' || name === 'running' || name === 'requeued'
    const told = { state: name === 'requeued' ? ('accepted' as const) : name, reason: reason ?? '', isOpen }
    this.#change(jobId, { ...told, operator: operator ?? '', attempt: attempt ?? 0 })
  }

  #change(jobId: Uint8Array | null | undefined, change: Partial<RecalledJob>): void {
    const id = toUuid(toHex(jobId))
    const job = this.#jobs.get(id)
    if (job !== undefined) this.#jobs.set(id, { ...job, ...change })
  }
}

/** What a job that its engine's death cut off is charged: all it had reserved, once somebody had begun. */
export const chargeOfCutOff = ({ attempt, reserved }: RecalledJob): QuotaAmounts =>
  attempt === 0 || reserved === undefined ? toAmounts({}) : reserved.amounts
