import type { WindowNode } from '../../../shared/circuit/index.ts'
import type { Cell, NodeWork } from '../cell.ts'
import type { Flow } from '../flow.ts'
import type { Waiting } from '../inside.ts'
import { listOf } from '../joined-payload.ts'
import type { Parcel } from '../parcel.ts'

/** Gathers messages: the list of their payloads goes on when there are `count`, or `withinMs` after the first. */
export class WindowNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #node: WindowNode
  #open: Waiting[] = []
  #cancelTimer: (() => void) | undefined

  constructor(cell: Cell, flow: Flow, node: WindowNode) {
    this.#cell = cell
    this.#flow = flow
    this.#node = node
  }

  take(batch: readonly Parcel[]): void {
    for (const parcel of batch) this.#take(parcel)
  }

  /** What has come so far is a batch. */
  drain(): void {
    this.#close()
  }

  abandon(): readonly Parcel[] {
    return this.#out()
  }

  #take(parcel: Parcel): void {
    try {
      parcel.json()
    } catch {
      return this.#flow.drop(this.#cell, parcel, 'circuit/not-json')
    }
    const waiting = this.#flow.wait(this.#cell, parcel, () => {
      this.#open = this.#open.filter((each) => each !== waiting)
    })
    if (waiting === undefined) return
    this.#open.push(waiting)
    if (this.#open.length >= this.#node.count) return this.#close()
    const { withinMs } = this.#node
    if (withinMs === undefined) return
    this.#cancelTimer ??= this.#flow.clock.after(withinMs, () => this.#flow.enter(() => this.#close()))
  }

  #out(): Parcel[] {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const open = this.#open
    this.#open = []
    for (const waiting of open) this.#flow.goOn(this.#cell, waiting)
    return open.map(({ parcel }) => parcel)
  }

  #close(): void {
    const parcels = this.#out()
    const [last, ...others] = parcels.toReversed()
    if (last === undefined) return
    const payload = listOf(parcels)
    if (payload === undefined) return this.#flow.dropAll(this.#cell, parcels, 'wire/too-large')
    for (const parcel of others.toReversed()) this.#flow.join(this.#cell, parcel)
    this.#flow.emit(this.#cell, 'out', [last.with({ payload, schema: '' }, this.#dueOf(parcels))])
  }

  /** A batch is as old as its youngest message. */
  #dueOf(parcels: readonly Parcel[]): number {
    return Math.max(...parcels.map(({ dueMs }) => dueMs))
  }
}
