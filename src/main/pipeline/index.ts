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
export { comparePredictions, recomputeError } from './models/training-error.ts'
export { differing, partsOf } from './phase-key.ts'
export { Run } from './run.ts'
