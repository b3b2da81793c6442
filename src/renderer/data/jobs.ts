import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../shared/base/index.ts'
import type { Engine } from './engine.ts'
import { Watched } from './watched.ts'

/** A job as `system.jobs.list` tells it (docs/reference/services.md). */
export interface JobRow {
  readonly job_id: string
  readonly topic: string
  readonly namespace: string
  readonly submitter: string
  readonly state: string
  readonly priority: number
  readonly attempt: number
  readonly operator: string | null
  readonly reason: string | null
  /** Those of this engine that say something of it. */
  readonly records: readonly number[]
  readonly is_over: boolean
}

/** Jobs listed: open ones, then the newest ends. */
const JOBS_LISTED_MAX = 500
/** How often they are asked for while somebody looks. */
export const JOBS_REFRESH_MS = 1_000

export interface JobsState {
  readonly load: 'loading' | 'ready'
  readonly jobs: readonly JobRow[]
  readonly open: number
  /** Why they cannot be told; what was known stays. */
  readonly fault: FaultView | undefined
}

/** Jobs of the bus, asked for while somebody looks at them. */
export class JobList {
  readonly store = createStore<JobsState>(() => ({ load: 'loading', jobs: [], open: 0, fault: undefined }))
  readonly #watched: Watched
  #engine: Engine | undefined

  constructor(clock: Clock) {
    this.#watched = new Watched(clock, JOBS_REFRESH_MS, () => this.#ask())
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    if (this.#watched.isWatched) this.refresh()
  }

  /** Somebody looks; call what is returned when they look away. */
  watch(): () => void {
    return this.#watched.watch()
  }

  refresh(): void {
    this.#watched.refresh()
  }

  /** @throws Fault */
  async cancel(jobId: string, reason: string): Promise<void> {
    await this.#engine?.bus.request('system.jobs.cancel', { job_id: jobId, reason })
    this.refresh()
  }

  async #ask(): Promise<void> {
    try {
      const answer = await this.#engine?.bus.request('system.jobs.list', { limit: JOBS_LISTED_MAX })
      if (answer === undefined) return
      const { jobs, open } = answer as { jobs: readonly JobRow[]; open: number }
      this.store.setState({ load: 'ready', jobs, open, fault: undefined })
    } catch (error) {
      this.store.setState({ load: 'ready', fault: Fault.from(error).toView() })
    }
  }
}
