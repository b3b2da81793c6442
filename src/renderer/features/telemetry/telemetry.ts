import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Engine } from '../../data/engine.ts'
import { jsonPayload } from '../../data/payload.ts'

/** Seconds kept: half an hour. */
export const POINTS_MAX = 1_800
/** Traces asked for. */
const TRACES_LISTED = 100

export interface Quantiles {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** What one `system.metrics` held, as the charts use it. */
export interface MetricsPoint {
  /** ms since 1970 UTC, by this machine's clock. */
  readonly atMs: number
  readonly rate: number
  readonly connections: number
  readonly queuedBytes: number
  readonly durablePending: number
  readonly jobsWaiting: number
  /** Undefined where none was measured in that second: nothing was committed, say. That is not 0 ms. */
  readonly loop: Quantiles | undefined
  readonly turn: Quantiles | undefined
  readonly commit: Quantiles | undefined
}

export interface TopicMetrics {
  readonly namespace: string
  readonly topic: string
  readonly messages_per_s: number
  readonly messages: string
  readonly bytes: string
}

/** The counts of the newest event: since the engine started. */
export interface MetricsCounts {
  readonly topics: readonly TopicMetrics[]
  readonly topics_omitted: number
  readonly refusals: readonly { readonly code: string; readonly count: number }[]
  readonly topic_errors: readonly { readonly topic: string; readonly refused: number; readonly failed_jobs: number }[]
  readonly operators: readonly {
    readonly operator: string
    readonly jobs: number
    readonly failed: number
    readonly p50_ms: number
    readonly p99_ms: number
  }[]
}

export interface TraceView {
  readonly trace_id: string
  readonly run: string | null
  readonly from: string
  readonly start: string
  readonly duration_ms: number
  readonly spans: number
  readonly topics: readonly string[]
  readonly failed: boolean
}

export interface SpanView {
  readonly span: number
  readonly name: 'publish' | 'route' | 'commit' | 'deliver' | 'job'
  readonly parent: string
  readonly topic: string
  readonly from: string
  readonly pos: string
  readonly start_ms: number
  readonly duration_ms: number
  readonly job_id?: string
  readonly outcome?: string
  readonly operator?: string
}

export interface TraceDetail extends TraceView {
  readonly waterfall: readonly SpanView[]
  readonly omitted: number
}

export interface TraceList {
  readonly traces: readonly TraceView[]
  readonly spans: number
  readonly spans_max: number
  readonly dropped: number
  readonly untold: number
}

export interface TelemetryState {
  /** Oldest first. */
  readonly points: readonly MetricsPoint[]
  readonly counts: MetricsCounts | undefined
  readonly shape: 'charts' | 'tables'
  readonly list: TraceList | undefined
  readonly listFault: FaultView | undefined
  /** Traces of this topic only. */
  readonly topic: string | undefined
  readonly traceId: string | undefined
  readonly trace: TraceDetail | undefined
  readonly traceFault: FaultView | undefined
}

/** What the engine measures: heard once a second and kept for a while. Traces are asked for. */
export class Telemetry {
  readonly store = createStore<TelemetryState>(() => ({
    points: [],
    counts: undefined,
    shape: 'charts',
    list: undefined,
    listFault: undefined,
    topic: undefined,
    traceId: undefined,
    trace: undefined,
    traceFault: undefined,
  }))
  readonly #clock: Clock
  #engine: Engine | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    await engine.bus.subscribe('system.metrics', (message) => {
      const body = jsonPayload(message)
      if (engine === this.#engine && body !== undefined) this.#take(body)
    })
  }

  toggleShape(): void {
    this.store.setState({ shape: this.store.getState().shape === 'charts' ? 'tables' : 'charts' })
  }

  showTopic(topic: string | undefined): void {
    this.store.setState({ topic })
    void this.readTraces()
  }

  async readTraces(): Promise<void> {
    const engine = this.#engine
    const { topic } = this.store.getState()
    if (engine === undefined) return
    try {
      const body = { limit: TRACES_LISTED, ...(topic !== undefined && { topic }) }
      const list = (await engine.bus.request('system.traces.list', body)) as TraceList
      if (engine === this.#engine && topic === this.store.getState().topic) this.store.setState({ list, listFault: undefined })
    } catch (error) {
      if (engine === this.#engine) this.store.setState({ listFault: Fault.from(error).toView() })
    }
  }

  async showTrace(traceId: string): Promise<void> {
    this.store.setState({ traceId, trace: undefined, traceFault: undefined })
    const isCurrent = (): boolean => this.store.getState().traceId === traceId
    try {
      const trace = await this.trace(traceId)
      if (isCurrent()) this.store.setState({ trace })
    } catch (error) {
      if (isCurrent()) this.store.setState({ traceFault: Fault.from(error).toView() })
    }
  }

  /** @throws Fault `request/refused` where none of its spans is kept */
  async trace(traceId: string): Promise<TraceDetail> {
    const { trace } = this.store.getState()
    if (trace?.trace_id === traceId) return trace
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return (await this.#engine.bus.request('system.traces.get', { trace_id: traceId })) as TraceDetail
  }

  #take(body: Readonly<Record<string, unknown>>): void {
    const point: MetricsPoint = {
      atMs: Number(this.#clock.wallNs() / 1_000_000n),
      rate: numberOf(body['messages_per_s']),
      connections: numberOf(body['connections']),
      queuedBytes: numberOf(body['queued_bytes']),
      durablePending: numberOf(body['durable_pending']),
      jobsWaiting: numberOf(body['jobs_waiting']),
      loop: quantilesOf(body['event_loop_delay_ms']),
      turn: quantilesOf(body['turn_ms']),
      commit: quantilesOf(body['commit_ms']),
    }
    const points = [...this.store.getState().points.slice(1 - POINTS_MAX), point]
    const counts: MetricsCounts = {
      topics: listOf(body['topics']),
      topics_omitted: numberOf(body['topics_omitted']),
      refusals: listOf(body['refusals']),
      topic_errors: listOf(body['topic_errors']),
      operators: listOf(body['operators']),
    }
    this.store.setState({ points, counts })
  }
}

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : [])

/** The engine tells 0 of what it had nothing to measure of; what takes time takes more than that. */
function quantilesOf(value: unknown): Quantiles | undefined {
  const { p50, p99, max } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (numberOf(max) === 0) return undefined
  return { p50: numberOf(p50), p99: numberOf(p99), max: numberOf(max) }
}
