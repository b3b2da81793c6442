import { Fault } from '../base/index.ts'
import type { BusMessage } from '../wire/index.ts'
import type { Feed, From, SubscribeOptions, Subscription } from './contract.ts'
import type { OwnSubscription, Subscriptions } from './subscriptions.ts'

export const FEED_QUEUE_MAX = 1_024

export interface FeedHost {
  readonly subscriptions: Subscriptions
  /** Tells the engine that a consumer is done with all up to `pos`; coalesced by the caller. */
  consumed(consumer: string, pos: bigint): void
  onFault(fault: Fault): void
  onEnded(): void
}

/**
 * Messages on their way to a loop. Bounded: a plain feed drops its oldest and counts; one that reads a log (`from`, `consumer`) leaves the
 * subscription when it is full and comes back where it stopped, so nothing is lost. What came already is dropped by its position.
 */
export class MessageFeed implements Feed {
  readonly pattern: string
  readonly #host: FeedHost
  readonly #options: SubscribeOptions
  readonly #queueMax: number
  readonly #isOrdered: boolean
  #subscription: Subscription | undefined
  #log: OwnSubscription | undefined
  /** Messages may be here before `open` knows that it is open. */
  #opening: Promise<OwnSubscription> | undefined
  #queue: BusMessage[] = []
  #head = 0
  /** The position of the newest message taken in. */
  #lastPos: bigint | undefined
  #isBehind = false
  #hasLeft = false
  #given: bigint | undefined
  #acknowledged = 0n
  #dropped = 0
  #fault: Fault | undefined
  #isEnded = false
  #wake: (() => void) | undefined
  /** Of `run`. */
  #handler: ((message: BusMessage) => unknown) | undefined
  #isHandling = false
  readonly #ran = Promise.withResolvers<void>()

  constructor(pattern: string, options: SubscribeOptions, host: FeedHost) {
    this.pattern = pattern
    this.#options = options
    this.#host = host
    this.#queueMax = options.queueMax ?? FEED_QUEUE_MAX
    this.#isOrdered = options.from !== undefined || options.consumer !== undefined
    if (!Number.isSafeInteger(this.#queueMax) || this.#queueMax < 2) throw new Fault('spine/limit', 'queueMax is a whole number from 2 on')
  }

  get dropped(): number {
    return this.#dropped
  }

  async open(): Promise<this> {
    const { group, consumer, from } = this.#options
    const { subscriptions } = this.#host
    const take = (message: BusMessage): void => this.#take(message)
    const onEnded = (fault: Fault): void => this.#end(fault)
    if (group === undefined && !this.#isOrdered) this.#subscription = await subscriptions.add(this.pattern, take, onEnded)
    else {
      const begin = (start: From): From => (this.#lastPos === undefined || consumer !== undefined ? start : { pos: this.#lastPos + 1n })
      const wish = { group, consumer, from: from === undefined ? undefined : () => begin(from) }
      this.#opening = subscriptions.open(this.pattern, wish, take, onEnded)
      this.#log = await this.#opening
      this.#subscription = this.#log
    }
    return this
  }

  /** What was acknowledged, told again: the engine may not have heard it on the connection before. */
  restored(): void {
    const { consumer } = this.#options
    if (consumer !== undefined && this.#acknowledged > 0n) this.#host.consumed(consumer, this.#acknowledged)
  }

  consumed(pos: bigint): void {
    const { consumer } = this.#options
    if (consumer === undefined) throw new Fault('request/refused', 'only a durable consumer acknowledges')
    if (pos <= this.#acknowledged) return
    this.#acknowledged = pos
    this.#host.consumed(consumer, pos)
  }

  async unsubscribe(): Promise<void> {
    this.#end(undefined)
    // What was acknowledged in this turn goes out at its end, and would come too late behind the leave.
    await Promise.resolve()
    await this.#subscription?.unsubscribe()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<BusMessage, void, undefined> {
    try {
      for (let message = await this.#next(); message !== undefined; message = await this.#next()) {
        yield message
        this.#done()
      }
    } finally {
      await this.unsubscribe()
    }
  }

  /**
   * Calls `handler` for each message, one at a time, until the feed ends or the handler fails. A handler that answers no promise is called
   * as the messages come in: nothing waits here, and the connection itself slows a sender that is too fast for it.
   */
  async run(handler: (message: BusMessage) => unknown): Promise<void> {
    try {
      this.#handler = handler
      this.#handAll()
      await this.#ran.promise
    } catch (error) {
      this.#host.onFault(Fault.from(error))
    } finally {
      await this.unsubscribe()
    }
  }

  /** Hands on what waits until the handler asks for time. */
  #handAll(): void {
    while (this.#size > 0 && !this.#isHandling) this.#hand(this.#pull())
    if (!this.#isEnded || this.#isHandling) return
    if (this.#fault) this.#ran.reject(this.#fault)
    else this.#ran.resolve()
  }

  #hand(message: BusMessage): void {
    const failed = (error: unknown): void => {
      // Nothing behind a message that failed is handled.
      this.#isHandling = true
      this.#ran.reject(error)
    }
    try {
      const result = this.#handler?.(message)
      if (!(result instanceof Promise)) return this.#done()
      this.#isHandling = true
      result.then(() => {
        this.#isHandling = false
        this.#done()
        this.#handAll()
      }, failed)
    } catch (error) {
      failed(error)
    }
  }

  async #next(): Promise<BusMessage | undefined> {
    while (this.#head === this.#queue.length) {
      if (this.#fault) throw this.#fault
      if (this.#isEnded) return undefined
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    return this.#pull()
  }

  #pull(): BusMessage {
    const message = this.#queue[this.#head] as BusMessage
    this.#advance()
    if (this.#hasLeft && this.#size <= this.#queueMax / 2) this.#comeBack()
    this.#given = message.delivery.pos
    return message
  }

  get #size(): number {
    return this.#queue.length - this.#head
  }

  #advance(): void {
    this.#head++
    if (this.#head * 2 < this.#queue.length) return
    this.#queue = this.#queue.slice(this.#head)
    this.#head = 0
  }

  #done(): void {
    if (this.#options.consumer !== undefined && this.#options.isManual !== true && this.#given !== undefined) this.consumed(this.#given)
  }

  #take(message: BusMessage): void {
    if (this.#isEnded || this.#isBehind) return
    if (this.#isOrdered) {
      const { pos } = message.delivery
      if (this.#lastPos !== undefined && pos <= this.#lastPos) return
      this.#lastPos = pos
    } else if (this.#size >= this.#queueMax) {
      this.#advance()
      this.#dropped++
    }
    if (this.#handler !== undefined && !this.#isHandling && this.#size === 0) {
      this.#given = message.delivery.pos
      return this.#hand(message)
    }
    this.#queue.push(message)
    this.#wake?.()
    if (this.#isOrdered && this.#size >= this.#queueMax) void this.#leave()
  }

  /** Too much waits here: what follows is left in the log. Nothing is taken until the engine has stopped sending. */
  async #leave(): Promise<void> {
    this.#isBehind = true
    try {
      this.#log = await this.#opening
      await this.#log?.pause()
    } catch (error) {
      this.#end(Fault.from(error))
    }
    this.#hasLeft = true
    if (this.#size <= this.#queueMax / 2) this.#comeBack()
  }

  #comeBack(): void {
    this.#hasLeft = false
    if (this.#isEnded) return
    this.#isBehind = false
    void this.#log?.resume()
  }

  #end(fault: Fault | undefined): void {
    if (this.#isEnded) return
    this.#isEnded = true
    // A client that was closed here ends its loops; one that lost its engine fails them.
    this.#fault = fault?.evidence['code'] === 1000 ? undefined : fault
    this.#host.onEnded()
    this.#wake?.()
    if (this.#handler !== undefined) this.#handAll()
  }
}
