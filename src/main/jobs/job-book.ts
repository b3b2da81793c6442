import type { FinishedJob, Job } from './job.ts'
import { FINISHED_JOBS_MAX, PASSED_JOBS_MAX } from './limits.ts'

/** Every job by its id: open ones, and the ends of the newest finished ones. */
export class JobBook {
  readonly open = new Map<string, Job>()
  readonly #finished = new Map<string, FinishedJob>()
  readonly #passed = new Set<string>()
  /** What open jobs keep in memory. */
  bytes = 0

  finished(id: string): FinishedJob | undefined {
    return this.#finished.get(id)
  }

  /** A job that went to whoever listened. */
  pass(id: string): void {
    const [oldest] = this.#passed
    if (this.#passed.size >= PASSED_JOBS_MAX && oldest !== undefined) this.#passed.delete(oldest)
    this.#passed.add(id)
  }

  hasPassed(id: string): boolean {
    return this.#passed.has(id)
  }

  add(job: Job): void {
    this.open.set(job.id, job)
    this.bytes += job.bytes
  }

  close(job: Job, end: FinishedJob): void {
    if (this.open.delete(job.id)) this.bytes -= job.bytes
    this.remember(end)
  }

  /** An end that is known; beyond the limit the oldest is forgotten. */
  remember(end: FinishedJob): void {
    this.#finished.delete(end.id)
    this.#finished.set(end.id, end)
    if (this.#finished.size <= FINISHED_JOBS_MAX) return
    const [oldest] = this.#finished.keys()
    if (oldest !== undefined) this.#finished.delete(oldest)
  }

  /** Newest ends first. */
  ends(namespace: string, limit: number): FinishedJob[] {
    const found = [...this.#finished.values()].filter((end) => end.namespace === namespace)
    return found.slice(-limit).reverse()
  }
}
