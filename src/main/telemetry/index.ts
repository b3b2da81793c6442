export type { TelemetrySources, TracedMessage } from './contract.ts'
export { Metrics } from './metrics.ts'
export { SPANS_KEPT_MAX, type SpanStore, type StoredSpan, type TraceSummary } from './span-store.ts'
export { Tracing } from './tracing.ts'
