import type { Clock } from '../../shared/base/index.ts'
import type { Client } from '../../shared/client/index.ts'
import { MANY_TOPICS_EVERY_MS, TOPICS_EVERY_MS, TOPICS_MAX } from './limits.ts'
import type { MessageStore } from './message-store.ts'
import type { TreeNodeView, TreeView, TreeWindow } from './protocol.ts'
import { type ListedTopic, type ListingSource, TopicCatalog, type TopicNode } from './topic-catalog.ts'

const PAGE_TOPICS = 1_000

export interface TopicWatchParts {
  readonly clock: Clock
  readonly store: MessageStore
  readonly client: () => Client | undefined
  readonly onTree: (tree: TreeView) => void
}

/** Asks for the engine's topics now and then while the tree is shown, and sends the rows of it that are on screen. */
export class TopicWatch {
  readonly catalog = new TopicCatalog()
  readonly #parts: TopicWatchParts
  #window: TreeWindow = { first: 0, count: 0 }
  #isLoaded = false
  #isAsking = false
  #stop: () => void = () => {}

  constructor(parts: TopicWatchParts) {
    this.#parts = parts
  }

  /** Nothing is shown with a `count` of 0: then nobody is asked. */
  setWindow(window: TreeWindow): void {
    const wasShown = this.#window.count > 0
    this.#window = window
    if (window.count === 0) return this.#stop()
    if (!wasShown) void this.#ask()
    this.#send()
  }

  fold(path: string, isOpen: boolean): void {
    this.catalog.fold(path, isOpen)
    this.#send()
  }

  close(): void {
    this.#window = { first: 0, count: 0 }
    this.#stop()
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    this.#stop()
    const { clock } = this.#parts
    const client = this.#parts.client()
    try {
      // Before the first connection, and between two of them, nobody knows.
      if (client !== undefined) this.#take(await this.#list(client), 'engine')
    } catch {
      // Not granted, or the connection is just gone: what was captured itself is shown, and it is asked again.
      this.#take(this.#captured(), 'capture')
    } finally {
      this.#isAsking = false
      const everyMs = this.catalog.size > PAGE_TOPICS ? MANY_TOPICS_EVERY_MS : TOPICS_EVERY_MS
      if (this.#window.count > 0) this.#stop = clock.after(everyMs, () => void this.#ask())
    }
  }

  #take(topics: readonly ListedTopic[], source: ListingSource): void {
    this.catalog.take(topics, Number(this.#parts.clock.wallNs() / 1_000_000n), source)
    this.#isLoaded = true
    this.#send()
  }

  async #list(client: Client): Promise<readonly ListedTopic[]> {
    const topics: ListedTopic[] = []
    for (let from: number | null = 0; from !== null && topics.length < TOPICS_MAX; ) {
      const page = (await client.request('system.topics.list', { from, limit: PAGE_TOPICS })) as {
        topics: ListedTopic[]
        next?: number | null
      }
      topics.push(...page.topics)
      from = page.next ?? null
    }
    return topics
  }

  #captured(): readonly ListedTopic[] {
    const { topics, counts } = this.#parts.store
    return Array.from({ length: topics.size }, (_, number) => ({
      topic: topics.topicAt(number),
      durable: false,
      messages: String(counts.takenOf(number)),
      bytes: String(counts.keptBytesOf(number)),
      subscribers: 0,
    }))
  }

  #send(): void {
    const { visible } = this.catalog
    const { first, count } = this.#window
    const nowMs = Number(this.#parts.clock.wallNs() / 1_000_000n)
    const rows = visible.slice(first, first + count).map((node) => this.#viewOf(node, nowMs))
    this.#parts.onTree({ total: visible.length, first, rows, isLoaded: this.#isLoaded })
  }

  #viewOf(node: TopicNode, nowMs: number): TreeNodeView {
    const { store } = this.#parts
    const { counts } = store
    const number = node.isTopic ? store.topicNumber(node.path) : -1
    const { path, label, depth, isTopic, isDurable, isOpen, messages, bytes, perSecond, changedMs, spark, children } = node
    const ageMs = changedMs === 0 ? undefined : nowMs - changedMs
    const own = number < 0 ? { kept: 0, dropped: 0 } : { kept: counts.keptOf(number), dropped: counts.droppedOf(number) }
    return {
      path,
      label,
      depth,
      isTopic,
      isDurable,
      isOpen,
      messages,
      bytes,
      perSecond,
      ageMs,
      spark: [...spark],
      children: children.length,
      ...own,
    }
  }
}
