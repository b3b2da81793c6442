import { createHistogram, monitorEventLoopDelay, type RecordableHistogram } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { TelemetrySources, TopicCounts } from './contract.ts'
import { ErrorCounts, type ErrorsTold } from './error-counts.ts'

/** Topics told one by one: the busiest; the rest are in the sum. */
export const TOPICS_TOLD_MAX = 64
/** With more topics than this none is told one by one: looking through them would hold the bus up. */
export const TOPICS_SHOWN_OF = 16_384
/** Pairs of labels a counter keeps (code, topic and state, operator); further ones are counted as `other`. */
export const LABELS_MAX = 512
/** Seconds. */
const BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const JOB_BUCKETS = [0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800, 7_200]

/** Middle and end of a distribution, ms. */
export interface Quantiles {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** One `system.metrics` event: what the last interval held. */
export interface MetricsEvent extends ErrorsTold {
  readonly interval_ms: number
  readonly messages: string
  readonly messages_per_s: number
  readonly connections: number
  readonly queued_bytes: number
  readonly durable_pending: number
  readonly jobs_waiting: number
  readonly records: number
  readonly event_loop_delay_ms: Quantiles
  readonly turn_ms: Quantiles
  readonly commit_ms: Quantiles
  /** Topics that are not told one by one. */
  readonly topics_omitted: number
  readonly topics: readonly {
    readonly namespace: string
    readonly topic: string
    readonly messages_per_s: number
    readonly messages: string
    readonly bytes: string
    readonly subscribers: number
  }[]
}

/** Numbers of a running engine: a Prometheus registry, and the same as an event once a second. */
export class Metrics {
  readonly registry = new Registry()
  readonly #sources: TelemetrySources
  readonly #turns: Histogram
  readonly #commits: Histogram
  readonly #refusals: Counter
  readonly #topicRefusals: Counter
  readonly #jobs: Counter
  readonly #jobSeconds: Histogram
  readonly #turnsOfInterval = createHistogram()
  readonly #commitsOfInterval = createHistogram()
  readonly #loop = monitorEventLoopDelay({ resolution: 10 })
  readonly #errors = new ErrorCounts()
  readonly #labels = new Set<string>()
  #lastMessages: number
  #lastOfTopic = new Map<string, number>()

  constructor(sources: TelemetrySources) {
    this.#sources = sources
    this.#lastMessages = sources.messages()
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.#turns = new Histogram({
      name: 'vbus_turn_seconds',
      help: "From the arrival of a turn's first frame to the hand-over of what it became",
      buckets: BUCKETS,
      registers,
    })
    this.#commits = new Histogram({
      name: 'vbus_commit_seconds',
      help: 'From the oldest message of a group to its fdatasync',
      buckets: BUCKETS,
      registers,
    })
    this.#refusals = new Counter({ name: 'vbus_refusals_total', help: 'Refused acts', labelNames: ['code'], registers })
    this.#topicRefusals = new Counter({
      name: 'vbus_topic_refusals_total',
      help: 'Refused acts on topics that carried something',
      labelNames: ['namespace', 'topic'],
      registers,
    })
    this.#jobs = new Counter({ name: 'vbus_jobs_total', help: 'Jobs that came into a state', labelNames: ['topic', 'state'], registers })
    this.#jobSeconds = new Histogram({
      name: 'vbus_job_seconds',
      help: 'From the lease of a job to its result',
      labelNames: ['operator', 'status'],
      buckets: JOB_BUCKETS,
      registers,
    })
    this.#gauges()
    this.#loop.enable()
  }

  turn(durationMs: number): void {
    this.#turns.observe(durationMs / 1_000)
    record(this.#turnsOfInterval, durationMs)
  }

  committed(durationMs: number): void {
    this.#commits.observe(durationMs / 1_000)
    record(this.#commitsOfInterval, durationMs)
  }

  refused(code: string, count: number): void {
    this.#errors.refused(code, count)
    this.#refusals.inc({ code: this.#label(`code ${code}`, code) }, count)
  }

  topicRefused(topic: string, namespace: string): void {
    this.#errors.topicRefused(topic)
    this.#topicRefusals.inc({ namespace, topic: this.#label(`refused ${namespace} ${topic}`, topic) })
  }

  jobState(topic: string, state: string): void {
    this.#errors.jobState(topic, state)
    this.#jobs.inc({ topic: this.#label(`job ${topic}`, topic), state })
  }

  jobEnded(operator: string, status: string, durationMs: number): void {
    this.#errors.jobEnded(operator, status, durationMs)
    this.#jobSeconds.observe({ operator: this.#label(`operator ${operator}`, operator), status }, durationMs / 1_000)
  }

  /** What the last `intervalMs` held; begins the next interval. */
  take(intervalMs: number): MetricsEvent {
    const sources = this.#sources
    const messages = sources.messages()
    const perS = (count: number): number => Math.round((count * 1_000) / intervalMs)
    const told = this.#busiest()
    const before = this.#lastOfTopic
    this.#lastOfTopic = new Map(told.map(({ namespace, topic, messages: count }) => [`${namespace} ${topic}`, count]))
    const event: MetricsEvent = {
      interval_ms: intervalMs,
      messages: String(messages),
      messages_per_s: perS(messages - this.#lastMessages),
      connections: sources.connections(),
      queued_bytes: sources.queuedBytes(),
      durable_pending: sources.durablePending(),
      jobs_waiting: sources.jobsWaiting(),
      records: sources.records(),
      event_loop_delay_ms: quantiles(this.#loop),
      turn_ms: quantiles(this.#turnsOfInterval),
      commit_ms: quantiles(this.#commitsOfInterval),
      ...this.#errors.told(),
      topics_omitted: Math.max(0, sources.topicsSeen() - told.length),
      topics: told.map(({ namespace, topic, messages: count, bytes, subscribers }) => {
        const rate = perS(count - (before.get(`${namespace} ${topic}`) ?? count))
        return { namespace, topic, messages_per_s: rate, messages: String(count), bytes: String(bytes), subscribers }
      }),
    }
    this.#lastMessages = messages
    this.#loop.reset()
    this.#turnsOfInterval.reset()
    this.#commitsOfInterval.reset()
    return event
  }

  stop(): void {
    this.#loop.disable()
    this.registry.clear()
  }

  #busiest(): TopicCounts[] {
    if (this.#sources.topicsSeen() > TOPICS_SHOWN_OF) return []
    return [...this.#sources.topics()].sort((a, b) => b.messages - a.messages).slice(0, TOPICS_TOLD_MAX)
  }

  #label(key: string, label: string): string {
    if (this.#labels.has(key)) return label
    if (this.#labels.size >= LABELS_MAX) return 'other'
    this.#labels.add(key)
    return label
  }

  #gauges(): void {
    const { registry } = this
    const sources = this.#sources
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read())
        },
      })
    }
    new Counter({
      name: 'vbus_messages_total',
      help: 'Messages routed since the engine started',
      registers: [registry],
      collect() {
        this.reset()
        this.inc(sources.messages())
      },
    })
    gauge('vbus_connections', 'Parties that are connected', sources.connections)
    gauge('vbus_outgoing_queue_bytes', 'Bytes that wait for slow readers', sources.queuedBytes)
    gauge('vbus_durable_pending', 'Messages handed to a log and not yet on disk', sources.durablePending)
    gauge('vbus_jobs_waiting', 'Jobs that wait for an operator', sources.jobsWaiting)
    gauge('vbus_audit_records', 'Records in the audit log', sources.records)
    gauge('vbus_topics', 'Topics that carried something', sources.topicsSeen)
    const busiest = (): TopicCounts[] => this.#busiest()
    const labelNames = ['namespace', 'topic']
    for (const [name, help, read] of TOPIC_COUNTERS) {
      new Counter({
        name,
        help,
        labelNames,
        registers: [registry],
        collect() {
          this.reset()
          for (const counts of busiest()) this.inc({ namespace: counts.namespace, topic: counts.topic }, read(counts))
        },
      })
    }
    new Gauge({
      name: 'vbus_topic_subscribers',
      help: 'Subscribers of the busiest topics',
      labelNames,
      registers: [registry],
      collect() {
        this.reset()
        for (const { namespace, topic, subscribers } of busiest()) this.set({ namespace, topic }, subscribers)
      },
    })
  }
}

const TOPIC_COUNTERS: readonly (readonly [string, string, (counts: TopicCounts) => number])[] = [
  ['vbus_topic_messages_total', `Messages of the ${TOPICS_TOLD_MAX} busiest topics since the engine started`, ({ messages }) => messages],
  ['vbus_topic_bytes_total', 'Bytes of their envelopes', ({ bytes }) => bytes],
]

/** A histogram of perf_hooks counts whole nanoseconds from 1. */
function record(histogram: RecordableHistogram, ms: number): void {
  histogram.record(Math.max(1, Math.round(ms * 1e6)))
}

function quantiles(histogram: { readonly count: number; readonly max: number; percentile(percentile: number): number }): Quantiles {
  if (histogram.count === 0) return { p50: 0, p99: 0, max: 0 }
  const ms = (ns: number): number => Math.round(ns / 1e3) / 1e3
  return { p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), max: ms(histogram.max) }
}
