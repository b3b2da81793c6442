import { Fault } from '../../../shared/base/index.ts'
import type { CircuitLimits, TopicNode } from '../../../shared/circuit/index.ts'
import type { Client, Subscription } from '../../../shared/client/index.ts'
import type { BusMessage } from '../../../shared/wire/index.ts'
import { addTo, type Cell, type NodeWork } from '../cell.ts'
import type { Flow } from '../flow.ts'
import { BATCH_MAX } from '../limits.ts'
import type { Pace } from '../pace.ts'
import { Parcel, Path } from '../parcel.ts'

export interface SourceSetting {
  readonly bus: Client
  readonly node: TopicNode
  readonly limits: CircuitLimits
  /** Shared by all sources of the circuit; undefined: no limit. */
  readonly pace: Pace | undefined
}

/** A topic that a circuit reads: lets messages in as far as `in_flight` and `messages_per_s` allow, and answers for those it does not. */
export class SourceNode implements NodeWork {
  readonly cell: Cell
  readonly #flow: Flow
  readonly #setting: SourceSetting
  /** Came in this turn. */
  #fresh: Parcel[] = []
  #nowMs = 0
  #isScheduled = false
  /** Of `block`: those that may not come in yet, the oldest first. */
  #waiting: Parcel[] = []
  #subscription: Subscription | undefined
  #isClosed = false
  #cancelReturn: (() => void) | undefined

  constructor(cell: Cell, flow: Flow, setting: SourceSetting) {
    this.cell = cell
    this.#flow = flow
    this.#setting = setting
  }

  async open(): Promise<void> {
    const { bus, node } = this.#setting
    this.#subscription = await bus.subscribe(node.topic, (message) => this.#came(message))
  }

  /** Nothing more comes in. */
  async close(): Promise<void> {
    this.#admitFresh()
    this.#isClosed = true
    await this.#subscription?.unsubscribe()
  }

  take(): void {
    throw new TypeError(`an edge leads into the source ${this.cell.name}`)
  }

  /** Lets in what waited, as far as there is room. */
  admit(): void {
    while (this.#waiting.length > 0) {
      const count = Math.min(this.#waiting.length, this.#allowed(this.#waiting.length))
      if (count === 0) return this.#comeBack()
      const batch = this.#waiting.splice(0, count)
      this.cell.queued -= count
      this.#flow.enter(() => this.#emit(batch))
    }
  }

  abandon(): readonly Parcel[] {
    this.#cancelReturn?.()
    this.#isClosed = true
    const left = [...this.#waiting, ...this.#fresh]
    this.cell.in += this.#fresh.length
    this.cell.queued = 0
    this.#waiting = []
    this.#fresh = []
    return left
  }

  #came(message: BusMessage): void {
    if (this.#isClosed) return
    const { type } = message.envelope
    if (type !== 'event' && type !== 'job_result') return addTo(this.cell.ignored, type)
    // All of a turn came at once: one look at the clock is enough.
    if (this.#fresh.length === 0) this.#nowMs = this.#flow.clock.monotonicMs()
    this.#fresh.push(this.#parcelOf(message, this.#nowMs))
    if (this.#fresh.length >= BATCH_MAX) return this.#admitFresh()
    if (this.#isScheduled) return
    this.#isScheduled = true
    // Behind all that came with this message.
    queueMicrotask(() => {
      this.#isScheduled = false
      this.#admitFresh()
    })
  }

  #parcelOf(message: BusMessage, nowMs: number): Parcel {
    const path = this.#flow.isRecording ? new Path(nowMs) : undefined
    const parcel = new Parcel(message, undefined, nowMs + this.#setting.limits.deadlineMs, path)
    if (path !== undefined) parcel.trail = { hop: { node: this.cell.name }, before: undefined }
    return parcel
  }

  #admitFresh(): void {
    const fresh = this.#fresh
    if (fresh.length === 0) return
    this.#fresh = []
    this.cell.in += fresh.length
    this.#flow.enter(() => {
      for (let at = 0; at < fresh.length; ) {
        const left = fresh.length - at
        const count = this.#waiting.length > 0 ? 0 : this.#allowed(left)
        if (count === 0) return this.#refuse(at === 0 ? fresh : fresh.slice(at))
        this.#emit(count === fresh.length ? fresh : fresh.slice(at, at + count))
        // What it does inside decides how many more there is room for.
        this.#flow.workOff()
        at += count
      }
    })
  }

  /** How many of `wanted` may come in now. */
  #allowed(wanted: number): number {
    const room = Math.min(wanted, this.#flow.inside.room)
    const { pace } = this.#setting
    return pace === undefined ? room : pace.take(room)
  }

  #emit(batch: readonly Parcel[]): void {
    const { schema } = this.#setting.node
    this.#flow.emit(this.cell, 'out', schema === undefined ? batch : batch.filter((parcel) => this.#isOf(schema, parcel)))
  }

  #isOf(schema: string, parcel: Parcel): boolean {
    if (parcel.schema === schema) return true
    this.#flow.drop(this.cell, parcel, 'schema')
    return false
  }

  /** There is no room for these. */
  #refuse(parcels: readonly Parcel[]): void {
    const { overflow, inFlight } = this.#setting.limits
    const isPaced = this.#flow.inside.room > 0
    for (const parcel of parcels) {
      if (overflow === 'block' && this.#waiting.length < inFlight) {
        parcel.keep()
        this.#waiting.push(parcel)
        this.cell.queued++
      } else if (overflow === 'drop_oldest' && !isPaced && this.#flow.inside.makeRoom()) {
        this.#emit([parcel])
        this.#flow.workOff()
      } else {
        if (overflow === 'refuse') this.#tell(parcel)
        this.#flow.drop(this.cell, parcel, overflow === 'refuse' ? 'refused' : isPaced ? 'rate' : 'overflow')
      }
    }
    this.#comeBack()
  }

  /** The pace lets one more in after a while. Room inside is told by the flow. */
  #comeBack(): void {
    const { pace } = this.#setting
    if (pace === undefined || this.#cancelReturn !== undefined || this.#waiting.length === 0) return
    this.#cancelReturn = this.#flow.clock.after(Math.max(1, pace.waitMs()), () => {
      this.#cancelReturn = undefined
      this.admit()
    })
  }

  /** Whoever asked for an answer learns that none will come. */
  #tell(parcel: Parcel): void {
    const { replyTo, id } = parcel.origin.envelope
    if (replyTo === undefined) return
    const fault = new Fault('circuit/overloaded', `${this.cell.name} takes no more messages now`)
    this.#setting.bus.reply(replyTo, id, { error: fault.toView() })
  }
}
