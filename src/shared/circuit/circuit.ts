import type { TextPatch } from '../yaml/index.ts'

export type { TextPatch }

/** A circuit as its file says it (docs/reference/circuit.md), after parsing: members that the file leaves out are undefined. */
export interface Circuit {
  readonly format: 'arqonbus.circuit.v1'
  readonly name: string
  readonly namespace: string
  readonly description: string | undefined
  readonly limits: CircuitLimits
  readonly nodes: ReadonlyMap<string, CircuitNode>
  readonly edges: readonly CircuitEdge[]
  /** Ports of a circuit that is used as a node: port name -> node. */
  readonly inputs: ReadonlyMap<string, string>
  readonly outputs: ReadonlyMap<string, string>
}

export type Overflow = 'block' | 'drop_oldest' | 'drop_newest' | 'refuse'

export interface CircuitLimits {
  /** Messages that are inside at once. */
  readonly inFlight: number
  /** Undefined: no limit of its own. */
  readonly messagesPerS: number | undefined
  readonly deadlineMs: number
  readonly overflow: Overflow
}

/** What one job may ask for, as `constraints` of a job (docs/reference/wire.md). */
export interface JobConstraints {
  readonly maxRuntimeMs: number | undefined
  readonly maxCpuMs: number | undefined
  readonly maxRuns: number | undefined
  readonly maxEnergyJoules: number | undefined
}

export interface TopicNode {
  readonly kind: 'topic'
  readonly topic: string
  readonly schema: string | undefined
}
export interface OperatorNode {
  readonly kind: 'operator'
  readonly type: 'nvm' | 'bowlnet' | 'qml' | 'helios' | 'generic'
  /** Topic that jobs go to. */
  readonly jobs: string
  /** Topic that results come on. */
  readonly results: string
  readonly accepts: string | undefined
  readonly gives: string | undefined
  readonly constraints: JobConstraints
  readonly deadlineMs: number | undefined
}
export interface FilterNode {
  readonly kind: 'filter'
  readonly where: string
}
export interface MapNode {
  readonly kind: 'map'
  readonly to: string
  readonly schema: string | undefined
}
export interface BranchNode {
  readonly kind: 'branch'
  readonly cases: readonly { readonly port: string; readonly when: string }[]
  /** Port of what no case takes; undefined: it is dropped, and counted. */
  readonly else: string | undefined
}
export interface MergeNode {
  readonly kind: 'merge'
}
export interface JoinNode {
  readonly kind: 'join'
  readonly mode: 'zip' | 'latest' | 'any' | 'quorum'
  /** Inputs that a quorum takes. */
  readonly of: number | undefined
  /** CEL expression whose value says what belongs together. */
  readonly by: string
  readonly withinMs: number
}
export interface WindowNode {
  readonly kind: 'window'
  readonly count: number
  readonly withinMs: number | undefined
}
export interface ThrottleNode {
  readonly kind: 'throttle'
  readonly perS: number
  readonly overflow: Overflow
  readonly queue: number
}
export interface DelayNode {
  readonly kind: 'delay'
  readonly ms: number
}
export interface RetryNode {
  readonly kind: 'retry'
  readonly attempts: number
  readonly backoffMs: number
}
export interface DeadLetterNode {
  readonly kind: 'dead_letter'
  readonly topic: string
}
export interface SubCircuitNode {
  readonly kind: 'circuit'
  /** Path relative to the file that names it. */
  readonly file: string
}
export interface ProbeNode {
  readonly kind: 'probe'
}

export type CircuitNode =
  | TopicNode
  | OperatorNode
  | FilterNode
  | MapNode
  | BranchNode
  | MergeNode
  | JoinNode
  | WindowNode
  | ThrottleNode
  | DelayNode
  | RetryNode
  | DeadLetterNode
  | SubCircuitNode
  | ProbeNode
export type NodeKind = CircuitNode['kind']

export interface Endpoint {
  readonly node: string
  /** `out` of an edge's start, `in` of its end, unless the file says otherwise. */
  readonly port: string
}

export interface CircuitEdge {
  readonly from: Endpoint
  readonly to: Endpoint
  /** CEL expression; undefined: all pass. */
  readonly where: string | undefined
  readonly schema: string | undefined
  readonly durable: boolean
}

/** Who serves which node (docs/reference/circuit.md). */
export interface Binding {
  readonly format: 'arqonbus.binding.v1'
  readonly name: string
  readonly circuit: string
  /** Node -> component of workspace.yaml. */
  readonly serves: ReadonlyMap<string, { readonly operator: string; readonly simulated: boolean }>
}

/** A place in the file and what is wrong there; lines and columns count from 1. */
export interface Diagnostic {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** `circuit/…`. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Where in the document: `nodes.nvm.jobs`, `edges.3.where`. */
  readonly path: string
  readonly fix: QuickFix | undefined
}

export interface QuickFix {
  readonly title: string
  /** Undefined where a person has to decide. */
  readonly patches: readonly TextPatch[] | undefined
}
