import { ByteTopicTable, TopicMatcher } from '../../shared/topic/index.ts'
import type { EnvelopeHeader } from '../../shared/wire/index.ts'
import type { TopicStatistics } from './contract.ts'
import type { CrossingRule } from './crossings.ts'
import type { DurableLane } from './durable-lane.ts'
import { AUDIENCES_SHARED_MAX } from './limits.ts'
import type { Port } from './port.ts'
import { type GroupMember, groupMembers, type MatchedGroup, QueueGroup } from './queue-group.ts'

/** Who gets what a topic carries. Topics with the same audience share one; nobody changes it. */
export interface Audience {
  readonly subscribers: readonly Port[]
  readonly groups: readonly MatchedGroup[]
  /** What `groups` was made from. */
  readonly members: readonly GroupMember[]
  /** Other namespaces in which its events appear. */
  readonly crossings: readonly CrossingRule[]
  /** There are subscribers and nothing else. */
  readonly isPlain: boolean
  /** Of the space's subscriptions, for which it holds. */
  readonly version: number
}

const NO_MEMBERS: readonly GroupMember[] = []
const NO_RULES: readonly CrossingRule[] = []
export const plainAudience = (subscribers: readonly Port[]): Audience => ({
  subscribers,
  groups: [],
  members: NO_MEMBERS,
  crossings: NO_RULES,
  isPlain: true,
  version: -1,
})
/** Subscribers and all members of groups, each once. */
export const everyone = ({ subscribers, members }: Audience): readonly Port[] =>
  members.length === 0 ? subscribers : [...new Set([...subscribers, ...members.map(({ port }) => port)])]
const NOBODY = plainAudience([])
const isSame = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i])

/** Numbers of a topic in its block: bytes, last position. */
const FIELDS = 2
const BLOCK_TOPICS = 1024

interface EntrySetting {
  readonly index: number
  readonly lane: DurableLane | undefined
  readonly block: Float64Array
}

/** A topic that carried something: its counters and who gets what it carries. A million of them must fit: numbers lie in shared blocks. */
export class TopicEntry {
  /** Small number under which ports remember whether they may publish here. */
  readonly index: number
  readonly space: TopicSpace
  readonly lane: DurableLane | undefined
  /** Where `space` keeps its name, doubled; odd for a progress topic. */
  place = 0
  /** Not in the block: small whole numbers are quicker to write as varints. */
  seq = 0
  audience: Audience = NOBODY
  readonly #block: Float64Array

  constructor(space: TopicSpace, { index, lane, block }: EntrySetting) {
    this.space = space
    this.index = index
    this.lane = lane
    this.#block = block
  }

  /** Operators say here how far they are. */
  get isProgress(): boolean {
    return (this.place & 1) === 1
  }

  get name(): string {
    return this.space.nameOf(this)
  }

  get bytes(): number {
    return this.#block[(this.index & (BLOCK_TOPICS - 1)) * FIELDS] as number
  }

  get lastPos(): number {
    return this.#block[(this.index & (BLOCK_TOPICS - 1)) * FIELDS + 1] as number
  }

  /** Counts a message. */
  count(seq: number, bytes: number, pos: number): void {
    const block = this.#block
    const at = (this.index & (BLOCK_TOPICS - 1)) * FIELDS
    this.seq = seq
    block[at] = (block[at] as number) + bytes
    block[at + 1] = pos
  }
}

/** Makes entries: numbers them, and keeps the blocks their counters lie in. */
export class TopicRegister {
  #block = new Float64Array(0)
  #size = 0

  get size(): number {
    return this.#size
  }

  make(space: TopicSpace, name: string, lane: DurableLane | undefined): TopicEntry {
    if (this.#size % BLOCK_TOPICS === 0) this.#block = new Float64Array(BLOCK_TOPICS * FIELDS)
    const entry = new TopicEntry(space, { index: this.#size++, lane, block: this.#block })
    space.add(name, entry)
    return entry
  }
}

/** The topics and subscriptions of one namespace. `system.>` has a space of its own that all namespaces share. */
export class TopicSpace {
  readonly namespace: string
  readonly #table = new ByteTopicTable<TopicEntry>()
  readonly #matcher = new TopicMatcher<Port>()
  readonly #memberMatcher = new TopicMatcher<GroupMember>()
  readonly #groups = new Map<string, QueueGroup>()
  readonly #audiences = new Map<number, Audience[]>()
  #audienceCount = 0
  #crossings: readonly CrossingRule[] = []
  #version = 0
  #nobody = { ...NOBODY, version: 0 }

  constructor(namespace: string) {
    this.namespace = namespace
  }

  get subscriptions(): number {
    return this.#matcher.size + this.#memberMatcher.size
  }

  /** @param group name of a queue group, or empty */
  subscribe(pattern: string, port: Port, group = ''): void {
    if (group === '') this.#matcher.add(pattern, port)
    else {
      const known = this.#groups.get(group) ?? new QueueGroup(group)
      this.#groups.set(group, known)
      const member = known.member(port)
      member.subscriptions++
      this.#memberMatcher.add(pattern, member)
    }
    this.#changed()
  }

  unsubscribe(pattern: string, port: Port, group = ''): void {
    if (group === '') this.#matcher.remove(pattern, port)
    else {
      const known = this.#groups.get(group)
      const member = known?.members.get(port)
      if (known === undefined || member === undefined || !this.#memberMatcher.remove(pattern, member)) return
      if (--member.subscriptions === 0) known.members.delete(port)
      if (known.members.size === 0) this.#groups.delete(group)
    }
    this.#changed()
  }

  /** The rules of the policy whose source is this namespace. */
  setCrossings(rules: readonly CrossingRule[]): void {
    this.#crossings = rules
    this.#changed()
  }

  entries(): Iterable<TopicEntry> {
    return this.#table.values()
  }

  find(frame: Uint8Array, header: EnvelopeHeader): TopicEntry | undefined {
    return this.#table.find(frame, header.topicAt, header.topicLength, header.topicHash)
  }

  add(name: string, entry: TopicEntry): void {
    entry.place = this.#table.add(name, entry) * 2 + (name.endsWith('.progress') ? 1 : 0)
  }

  nameOf(entry: TopicEntry): string {
    return this.#table.topicAt(entry.place >> 1)
  }

  audienceOf(entry: TopicEntry): Audience {
    if (entry.audience.version !== this.#version) entry.audience = this.#audience(entry.name)
    return entry.audience
  }

  /** Who listens to a topic, whether or not it carried anything yet; members of groups too. */
  matching(topic: string): readonly Port[] {
    const members = this.#memberMatcher.find(topic)
    const ports = this.#matcher.find(topic)
    return members.length === 0 ? ports : [...new Set([...ports, ...members.map(({ port }) => port)])]
  }

  get topics(): number {
    return this.#table.size
  }

  /** Counts of `limit` topics, the first `from` of them left out, in the order in which they first carried something. */
  statistics(from = 0, limit = Number.POSITIVE_INFINITY): TopicStatistics[] {
    const found: TopicStatistics[] = []
    let at = 0
    for (const entry of this.#table.values()) {
      if (at++ < from) continue
      if (found.length >= limit) break
      const { subscribers, groups } = this.audienceOf(entry)
      found.push({
        topic: entry.name,
        namespace: this.namespace,
        durable: entry.lane !== undefined,
        messages: entry.seq,
        bytes: entry.bytes,
        lastPos: entry.lastPos,
        subscribers: groups.reduce((sum, { members }) => sum + members.length, subscribers.length),
      })
    }
    return found
  }

  #changed(): void {
    this.#version++
    this.#nobody = { ...NOBODY, version: this.#version }
    this.#audiences.clear()
    this.#audienceCount = 0
  }

  /** Topics of the same audience share it until a subscription changes. */
  #audience(topic: string): Audience {
    const subscribers = this.#matcher.find(topic)
    const members = this.#memberMatcher.size === 0 ? NO_MEMBERS : this.#memberMatcher.find(topic)
    const crossings = this.#crossings.length === 0 ? NO_RULES : this.#crossings.filter((rule) => rule.covers(topic))
    if (subscribers.length + members.length + crossings.length === 0) return this.#nobody
    let key = members.length
    for (const { number } of subscribers) key = (Math.imul(key, 31) + number) | 0
    for (const { port } of members) key = (Math.imul(key, 37) + port.number) | 0
    const alike = this.#audiences.get(key)
    const version = this.#version
    const known = alike?.find(
      (one) => isSame(one.subscribers, subscribers) && isSame(one.members, members) && isSame(one.crossings, crossings),
    )
    if (known) return known
    const isPlain = members.length === 0 && crossings.length === 0
    const audience = { subscribers, members, groups: groupMembers(members), crossings, isPlain, version }
    if (this.#audienceCount++ < AUDIENCES_SHARED_MAX) this.#audiences.set(key, [...(alike ?? []), audience])
    return audience
  }
}
