export type { DeviceHealth, DeviceProof, Ledger, LedgerEntry, RunEnding, RunHost, RunningOperator, RunPlan } from './contract.ts'
export { recomputeError } from './models/training-error.ts'
export { Run } from './run.ts'
