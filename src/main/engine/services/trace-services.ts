import { Fault } from '../../../shared/base/index.ts'
import { rfc3339 } from '../../../shared/wire/index.ts'
import { runTrace } from '../../pipeline/index.ts'
import { SPANS_KEPT_MAX, type SpanStore, type StoredSpan, type TraceSummary } from '../../telemetry/index.ts'
import { optionalText, type Service, text, whole } from './service.ts'

const TRACES_MAX = 200
/** Spans of one answer; a trace with more is told from its start. */
const SPANS_TOLD_MAX = 2_000
/** Newest runs whose traces are known by name. */
const RUNS_NAMED_MAX = 512

export interface TraceServicesDeps {
  readonly spans: SpanStore
  /** Traced messages that had no room to be followed. */
  readonly untold: () => number
  /** Ids of the runs on the record, oldest first. */
  readonly runs: () => readonly string[]
}

/** `system.traces.*`: the newest spans of the caller's namespace. */
export function traceServices({ spans, untold, runs }: TraceServicesDeps): Readonly<Record<string, Service>> {
  const runByTrace = new Map<string, string>()
  const runOf = (traceId: string): string | null => {
    for (const run of runs().slice(-RUNS_NAMED_MAX).reverse()) {
      const id = Buffer.from(runTrace(run).traceId).toString('hex')
      if (runByTrace.get(id) === run) break
      runByTrace.set(id, run)
    }
    for (const id of runByTrace.keys()) {
      if (runByTrace.size <= RUNS_NAMED_MAX) break
      runByTrace.delete(id)
    }
    return runByTrace.get(traceId) ?? null
  }
  return {
    'system.traces.list': (body, { namespace }) => {
      const limit = whole(body, 'limit', { fallback: TRACES_MAX, min: 1, max: TRACES_MAX })
      const [topic, run] = [optionalText(body, 'topic'), optionalText(body, 'run')]
      const found = spans
        .traces(namespace)
        .map((trace) => summaryView(trace, runOf(trace.traceId)))
        .filter((trace) => (topic === undefined || trace.topics.includes(topic)) && (run === undefined || trace.run === run))
      const { kept, dropped } = spans
      return { traces: found.slice(0, limit), spans: kept, spans_max: SPANS_KEPT_MAX, dropped, untold: untold() }
    },
    'system.traces.get': (body, { namespace }) => {
      const traceId = text(body, 'trace_id')
      const all = spans.trace(namespace, traceId)
      const start = all[0]?.startNs
      const summary = spans.traces(namespace).find((trace) => trace.traceId === traceId)
      if (start === undefined || summary === undefined)
        throw new Fault('request/refused', `there are no spans of the trace ${traceId} any more`)
      const told = all.slice(0, SPANS_TOLD_MAX).map((span) => spanView(span, start))
      return { ...summaryView(summary, runOf(traceId)), waterfall: told, omitted: all.length - told.length }
    },
  }
}

const toMs = (ns: bigint): number => Number(ns / 1_000n) / 1_000

function summaryView({ traceId, from, startNs, endNs, spans, topics, isFailed }: TraceSummary, run: string | null) {
  return { trace_id: traceId, run, from, start: rfc3339(startNs), duration_ms: toMs(endNs - startNs), spans, topics, failed: isFailed }
}

function spanView({ number, name, parentId, topic, from, pos, startNs, endNs, job }: StoredSpan, start: bigint): object {
  const times = { start_ms: toMs(startNs - start), duration_ms: toMs(endNs - startNs) }
  const of = job === undefined ? {} : { job_id: job.id, outcome: job.outcome, operator: job.operator }
  return { span: number, name, parent: parentId, topic, from, pos: String(pos), ...times, ...of }
}
