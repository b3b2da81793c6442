import { Fault } from '../base/index.ts'
import { overlaps } from '../topic/index.ts'
import type { From, Subscription } from './contract.ts'
import { subscribeBody, unsubscribeBody } from './control-bodies.ts'
import type { Dispatcher, Handler } from './dispatcher.ts'

/** How the engine is to deliver; all absent: each message, from now on. */
export interface Wish {
  readonly group?: string | undefined
  readonly consumer?: string | undefined
  /** Asked again at each subscription: it moves on with what arrived. */
  readonly from?: (() => From) | undefined
}

export interface SubscriptionsHost {
  control(verb: 'subscribe' | 'unsubscribe', body: object): Promise<unknown>
  /** Whether a lost connection comes back. */
  isLasting(): boolean
  isClosed(): boolean
  onFault(fault: Fault): void
}

interface Entry {
  readonly pattern: string
  readonly wish: Wish
  readonly key: string
  readonly granted: PromiseWithResolvers<void>
  isPaused: boolean
  count: number
  readonly onEnded: Set<(fault: Fault) => void>
}

/** A subscription whose messages one handler takes alone. */
export interface OwnSubscription extends Subscription {
  /** Leaves at the engine; resolves once nothing comes any more. */
  pause(): Promise<void>
  /** Comes back with what `from` says then. */
  resume(): Promise<void>
}

const isPlain = (wish: Wish): boolean => wish.group === undefined && wish.consumer === undefined && wish.from === undefined

/** Subscriptions of one client, restored on each new connection. The engine is told once per pattern, however many handlers there are. */
export class Subscriptions {
  readonly #dispatcher: Dispatcher
  readonly #host: SubscriptionsHost
  readonly #entries = new Map<string, Entry>()
  #count = 0

  constructor(dispatcher: Dispatcher, host: SubscriptionsHost) {
    this.#dispatcher = dispatcher
    this.#host = host
  }

  /** Resolves once the engine delivers what `pattern` matches. @throws Fault `authz/subscribe-denied` and others. */
  async add(pattern: string, handler: Handler, onEnded?: (fault: Fault) => void): Promise<Subscription> {
    const entry = this.#entries.get(pattern) ?? this.#enter(pattern, {}, pattern)
    return this.#take(entry, handler, onEnded)
  }

  /** As `add`, delivered as `wish` says; nothing else of this client may overlap it. `onEnded`: the engine took it back. */
  async open(pattern: string, wish: Wish, handler: Handler, onEnded: (fault: Fault) => void): Promise<OwnSubscription> {
    const entry = this.#enter(pattern, wish, `${pattern} ${++this.#count}`)
    const subscription = await this.#take(entry, handler, onEnded)
    return {
      ...subscription,
      pause: async () => {
        entry.isPaused = true
        await this.#leave(entry)
      },
      resume: async () => {
        if (this.#entries.get(entry.key) !== entry) return
        entry.isPaused = false
        await this.#ask(entry)
      },
    }
  }

  /** A new connection knows nothing of them. */
  restore(): void {
    for (const entry of this.#entries.values()) if (!entry.isPaused) void this.#ask(entry)
  }

  /** The engine ended what is subscribed as `pattern`. */
  ended(pattern: string, fault: Fault): boolean {
    const found = [...this.#entries.values()].filter((entry) => entry.pattern === pattern)
    for (const entry of found) this.#fail(entry, fault)
    return found.length > 0
  }

  end(fault: Fault): void {
    for (const entry of [...this.#entries.values()]) this.#fail(entry, fault)
  }

  #enter(pattern: string, wish: Wish, key: string): Entry {
    for (const other of this.#entries.values()) {
      if ((isPlain(wish) && isPlain(other.wish)) || !overlaps(pattern, other.pattern)) continue
      throw new Fault('request/refused', `${pattern} overlaps ${other.pattern} of the same client: open a second one for it`)
    }
    const granted = Promise.withResolvers<void>()
    granted.promise.catch(() => {})
    const entry: Entry = { pattern, wish, key, granted, isPaused: false, count: 0, onEnded: new Set() }
    this.#entries.set(key, entry)
    void this.#ask(entry)
    return entry
  }

  async #take(entry: Entry, handler: Handler, onEnded: (fault: Fault) => void = this.#host.onFault): Promise<Subscription> {
    const { pattern } = entry
    entry.count++
    // A function of its own per subscription: the same handler may be added twice and taken away once.
    const own: Handler = (message) => handler(message)
    this.#dispatcher.add(pattern, own)
    try {
      await entry.granted.promise
    } catch (error) {
      this.#dispatcher.remove(pattern, own)
      throw error
    }
    // A function of its own here too: two handlers may end the same way.
    const ownEnd = (fault: Fault): void => onEnded(fault)
    entry.onEnded.add(ownEnd)
    let isOpen = true
    const unsubscribe = async (): Promise<void> => {
      if (!isOpen) return
      isOpen = false
      this.#dispatcher.remove(pattern, own)
      entry.onEnded.delete(ownEnd)
      if (--entry.count > 0 || this.#entries.get(entry.key) !== entry) return
      this.#entries.delete(entry.key)
      if (!entry.isPaused) await this.#leave(entry)
    }
    return { pattern, unsubscribe }
  }

  /** Subscribes at the engine. A lost connection is no refusal: it is asked again on the next one. */
  async #ask(entry: Entry): Promise<void> {
    const { pattern, wish } = entry
    try {
      await this.#host.control('subscribe', subscribeBody(pattern, { ...wish, from: wish.from?.() }))
      entry.granted.resolve()
    } catch (error) {
      const fault = Fault.from(error)
      if (fault.code === 'transport/closed' && this.#host.isLasting()) return
      this.#fail(entry, fault)
    }
  }

  async #leave({ pattern, wish }: Entry): Promise<void> {
    try {
      await this.#host.control('unsubscribe', unsubscribeBody(pattern, { group: wish.group, consumer: wish.consumer }))
    } catch (error) {
      if (!this.#host.isClosed() && Fault.from(error).code !== 'transport/closed') throw error
    }
  }

  #fail(entry: Entry, fault: Fault): void {
    if (this.#entries.get(entry.key) !== entry) return
    this.#entries.delete(entry.key)
    entry.granted.reject(fault)
    for (const onEnded of entry.onEnded) onEnded(fault)
  }
}
