import type { Cell } from '../cell.ts'
import { DueQueue } from '../due-queue.ts'
import type { Flow } from '../flow.ts'
import type { Waiting } from '../inside.ts'
import type { Parcel } from '../parcel.ts'

/** Messages of one node that wait, each until a time of its own. */
export class WaitingRoom {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #due: DueQueue<Waiting>

  /** @param onTime gets those whose time has come, in order; overdue ones are dropped before. */
  constructor(cell: Cell, flow: Flow, onTime: (parcels: readonly Parcel[]) => void) {
    this.#cell = cell
    this.#flow = flow
    this.#due = new DueQueue(flow.clock, (due) => flow.enter(() => onTime(this.#out(due))))
  }

  /** Waits for `ms`, unless there is no room: then it is dropped. */
  add(parcel: Parcel, ms: number): void {
    const waiting = this.#flow.wait(this.#cell, parcel, () => {
      if (waiting !== undefined) this.#due.remove(waiting)
    })
    if (waiting !== undefined) this.#due.add(waiting, this.#flow.clock.monotonicMs() + ms)
  }

  abandon(): readonly Parcel[] {
    const all = this.#due.items()
    this.#due.clear()
    for (const waiting of all) this.#flow.goOn(this.#cell, waiting)
    return all.map(({ parcel }) => parcel)
  }

  #out(due: readonly Waiting[]): Parcel[] {
    const nowMs = this.#flow.clock.monotonicMs()
    const inTime: Parcel[] = []
    for (const waiting of due) {
      this.#flow.goOn(this.#cell, waiting)
      if (waiting.parcel.dueMs <= nowMs) this.#flow.drop(this.#cell, waiting.parcel, 'late')
      else inTime.push(waiting.parcel)
    }
    return inTime
  }
}
