import { ByteTopicTable, TopicMatcher } from '../../shared/topic/index.ts'
import type { EnvelopeHeader } from '../../shared/wire/index.ts'
import type { TopicStatistics } from './contract.ts'
import type { DurableLane } from './durable-lane.ts'
import type { Port } from './port.ts'

const NOBODY: readonly Port[] = []

/** A topic that carried something: its counters and who gets what it carries. */
export class TopicEntry {
  readonly name: string
  /** Small number under which ports remember whether they may publish here. */
  readonly index: number
  readonly space: TopicSpace
  readonly lane: DurableLane | undefined
  /** Operators say here how far they are. */
  readonly isProgress: boolean
  seq = 0
  bytes = 0
  lastPos = 0
  /** Callers must not change it; it is replaced when subscriptions change. */
  subscribers: readonly Port[] = NOBODY
  version = -1

  constructor(name: string, index: number, space: TopicSpace, lane: DurableLane | undefined) {
    this.name = name
    this.space = space
    this.index = index
    this.lane = lane
    this.isProgress = name.endsWith('.progress')
  }
}

/** The topics and subscriptions of one namespace. `system.>` has a space of its own that all namespaces share. */
export class TopicSpace {
  readonly namespace: string
  readonly #table = new ByteTopicTable<TopicEntry>()
  readonly #matcher = new TopicMatcher<Port>()
  #version = 0

  constructor(namespace: string) {
    this.namespace = namespace
  }

  subscribe(pattern: string, port: Port): void {
    this.#matcher.add(pattern, port)
    this.#version++
  }

  unsubscribe(pattern: string, port: Port): void {
    this.#matcher.remove(pattern, port)
    this.#version++
  }

  find(frame: Uint8Array, header: EnvelopeHeader): TopicEntry | undefined {
    return this.#table.find(frame, header.topicAt, header.topicLength, header.topicHash)
  }

  add(entry: TopicEntry): void {
    this.#table.add(entry.name, entry)
  }

  subscribersOf(entry: TopicEntry): readonly Port[] {
    if (entry.version !== this.#version) {
      entry.subscribers = this.#matcher.match(entry.name)
      entry.version = this.#version
    }
    return entry.subscribers
  }

  /** Who listens to `topic`, which need not have carried anything. */
  matching(topic: string): readonly Port[] {
    return this.#matcher.match(topic)
  }

  statistics(): TopicStatistics[] {
    return [...this.#table.values()].map((entry) => ({
      topic: entry.name,
      namespace: this.namespace,
      durable: entry.lane !== undefined,
      messages: entry.seq,
      bytes: entry.bytes,
      lastPos: entry.lastPos,
      subscribers: this.subscribersOf(entry).length,
    }))
  }
}
