import { ROOT_CONTEXT, type SpanContext, SpanKind, TraceFlags, type Tracer, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { TracedMessage } from './contract.ts'
import { type SpanName, SpanStore } from './span-store.ts'

/** Traced messages followed at once; further ones are counted in `untold` and have no spans. */
export const FOLLOWED_MAX = 4_096
const EXPORT_EVERY_MS = 1_000
const EXPORT_TIMEOUT_MS = 2_000

export interface TracingOptions {
  /** A collector that spans go to as well, OTLP over HTTP: `http://127.0.0.1:4318/v1/traces`. */
  readonly url?: string | undefined
  readonly version: string
  /** Wall clock, ns since 1970 UTC: spans of several machines are laid side by side by it. */
  readonly nowNs: () => bigint
}

interface Followed {
  readonly message: TracedMessage
  readonly routedNs: bigint
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
/** As OpenTelemetry has times: seconds and nanoseconds. */
const toTime = (ns: bigint): [number, number] => [Number(ns / 1_000_000_000n), Number(ns % 1_000_000_000n)]

/**
 * Spans of messages that carry a trace: `publish` (sent, by its sender's clock, until its turn here), `route` (frame in, position given), `commit` (durable topics: until fdatasync), `deliver` (until it was
 * handed to the readers' transports) and `job`. All are children of the span that the sender named. The newest are kept in memory; where there is a
 * collector they are exported in batches, and what cannot be exported is dropped.
 */
export class Tracing {
  readonly spans = new SpanStore()
  readonly #nowNs: () => bigint
  readonly #provider: TracerProvider | undefined
  readonly #tracer: Tracer | undefined
  readonly #turn: Followed[] = []
  readonly #durable = new Map<number, Followed>()
  readonly #jobs = new Map<string, { readonly message: TracedMessage; readonly startNs: bigint }>()
  #untold = 0

  constructor({ url, version, nowNs }: TracingOptions) {
    this.#nowNs = nowNs
    if (url === undefined) return
    const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS })
    const processor = new BatchSpanProcessor({ exporter, scheduledDelayMillis: EXPORT_EVERY_MS, exportTimeoutMillis: EXPORT_TIMEOUT_MS })
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'vbus', 'service.version': version }),
      spanProcessors: [processor],
    })
    this.#tracer = this.#provider.getTracer('vbus', version)
  }

  /** Traced messages that had no room. */
  get untold(): number {
    return this.#untold
  }

  /** Durable ones between their log and their readers. */
  get isFollowingDurable(): boolean {
    return this.#durable.size > 0
  }

  /** @param turnMs how long the turn has gone on that the message came with */
  routed(message: TracedMessage, turnMs: number): void {
    if (this.#turn.length + this.#durable.size >= FOLLOWED_MAX) {
      this.#untold += 1
      return
    }
    const routedNs = this.#nowNs()
    const turnNs = routedNs - BigInt(Math.round(turnMs * 1e6))
    const { sentNs } = message
    // The sender's clock may be ahead of ours: a span does not end before it begins.
    if (sentNs !== undefined) this.#span('publish', message, sentNs < turnNs ? sentNs : turnNs, turnNs)
    this.#span('route', message, turnNs, routedNs)
    if (message.jobId !== undefined) this.#followJob(message.jobId, message)
    if (message.isDurable) this.#durable.set(message.pos, { message, routedNs })
    else this.#turn.push({ message, routedNs })
  }

  /** A durable message is on disk and goes out with this turn. */
  committed(pos: number): void {
    const followed = this.#durable.get(pos)
    if (followed === undefined) return
    this.#durable.delete(pos)
    const committedNs = this.#nowNs()
    this.#span('commit', followed.message, followed.routedNs, committedNs)
    this.#turn.push({ message: followed.message, routedNs: committedNs })
  }

  turnEnded(): void {
    if (this.#turn.length === 0) return
    const endNs = this.#nowNs()
    for (const { message, routedNs } of this.#turn) this.#span('deliver', message, routedNs, endNs)
    this.#turn.length = 0
  }

  jobEnded(jobId: string, outcome: string, operator: string): void {
    const job = this.#jobs.get(jobId)
    if (job === undefined) return
    this.#jobs.delete(jobId)
    this.#span('job', job.message, job.startNs, this.#nowNs(), { id: jobId, outcome, operator })
  }

  /** Exports what there is and ends. Never rejects: a collector that is gone is no trouble of the engine's. */
  async stop(): Promise<void> {
    await this.#provider?.shutdown().catch(() => undefined)
  }

  #followJob(jobId: string, message: TracedMessage): void {
    if (this.#jobs.size >= FOLLOWED_MAX) this.#untold += 1
    else this.#jobs.set(jobId, { message, startNs: this.#nowNs() })
  }

  #span(name: SpanName, message: TracedMessage, startNs: bigint, endNs: bigint, job?: JobOfSpan): void {
    const { topic, namespace, identity, pos } = message
    const [traceId, parentId] = [toHex(message.traceId), toHex(message.spanId)]
    this.spans.add({ name, traceId, parentId, topic, namespace, from: identity, pos, startNs, endNs, ...(job !== undefined && { job }) })
    if (this.#tracer === undefined) return
    const parent: SpanContext = { traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED, isRemote: true }
    const attributes = {
      'messaging.system': 'vbus',
      'messaging.destination.name': topic,
      'vbus.namespace': namespace,
      'vbus.from': identity,
      'vbus.pos': String(pos),
      ...(job !== undefined && { 'vbus.job.id': job.id, 'vbus.job.outcome': job.outcome, 'vbus.operator': job.operator }),
    }
    const kind = name === 'publish' ? SpanKind.PRODUCER : name === 'deliver' ? SpanKind.CONSUMER : SpanKind.INTERNAL
    this.#tracer
      .startSpan(`${name} ${topic}`, { startTime: toTime(startNs), kind, attributes }, trace.setSpanContext(ROOT_CONTEXT, parent))
      .end(toTime(endNs))
  }
}

interface JobOfSpan {
  readonly id: string
  readonly outcome: string
  readonly operator: string
}
