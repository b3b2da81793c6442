import { Fault, type FaultCode } from '../../../shared/base/index.ts'
import type { Client, PublishOptions } from '../../../shared/client/index.ts'
import type { Cell, NodeWork } from '../cell.ts'
import type { Flow } from '../flow.ts'
import type { Waiting } from '../inside.ts'
import { FULL_RETRY_MS } from '../limits.ts'
import type { Parcel } from '../parcel.ts'

/** A topic that a circuit writes, a dead letter's too. */
export class SinkNode implements NodeWork {
  readonly topic: string
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #bus: Client
  /** The bus took no more, the oldest first. */
  #waiting: Waiting[] = []
  #cancelRetry: (() => void) | undefined

  constructor(cell: Cell, flow: Flow, setting: { readonly bus: Client; readonly topic: string }) {
    this.#cell = cell
    this.#flow = flow
    this.#bus = setting.bus
    this.topic = setting.topic
    cell.isPublishing = true
  }

  take(batch: readonly Parcel[]): void {
    let posted = 0
    for (const parcel of batch) {
      if (parcel.isCrossed) this.#publish(parcel)
      else if (this.#waiting.length > 0) this.#wait(parcel)
      else {
        const outcome = this.#post(parcel)
        if (outcome === 'full') this.#wait(parcel)
        else if (outcome !== 'sent') this.#flow.drop(this.#cell, parcel, outcome)
        else if (this.#flow.isRecording) this.#flow.published(this.#cell, parcel)
        else posted++
      }
    }
    if (posted > 0) this.#flow.publishedMany(this.#cell, posted)
  }

  abandon(): readonly Parcel[] {
    this.#cancelRetry?.()
    const waiting = this.#waiting
    this.#waiting = []
    for (const each of waiting) this.#flow.goOn(this.#cell, each)
    return waiting.map(({ parcel }) => parcel)
  }

  /** @returns `full`: the bus takes no more for now; a fault's code: it never will */
  #post(parcel: Parcel): 'sent' | 'full' | FaultCode {
    const { body } = parcel
    try {
      if (body === undefined) return this.#bus.forward(this.topic, parcel.origin)
      return this.#bus.post(this.topic, body.payload, carried(parcel))
    } catch (error) {
      return Fault.from(error).code
    }
  }

  /** A path on the record ends with what the bus says of it. */
  #publish(parcel: Parcel): void {
    const flow = this.#flow
    const cell = this.#cell
    if (!flow.begin(cell, parcel)) return
    const id = this.#bus.newId()
    const ended = (tell: () => void): void =>
      flow.enter(() => {
        if (!flow.finish(cell, parcel)) return
        tell()
      })
    this.#bus.publish(this.topic, parcel.payload, { ...carried(parcel), id }).then(
      () => ended(() => flow.published(cell, parcel, { topic: this.topic, id })),
      (error: unknown) => ended(() => flow.drop(cell, parcel, Fault.from(error).code)),
    )
  }

  #wait(parcel: Parcel): void {
    const waiting = this.#flow.wait(this.#cell, parcel, () => {
      this.#waiting = this.#waiting.filter((each) => each !== waiting)
    })
    if (waiting === undefined) return
    this.#waiting.push(waiting)
    this.#cancelRetry ??= this.#flow.clock.after(FULL_RETRY_MS, () => {
      this.#cancelRetry = undefined
      this.#flow.enter(() => this.#again())
    })
  }

  /** What waited is sent before anything new. */
  #again(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const each of waiting) {
      this.#flow.goOn(this.#cell, each)
      if (each.parcel.dueMs <= this.#flow.clock.monotonicMs()) this.#flow.drop(this.#cell, each.parcel, 'late')
      else this.take([each.parcel])
    }
  }
}

/** What goes out with a payload that is not the one that came in. */
export function carried(parcel: Parcel): PublishOptions {
  const { schema, trace, correlation: correlationId } = parcel
  return { schema, correlationId, ...(trace !== undefined && { trace }) }
}
