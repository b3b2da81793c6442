import { Fault } from '../../shared/base/index.ts'
import { matches, overlaps } from '../../shared/topic/index.ts'
import type { Port } from './port.ts'
import type { TopicSpace } from './topic-space.ts'
import type { TopicEntry } from './topic-table.ts'

/** Deltas kept behind a snapshot, and the bytes of all that is kept: at either the writer must send a snapshot. */
export const DELTAS_KEPT_MAX = 1_024
export const DELTA_BYTES_MAX = 8 * 1024 * 1024

const HEAD_BYTES = 9
const SNAPSHOT = 1
const DELTA = 2

/** What a message on a delta-only topic is, once it may pass. */
export interface DeltaStep {
  readonly isSnapshot: boolean
  readonly writer: string
  readonly publisherSeq: number
}

/**
 * The state of a delta-only topic as its readers have it: the last snapshot and the deltas on it, as they were delivered. One writer at a time: the
 * session whose snapshot was the last.
 */
export class DeltaTopic {
  #writer = ''
  /** publisher_seq of the newest message; 0 before the first snapshot. */
  #base = 0
  #kept: Uint8Array[] = []
  #bytes = 0

  /** publisher_seq that the next delta must name; 0: only a snapshot may come. */
  get base(): number {
    return this.#base
  }

  get writer(): string {
    return this.#writer
  }

  /** Delivered items, their length included: the snapshot first. Callers must not change them. */
  get kept(): readonly Uint8Array[] {
    return this.#kept
  }

  /** @param writer the session, or the connection where there is none. Changes nothing. */
  check(writer: string, publisherSeq: number, payload: Uint8Array): DeltaStep | Fault {
    const kind = payload[0]
    if (payload.length < HEAD_BYTES || (kind !== SNAPSHOT && kind !== DELTA))
      return new Fault('wire/bad-payload', 'a payload of a delta-only topic begins with its kind (1 or 2) and base')
    const base = new DataView(payload.buffer, payload.byteOffset, HEAD_BYTES).getBigUint64(1, true)
    if (publisherSeq === 0) return new Fault('delta/wrong-base', 'a message of a delta-only topic needs a publisher_seq')
    if (kind === SNAPSHOT)
      return base === 0n ? { isSnapshot: true, writer, publisherSeq } : new Fault('wire/bad-payload', 'a snapshot has base 0')
    if (this.#base === 0) return wrongBase('the topic has no snapshot yet', 0)
    if (writer !== this.#writer) return wrongBase('another session writes this topic', 0)
    if (base !== BigInt(this.#base)) return wrongBase(`the delta is on ${base}, the topic at ${this.#base}`, this.#base)
    if (this.#kept.length > DELTAS_KEPT_MAX || this.#bytes > DELTA_BYTES_MAX) return wrongBase('too many deltas since the snapshot', 0)
    return { isSnapshot: false, writer, publisherSeq }
  }

  /** Keeps what was delivered. `item` is never written again. */
  keep({ isSnapshot, writer, publisherSeq }: DeltaStep, item: Uint8Array): void {
    if (isSnapshot) {
      this.#kept = []
      this.#bytes = 0
      this.#writer = writer
    }
    this.#kept.push(item)
    this.#bytes += item.length
    this.#base = publisherSeq
  }
}

const wrongBase = (why: string, expected: number): Fault => new Fault('delta/wrong-base', why, { expected: String(expected) })

/** What a policy says is delta-only. */
export interface DeltaPolicy {
  readonly namespace?: string
  readonly pattern: string
}

/** The delta-only topics that carried something. */
export class DeltaTopics {
  readonly #policies: () => readonly DeltaPolicy[]
  readonly #topics = new Map<TopicSpace, Map<string, DeltaTopic>>()

  constructor(policies: () => readonly DeltaPolicy[]) {
    this.#policies = policies
  }

  isDelta(namespace: string, topic: string): boolean {
    return this.#of(namespace).some(({ pattern }) => matches(pattern, topic))
  }

  /** Undefined for a topic that carries what it likes. */
  at({ space, name }: TopicEntry): DeltaTopic | undefined {
    const topics = this.#topics.get(space)
    const known = topics?.get(name)
    if (known !== undefined || !this.isDelta(space.namespace, name)) return known
    const made = new DeltaTopic()
    if (topics === undefined) this.#topics.set(space, new Map([[name, made]]))
    else topics.set(name, made)
    return made
  }

  /** Where a topic is; undefined for one that carries what it likes. */
  look(namespace: string, topic: string): { readonly base: number } | undefined {
    if (!this.isDelta(namespace, topic)) return undefined
    for (const [space, topics] of this.#topics) if (space.namespace === namespace) return topics.get(topic) ?? { base: 0 }
    return { base: 0 }
  }

  /** @throws Fault `delta/unsupported` when a pattern reaches a delta-only topic and the party does not know them */
  requireFeature(port: Port, patterns: readonly string[]): void {
    if (port.features.includes('delta')) return
    const policies = this.#of(port.party.namespace)
    for (const pattern of patterns) {
      const found = policies.find((policy) => overlaps(policy.pattern, pattern))
      if (found) throw new Fault('delta/unsupported', `${pattern} reaches ${found.pattern}, which carries deltas only`, { pattern })
    }
  }

  /** Hands a new reader what the topics it now reads are at. @param before patterns that it read already */
  join(port: Port, patterns: readonly string[], before: readonly string[]): void {
    for (const [name, topic] of this.#topics.get(port.space) ?? []) {
      if (before.some((pattern) => matches(pattern, name))) continue
      if (patterns.some((pattern) => matches(pattern, name)))
        for (const item of topic.kept) port.outbox.pushEncoded(item, 0, item.length, true)
    }
  }

  #of(namespace: string): readonly DeltaPolicy[] {
    return this.#policies().filter((policy) => policy.namespace === undefined || policy.namespace === namespace)
  }
}
