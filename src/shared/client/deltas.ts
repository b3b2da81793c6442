import { Fault } from '../base/index.ts'
import type { BusMessage } from '../wire/index.ts'
import type { Client, Subscription } from './contract.ts'
import { type DeltaPayload, readDelta, writeDelta } from './delta-payload.ts'

/** A snapshot is tried so often in a row before its refusal is told. */
const SNAPSHOT_TRIES_MAX = 3

/**
 * Publishes the changes of a state on a delta-only topic. One writer a topic: what it publishes must be in the order of the changes.
 * When the engine does not follow (another writer, too many deltas, a new session) a snapshot takes the place of what it refused.
 */
export class DeltaPublisher {
  readonly #client: Client
  readonly #topic: string
  readonly #snapshot: () => Uint8Array
  /** publisher_seq of the newest message; 0: a snapshot is due. */
  #base = 0
  /** The last message has its number. */
  #numbered: Promise<unknown> = Promise.resolve()
  /** A snapshot that is not taken yet: it will hold every change made until then. */
  #pending: Promise<void> | undefined

  /** @param snapshot the whole state as it is now */
  constructor(client: Client, topic: string, snapshot: () => Uint8Array) {
    this.#client = client
    this.#topic = topic
    this.#snapshot = snapshot
  }

  /** Call it after the change was made: the snapshot that may take its place must hold it. Resolves once subscribers will see it. */
  async publish(delta: Uint8Array): Promise<void> {
    if (this.#pending !== undefined) return this.#pending
    if (this.#base === 0) return this.publishSnapshot()
    try {
      await this.#send('delta', delta)
    } catch (error) {
      if (!isBehind(Fault.from(error))) throw error
      await this.publishSnapshot()
    }
  }

  /** Publishes the state as a whole and becomes the topic's writer. */
  publishSnapshot(): Promise<void> {
    this.#pending ??= this.#sendSnapshot()
    return this.#pending
  }

  async #sendSnapshot(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#send('snapshot', undefined)
      } catch (error) {
        this.#base = 0
        if (!isBehind(Fault.from(error)) || tries >= SNAPSHOT_TRIES_MAX) throw error
      }
    }
  }

  /** The base is known once the message before has its number, which is before it is acknowledged: deltas may follow each other at once. */
  async #send(kind: 'snapshot' | 'delta', delta: Uint8Array | undefined): Promise<void> {
    const before = this.#numbered
    const numbered = Promise.withResolvers<void>()
    this.#numbered = numbered.promise
    await before
    let published: Promise<void>
    try {
      if (delta === undefined) this.#pending = undefined
      const body = delta ?? this.#snapshot()
      const onSequence = (seq: number): void => {
        this.#base = seq
        numbered.resolve()
      }
      published = this.#client.publish(this.#topic, writeDelta({ kind, base: kind === 'snapshot' ? 0 : this.#base, body }), { onSequence })
      // A publish that is refused before it has a number must not hold up the next.
      published.catch(() => numbered.resolve())
    } catch (error) {
      numbered.resolve()
      throw error
    }
    await published
  }
}

const isBehind = ({ code }: Fault): boolean => code === 'delta/wrong-base' || code === 'transport/fate-unknown'

export interface DeltaReader<S> {
  /** The state that a snapshot's body holds. */
  load(snapshot: Uint8Array): S
  /** The state after a delta. May change `state` and return it. */
  apply(state: S, delta: Uint8Array): S
  /** Told after each message. */
  onState(state: S, message: BusMessage): void
}

/** Follows the state of one delta-only topic; joins again, with the kept snapshot, when a delta does not fit. */
export class DeltaSubscriber<S> {
  readonly #client: Client
  readonly #topic: string
  readonly #reader: DeltaReader<S>
  #subscription: Subscription | undefined
  #state: S | undefined
  #from = ''
  #seq = 0
  #resyncs = 0
  #isRejoining = false
  #forget: () => void = () => {}

  constructor(client: Client, topic: string, reader: DeltaReader<S>) {
    this.#client = client
    this.#topic = topic
    this.#reader = reader
  }

  /** Undefined until the first snapshot. */
  get state(): S | undefined {
    return this.#state
  }

  /** How often it had to join again. */
  get resyncs(): number {
    return this.#resyncs
  }

  async start(): Promise<this> {
    this.#forget = this.#client.onReconnected(() => (this.#seq = 0))
    await this.#join()
    return this
  }

  async stop(): Promise<void> {
    this.#forget()
    await this.#subscription?.unsubscribe()
  }

  async #join(): Promise<void> {
    this.#seq = 0
    this.#subscription = await this.#client.subscribe(this.#topic, (message) => this.#take(message))
  }

  #take(message: BusMessage): void {
    if (this.#isRejoining) return
    const { envelope, delivery } = message
    const { kind, base, body } = readDelta(envelope.payload) satisfies DeltaPayload
    if (kind === 'snapshot') this.#state = this.#reader.load(body)
    else if (this.#seq === 0 && this.#state === undefined) return
    else if (base !== this.#seq || delivery.from !== this.#from) return void this.#rejoin()
    else this.#state = this.#reader.apply(this.#state as S, body)
    this.#from = delivery.from
    this.#seq = Number(envelope.publisherSeq ?? 0n)
    this.#reader.onState(this.#state, message)
  }

  /** Something is missing: leaving and joining brings the kept snapshot and the deltas on it. */
  async #rejoin(): Promise<void> {
    this.#isRejoining = true
    this.#resyncs++
    try {
      await this.#subscription?.unsubscribe()
      this.#isRejoining = false
      await this.#join()
    } catch (error) {
      this.#isRejoining = false
      const { code, message } = Fault.from(error)
      this.#client.onFault({ code, message, topic: this.#topic })
    }
  }
}
