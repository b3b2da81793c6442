import type { Circuit } from '../../shared/circuit/index.ts'
import type { CircuitParts, CircuitStats, DrainOutcome, HeldMessage } from './contract.ts'

/** One active circuit: a party of the bus that moves messages between its topics, operators and durable edges. */
export class CircuitRuntime {
  readonly #circuit: Circuit
  readonly #parts: CircuitParts

  /** @param circuit expanded: no node of it is a circuit. @throws Fault `circuit/not-runnable` */
  constructor(circuit: Circuit, parts: CircuitParts) {
    this.#circuit = circuit
    this.#parts = parts
  }

  /** Subscribes. @throws Fault `authz/subscribe-denied`, `circuit/edge-not-kept`; nothing runs then */
  start(): Promise<void> {
    return Promise.reject(new Error(`${this.#circuit.name} ${this.#parts.clock.monotonicMs()}`))
  }

  /** Takes nothing more and lets what is inside end by its rules, for at most so long; what is left is dropped. Then it has stopped. */
  drain(_ms: number): Promise<DrainOutcome> {
    return Promise.resolve({ inside: 0, dropped: 0 })
  }

  /** Ends at once: what is inside is dropped and counted. */
  stop(): Promise<void> {
    return Promise.resolve()
  }

  stats(): CircuitStats {
    return { state: 'made', fault: undefined, inside: 0, lost: 0, nodes: {}, edges: {} }
  }

  /** From now on what reaches the edge waits there. @throws Fault `circuit/hold-denied`, `circuit/unknown-edge` */
  hold(_edge: string): void {}

  /** Lets the oldest held message go on. @returns false when none is held */
  step(_edge: string): boolean {
    return false
  }

  /** Lets all go on, and holds no more. @returns how many there were */
  release(_edge: string): number {
    return 0
  }

  /** What an edge holds, the oldest first. */
  held(_edge: string): readonly HeldMessage[] {
    return []
  }
}
