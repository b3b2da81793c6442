import type { Clock } from '../../shared/base/index.ts'
import type { CircuitLimits, Overflow } from '../../shared/circuit/index.ts'
import type { Parcel } from './parcel.ts'

/** A message that waits in a node. */
export interface Waiting {
  readonly parcel: Parcel
  /** Grows: who began to wait earlier has less. */
  readonly order: number
  readonly sinceMs: number
  /** Takes it out of where it waits, and counts it as dropped. */
  readonly evict: () => void
}

/** How many messages are inside a circuit, and which of them wait: the one place where its `in_flight` holds. */
export class Inside {
  readonly #limit: number
  readonly #overflow: Overflow
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<Waiting>()
  readonly #clock: Clock
  #order = 0
  #busy = 0

  constructor(clock: Clock, { inFlight, overflow }: CircuitLimits) {
    this.#clock = clock
    this.#limit = inFlight
    this.#overflow = overflow
  }

  get size(): number {
    return this.#waiting.size + this.#busy
  }

  get room(): number {
    return Math.max(0, this.#limit - this.size)
  }

  /**
   * One more is to wait, or to be worked on. What came in with `block` has its place: the source asked before it let the message in.
   * @returns false when there is no place: the message is to be dropped
   */
  makeRoom(): boolean {
    if (this.size < this.#limit || this.#overflow === 'block') return true
    if (this.#overflow !== 'drop_oldest') return false
    const [oldest] = this.#waiting
    if (oldest === undefined) return false
    oldest.evict()
    return true
  }

  wait(parcel: Parcel, evict: () => void): Waiting {
    parcel.keep()
    const waiting = { parcel, evict, order: this.#order++, sinceMs: this.#clock.monotonicMs() }
    this.#waiting.add(waiting)
    return waiting
  }

  waitNoMore(waiting: Waiting): void {
    this.#waiting.delete(waiting)
  }

  begin(): void {
    this.#busy++
  }

  finish(): void {
    this.#busy--
  }
}
