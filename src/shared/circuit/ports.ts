import type { Circuit, CircuitNode } from './circuit.ts'

/** Ports of a node. Undefined: any name goes (inputs of a join; both sides of a sub-circuit whose file has not been read). */
export interface Ports {
  readonly inputs: readonly string[] | undefined
  readonly outputs: readonly string[] | undefined
}

const IN = ['in']
const OUT = ['out']
const WITH_ERROR = ['out', 'error']
const NONE: readonly string[] = []

/** docs/reference/circuit.md, "Ports". */
export function portsOf(node: CircuitNode): Ports {
  switch (node.kind) {
    case 'operator':
    case 'map':
    case 'filter':
      return { inputs: IN, outputs: WITH_ERROR }
    case 'retry':
      return { inputs: ['in', 'failed'], outputs: WITH_ERROR }
    case 'branch':
      return { inputs: IN, outputs: [...node.cases.map(({ port }) => port), ...(node.else === undefined ? [] : [node.else])] }
    case 'join':
      return { inputs: undefined, outputs: OUT }
    case 'dead_letter':
      return { inputs: IN, outputs: NONE }
    case 'circuit':
      return { inputs: undefined, outputs: undefined }
    default:
      return { inputs: IN, outputs: OUT }
  }
}

/** Input names of a join, in the order of the circuit's edges. */
export function joinInputs(circuit: Circuit, name: string): readonly string[] {
  return [...new Set(circuit.edges.filter(({ to }) => to.node === name).map(({ to }) => to.port))]
}
