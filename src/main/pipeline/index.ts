export type {
  DeviceHealth,
  DeviceProof,
  GpuWatch,
  Ledger,
  LedgerEntry,
  PhaseStore,
  PublishedVersion,
  ReuseBasis,
  RunEnding,
  RunHost,
  RunMode,
  RunningOperator,
  RunPlan,
} from './contract.ts'
export { comparePredictions, recomputeError, splitsOf } from './models/training-error.ts'
export { differing, partsOf } from './phase-key.ts'
export { forecastReuse, type PhaseForecast } from './reuse-forecast.ts'
export { Run } from './run.ts'
export { runTrace } from './run-trace.ts'
