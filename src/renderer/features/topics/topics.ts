import { createStore } from 'zustand/vanilla'
import type { Clock } from '../../../shared/base/index.ts'
import type { Subscription } from '../../../shared/client/contract.ts'
import type { BusMessage } from '../../../shared/wire/message.ts'
import type { Engine } from '../../data/engine.ts'
import { Pacer } from '../../data/pacer.ts'
import type { TopicRow } from '../../data/types.ts'
import { type KeptMessage, MessageBuffer } from './buffer.ts'
import { patternsOf, type TopicNode } from './tree.ts'

/** How often the tree's counts are asked for while the view is open. */
export const TOPICS_REFRESH_MS = 1_000

export interface TopicsState {
  readonly load: 'loading' | 'ready'
  readonly topics: readonly TopicRow[]
  /** Messages a second since the last refresh, by topic. */
  readonly rates: Readonly<Record<string, number>>
  readonly closed: ReadonlySet<string>
  /** Path of the node that is listened to; empty for everything. */
  readonly selected: string
  readonly patterns: readonly string[]
  readonly isLive: boolean
  /** What the grid shows, oldest first; frozen while paused. */
  readonly messages: readonly KeptMessage[]
  readonly taken: number
  readonly dropped: number
  readonly bytes: number
  /** Messages that came since the view was paused. */
  readonly newSincePause: number
  /** Dropped by the engine before they reached this window: exact, from its `spine/dropped` faults. */
  readonly droppedByEngine: number
  readonly selectedIndex: number | undefined
  readonly filter: string
}

/** What flows on the bus. Listens only while its view is open; capture goes on while the view is paused. */
export class Topics {
  readonly store = createStore<TopicsState>(() => ({
    load: 'loading',
    topics: [],
    rates: {},
    closed: new Set<string>(),
    selected: '',
    patterns: ['>', 'system.>'],
    isLive: true,
    messages: [],
    taken: 0,
    dropped: 0,
    bytes: 0,
    newSincePause: 0,
    droppedByEngine: 0,
    selectedIndex: undefined,
    filter: '',
  }))
  readonly #clock: Clock
  readonly #pacer: Pacer
  readonly #buffer = new MessageBuffer()
  #engine: Engine | undefined
  #subscriptions: Subscription[] = []
  #turn: Promise<void> = Promise.resolve()
  #isOpen = false
  #cancelRefresh: (() => void) | undefined
  #refreshedMs: number | undefined
  #takenAtPause = 0
  #onTrouble: (error: unknown) => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
    this.#pacer = new Pacer(clock, () => this.#show())
  }

  async attach(engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
    this.#engine = engine
    this.#onTrouble = onTrouble
    this.#subscriptions = []
    this.#refreshedMs = undefined
    if (this.#isOpen) this.#resubscribe()
  }

  /** The view is on screen: listen and count. */
  open(): void {
    this.#isOpen = true
    this.#resubscribe()
    this.#refresh()
  }

  close(): void {
    this.#isOpen = false
    this.#cancelRefresh?.()
    this.#refreshedMs = undefined
    this.#resubscribe()
  }

  listenTo(node: TopicNode): void {
    const { selected } = this.store.getState()
    if (selected === node.path) return
    this.#buffer.clear()
    this.#takenAtPause = 0
    this.store.setState({ selected: node.path, patterns: patternsOf(node), selectedIndex: undefined, isLive: true })
    this.#show()
    this.#resubscribe()
  }

  toggleClosed(path: string): void {
    const closed = new Set(this.store.getState().closed)
    if (!closed.delete(path)) closed.add(path)
    this.store.setState({ closed })
  }

  setLive(isLive: boolean): void {
    this.#takenAtPause = this.#buffer.taken
    this.store.setState({ isLive })
    this.#show()
  }

  setFilter(filter: string): void {
    this.store.setState({ filter })
  }

  select(index: number | undefined): void {
    this.store.setState({ selectedIndex: index })
  }

  /** The engine dropped messages on their way here; its fault's evidence names the exact number. */
  countEngineDrops(evidence: Readonly<Record<string, unknown>> | undefined): void {
    const dropped = Number(evidence?.['dropped'])
    if (Number.isSafeInteger(dropped) && dropped > 0)
      this.store.setState({ droppedByEngine: this.store.getState().droppedByEngine + dropped })
  }

  #show(): void {
    const { isLive } = this.store.getState()
    const counts = { taken: this.#buffer.taken, dropped: this.#buffer.dropped, bytes: this.#buffer.bytes }
    if (isLive) this.store.setState({ ...counts, messages: this.#buffer.snapshot(), newSincePause: 0 })
    else this.store.setState({ ...counts, newSincePause: this.#buffer.taken - this.#takenAtPause })
  }

  /** Makes the subscriptions what they should be. One change at a time: the last wish wins. */
  #resubscribe(): void {
    const engine = this.#engine
    this.#turn = this.#turn.then(async () => {
      if (engine === undefined || engine !== this.#engine) return
      const old = this.#subscriptions
      this.#subscriptions = []
      try {
        await Promise.all(old.map((subscription) => subscription.unsubscribe()))
        if (!this.#isOpen) return
        for (const pattern of this.store.getState().patterns) {
          this.#subscriptions.push(await engine.bus.subscribe(pattern, (message) => this.#take(message, pattern)))
        }
      } catch (error) {
        if (engine === this.#engine) this.#onTrouble(error)
      }
    })
  }

  #take(message: BusMessage, pattern: string): void {
    const { envelope, delivery } = message
    // What this window asks the engine, and the answers, would bury the traffic it is to show.
    // `>` matches the engine's topics in this client too, where `system.>` brings them: once is enough.
    if (pattern === '>' && envelope.topic.startsWith('system.')) return
    const isOwnQuestion = delivery.from === this.#engine?.bus.session.identity && envelope.type === 'control'
    if (isOwnQuestion || envelope.topic.startsWith('inbox.')) return
    this.#buffer.push(message)
    this.#pacer.touch()
  }

  #refresh(): void {
    this.#cancelRefresh?.()
    const engine = this.#engine
    const again = (): void => {
      if (this.#isOpen) this.#cancelRefresh = this.#clock.after(TOPICS_REFRESH_MS, () => this.#refresh())
    }
    if (engine === undefined) return again()
    engine.topics().then(
      (topics) => {
        this.#onTopics(topics)
        again()
      },
      () => again(),
    )
  }

  #onTopics(topics: readonly TopicRow[]): void {
    const now = this.#clock.monotonicMs()
    const elapsedS = this.#refreshedMs === undefined ? 0 : (now - this.#refreshedMs) / 1_000
    this.#refreshedMs = now
    const before = new Map(this.store.getState().topics.map((row) => [row.topic, BigInt(row.messages)]))
    const rates = Object.fromEntries(
      topics.map((row) => [
        row.topic,
        elapsedS <= 0 ? 0 : Math.max(0, Number(BigInt(row.messages) - (before.get(row.topic) ?? 0n))) / elapsedS,
      ]),
    )
    this.store.setState({ load: 'ready', topics, rates })
  }
}
