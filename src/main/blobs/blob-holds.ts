import { toHex } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { HELD_JOBS_MAX } from './limits.ts'

const ADDRESS = /^sha256:([0-9a-f]{64})$/
const ENDS = new Set(['failed', 'expired', 'cancelled', 'dead_lettered'])

/** Which blobs the jobs under way name, by what the record says of jobs. */
export class BlobHolds {
  readonly #jobs = new Map<string, { readonly namespace: string; readonly run: string; readonly refs: readonly string[] }>()
  readonly #jobsMax: number
  #missed = false

  constructor(jobsMax = HELD_JOBS_MAX) {
    this.#jobsMax = jobsMax
  }

  /** Takes every committed record, in order. */
  take({ jobSubmitted, jobFinished, jobState, runEnded, run }: arqonbus.v1.IRecord): void {
    if (jobSubmitted) {
      const refs = (jobSubmitted.inputs ?? []).flatMap((input) => ADDRESS.exec(input)?.[1] ?? [])
      if (refs.length === 0) return
      if (this.#jobs.size >= this.#jobsMax) this.#missed = true
      else this.#jobs.set(toHex(jobSubmitted.jobId), { namespace: jobSubmitted.namespace ?? '', run: run ?? '', refs })
    } else if (jobFinished) this.#jobs.delete(toHex(jobFinished.jobId))
    else if (jobState && ENDS.has(jobState.state ?? '')) this.#jobs.delete(toHex(jobState.jobId))
    else if (runEnded) {
      for (const [id, job] of this.#jobs) if (job.run !== '' && job.run === run) this.#jobs.delete(id)
    }
    if (this.#jobs.size === 0) this.#missed = false
  }

  /** Whether a job under way names the blob. When too many are under way to follow, any may. */
  of(namespace: string): (sha256: string) => boolean {
    if (this.#missed) return () => true
    const held = new Set<string>()
    for (const job of this.#jobs.values()) if (job.namespace === namespace) for (const ref of job.refs) held.add(ref)
    return (sha256) => held.has(sha256)
  }
}
