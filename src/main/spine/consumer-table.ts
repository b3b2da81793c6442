import { type Clock, Fault } from '../../shared/base/index.ts'
import { CONSUMERS_MAX } from './limits.ts'
import type { Port } from './port.ts'

/** A durable consumer of a namespace: what it reads, and how far it has acknowledged. */
export interface ConsumerView {
  readonly namespace: string
  readonly name: string
  readonly patterns: readonly string[]
  /** The first position it was to get. */
  readonly fromPos: number
  /** It has done everything up to here; one less than `fromPos` when it has done nothing. */
  readonly pos: number
  readonly owner: string
}

/** What is recorded of consumers. Implementations must be cheap and must not throw. */
export interface ConsumerJournal {
  consumerDefined(consumer: ConsumerView): void
  consumerMoved(consumer: ConsumerView): void
  consumerRemoved(consumer: ConsumerView): void
}

/** A position is recorded at most this often. */
const MOVED_EVERY_MS = 1_000

class Consumer implements ConsumerView {
  readonly namespace: string
  readonly name: string
  readonly patterns: readonly string[]
  readonly fromPos: number
  readonly owner: string
  pos: number
  port: Port | undefined
  recordedPos: number

  constructor(view: ConsumerView) {
    this.namespace = view.namespace
    this.name = view.name
    this.patterns = view.patterns
    this.fromPos = view.fromPos
    this.owner = view.owner
    this.pos = view.pos
    this.recordedPos = view.pos
  }
}

/** A consumer, and whether a connection holds it now. */
export type ListedConsumer = ConsumerView & { readonly isHeld: boolean }

const listed = ({ namespace, name, patterns, fromPos, pos, owner, port }: Consumer): ListedConsumer => ({
  namespace,
  name,
  patterns,
  fromPos,
  pos,
  owner,
  isHeld: port !== undefined,
})

const keyOf = (namespace: string, name: string): string => `${namespace} ${name}`
const NAME = /^[\w.-]{1,64}$/

/** @throws Fault `wire/bad-payload`. @returns empty for none */
export function readConsumerName(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string' && NAME.test(value)) return value
  throw new Fault('wire/bad-payload', 'consumer must be 1 to 64 of A-Z a-z 0-9 _ . -')
}

/** The durable consumers of all namespaces, each held by one connection at a time. */
export class ConsumerTable {
  readonly #clock: Clock
  readonly #journal: ConsumerJournal | undefined
  readonly #consumers = new Map<string, Consumer>()
  readonly #moved = new Set<Consumer>()
  #stopTimer: (() => void) | undefined

  constructor(clock: Clock, journal: ConsumerJournal | undefined, restored: readonly ConsumerView[]) {
    this.#clock = clock
    this.#journal = journal
    for (const view of restored) this.#consumers.set(keyOf(view.namespace, view.name), new Consumer(view))
  }

  list(namespace: string): ListedConsumer[] {
    return [...this.#consumers.values()].filter((consumer) => consumer.namespace === namespace).map(listed)
  }

  /** @throws Fault `log/consumer-unknown` */
  get(namespace: string, name: string): ListedConsumer {
    return listed(this.#get(namespace, name))
  }

  find(namespace: string, name: string): ConsumerView | undefined {
    return this.#consumers.get(keyOf(namespace, name))
  }

  /** @throws Fault `spine/limit` */
  define(view: ConsumerView): void {
    if (this.#consumers.size >= CONSUMERS_MAX)
      throw new Fault('spine/limit', `at most ${CONSUMERS_MAX} durable consumers`, { limit: CONSUMERS_MAX })
    this.#consumers.set(keyOf(view.namespace, view.name), new Consumer(view))
    this.#journal?.consumerDefined(view)
  }

  /** @throws Fault `spine/consumer-busy` */
  hold(namespace: string, name: string, port: Port): void {
    const consumer = this.#get(namespace, name)
    if (consumer.port !== undefined) throw new Fault('spine/consumer-busy', `${name} serves another connection`, { consumer: name })
    consumer.port = port
  }

  /** Its connection left it, or left. */
  release(namespace: string, name: string): void {
    const consumer = this.#consumers.get(keyOf(namespace, name))
    if (consumer === undefined) return
    consumer.port = undefined
    this.#record(consumer)
  }

  /** Everything up to `pos` is done. @throws Fault `log/consumer-unknown` unless this connection holds it */
  acknowledge(namespace: string, name: string, { pos, port }: { readonly pos: number; readonly port: Port }): void {
    const consumer = this.#get(namespace, name)
    if (consumer.port !== port)
      throw new Fault('log/consumer-unknown', `this connection does not hold the consumer ${name}`, { consumer: name })
    this.#move(consumer, Math.max(pos, consumer.pos))
  }

  /** It goes on behind what is gone. */
  skipTo(namespace: string, name: string, pos: number): void {
    this.#move(this.#get(namespace, name), pos)
  }

  /** @throws Fault `log/consumer-unknown`, `spine/consumer-busy` */
  remove(namespace: string, name: string): void {
    const consumer = this.#get(namespace, name)
    if (consumer.port !== undefined) throw new Fault('spine/consumer-busy', `${name} serves a connection`, { consumer: name })
    this.#moved.delete(consumer)
    this.#consumers.delete(keyOf(namespace, name))
    this.#journal?.consumerRemoved(consumer)
  }

  /** Records every position that is not yet. */
  flush(): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    for (const consumer of [...this.#moved]) this.#record(consumer)
  }

  #get(namespace: string, name: string): Consumer {
    const consumer = this.#consumers.get(keyOf(namespace, name))
    if (consumer !== undefined) return consumer
    throw new Fault('log/consumer-unknown', `${namespace} has no consumer ${name}`, { consumer: name })
  }

  #move(consumer: Consumer, pos: number): void {
    if (consumer.pos === pos) return
    consumer.pos = pos
    this.#moved.add(consumer)
    this.#stopTimer ??= this.#clock.after(MOVED_EVERY_MS, () => this.flush())
  }

  #record(consumer: Consumer): void {
    this.#moved.delete(consumer)
    if (consumer.recordedPos === consumer.pos) return
    consumer.recordedPos = consumer.pos
    this.#journal?.consumerMoved(consumer)
  }
}
