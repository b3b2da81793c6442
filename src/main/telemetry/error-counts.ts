import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'

/** Topics, operators and codes that are counted one by one; what comes beyond them is counted as `other`. */
export const COUNTED_MAX = 256
/** Of each, those with the highest numbers are told. */
export const TOLD_MAX = 64
const OTHER = 'other'
/** Ends of a job that are errors; who cancels one wanted it so. */
const FAILED: ReadonlySet<string> = new Set(['failed', 'expired', 'dead_lettered'])

/** What `system.metrics` tells of errors: since the engine started. */
export interface ErrorsTold {
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

interface OfOperator {
  failed: number
  readonly durations: RecordableHistogram
}

/** Errors by code, topic and operator. */
export class ErrorCounts {
  readonly #codes = new Map<string, number>()
  readonly #topics = new Map<string, { refused: number; failed: number }>()
  readonly #operators = new Map<string, OfOperator>()

  refused(code: string, count: number): void {
    const name = place(this.#codes, code)
    this.#codes.set(name, (this.#codes.get(name) ?? 0) + count)
  }

  topicRefused(topic: string): void {
    this.#topic(topic).refused += 1
  }

  jobState(topic: string, state: string): void {
    if (FAILED.has(state)) this.#topic(topic).failed += 1
  }

  jobEnded(operator: string, status: string, durationMs: number): void {
    const name = place(this.#operators, operator)
    const of = this.#operators.get(name) ?? { failed: 0, durations: createHistogram() }
    this.#operators.set(name, of)
    if (status !== 'ok') of.failed += 1
    of.durations.record(Math.max(1, Math.round(durationMs)))
  }

  told(): ErrorsTold {
    const most = <T>(rows: T[], by: (row: T) => number): T[] => rows.sort((a, b) => by(b) - by(a)).slice(0, TOLD_MAX)
    const codes = [...this.#codes].map(([code, count]) => ({ code, count }))
    const topics = [...this.#topics].map(([topic, { refused, failed }]) => ({ topic, refused, failed_jobs: failed }))
    const operators = [...this.#operators].map(([operator, { failed, durations }]) => {
      return { operator, jobs: durations.count, failed, p50_ms: durations.percentile(50), p99_ms: durations.percentile(99) }
    })
    return {
      refusals: most(codes, ({ count }) => count),
      topic_errors: most(topics, (row) => row.refused + row.failed_jobs),
      operators: most(operators, ({ jobs }) => jobs),
    }
  }

  #topic(topic: string): { refused: number; failed: number } {
    const name = place(this.#topics, topic)
    const of = this.#topics.get(name) ?? { refused: 0, failed: 0 }
    this.#topics.set(name, of)
    return of
  }
}

const place = (map: ReadonlyMap<string, unknown>, name: string): string => (map.has(name) || map.size < COUNTED_MAX ? name : OTHER)
