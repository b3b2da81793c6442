export type { TelemetrySources, TracedMessage } from './contract.ts'
export { Metrics } from './metrics.ts'
export { Tracing } from './tracing.ts'
