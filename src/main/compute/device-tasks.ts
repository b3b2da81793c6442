import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus, ReceivedStream, Subscription } from '../../shared/client/contract.ts'
import { DEVICE_JOB_SCHEMA, DEVICE_TOPICS, type JsonObject, N_MAX, readHash, readObject } from '../../shared/device/index.ts'

/** What has come for one job so far, from the party it was given to. */
export interface DeviceTask {
  commitment?: Uint8Array
  /** Monotonic time at which the commitment came, milliseconds. */
  commitmentAtMs?: number
  product?: ReceivedStream
  result?: JsonObject
}

interface Waiting extends DeviceTask {
  readonly identity: string
  changed: () => void
}

interface Arrival {
  readonly jobId: string
  readonly from: string
  readonly take: (task: DeviceTask) => void
}

/** Jobs under way at once. */
export const TASKS_MAX = 16
/** Arrivals kept for jobs whose id is not known yet; further ones are let go, and the job then counts as unanswered. */
export const EARLY_MAX = 64

/** The jobs given to device hosts and what came back, each counted only from the identity it was given to. */
export class DeviceTasks {
  /** Called with a host's identity and what it said on each of its messages. */
  onAlive: (identity: string, body: JsonObject) => void = () => {}
  readonly #bus: Bus
  readonly #clock: Clock
  readonly #tasks = new Map<string, Waiting>()
  /** A job's acknowledgement and its first answers may come in one frame: what comes while one is being submitted is looked at again. */
  #submitting = 0
  #early: Arrival[] = []
  #subscriptions: Subscription[] = []

  constructor(bus: Bus, clock: Clock) {
    this.#bus = bus
    this.#clock = clock
  }

  async open(): Promise<void> {
    const { results, progress, artifacts } = DEVICE_TOPICS
    const onResult = await this.#bus.subscribe(results, ({ delivery, envelope }) => {
      const result = readObject(envelope.payload) ?? {}
      const take = (task: DeviceTask): void => {
        task.result ??= result
      }
      if (envelope.type === 'job_result') this.#arrived({ jobId: envelope.correlationId ?? '', from: delivery.from, take })
    })
    const onProgress = await this.#bus.subscribe(progress, ({ delivery, envelope }) => {
      const body = readObject(envelope.payload) ?? {}
      this.onAlive(delivery.from, body)
      const commitment = readHash(body['commitment'])
      if (commitment === undefined || typeof body['job_id'] !== 'string') return
      // The first commitment counts, and only if it came before the product.
      const take = (task: DeviceTask): void => {
        if (task.product !== undefined || task.commitment !== undefined) return
        task.commitment = commitment
        task.commitmentAtMs = this.#clock.monotonicMs()
      }
      this.#arrived({ jobId: body['job_id'], from: delivery.from, take })
    })
    const limits = { bytesMax: N_MAX * N_MAX * 4, openMax: TASKS_MAX }
    const onProduct = await this.#bus.receiveStreams(
      artifacts,
      (stream) => {
        const take = (task: DeviceTask): void => {
          task.product ??= stream
        }
        if (typeof stream.start['job_id'] === 'string') this.#arrived({ jobId: stream.start['job_id'], from: stream.from, take })
      },
      limits,
    )
    this.#subscriptions = [onResult, onProgress, onProduct]
  }

  async close(): Promise<void> {
    for (const subscription of this.#subscriptions.splice(0)) await subscription.unsubscribe()
  }

  /**
   * Gives `identity` a job and waits until `isDone`, at most `waitMs`; then resolves with what has come.
   * @throws Fault `spine/limit` when `TASKS_MAX` jobs are under way, or the bus's fault when the job cannot be submitted.
   */
  async run(
    identity: string,
    body: JsonObject,
    until: { readonly waitMs: number; isDone(task: DeviceTask): boolean },
  ): Promise<DeviceTask> {
    if (this.#tasks.size + this.#submitting >= TASKS_MAX) throw new Fault('spine/limit', `${TASKS_MAX} device jobs are under way`)
    const task: Waiting = { identity, changed: () => {} }
    const jobId = await this.#submit(body, task)
    try {
      if (!until.isDone(task)) {
        await new Promise<void>((resolve) => {
          const cancel = this.#clock.after(until.waitMs, resolve)
          task.changed = () => {
            if (!until.isDone(task)) return
            cancel()
            resolve()
          }
        })
      }
      return task
    } finally {
      this.#tasks.delete(jobId)
    }
  }

  async #submit(body: JsonObject, task: Waiting): Promise<string> {
    this.#submitting++
    try {
      const jobId = await this.#bus.submitJob(DEVICE_TOPICS.jobs, body, { schema: DEVICE_JOB_SCHEMA })
      this.#tasks.set(jobId, task)
      for (const arrival of this.#early) if (arrival.jobId === jobId) this.#arrived(arrival)
      return jobId
    } finally {
      this.#submitting--
      if (this.#submitting === 0) this.#early = []
    }
  }

  #arrived(arrival: Arrival): void {
    const task = this.#tasks.get(arrival.jobId)
    if (task === undefined) {
      if (this.#submitting > 0 && this.#early.length < EARLY_MAX) this.#early.push(arrival)
      return
    }
    if (task.identity !== arrival.from) return // anyone may claim a job's id; only the party it was given to is heard
    arrival.take(task)
    task.changed()
  }
}
