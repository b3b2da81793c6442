import { Fault } from '../base/index.ts'
import type { BusMessage } from '../wire/index.ts'
import type { Client, Subscription } from './contract.ts'
import { besideJobs, type JobConstraints } from './job-specs.ts'
import { type JsonObject, readJson } from './payload.ts'

/** Jobs that wait here beside those that run; more fail with `job/queue-full`. */
export const OPERATOR_WAITING_MAX = 64
const HEARTBEAT_MS = 1_000

/** What an operator says of itself (docs/reference/services.md), in the wire's names. */
export interface OperatorCapabilities {
  readonly operator_id: string
  readonly operator_type: 'nvm' | 'bowlnet' | 'qml' | 'helios' | 'generic'
  readonly supported_schemas?: readonly string[]
  readonly resource_limits?: { readonly max_parallel_jobs?: number; readonly [member: string]: unknown }
  readonly hardware_profile?: object
  readonly supports_delta_only_topics?: boolean
  readonly engine_modes?: readonly ('pass' | 'itmd' | 'rr')[]
  readonly churn_metrics?: object
}

/** A job at its operator. */
export interface OperatorJob {
  readonly id: string
  readonly topic: string
  readonly schema: string
  readonly from: string
  readonly body: JsonObject
  /** Aborted, with a Fault as reason, when the job is cancelled, over its `max_runtime_ms`, or lost with the connection. */
  readonly signal: AbortSignal
  /** Tells how far it is. */
  progress(body: object): void
}

export interface OperatorOptions {
  readonly capabilities: OperatorCapabilities
  /** Job topics, e.g. `nvm.jobs`. */
  readonly topics: readonly string[]
  /** Does the job; resolves with the members of its result (`outputs`, `resources`, … of the result's schema). */
  handler(job: OperatorJob): Promise<object> | object
  /** Refuses a job before any work by throwing, best a Fault `job/bad-parameters`. */
  validate?(job: OperatorJob): void
  /** No job may ask for more than this; one that names no limit is refused. `quota/exceeded` */
  readonly quota?: JobConstraints
}

interface Running {
  readonly stop: AbortController
  readonly done: Promise<void>
}

/** Serves jobs until it is drained or closed. */
export class Operator {
  readonly #client: Client
  readonly #options: OperatorOptions
  readonly #places: number
  readonly #running = new Map<string, Running>()
  readonly #waiting: BusMessage[] = []
  #subscriptions: Subscription[] = []
  #heartbeatMs = HEARTBEAT_MS
  #cancelBeat: () => void = () => {}
  #forget: (() => void)[] = []
  #isDraining = false
  #idle = Promise.withResolvers<void>()

  constructor(client: Client, options: OperatorOptions) {
    this.#client = client
    this.#options = options
    this.#places = options.capabilities.resource_limits?.max_parallel_jobs ?? 1
  }

  get running(): number {
    return this.#running.size
  }

  async start(): Promise<void> {
    await this.#advertise()
    this.#forget = [
      this.#client.onDisconnected((fault) => this.#abort(fault)),
      this.#client.onReconnected(() => void this.#advertise().catch((error: unknown) => this.#failed(error))),
    ]
    for (const topic of this.#options.topics)
      this.#subscriptions.push(await this.#client.subscribe(topic, (message) => this.#take(message)))
    this.#beat()
  }

  /** Takes no more jobs, finishes those it has, and leaves. */
  async drain(): Promise<void> {
    if (!this.#isDraining) {
      this.#isDraining = true
      if (this.#client.isConnected) await this.#client.request('system.control.operators', { draining: true })
    }
    if (this.#running.size > 0) await this.#idle.promise
    await this.#leave()
  }

  /** Aborts what runs, with a result that says so, and leaves. */
  async close(reason = 'the operator stops'): Promise<void> {
    this.#isDraining = true
    this.#waiting.length = 0
    this.#abort(new Fault('job/cancelled', reason))
    await Promise.all([...this.#running.values()].map(({ done }) => done))
    await this.#leave()
  }

  async #advertise(): Promise<void> {
    const { capabilities } = this.#options
    const draining = this.#isDraining ? { draining: true } : {}
    const answer = (await this.#client.request('system.control.operators', { ...capabilities, ...draining })) as JsonObject
    const { heartbeat_ms: heartbeatMs } = answer
    if (typeof heartbeatMs === 'number' && heartbeatMs > 0) this.#heartbeatMs = heartbeatMs
  }

  async #leave(): Promise<void> {
    this.#cancelBeat()
    for (const forget of this.#forget) forget()
    const subscriptions = this.#subscriptions
    this.#subscriptions = []
    if (this.#client.isConnected) for (const subscription of subscriptions) await subscription.unsubscribe()
  }

  /** One beat for each job, or one alone: its silence is what an operator is found lost by. */
  #beat(): void {
    this.#cancelBeat = this.#client.clock.after(this.#heartbeatMs, () => {
      const [topic] = this.#options.topics
      if (this.#running.size === 0 && topic !== undefined) this.#tell(topic, undefined, { alive: true })
      this.#beat()
    })
  }

  #tell(topic: string, jobId: string | undefined, body: object): void {
    if (!this.#client.isConnected) return
    const payload = new TextEncoder().encode(JSON.stringify(jobId === undefined ? body : { job_id: jobId, ...body }))
    this.#client.post(besideJobs(topic, 'progress'), payload, jobId === undefined ? {} : { correlationId: jobId })
  }

  #take(message: BusMessage): void {
    if (message.envelope.type !== 'job') return
    if (this.#running.size < this.#places) return this.#run(message)
    if (this.#waiting.length < OPERATOR_WAITING_MAX) this.#waiting.push(message)
    else void this.#answer(message, failure(new Fault('job/queue-full', 'this operator has no free place')))
  }

  #run(message: BusMessage): void {
    const { id } = message.envelope
    const stop = new AbortController()
    const forget = this.#client.listen(id, {
      take: ({ envelope }) => {
        const { cancel } = readJson(envelope.payload)
        if (typeof cancel === 'string') stop.abort(new Fault('job/cancelled', cancel))
      },
      fail: () => {},
    })
    const done = this.#work(message, stop).finally(() => {
      forget()
      this.#running.delete(id)
      const next = this.#waiting.shift()
      if (next) this.#run(next)
      else if (this.#running.size === 0) this.#turnIdle()
    })
    this.#running.set(id, { stop, done })
  }

  #turnIdle(): void {
    this.#idle.resolve()
    this.#idle = Promise.withResolvers()
  }

  async #work(message: BusMessage, stop: AbortController): Promise<void> {
    const { envelope, delivery } = message
    const { id, topic } = envelope
    const { clock } = this.#client
    const startMs = clock.monotonicMs()
    let cancelTimers: (() => void)[] = []
    const beat = (): void => {
      this.#tell(topic, id, { alive: true })
      cancelTimers[0] = clock.after(this.#heartbeatMs, beat)
    }
    let result: object
    try {
      const body = readJson(envelope.payload)
      const progress = (told: object): void => this.#tell(topic, id, told)
      const job: OperatorJob = { id, topic, schema: envelope.schema ?? '', from: delivery.from, body, signal: stop.signal, progress }
      this.#mayRun(job)
      const { max_runtime_ms: runtimeMs } = constraintsOf(body)
      cancelTimers = [() => {}]
      if (runtimeMs !== undefined)
        cancelTimers.push(clock.after(runtimeMs, () => stop.abort(new Fault('operator/over-limit', `over its ${runtimeMs} ms`))))
      beat()
      const members = (await this.#options.handler(job)) as Record<string, unknown>
      const resources = { wall_ms: Math.round(clock.monotonicMs() - startMs), ...(members['resources'] as object | undefined) }
      result = { status: 'ok', ...members, resources }
    } catch (error) {
      result = failure(stop.signal.aborted && stop.signal.reason instanceof Fault ? stop.signal.reason : operatorFault(error))
    } finally {
      for (const cancel of cancelTimers) cancel()
    }
    // With the connection went the lease: nobody waits for this result.
    const isLost = stop.signal.aborted && (!this.#client.isConnected || (stop.signal.reason as Fault).code === 'transport/closed')
    if (!isLost) await this.#answer(message, result)
  }

  #mayRun(job: OperatorJob): void {
    const asked = constraintsOf(job.body)
    for (const [name, most] of Object.entries(this.#options.quota ?? {})) {
      const wanted = asked[name as keyof JobConstraints]
      if (wanted === undefined || wanted > most)
        throw new Fault('quota/exceeded', `this operator takes jobs of at most ${most} ${name}`, { constraint: name, most })
    }
    this.#options.validate?.(job)
  }

  async #answer({ envelope }: BusMessage, body: object): Promise<void> {
    const { id, topic, schema } = envelope
    const named = schema === undefined ? {} : { schema: schema.replace(/\.job\.(v\d+)$/, '.result.$1') }
    try {
      await this.#client.publish(besideJobs(topic, 'results'), body, { type: 'job_result', correlationId: id, ...named })
    } catch (error) {
      this.#failed(error)
    }
  }

  #abort(fault: Fault): void {
    for (const { stop } of this.#running.values()) stop.abort(fault)
  }

  #failed(error: unknown): void {
    const { code, message } = Fault.from(error)
    this.#client.onFault({ code, message })
  }
}

function constraintsOf(body: JsonObject): JobConstraints {
  const { constraints } = body
  return typeof constraints === 'object' && constraints !== null ? (constraints as JobConstraints) : {}
}

/** What a handler threw: a Fault of its own choice, or a failure of the operator. */
function operatorFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault('operator/failed', error instanceof Error ? error.message : String(error))
}

function failure(fault: Fault): object {
  const { code, message, evidence } = fault.toView()
  return { status: 'failed', error: { code, message, evidence } }
}

/** Serves jobs. Resolves once the engine knows the operator and gives it jobs. @throws Fault `authz/execute-denied`, … */
export async function operate(client: Client, options: OperatorOptions): Promise<Operator> {
  const operator = new Operator(client, options)
  await operator.start()
  return operator
}
