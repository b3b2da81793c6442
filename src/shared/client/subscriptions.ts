import type { Subscription } from './contract.ts'
import type { Dispatcher, Handler } from './dispatcher.ts'

interface Shared {
  count: number
  /** Resolves once the engine granted it. */
  readonly granted: Promise<unknown>
}

/** Subscriptions of one connection. The engine is told once per pattern, however many handlers there are. */
export class Subscriptions {
  readonly #dispatcher: Dispatcher
  readonly #control: (verb: 'subscribe' | 'unsubscribe', pattern: string) => Promise<unknown>
  readonly #patterns = new Map<string, Shared>()

  constructor(dispatcher: Dispatcher, control: (verb: 'subscribe' | 'unsubscribe', pattern: string) => Promise<unknown>) {
    this.#dispatcher = dispatcher
    this.#control = control
  }

  /** Resolves once the engine delivers what `pattern` matches. @throws Fault `authz/subscribe-denied` and others. */
  async add(pattern: string, handler: Handler): Promise<Subscription> {
    const shared = this.#patterns.get(pattern) ?? { count: 0, granted: this.#control('subscribe', pattern) }
    shared.count++
    this.#patterns.set(pattern, shared)
    // A function of its own per subscription: the same handler may be added twice and taken away once.
    const own: Handler = (message) => handler(message)
    this.#dispatcher.add(pattern, own)
    try {
      await shared.granted
    } catch (error) {
      this.#dispatcher.remove(pattern, own)
      if (this.#patterns.get(pattern) === shared) this.#patterns.delete(pattern)
      throw error
    }
    let isOpen = true
    const unsubscribe = async (): Promise<void> => {
      if (!isOpen) return
      isOpen = false
      this.#dispatcher.remove(pattern, own)
      if (--shared.count > 0) return
      this.#patterns.delete(pattern)
      await this.#control('unsubscribe', pattern)
    }
    return { pattern, unsubscribe }
  }
}
