export { applyPatches, inversePatches, joinPatches } from '../yaml/index.ts'
export { BINDING_FORMAT, type BoundComponent, type ParsedBinding, parseBinding, validateBinding } from './binding.ts'
export type {
  Binding,
  BranchNode,
  Circuit,
  CircuitEdge,
  CircuitLimits,
  CircuitNode,
  DeadLetterNode,
  DelayNode,
  Diagnostic,
  Endpoint,
  FilterNode,
  JobConstraints,
  JoinNode,
  MapNode,
  MergeNode,
  NodeKind,
  OperatorNode,
  Overflow,
  ProbeNode,
  QuickFix,
  RetryNode,
  SubCircuitNode,
  TextPatch,
  ThrottleNode,
  TopicNode,
  WindowNode,
} from './circuit.ts'
export { DIAGNOSTIC_CODES, type DiagnosticCode } from './diagnostic-codes.ts'
export { edgeConsumer, edgeIds, edgePattern, edgeTopic, statesTopic } from './edge-ids.ts'
export {
  EXPAND_LIMITS,
  type ExpandedCircuit,
  type Expansion,
  expandCircuit,
  portsOfCircuit,
  resolveFile,
  subCircuitFiles,
} from './expand-circuit.ts'
export {
  compileExpression,
  EXPRESSION_LIMITS,
  type Expression,
  type ExpressionInput,
  type ExpressionName,
  type Gives,
  type JsonValue,
} from './expression.ts'
export { copyFragment, type FragmentNames } from './fragment.ts'
export { graphOf } from './graph-circuit.ts'
export { loopsAround } from './loops-around.ts'
export { CIRCUIT_LIMITS, EDGE_MEMBERS, LIMIT_MEMBERS, type Member, type MemberType, NODE_MEMBERS } from './members.ts'
export { durableTopics, type Need, needsOf, sourcesOf } from './needs.ts'
export { CIRCUIT_FORMAT, NODE_KINDS, type ParsedCircuit, parseCircuit } from './parse-circuit.ts'
export {
  addEdge,
  addNode,
  type CircuitEdit,
  type EdgeText,
  editCircuit,
  type PatchedText,
  pasteFragment,
  removeEdges,
  removeNodes,
  renameNode,
  setMember,
} from './patch-circuit.ts'
export { type CircuitPlan, type MemberChange, planCircuit, type Right, type Shift } from './plan-circuit.ts'
export { joinInputs, type Ports, portsOf } from './ports.ts'
export { DIAGNOSTICS_MAX, SourceMap, type TextRange } from './source-map.ts'
export { validateCircuit } from './validate-circuit.ts'
export { validateExpanded } from './validate-expanded.ts'
export type { CircuitWorld, WorldGrants, WorldOperator } from './world.ts'
