import { type Clock, Fault } from '../../shared/base/index.ts'
import { covers } from '../../shared/topic/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { uuidText } from '../../shared/wire/index.ts'
import type { Spine, SpineProbe, TracedMessage } from '../spine/index.ts'
import { Metrics, type TelemetrySources, Tracing } from '../telemetry/index.ts'
import type { Service } from './services/service.ts'
import { traceServices } from './services/trace-services.ts'

const FINAL_STATES: ReadonlySet<string> = new Set(['failed', 'expired', 'cancelled', 'dead_lettered'])
const EMPTY = new Uint8Array(16)
const METRICS_TOPIC = 'system.metrics'
const TELL_EVERY_MS = 1_000

export interface TelemetryDeskOptions {
  readonly clock: Clock
  readonly version: string
  /** Where spans go, OTLP over HTTP; undefined: nowhere. */
  readonly otlp: string | undefined
  readonly sources: TelemetrySources
  readonly tell: (topic: string, body: object) => void
  /** Topic patterns that a credential may subscribe to. */
  readonly subscriptionsOf: (token: string) => Promise<readonly string[] | Fault>
}

/** Numbers and spans of a running engine: heard from the Spine, told on `system.metrics`, to Prometheus and to an OTLP collector. */
export class TelemetryDesk implements SpineProbe {
  readonly metrics: Metrics
  readonly tracing: Tracing
  readonly #options: TelemetryDeskOptions
  #turnStartMs = 0
  #stopTimer: () => void = () => undefined

  constructor(options: TelemetryDeskOptions) {
    const { clock, otlp, version, sources } = options
    this.#options = options
    this.metrics = new Metrics(sources)
    this.tracing = new Tracing({ url: otlp, version, nowNs: () => clock.wallNs() })
    this.#schedule(clock.monotonicMs())
  }

  turnStarted(): void {
    this.#turnStartMs = this.#options.clock.monotonicMs()
  }

  turnEnded(): void {
    this.metrics.turn(this.#options.clock.monotonicMs() - this.#turnStartMs)
    this.tracing.turnEnded()
  }

  committed(oldestMs: number): void {
    this.metrics.committed(this.#options.clock.monotonicMs() - oldestMs)
  }

  refused(topic: string, namespace: string): void {
    this.metrics.topicRefused(topic, namespace)
  }

  routed(message: TracedMessage): void {
    const turnMs = this.#options.clock.monotonicMs() - this.#turnStartMs
    this.tracing.routed({ ...message, traceId: message.traceId.slice(), spanId: message.spanId.slice() }, turnMs)
  }

  get isFollowingDurable(): boolean {
    return this.tracing.isFollowingDurable
  }

  durable(pos: number): void {
    this.tracing.committed(pos)
  }

  /** What a record says about refusals and jobs is counted when it is on disk. */
  recorded({ refusals, jobState, jobFinished }: arqonbus.v1.IRecord): void {
    if (refusals && !refusals.passed) this.metrics.refused(refusals.code ?? '', Number(refusals.count ?? 0))
    if (jobState) {
      const { topic, state, operator } = jobState
      this.metrics.jobState(topic ?? '', state ?? '')
      if (FINAL_STATES.has(state ?? '')) this.tracing.jobEnded(uuidText(jobState.jobId ?? EMPTY, 0), state ?? '', operator ?? '')
    }
    if (jobFinished) {
      const { topic, status, operator, durationMs } = jobFinished
      this.metrics.jobState(topic ?? '', status ?? '')
      this.metrics.jobEnded(operator ?? '', status ?? '', Number(durationMs ?? 0))
      this.tracing.jobEnded(uuidText(jobFinished.jobId ?? EMPTY, 0), status ?? '', operator ?? '')
    }
  }

  /** The text of `GET /metrics`, for who may subscribe to `system.metrics`. */
  async page(token: string | undefined): Promise<{ readonly contentType: string; readonly text: string } | Fault> {
    if (token === undefined) return new Fault('auth/bad-token', 'GET /metrics takes an Authorization: Bearer header')
    const patterns = await this.#options.subscriptionsOf(token)
    if (patterns instanceof Fault) return patterns
    const isAllowed = patterns.some((pattern) => pattern.startsWith('system.') && covers(pattern, METRICS_TOPIC))
    if (!isAllowed) return new Fault('authz/subscribe-denied', `the token does not cover ${METRICS_TOPIC}`)
    const { registry } = this.metrics
    return { contentType: registry.contentType, text: await registry.metrics() }
  }

  /** `system.traces.*`. */
  services(runs: () => readonly string[]): Readonly<Record<string, Service>> {
    return traceServices({ spans: this.tracing.spans, untold: () => this.tracing.untold, runs })
  }

  async stop(): Promise<void> {
    this.#stopTimer()
    this.metrics.stop()
    await this.tracing.stop()
  }

  #schedule(startMs: number): void {
    const { clock, tell } = this.#options
    this.#stopTimer = clock.after(TELL_EVERY_MS, () => {
      const now = clock.monotonicMs()
      tell(METRICS_TOPIC, this.metrics.take(Math.max(1, Math.round(now - startMs))))
      this.#schedule(now)
    })
  }
}

/** What the Spine knows of itself; it is made after whoever listens to it. */
export function spineSources(spine: () => Spine | undefined, startPos: number): Omit<TelemetrySources, 'records' | 'jobsWaiting'> {
  return {
    topics: () => spine()?.topics() ?? [],
    topicsSeen: () => spine()?.topicsSeen ?? 0,
    messages: () => (spine()?.pos ?? startPos) - startPos,
    connections: () => spine()?.connections ?? 0,
    queuedBytes: () => spine()?.load().queuedBytes ?? 0,
    durablePending: () => spine()?.load().durablePending ?? 0,
  }
}
