/** Spans that are remembered: the newest. */
export const SPANS_KEPT_MAX = 8_192
/** Topics that a trace's summary names. */
const TOPICS_NAMED_MAX = 8

export type SpanName = 'publish' | 'route' | 'commit' | 'deliver' | 'job'

export interface NewSpan {
  readonly name: SpanName
  /** W3C trace-context ids, hex. */
  readonly traceId: string
  readonly parentId: string
  readonly topic: string
  readonly namespace: string
  /** Who sent the message. */
  readonly from: string
  readonly pos: number
  /** ns since 1970 UTC. */
  readonly startNs: bigint
  readonly endNs: bigint
  readonly job?: { readonly id: string; readonly outcome: string; readonly operator: string }
}

/** `number`: of all spans since the engine started, from 0. */
export interface StoredSpan extends NewSpan {
  readonly number: number
}

export interface TraceSummary {
  readonly traceId: string
  readonly from: string
  readonly startNs: bigint
  readonly endNs: bigint
  readonly spans: number
  readonly topics: readonly string[]
  /** A job of it did not end well. */
  readonly isFailed: boolean
}

/** The newest spans of this engine, in memory. */
export class SpanStore {
  readonly #max: number
  readonly #ring: StoredSpan[] = []
  #count = 0

  constructor(max = SPANS_KEPT_MAX) {
    this.#max = max
  }

  get kept(): number {
    return this.#ring.length
  }

  /** Older ones that had to go. */
  get dropped(): number {
    return this.#count - this.#ring.length
  }

  add(span: NewSpan): void {
    this.#ring[this.#count % this.#max] = { ...span, number: this.#count }
    this.#count += 1
  }

  /** Traces of a namespace, the one with the newest span first. */
  traces(namespace: string): TraceSummary[] {
    const byTrace = new Map<string, TraceSummary & { topics: string[] }>()
    for (const span of this.#inOrder()) {
      if (span.namespace !== namespace) continue
      const { traceId, topic, startNs, endNs, job } = span
      const before = byTrace.get(traceId)
      const topics = before?.topics ?? []
      if (topics.length < TOPICS_NAMED_MAX && !topics.includes(topic)) topics.push(topic)
      byTrace.delete(traceId)
      byTrace.set(traceId, {
        traceId,
        from: before?.from ?? span.from,
        startNs: before === undefined || startNs < before.startNs ? startNs : before.startNs,
        endNs: before === undefined || endNs > before.endNs ? endNs : before.endNs,
        spans: (before?.spans ?? 0) + 1,
        topics,
        isFailed: before?.isFailed === true || (job !== undefined && job.outcome !== 'ok'),
      })
    }
    return [...byTrace.values()].reverse()
  }

  /** Spans of one trace, by their start. */
  trace(namespace: string, traceId: string): StoredSpan[] {
    const spans = this.#ring.filter((span) => span.traceId === traceId && span.namespace === namespace)
    return spans.sort((a, b) => (a.startNs < b.startNs ? -1 : a.startNs > b.startNs ? 1 : a.number - b.number))
  }

  *#inOrder(): Generator<StoredSpan> {
    const { length } = this.#ring
    for (let at = 0; at < length; at += 1) {
      const span = this.#ring[(this.dropped + at) % this.#max]
      if (span !== undefined) yield span
    }
  }
}
