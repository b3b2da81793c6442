import { Fault } from '../../shared/base/index.ts'
import type { Subscription } from '../../shared/client/contract.ts'
import type { Engine } from './engine.ts'
import { jsonPayload } from './payload.ts'

export interface HeardOptions {
  readonly topic: string
  /** What the engine says, while somebody looks. */
  readonly take: (body: unknown) => void
  /** Reads the whole, once it is listened to. */
  readonly read: (engine: Engine) => Promise<void>
  readonly failed: (fault: Fault) => void
}

/** Listens to one topic of the engine while somebody looks, also of the next engine when the connection went. Nobody looks: the engine says nothing more. */
export class Heard {
  readonly #options: HeardOptions
  #engine: Engine | undefined
  #watchers = 0
  #subscription: Promise<Subscription> | undefined

  constructor(options: HeardOptions) {
    this.#options = options
  }

  get engine(): Engine | undefined {
    return this.#engine
  }

  /** @throws Fault `transport/closed` */
  needEngine(): Engine {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return this.#engine
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    this.#subscription = undefined
    if (this.#watchers > 0) await this.#begin()
  }

  /** Somebody looks; call what is returned when they look away. */
  watch(): () => void {
    this.#watchers += 1
    if (this.#watchers === 1) void this.#begin()
    return () => {
      this.#watchers -= 1
      if (this.#watchers > 0) return
      const subscription = this.#subscription
      this.#subscription = undefined
      void subscription?.then((open) => open.unsubscribe()).catch(() => undefined)
    }
  }

  async #begin(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined) return
    const { topic, take, read, failed } = this.#options
    try {
      const subscription = engine.bus.subscribe(topic, (message) => {
        if (engine === this.#engine) take(jsonPayload(message))
      })
      this.#subscription = subscription
      await subscription
      await read(engine)
    } catch (error) {
      if (engine === this.#engine) failed(Fault.from(error))
    }
  }
}
