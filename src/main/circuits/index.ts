export type {
  CircuitParts,
  CircuitState,
  CircuitStats,
  CircuitWants,
  CompileExpression,
  DrainOutcome,
  DropCause,
  EdgeStats,
  ExpressionScope,
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
