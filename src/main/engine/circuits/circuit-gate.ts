import type { Client, Subscription } from '../../../shared/client/index.ts'
import type { BusMessage } from '../../../shared/wire/index.ts'

type Handler = (message: BusMessage) => unknown

export interface GateOptions {
  /** Topics that the circuit reads. */
  readonly topics: readonly string[]
  /** Messages that wait for their circuit at most. */
  readonly roomFor: number
  /** Beyond that: the oldest go, or what comes. */
  readonly dropsOldest: boolean
}

/** One topic that passes the gate. */
interface Lane {
  readonly topic: string
  waiting: BusMessage[]
  handler: Handler | undefined
  /** What becomes of a message just now. */
  take: Handler
}

/**
 * Stands before the topics that a circuit reads while one version takes over from another: each message belongs to the one or to the other by
 * its position, and none to both or to neither. Callers `open` it before the circuit is there, and set `startAt` in the same turn in which
 * they set `endAt` of the gate before.
 */
export class CircuitGate {
  readonly #bus: Client
  readonly #options: GateOptions
  readonly #lanes: readonly Lane[]
  readonly #subscribe: Client['subscribe']
  #waiting = 0
  #lost = 0
  #after = -1n
  /** Undefined: the circuit has not been taken over from. */
  #until: bigint | undefined

  constructor(bus: Client, options: GateOptions) {
    this.#bus = bus
    this.#options = options
    this.#subscribe = bus.subscribe.bind(bus)
    this.#lanes = options.topics.map((topic) => {
      const lane: Lane = { topic, waiting: [], handler: undefined, take: (message) => this.#wait(lane, message) }
      return lane
    })
    // From here on the circuit asks the gate for what it reads; everything else goes to the bus as ever.
    bus.subscribe = (pattern, handler, settings) => {
      const lane =
        settings === undefined ? this.#lanes.find(({ topic, handler: taken }) => topic === pattern && taken === undefined) : undefined
      return lane === undefined ? this.#subscribe(pattern, handler, settings) : Promise.resolve(this.#attach(lane, handler))
    }
  }

  /** Messages that found no room while they waited. */
  get lost(): number {
    return this.#lost
  }

  /** Subscribes; what comes waits until the circuit asks for it. */
  async open(): Promise<void> {
    for (const lane of this.#lanes) await this.#subscribe(lane.topic, (message) => lane.take(message))
  }

  /** Only what has a position behind this one is the circuit's. */
  startAt(pos: bigint): void {
    this.#after = pos
    for (const lane of this.#lanes) lane.waiting = lane.waiting.filter(({ delivery }) => delivery.pos > pos)
    this.#waiting = this.#lanes.reduce((sum, { waiting }) => sum + waiting.length, 0)
  }

  /** What has a position behind this one is not the circuit's any more. Resolves once it has all that is. */
  async endAt(pos: bigint): Promise<void> {
    this.#until = pos
    for (const lane of this.#lanes) {
      const { take } = lane
      lane.take = (message) => (message.delivery.pos > pos ? undefined : take(message))
    }
    // Its answer comes behind all that was routed before; nobody is subscribed to this.
    await this.#bus.request('system.control.unsubscribe', { patterns: ['circuits.barrier'] })
  }

  #attach(lane: Lane, handler: Handler): Subscription {
    lane.handler = handler
    const { waiting } = lane
    lane.waiting = []
    this.#waiting -= waiting.length
    lane.take = (message) => this.#sift(lane, message)
    for (const message of waiting) lane.take(message)
    return {
      pattern: lane.topic,
      unsubscribe: () => {
        lane.take = () => undefined
        return Promise.resolve()
      },
    }
  }

  /** Until the first message behind `startAt` each one is looked at; then all are the circuit's, unless it has been taken over from meanwhile. */
  #sift(lane: Lane, message: BusMessage): void {
    if (message.delivery.pos <= this.#after || (this.#until !== undefined && message.delivery.pos > this.#until)) return
    const handler = lane.handler as Handler
    if (this.#until === undefined) lane.take = handler
    handler(message)
  }

  #wait(lane: Lane, message: BusMessage): void {
    if (message.delivery.pos <= this.#after) return
    if (this.#waiting < this.#options.roomFor) this.#waiting++
    else {
      this.#lost++
      if (!this.#options.dropsOldest) return
      const oldest = this.#oldest()
      if (oldest === undefined) return
      oldest.waiting.shift()
    }
    lane.waiting.push(copyOf(message))
  }

  #oldest(): Lane | undefined {
    let found: Lane | undefined
    for (const lane of this.#lanes) {
      const pos = lane.waiting[0]?.delivery.pos
      if (pos !== undefined && (found === undefined || pos < (found.waiting[0] as BusMessage).delivery.pos)) found = lane
    }
    return found
  }
}

/** A message holds the frame that it came in; one that waits has memory of its own. */
function copyOf({ delivery, envelope }: BusMessage): BusMessage {
  const { id, type, topic, ts, schema, trace, replyTo, correlationId, deadlineMs } = envelope
  const { pos, seq, epoch, from, namespace, commit } = delivery
  return {
    delivery: { pos, seq, epoch, from, namespace, commit },
    envelope: { id, type, topic, ts, schema, trace, replyTo, correlationId, deadlineMs, payload: envelope.payload.slice() },
  }
}
