export type {
  CircuitParts,
  CircuitState,
  CircuitStats,
  DrainOutcome,
  EdgeStats,
  HeldMessage,
  NodeStats,
  PathHop,
  PathLedger,
  PathOutcome,
  PathRecord,
  SettledCounts,
} from './contract.ts'
export { CircuitRuntime } from './runtime.ts'
