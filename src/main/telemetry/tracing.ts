import { ROOT_CONTEXT, type SpanContext, SpanKind, TraceFlags, type Tracer, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { TracedMessage } from './contract.ts'

/** Traced messages followed at once; further ones are counted in `untold` and have no spans. */
export const FOLLOWED_MAX = 4_096
const EXPORT_EVERY_MS = 1_000
const EXPORT_TIMEOUT_MS = 2_000

export interface TracingOptions {
  /** OTLP over HTTP: `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string
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
 * handed to the readers' transports) and `job`. All are children of the span that the sender named. Exported in batches; what cannot be exported is
 * dropped, never kept.
 */
export class Tracing {
  readonly #nowNs: () => bigint
  readonly #provider: TracerProvider
  readonly #tracer: Tracer
  readonly #turn: Followed[] = []
  readonly #durable = new Map<number, Followed>()
  readonly #jobs = new Map<string, { readonly message: TracedMessage; readonly startNs: bigint }>()
  #turnStartNs = 0n
  #untold = 0

  constructor({ url, version, nowNs }: TracingOptions) {
    this.#nowNs = nowNs
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

  turnStarted(): void {
    this.#turnStartNs = this.#nowNs()
  }

  routed(message: TracedMessage): void {
    if (this.#turn.length + this.#durable.size >= FOLLOWED_MAX) {
      this.#untold += 1
      return
    }
    const routedNs = this.#nowNs()
    const { sentNs } = message
    // The sender's clock may be ahead of ours: a span does not end before it begins.
    if (sentNs !== undefined) this.#span('publish', message, sentNs < this.#turnStartNs ? sentNs : this.#turnStartNs, this.#turnStartNs)
    this.#span('route', message, this.#turnStartNs, routedNs)
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
    this.#span('job', job.message, job.startNs, this.#nowNs(), {
      'vbus.job.id': jobId,
      'vbus.job.outcome': outcome,
      'vbus.operator': operator,
    })
  }

  /** Exports what there is and ends. Never rejects: a collector that is gone is no trouble of the engine's. */
  async stop(): Promise<void> {
    await this.#provider.shutdown().catch(() => undefined)
  }

  #followJob(jobId: string, message: TracedMessage): void {
    if (this.#jobs.size >= FOLLOWED_MAX) this.#untold += 1
    else this.#jobs.set(jobId, { message, startNs: this.#nowNs() })
  }

  #span(name: string, message: TracedMessage, startNs: bigint, endNs: bigint, more: Readonly<Record<string, string>> = {}): void {
    const parent: SpanContext = {
      traceId: toHex(message.traceId),
      spanId: toHex(message.spanId),
      traceFlags: TraceFlags.SAMPLED,
      isRemote: true,
    }
    const attributes = {
      'messaging.system': 'vbus',
      'messaging.destination.name': message.topic,
      'vbus.namespace': message.namespace,
      'vbus.from': message.identity,
      'vbus.pos': String(message.pos),
      ...more,
    }
    const kind = name === 'publish' ? SpanKind.PRODUCER : name === 'deliver' ? SpanKind.CONSUMER : SpanKind.INTERNAL
    this.#tracer
      .startSpan(`${name} ${message.topic}`, { startTime: toTime(startNs), kind, attributes }, trace.setSpanContext(ROOT_CONTEXT, parent))
      .end(toTime(endNs))
  }
}
