export type {
  CircuitParts,
  CircuitState,
  CircuitStats,
  CircuitWants,
  DrainOutcome,
  DropCause,
  EdgeStats,
  HeldMessage,
  NodeStats,
  PathHop,
  PathLedger,
  PathOutcome,
  PathRecord,
  SettledCounts,
} from './contract.ts'
export { edgeIds, wantsOf } from './edge-ids.ts'
export { CircuitRuntime } from './runtime.ts'
