import { Fault } from '../../shared/base/index.ts'
import { edgeConsumer, edgePattern } from '../../shared/circuit/index.ts'
import type { Client, Feed } from '../../shared/client/index.ts'
import type { BusMessage, FillRandom } from '../../shared/wire/index.ts'
import { addTo, type Wire } from './cell.ts'
import type { Flow } from './flow.ts'
import { UNACKNOWLEDGED_MAX } from './limits.ts'
import { carried } from './nodes/sink.ts'
import { newTrace, Parcel, Path } from './parcel.ts'

/** A message of a durable edge that is on its way through the circuit. */
interface Unfinished {
  readonly pos: bigint
  isDone: boolean
}

export interface DurableEdgesSetting {
  readonly bus: Client
  readonly random: FillRandom
  readonly circuit: string
  readonly deadlineMs: number
  /** Called when the log's reader ended by itself. */
  readonly onFault: (fault: Fault) => void
}

/**
 * The durable edges of a circuit: topics of its own that are kept. What goes onto one is published there and its path ends; the circuit's one
 * durable consumer brings it back, also after a restart, and is told it is done when nothing of it is inside any more. So nothing is lost
 * on it, and what was under way when an engine died comes again.
 */
export class DurableEdges {
  readonly #flow: Flow
  readonly #setting: DurableEdgesSetting
  readonly #wires: ReadonlyMap<string, Wire>
  readonly #unfinished: Unfinished[] = []
  readonly #goneTopics = new Map<string, number>()
  #feed: Feed | undefined
  #wake: (() => void) | undefined
  #isClosed = false
  readonly #over = Promise.withResolvers<void>()

  constructor(flow: Flow, wires: readonly Wire[], setting: DurableEdgesSetting) {
    this.#flow = flow
    this.#setting = setting
    this.#wires = new Map(wires.flatMap((wire) => (wire.topic === undefined ? [] : [[wire.topic, wire]])))
  }

  /** Messages of edges that an earlier version of the circuit had: done, and dropped. */
  get gone(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#goneTopics)
  }

  async open(): Promise<void> {
    if (this.#wires.size === 0) return
    const { bus, circuit, onFault } = this.#setting
    this.#feed = await bus.messages(edgePattern(circuit), { consumer: edgeConsumer(circuit), from: 'first', isManual: true })
    this.#read(this.#feed).catch((error: unknown) => onFault(Fault.from(error)))
  }

  /** Reads no more; what is inside is still acknowledged. */
  stopReading(): void {
    this.#isClosed = true
    this.roomAgain()
  }

  async close(): Promise<void> {
    this.stopReading()
    this.#over.resolve()
    await this.#feed?.unsubscribe()
  }

  /** Messages go onto an edge. */
  put(wire: Wire, batch: readonly Parcel[]): void {
    for (const parcel of batch) this.#put(wire, parcel)
  }

  roomAgain(): void {
    if (this.#isFull && !this.#isClosed) return
    this.#wake?.()
    this.#wake = undefined
  }

  get #isFull(): boolean {
    return this.#flow.inside.room === 0 || this.#unfinished.length >= UNACKNOWLEDGED_MAX
  }

  #put(wire: Wire, parcel: Parcel): void {
    const { bus, random } = this.#setting
    const flow = this.#flow
    if (!flow.begin(wire, parcel)) return
    if (parcel.trace === undefined) parcel.ownTrace = newTrace(random)
    const id = bus.newId()
    const ended = (tell: () => void): void => flow.enter(() => (flow.finish(wire, parcel) ? tell() : undefined))
    bus.publish(wire.topic as string, parcel.payload, { ...carried(parcel), id }).then(
      () => ended(() => flow.kept(wire, parcel, id)),
      (error: unknown) => ended(() => flow.drop(wire, parcel, Fault.from(error).code)),
    )
  }

  async #read(feed: Feed): Promise<void> {
    for await (const message of feed) {
      while (this.#isFull && !this.#isClosed) {
        const { promise, resolve } = Promise.withResolvers<void>()
        this.#wake = resolve
        await promise
      }
      // Leaving the loop gives the consumer back, and with it what is still to be acknowledged.
      if (this.#isClosed) return await this.#over.promise
      this.#take(feed, message)
    }
  }

  #take(feed: Feed, message: BusMessage): void {
    const { topic } = message.envelope
    const { pos } = message.delivery
    const wire = this.#wires.get(topic)
    if (wire === undefined) addTo(this.#goneTopics, topic)
    const one: Unfinished = { pos, isDone: wire === undefined }
    this.#unfinished.push(one)
    if (wire === undefined) return this.#acknowledge(feed)
    const nowMs = this.#flow.clock.monotonicMs()
    const path = new Path(nowMs, (isCutOff) => {
      if (isCutOff) return
      one.isDone = true
      this.#acknowledge(feed)
    })
    const parcel = new Parcel(message, undefined, nowMs + this.#setting.deadlineMs, path)
    parcel.isCrossed = true
    this.#flow.enter(() => this.#flow.arrive(wire, parcel))
  }

  /** Up to the first that is still inside: a consumer's position is one number. */
  #acknowledge(feed: Feed): void {
    let done: bigint | undefined
    while (this.#unfinished[0]?.isDone === true) done = this.#unfinished.shift()?.pos
    if (done !== undefined) feed.consumed(done)
  }
}
