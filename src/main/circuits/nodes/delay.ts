import type { DelayNode, RetryNode } from '../../../shared/circuit/index.ts'
import type { Cell, NodeWork } from '../cell.ts'
import type { Flow } from '../flow.ts'
import type { Parcel, Tries } from '../parcel.ts'
import { WaitingRoom } from './waiting-room.ts'

export class DelayNodeWork implements NodeWork {
  readonly #ms: number
  readonly #room: WaitingRoom

  constructor(cell: Cell, flow: Flow, { ms }: DelayNode) {
    this.#ms = ms
    this.#room = new WaitingRoom(cell, flow, (parcels) => flow.emit(cell, 'out', parcels))
  }

  take(batch: readonly Parcel[]): void {
    for (const parcel of batch) this.#room.add(parcel, this.#ms)
  }

  abandon(): readonly Parcel[] {
    return this.#room.abandon()
  }
}

/**
 * Sends a message on; one that comes back to `failed` is sent again as it was when it first came, after a pause that doubles. Behind its last
 * attempt it leaves by `error`.
 */
export class RetryNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #node: RetryNode
  readonly #room: WaitingRoom

  constructor(cell: Cell, flow: Flow, node: RetryNode) {
    this.#cell = cell
    this.#flow = flow
    this.#node = node
    this.#room = new WaitingRoom(cell, flow, (parcels) => flow.emit(cell, 'out', parcels))
  }

  take(batch: readonly Parcel[], port: string): void {
    if (port !== 'failed')
      return this.#flow.emit(
        this.#cell,
        'out',
        batch.map((parcel) => this.#first(parcel)),
      )
    for (const parcel of batch) this.#again(parcel)
  }

  abandon(): readonly Parcel[] {
    return this.#room.abandon()
  }

  #first(parcel: Parcel): Parcel {
    const next = parcel.with(parcel.body)
    next.tries = { retry: this, count: 1, body: parcel.body, before: without(parcel.tries, this) }
    return next
  }

  #again(parcel: Parcel): void {
    const tries = find(parcel.tries, this) ?? { retry: this, count: 1, body: parcel.body, before: undefined }
    const next = parcel.with(tries.body)
    next.tries = { ...tries, count: tries.count + 1 }
    if (tries.count >= this.#node.attempts) this.#flow.fail(this.#cell, next, 'attempts')
    else this.#room.add(next, this.#node.backoffMs * 2 ** (tries.count - 1))
  }
}

/** What retries inside this one counted is over with its attempt. */
function find(tries: Tries | undefined, retry: object): Tries | undefined {
  for (let at = tries; at !== undefined; at = at.before) if (at.retry === retry) return at
  return undefined
}

/** A message that comes to a retry once more begins anew. */
function without(tries: Tries | undefined, retry: object): Tries | undefined {
  return find(tries, retry)?.before ?? tries
}
