import type { Circuit, JobConstraints, OperatorNode } from './circuit.ts'

/** What an engine knows beyond the files. A member that is absent is not looked at. */
export interface CircuitWorld {
  /** Schemas that are registered: name -> JSON Schema (or whatever stands for one). */
  readonly schemas?: ReadonlyMap<string, unknown>
  /** Operators that are connected or declared. */
  readonly operators?: readonly WorldOperator[]
  /** What whoever applies the circuit may do. */
  readonly grants?: WorldGrants
  /** Operator type -> the most that one job of it may ask for (caps of the grants). */
  readonly caps?: ReadonlyMap<string, JobConstraints>
  /** What is left of the quota for all jobs together. */
  readonly quota?: JobConstraints
  /** Whether what is published on a topic is kept (the policy calls it durable): durable edges need it. */
  readonly isKept?: (topic: string) => boolean
  /** Expanded circuits that run beside this one in its namespace. */
  readonly beside?: readonly Circuit[]
  /** Messages a second that the identity may send (the lowest of its rates). */
  readonly messagesPerS?: number
}

export interface WorldGrants {
  /** Patterns. */
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  /** Operator types; `*` is every one. */
  readonly execute: readonly string[]
}

export interface WorldOperator {
  readonly name: string
  readonly type: OperatorNode['type']
  /** Job topics that it serves; empty: not known, so any. */
  readonly topics: readonly string[]
  /** Schemas of jobs that it takes; empty: not known, so any. */
  readonly accepts: readonly string[]
  /** What it says that one job may ask for. */
  readonly limits: JobConstraints
  readonly isSimulated: boolean
}
