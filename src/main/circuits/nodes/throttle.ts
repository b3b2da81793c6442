import type { ThrottleNode } from '../../../shared/circuit/index.ts'
import type { Cell, NodeWork } from '../cell.ts'
import type { Flow } from '../flow.ts'
import type { Waiting } from '../inside.ts'
import type { Parcel } from '../parcel.ts'

/** Lets messages go at an even pace: a slot each `1000 / perS` ms; a slot that nobody used is gone. */
export class ThrottleNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #node: ThrottleNode
  #queue: Waiting[] = []
  #nextMs = Number.NEGATIVE_INFINITY
  #cancelTimer: (() => void) | undefined

  constructor(cell: Cell, flow: Flow, node: ThrottleNode) {
    this.#cell = cell
    this.#flow = flow
    this.#node = node
  }

  take(batch: readonly Parcel[]): void {
    for (const parcel of batch) {
      const nowMs = this.#flow.clock.monotonicMs()
      if (this.#queue.length === 0 && this.#nextMs <= nowMs) this.#go(parcel, nowMs)
      else this.#wait(parcel)
    }
    this.#wind()
  }

  abandon(): readonly Parcel[] {
    this.#cancelTimer?.()
    const queue = this.#queue
    this.#queue = []
    for (const each of queue) this.#flow.goOn(this.#cell, each)
    return queue.map(({ parcel }) => parcel)
  }

  #go(parcel: Parcel, nowMs: number): void {
    this.#nextMs = Math.max(this.#nextMs, nowMs) + 1_000 / this.#node.perS
    this.#flow.emit(this.#cell, 'out', [parcel])
  }

  /** `block`: the circuit's own room is the only bound. */
  #wait(parcel: Parcel): void {
    const { overflow, queue } = this.#node
    if (this.#queue.length >= queue && overflow !== 'block') {
      const [oldest] = this.#queue
      if (overflow === 'drop_oldest' && oldest !== undefined) oldest.evict()
      else return this.#flow.drop(this.#cell, parcel, overflow === 'refuse' ? 'refused' : 'overflow')
    }
    const waiting = this.#flow.wait(this.#cell, parcel, () => {
      this.#queue = this.#queue.filter((each) => each !== waiting)
    })
    if (waiting !== undefined) this.#queue.push(waiting)
  }

  #wind(): void {
    if (this.#queue.length === 0 || this.#cancelTimer !== undefined) return
    const waitMs = Math.max(0, this.#nextMs - this.#flow.clock.monotonicMs())
    this.#cancelTimer = this.#flow.clock.after(waitMs, () => {
      this.#cancelTimer = undefined
      this.#flow.enter(() => this.#release())
    })
  }

  #release(): void {
    const nowMs = this.#flow.clock.monotonicMs()
    let count = 0
    // A timer that comes late makes up for it: the pace holds in the mean while something waits.
    while (count < this.#queue.length && this.#nextMs <= nowMs) {
      const waiting = this.#queue[count++] as Waiting
      this.#flow.goOn(this.#cell, waiting)
      if (waiting.parcel.dueMs <= nowMs) this.#flow.drop(this.#cell, waiting.parcel, 'late')
      else {
        this.#nextMs += 1_000 / this.#node.perS
        this.#flow.emit(this.#cell, 'out', [waiting.parcel])
      }
    }
    this.#queue = this.#queue.slice(count)
    this.#wind()
  }
}
