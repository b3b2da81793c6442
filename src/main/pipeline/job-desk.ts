import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus, Subscription } from '../../shared/client/contract.ts'
import type { BusMessage, Trace } from '../../shared/wire/message.ts'
import { runTrace } from './run-trace.ts'

/** Jobs a run waits for at once; the phases need one. */
export const JOBS_OPEN_MAX = 16
/** A job of the data agent, which sends no heartbeats, is done by then. */
export const DATA_JOB_MS_MAX = 900_000

export type JobResult = Readonly<Record<string, unknown>>

/** A job of a run with what was answered. */
export interface AnsweredJob {
  readonly to: string
  readonly body: object
  readonly answer: JobResult
}

interface OpenJob {
  readonly from: string
  readonly resolve: (result: JobResult) => void
  readonly reject: (fault: Fault) => void
}

/**
 * Sends a run's jobs and takes their results. A result that names another run, that answers no open job, or that comes from somebody
 * other than the party it was given to is `pipeline/foreign-result`, told by `onForeign`.
 */
export class JobDesk {
  readonly #bus: Bus
  readonly #runId: string
  readonly #trace: Trace
  readonly #open = new Map<string, OpenJob>()
  readonly #subscriptions: Subscription[] = []
  #early: BusMessage[] = []
  #isSubmitting = 0
  onForeign: (fault: Fault) => void = () => undefined

  readonly #clock: Clock

  constructor(bus: Bus, runId: string, clock: Clock) {
    this.#bus = bus
    this.#runId = runId
    this.#trace = runTrace(runId)
    this.#clock = clock
  }

  async listen(topics: readonly string[]): Promise<void> {
    for (const topic of topics) this.#subscriptions.push(await this.#bus.subscribe(topic, (message) => this.#take(message)))
  }

  /**
   * Sends `{...body, run_id}` to `topic` for the party `to`; resolves with its result.
   * @throws Fault the operator's own code when it is one of ours, else `operator/failed`.
   */
  async run(topic: string, to: string, body: object): Promise<JobResult> {
    if (to !== 'data') return await this.#submit(topic, to, body)
    let stopTimer: () => void = () => undefined
    const late = new Promise<never>((_, reject) => {
      const refuse = (): void =>
        reject(new Fault('operator/hung', `${to} did not finish a job within ${DATA_JOB_MS_MAX} ms`, { identity: to, ...body }))
      stopTimer = this.#clock.after(DATA_JOB_MS_MAX, refuse)
    })
    return await Promise.race([this.#submit(topic, to, body), late]).finally(stopTimer)
  }

  async #submit(topic: string, to: string, body: object): Promise<JobResult> {
    if (this.#open.size >= JOBS_OPEN_MAX) throw new Fault('spine/limit', `a run waits for at most ${JOBS_OPEN_MAX} jobs`)
    const { promise, resolve, reject } = Promise.withResolvers<JobResult>()
    this.#isSubmitting += 1
    const id = await this.#bus.submitJob(topic, { ...body, run_id: this.#runId }, { trace: this.#trace })
    this.#open.set(id, { from: to, resolve, reject })
    this.#isSubmitting -= 1
    const early = this.#early
    this.#early = []
    for (const message of early) this.#take(message)
    return await promise
  }

  async close(): Promise<void> {
    this.#open.clear()
    for (const subscription of this.#subscriptions.splice(0)) await subscription.unsubscribe().catch(() => undefined)
  }

  #take(message: BusMessage): void {
    const { envelope, delivery } = message
    if (envelope.type !== 'job_result') return
    const job = this.#open.get(envelope.correlationId ?? '')
    // An in-process party can answer before `submitJob` has told us the id.
    if (job === undefined && this.#isSubmitting > 0 && this.#early.length < JOBS_OPEN_MAX) {
      // Field by field: an envelope reads its fields from the frame when asked, so a spread of one holds none of them.
      const { id, type, topic, correlationId, payload } = envelope
      this.#early.push({
        delivery,
        envelope: { id, type, topic, ...(correlationId !== undefined && { correlationId }), payload: payload.slice() },
      })
      return
    }
    const result = parse(envelope.payload)
    if (result === undefined || job === undefined || job.from !== delivery.from || result['run_id'] !== this.#runId) {
      const evidence = {
        from: delivery.from,
        topic: envelope.topic,
        expected_run: this.#runId,
        got_run: String(result?.['run_id']),
        job: envelope.correlationId ?? '',
      }
      this.onForeign(new Fault('pipeline/foreign-result', `${delivery.from} handed in a result that is not of this run's job`, evidence))
      return
    }
    this.#open.delete(envelope.correlationId ?? '')
    if (result['status'] === 'ok') job.resolve(result)
    else job.reject(toFault(result, delivery.from))
  }
}

function parse(payload: Uint8Array): JobResult | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JobResult) : undefined
  } catch {
    return undefined
  }
}

function toFault(result: JobResult, from: string): Fault {
  const error = (result['error'] ?? {}) as { code?: unknown; message?: unknown; evidence?: unknown }
  const code = String(error.code)
  const message = `${from}: ${String(error.message ?? 'the job failed and said nothing')}`
  const evidence = typeof error.evidence === 'object' && error.evidence !== null ? (error.evidence as Record<string, unknown>) : {}
  return Fault.isCode(code) ? new Fault(code, message, evidence) : new Fault('operator/failed', message, { reported_code: code })
}
