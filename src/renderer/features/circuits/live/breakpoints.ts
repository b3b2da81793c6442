import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../../shared/base/index.ts'
import { fromBase64 } from '../../../../shared/wire/index.ts'
import type { CircuitDesk, DeskState } from '../desk/circuit-desk.ts'

/** Messages of an edge that are looked at. */
const HELD_SHOWN_MAX = 256

/** What runs and can be held: a circuit that is applied in a test namespace, or a test run of it. */
export interface HoldPlace {
  readonly name: string
  /** Undefined: what is applied under the name. */
  readonly testId: string | undefined
}

export interface HeldView {
  readonly correlation: string
  readonly schema: string
  readonly payload: Uint8Array
  readonly trace: string
  /** Since when it waits, in milliseconds since 1970. */
  readonly sinceMs: number
}

/** What an edge holds. */
export interface HeldEdge {
  readonly place: HoldPlace
  readonly edge: string
  readonly messages: readonly HeldView[]
  readonly fault: FaultView | undefined
}

export interface BreakpointsState {
  /** The edge that is looked at. */
  readonly held: HeldEdge | undefined
}

/** Breakpoints on edges: what reaches one waits, is looked at, and is let go. */
export class Breakpoints {
  readonly store = createStore<BreakpointsState>(() => ({ held: undefined }))
  readonly #desk: CircuitDesk
  readonly #clock: Clock

  constructor(desk: CircuitDesk, clock: Clock) {
    this.#desk = desk
    this.#clock = clock
    // What is looked at is read again when the engine counts something else there.
    desk.store.subscribe((now, before) => {
      const { held } = this.store.getState()
      if (held !== undefined && countAt(now, held) !== countAt(before, held)) void this.#look()
    })
  }

  /** What reaches the edge waits there from now on. @throws Fault `circuit/hold-denied` */
  async hold(place: HoldPlace, edge: string): Promise<void> {
    await this.#desk.request('system.circuit.hold', asked(place, edge))
    this.inspect(place, edge)
  }

  /** Lets the oldest held message go on. @throws Fault */
  async step(place: HoldPlace, edge: string): Promise<void> {
    await this.#desk.request('system.circuit.step', asked(place, edge))
    await this.#look()
  }

  /** Lets all go on and holds no more. @throws Fault */
  async release(place: HoldPlace, edge: string): Promise<void> {
    await this.#desk.request('system.circuit.release', asked(place, edge))
    await this.#look()
  }

  /** Shows what an edge holds. */
  inspect(place: HoldPlace, edge: string): void {
    this.store.setState({ held: { place, edge, messages: [], fault: undefined } })
    void this.#look()
  }

  async #look(): Promise<void> {
    const { held } = this.store.getState()
    if (held === undefined) return
    const { place, edge } = held
    const tell = (part: Pick<HeldEdge, 'messages' | 'fault'>): void => {
      const now = this.store.getState().held
      if (now !== undefined && isSame(now.place, place) && now.edge === edge) this.store.setState({ held: { place, edge, ...part } })
    }
    try {
      const { messages } = (await this.#desk.request('system.circuit.held', asked(place, edge))) as { messages: readonly HeldAnswer[] }
      const nowMs = Number(this.#clock.wallNs() / 1_000_000n)
      tell({ messages: messages.slice(0, HELD_SHOWN_MAX).map((message) => heldOf(message, nowMs)), fault: undefined })
    } catch (error) {
      tell({ messages: [], fault: Fault.from(error).toView() })
    }
  }
}

export const isSame = (a: HoldPlace, b: HoldPlace): boolean => a.name === b.name && a.testId === b.testId

const asked = ({ name, testId }: HoldPlace, edge: string): object => (testId === undefined ? { name, edge } : { test_id: testId, edge })

const countAt = ({ applied, tests }: DeskState, { place: { name, testId }, edge }: HeldEdge): number | undefined => {
  const found = testId === undefined ? applied?.find((each) => each.name === name) : tests.find(({ id }) => id === testId)
  return found?.counts?.edges.get(edge)?.held
}

interface HeldAnswer {
  readonly correlation: string
  readonly schema: string
  readonly payload: string
  readonly trace: string | null
  readonly held_ms: number
}

const heldOf = ({ correlation, schema, payload, trace, held_ms: heldMs }: HeldAnswer, nowMs: number): HeldView => ({
  correlation,
  schema,
  payload: fromBase64(payload),
  trace: trace ?? '',
  sinceMs: nowMs - heldMs,
})
