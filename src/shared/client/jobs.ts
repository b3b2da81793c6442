import { Fault } from '../base/index.ts'
import type { BusMessage } from '../wire/index.ts'
import { Channel } from './channel.ts'
import type { Client, PublishOptions, Subscription } from './contract.ts'
import { besideJobs, type JobSpec } from './job-specs.ts'
import { type JsonObject, readFault, readJson } from './payload.ts'

/** Updates of one job that wait for its loop; the oldest go. */
export const JOB_UPDATES_MAX = 256

export type JobState = 'accepted' | 'leased' | 'running' | 'requeued' | 'ok' | 'failed' | 'expired' | 'cancelled' | 'dead_lettered'

export type JobUpdate =
  | {
      readonly kind: 'state'
      readonly state: JobState
      readonly operator: string | undefined
      readonly attempt: number | undefined
      readonly reason: string | undefined
    }
  | { readonly kind: 'progress'; readonly body: JsonObject }

/** A job on its way. */
export interface JobHandle {
  /** The envelope's id. */
  readonly id: string
  readonly topic: string
  /** As told last; undefined where nobody keeps states (no operator has ever advertised). */
  readonly state: JobState | undefined
  /** States and progress as they come, until the job is over. To be iterated once. */
  readonly updates: AsyncIterable<JobUpdate>
  /** The result's body. Rejects with its `error`, `job/expired`, `job/cancelled`, `job/lease-lost` and others. */
  readonly result: Promise<JsonObject>
  /** Asks for the end: the operator has five seconds for a last word. */
  cancel(reason: string): Promise<void>
}

export type SubmitOptions = Pick<PublishOptions, 'id' | 'deadlineMs' | 'trace'>

const LAST_STATES: ReadonlySet<JobState> = new Set(['ok', 'failed', 'expired', 'cancelled', 'dead_lettered'])
/** How long the last state may take behind the result. */
const LAST_STATE_MS = 1_000
const END_CODES = { expired: 'job/expired', cancelled: 'job/cancelled', failed: 'job/lease-lost' } as const

class OpenJob implements JobHandle {
  readonly id: string
  readonly topic: string
  readonly updates = new Channel<JobUpdate>(JOB_UPDATES_MAX)
  readonly result: Promise<JsonObject>
  state: JobState | undefined
  readonly #client: Client
  readonly #done = Promise.withResolvers<JsonObject>()
  readonly #onEnd: () => void
  #isSettled = false
  #cancelTimer: () => void = () => {}

  constructor(id: string, topic: string, client: Client, onEnd: () => void) {
    this.id = id
    this.topic = topic
    this.#client = client
    this.#onEnd = onEnd
    this.result = this.#done.promise
    this.result.catch(() => {})
  }

  async cancel(reason: string): Promise<void> {
    await this.#client.request('system.jobs.cancel', { job_id: this.id, reason })
  }

  told(body: JsonObject): void {
    const { state, operator, attempt, reason } = body
    this.state = state as JobState
    const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
    const number = typeof attempt === 'number' ? attempt : undefined
    this.updates.put({ kind: 'state', state: this.state, operator: text(operator), attempt: number, reason: text(reason) })
    if (this.state === 'expired' || this.state === 'cancelled' || this.state === 'failed') {
      const code = Fault.isCode(text(reason) ?? '') ? (text(reason) as Fault['code']) : END_CODES[this.state]
      const why = reason === undefined ? '' : `: ${String(reason)}`
      this.fail(new Fault(code, `job ${this.id} is ${this.state}${why}`, { state: this.state }))
    }
    if (this.#isSettled && LAST_STATES.has(this.state)) this.#end()
  }

  /** It was submitted before. */
  known(body: JsonObject): void {
    this.told(body)
    if (this.state === 'ok') this.fail(new Fault('job/not-idempotent', `job ${this.id} is done already, and its result is not kept`))
  }

  progressed(body: JsonObject): void {
    this.updates.put({ kind: 'progress', body })
  }

  resulted(body: JsonObject): void {
    if (body['status'] === 'failed') {
      const isNamed = typeof body['error'] === 'object' && body['error'] !== null
      return this.fail(isNamed ? readFault(body['error']) : new Fault('operator/failed', 'the operator gave no reason'))
    }
    this.#done.resolve(body)
    this.#settled()
  }

  fail(fault: Fault): void {
    this.#done.reject(fault)
    this.#settled()
  }

  /** The result may overtake the state that goes with it: what happened is told whole. */
  #settled(): void {
    if (this.#isSettled) return
    this.#isSettled = true
    if (this.state !== undefined && LAST_STATES.has(this.state)) this.#end()
    else this.#cancelTimer = this.#client.clock.after(LAST_STATE_MS, () => this.#end())
  }

  #end(): void {
    this.#cancelTimer()
    this.updates.end()
    this.#onEnd()
  }
}

/** Jobs of one client on one topic, and the three subscriptions they share. */
class JobWatch {
  readonly #client: Client
  readonly #topic: string
  readonly #jobs = new Map<string, OpenJob>()
  #opening: Promise<Subscription[]> | undefined

  constructor(client: Client, topic: string) {
    this.#client = client
    this.#topic = topic
    client.onReconnected(() => {
      for (const job of this.#jobs.values()) void this.#catchUp(job)
    })
  }

  async submit({ schema, body }: JobSpec, options: SubmitOptions): Promise<JobHandle> {
    const id = options.id ?? this.#client.newId()
    const job = new OpenJob(id, this.#topic, this.#client, () => {
      stop()
      this.#over(id)
    })
    this.#jobs.set(id, job)
    // A job with this id that is known already is answered on the inbox.
    const stop = this.#client.listen(id, { take: ({ envelope }) => job.known(readJson(envelope.payload)), fail: () => {} })
    try {
      this.#opening ??= this.#listen()
      await this.#opening
      await this.#client.submitJob(this.#topic, body, { ...options, id, ...(schema !== undefined && { schema }) })
    } catch (error) {
      job.fail(Fault.from(error))
      throw error
    }
    return job
  }

  async #listen(): Promise<Subscription[]> {
    const take = (tell: (job: OpenJob, body: JsonObject) => void) => {
      return ({ envelope }: BusMessage): void => {
        const job = this.#jobs.get(envelope.correlationId ?? '')
        if (job) tell(job, readJson(envelope.payload))
      }
    }
    const open = (last: 'results' | 'states' | 'progress', handler: (message: BusMessage) => void): Promise<Subscription> =>
      this.#client.subscribe(besideJobs(this.#topic, last), handler)
    const extra = async (opened: Promise<Subscription>): Promise<Subscription[]> => {
      try {
        return [await opened]
      } catch (error) {
        // Without the right to watch there is the result all the same.
        if (Fault.from(error).code === 'authz/subscribe-denied') return []
        throw error
      }
    }
    const result = await open(
      'results',
      take((job, body) => job.resulted(body)),
    )
    const [states, progress] = await Promise.all([
      extra(
        open(
          'states',
          take((job, body) => job.told(body)),
        ),
      ),
      extra(
        open(
          'progress',
          take((job, body) => job.progressed(body)),
        ),
      ),
    ])
    return [result, ...states, ...progress]
  }

  /** What happened to a job while there was no connection. */
  async #catchUp(job: OpenJob): Promise<void> {
    try {
      const view = (await this.#client.request('system.jobs.get', { job_id: job.id })) as JsonObject
      if (view['state'] !== job.state) job.told(view)
      if (view['state'] !== 'ok') return
      const message = `job ${job.id} is done, and its result came while there was no connection`
      job.fail(new Fault('transport/fate-unknown', message, { job_id: job.id }))
    } catch {
      // Who may not ask, or asks of a job that nobody keeps, waits on for its result.
    }
  }

  #over(id: string): void {
    this.#jobs.delete(id)
    if (this.#jobs.size > 0 || this.#opening === undefined) return
    const opening = this.#opening
    this.#opening = undefined
    opening.then((subscriptions) => Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()))).catch(() => {})
  }
}

const watches = new WeakMap<Client, Map<string, JobWatch>>()

/**
 * Submits a job and watches it. Submitting again with the same `id` and content is answered with what became of the first.
 * @throws Fault `authz/…`, `quota/exceeded`, `job/queue-full`, `job/not-idempotent`, `request/no-responder`, …
 */
export function submitJob(client: Client, spec: JobSpec, options: SubmitOptions = {}): Promise<JobHandle> {
  const topics = watches.get(client) ?? new Map<string, JobWatch>()
  watches.set(client, topics)
  const watch = topics.get(spec.topic) ?? new JobWatch(client, spec.topic)
  topics.set(spec.topic, watch)
  return watch.submit(spec, options)
}
