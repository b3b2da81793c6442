import { Fault } from '../../shared/base/index.ts'
import { isTestNamespace } from '../../shared/topic/index.ts'
import type { Wire } from './cell.ts'
import type { HeldMessage } from './contract.ts'
import type { Flow } from './flow.ts'

/** Breakpoints: edges on which messages wait until a person lets them go. */
export class Holds {
  readonly #flow: Flow
  readonly #wires: ReadonlyMap<string, Wire>
  readonly #namespace: string

  constructor(flow: Flow, wires: readonly Wire[], namespace: string) {
    this.#flow = flow
    this.#wires = new Map(wires.map((wire) => [wire.id, wire]))
    this.#namespace = namespace
  }

  hold(edge: string): void {
    this.#wire(edge).isHolding = true
  }

  step(edge: string): boolean {
    const wire = this.#wire(edge)
    return this.#letGo(wire, 1) === 1
  }

  release(edge: string): number {
    const wire = this.#wire(edge)
    wire.isHolding = false
    return this.#letGo(wire, wire.held.length)
  }

  held(edge: string): readonly HeldMessage[] {
    const nowMs = this.#flow.clock.monotonicMs()
    return this.#wire(edge).held.map(({ parcel, sinceMs }) => ({
      correlation: parcel.correlation,
      schema: parcel.schema,
      payload: parcel.payload,
      traceId: parcel.trace?.traceId,
      heldMs: nowMs - sinceMs,
    }))
  }

  releaseAll(): void {
    for (const wire of this.#wires.values()) {
      wire.isHolding = false
      this.#letGo(wire, wire.held.length)
    }
  }

  drop(cause: string): void {
    for (const wire of this.#wires.values())
      for (const { parcel } of wire.held.splice(0)) {
        this.#flow.inside.finish()
        this.#flow.cutOff(wire, parcel, cause)
      }
  }

  /** Time on hold does not count: whoever looked at a message did not make it late. */
  #letGo(wire: Wire, count: number): number {
    const released = wire.held.splice(0, count)
    if (released.length === 0) return 0
    const nowMs = this.#flow.clock.monotonicMs()
    this.#flow.enter(() => {
      for (let i = 0; i < released.length; i++) this.#flow.inside.finish()
      this.#flow.pass(
        wire,
        released.map(({ parcel, sinceMs }) => parcel.with(parcel.body, parcel.dueMs + nowMs - sinceMs)),
      )
    })
    return released.length
  }

  /** @throws Fault `circuit/hold-denied`, `circuit/unknown-edge` */
  #wire(edge: string): Wire {
    if (!isTestNamespace(this.#namespace))
      throw new Fault('circuit/hold-denied', `messages of the namespace ${this.#namespace} are not held`, { namespace: this.#namespace })
    const wire = this.#wires.get(edge)
    if (wire === undefined) throw new Fault('circuit/unknown-edge', `no edge ${edge.slice(0, 200)}`, { edge: edge.slice(0, 200) })
    return wire
  }
}
