import type { JobBinding } from '../jobs/index.ts'
import type { EngineCore } from './engine-core.ts'
import { CIRCUIT_IDENTITY } from './reserved-names.ts'

/** Circuits, wired: who serves their nodes, their desk, what runs. */
export class CircuitWiring {
  readonly #core: EngineCore

  constructor(core: EngineCore) {
    this.#core = core
  }

  /** The operator that jobs of a circuit's identity on a topic go to; undefined where nobody is bound. */
  boundTo(identity: string, topic: string): JobBinding | undefined {
    if (!identity.startsWith(CIRCUIT_IDENTITY)) return undefined
    const name = identity.slice(CIRCUIT_IDENTITY.length)
    const { recorder, files } = this.#core
    const circuit = recorder.state.circuits.circuits[name]
    const operator = circuit && recorder.circuits.version(name, circuit.version)?.serves.find((each) => each.topic === topic)?.operator
    if (operator === undefined) return undefined
    const decl = Object.hasOwn(files.config.components, operator) ? files.config.components[operator] : undefined
    return { operator, type: decl !== undefined && 'operatorType' in decl ? decl.operatorType : 'generic' }
  }
}
