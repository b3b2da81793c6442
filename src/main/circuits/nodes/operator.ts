import { Fault } from '../../../shared/base/index.ts'
import { type OperatorNode, statesTopic } from '../../../shared/circuit/index.ts'
import type { Client, Subscription } from '../../../shared/client/index.ts'
import type { BusMessage, FillRandom, Trace } from '../../../shared/wire/index.ts'
import { addTo, type Cell, type NodeWork } from '../cell.ts'
import { DueQueue } from '../due-queue.ts'
import type { Flow } from '../flow.ts'
import { withConstraints } from '../job-constraints.ts'
import { ANSWERED_MAX } from '../limits.ts'
import { type Body, newTrace, type Parcel } from '../parcel.ts'

/** A job that was submitted. */
interface OpenJob {
  readonly id: string
  readonly parcel: Parcel
  readonly trace: Trace
  /** The operator that has it, where the engine said so. */
  operator: string | undefined
}

export interface OperatorSetting {
  readonly bus: Client
  readonly random: FillRandom
  readonly node: OperatorNode
  /** Of the circuit. */
  readonly deadlineMs: number
  readonly cancelJob: (jobId: string, reason: string) => void
}

/** What is said of a job's end on its states topic, where no result says it. */
const LAST_STATES: ReadonlySet<string> = new Set(['failed', 'expired', 'cancelled'])
const STATE_CODES: Readonly<Record<string, string>> = { failed: 'job/lease-lost', expired: 'job/expired', cancelled: 'job/cancelled' }

const decoder = new TextDecoder()

/** Makes a job of each message, and a message of each job's result. Whatever the operator does, each job ends once: by the first that counts. */
export class OperatorNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #setting: OperatorSetting
  readonly #jobs = new Map<string, OpenJob>()
  readonly #due: DueQueue<OpenJob>
  /** Ids of the newest jobs that are over, and whether in time. */
  readonly #over = new Map<string, 'answered' | 'late'>()
  #subscriptions: Subscription[] = []
  #abandoned: string[] = []

  constructor(cell: Cell, flow: Flow, setting: OperatorSetting) {
    this.#cell = cell
    this.#flow = flow
    this.#setting = setting
    this.#due = new DueQueue(flow.clock, (due) =>
      flow.enter(() => {
        for (const job of due) this.#fail(job, 'job/expired')
      }),
    )
  }

  async open(): Promise<void> {
    const { bus, node } = this.#setting
    this.#subscriptions.push(await bus.subscribe(node.results, (message) => this.#result(message)))
    try {
      this.#subscriptions.push(await bus.subscribe(statesTopic(node.jobs), (message) => this.#state(message)))
    } catch (error) {
      // Without the right to watch, a job that is lost ends by its deadline.
      if (Fault.from(error).code !== 'authz/subscribe-denied') throw error
    }
  }

  async close(): Promise<void> {
    for (const subscription of this.#subscriptions.splice(0)) await subscription.unsubscribe()
  }

  take(batch: readonly Parcel[]): void {
    for (const parcel of batch) this.#submit(parcel)
  }

  /** The node's name, where it waits for this job. */
  nodeOf(jobId: string): string | undefined {
    return this.#jobs.has(jobId) ? this.#cell.name : undefined
  }

  /** Its jobs are given up by the flow, as all that is busy. Whoever does this calls `cancelAbandoned` then. */
  abandon(): readonly Parcel[] {
    for (const job of this.#jobs.values()) this.#crossed(job)
    this.#abandoned = [...this.#jobs.keys()]
    this.#jobs.clear()
    this.#due.clear()
    return []
  }

  /** Tells the broker that nobody waits for them. Callers let the bus take first what was handed to it: a job that is still on its way there cannot be cancelled. */
  cancelAbandoned(reason: string): void {
    for (const id of this.#abandoned.splice(0)) this.#setting.cancelJob(id, reason)
  }

  #submit(parcel: Parcel): void {
    const { bus, node } = this.#setting
    const leftMs = Math.floor(parcel.dueMs - this.#flow.clock.monotonicMs())
    if (leftMs <= 0) return this.#flow.drop(this.#cell, parcel, 'late')
    const payload = withConstraints(parcel, node.constraints)
    if (payload === undefined) return this.#flow.fail(this.#cell, parcel, 'circuit/not-json')
    if (!this.#flow.begin(this.#cell, parcel)) return
    const deadlineMs = Math.min(node.deadlineMs ?? this.#setting.deadlineMs, leftMs)
    const job: OpenJob = { id: bus.newId(), parcel, trace: this.#span(parcel), operator: undefined }
    this.#jobs.set(job.id, job)
    this.#due.add(job, this.#flow.clock.monotonicMs() + deadlineMs)
    const { id, trace } = job
    const options = { id, trace, deadlineMs, schema: node.accepts ?? parcel.schema, correlationId: parcel.correlation }
    bus.submitJob(node.jobs, payload, options).catch((error: unknown) => this.#flow.enter(() => this.#fail(job, Fault.from(error).code)))
  }

  /** A span of its own below the message's; a trace begins here where the message has none. */
  #span(parcel: Parcel): Trace {
    const before = parcel.trace
    if (before === undefined) return newTrace(this.#setting.random)
    const spanId = new Uint8Array(8)
    this.#setting.random(spanId)
    return { traceId: before.traceId, spanId, parentId: before.spanId }
  }

  #result({ delivery, envelope }: BusMessage): void {
    if (envelope.type !== 'job_result') return
    const id = envelope.correlationId ?? ''
    const job = this.#jobs.get(id)
    if (job === undefined) {
      const over = this.#over.get(id)
      return addTo(this.#cell.ignored, over === 'answered' ? 'duplicate' : (over ?? 'foreign'))
    }
    const { gives } = this.#setting.node
    // A result of another namespace's operator is handed on by the engine, which told before who has the job.
    if (delivery.from !== 'engine') job.operator = delivery.from
    this.#flow.enter(() => {
      const { status, error } = readResult(envelope.payload)
      if (status === 'failed') return this.#fail(job, error, 'answered')
      if (gives !== undefined && envelope.schema !== gives) return this.#fail(job, 'circuit/wrong-schema', 'answered')
      const body = { payload: new Uint8Array(envelope.payload), schema: envelope.schema ?? '' }
      const parcel = this.#end(job, 'answered', body)
      if (parcel === undefined) return
      if (envelope.trace !== undefined && isSameTrace(envelope.trace, job.trace)) parcel.ownTrace = envelope.trace
      this.#flow.emit(this.#cell, 'out', [parcel])
    })
  }

  #state({ delivery, envelope }: BusMessage): void {
    const job = this.#jobs.get(envelope.correlationId ?? '')
    if (job === undefined || delivery.from !== 'engine') return
    const { state, operator, reason } = members(envelope.payload)
    if (typeof operator === 'string' && operator !== '') job.operator = operator
    if (typeof state !== 'string' || !LAST_STATES.has(state)) return
    const code = typeof reason === 'string' && reason.includes('/') ? reason : (STATE_CODES[state] as string)
    this.#flow.enter(() => this.#fail(job, code))
  }

  #fail(job: OpenJob, code: string, how: 'answered' | 'late' = 'late'): void {
    const parcel = this.#end(job, how, job.parcel.body)
    if (parcel !== undefined) this.#flow.fail(this.#cell, parcel, code)
  }

  /** Its path names who had the job, however it ended. */
  #crossed({ id, parcel, operator }: OpenJob): void {
    this.#flow.passed(parcel, { node: this.#cell.name, served: { by: operator, jobId: id } })
  }

  /** @returns the message that goes on, undefined when the job was over already */
  #end(job: OpenJob, how: 'answered' | 'late', body: Body | undefined): Parcel | undefined {
    if (!this.#jobs.delete(job.id)) return undefined
    this.#due.remove(job)
    this.#over.set(job.id, how)
    if (this.#over.size > ANSWERED_MAX) this.#over.delete(this.#over.keys().next().value as string)
    if (!this.#flow.finish(this.#cell, job.parcel)) return undefined
    this.#crossed(job)
    const parcel = job.parcel.with(body)
    parcel.ownTrace = job.trace
    return parcel
  }
}

const isSameTrace = (one: Trace, other: Trace): boolean => one.traceId.every((byte, i) => byte === other.traceId[i])

type Members = Readonly<Record<string, unknown>>

function members(payload: Uint8Array): Members {
  try {
    const value: unknown = JSON.parse(decoder.decode(payload))
    return typeof value === 'object' && value !== null ? (value as Members) : {}
  } catch {
    return {}
  }
}

/** A result that is no JSON object, or says nothing of a status, is taken as it is: its schema decides. */
function readResult(payload: Uint8Array): { readonly status: unknown; readonly error: string } {
  const { status, error } = members(payload)
  const code = typeof error === 'object' && error !== null ? (error as Members)['code'] : undefined
  return { status, error: typeof code === 'string' && code.includes('/') ? code.slice(0, 100) : 'operator/failed' }
}
