import { TopicMatcher } from '../../shared/topic/index.ts'
import type { EnvelopeHeader } from '../../shared/wire/index.ts'
import type { TopicStatistics } from './contract.ts'
import type { CrossingRule } from './crossings.ts'
import type { DurableLane } from './durable-lane.ts'
import { AUDIENCES_SHARED_MAX } from './limits.ts'
import type { Port } from './port.ts'
import { type GroupMember, groupMembers, type MatchedGroup, QueueGroup } from './queue-group.ts'
import { type TopicEntry, TopicTable } from './topic-table.ts'

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
}

const NO_MEMBERS: readonly GroupMember[] = []
const NO_RULES: readonly CrossingRule[] = []
export const plainAudience = (subscribers: readonly Port[]): Audience => ({
  subscribers,
  groups: [],
  members: NO_MEMBERS,
  crossings: NO_RULES,
  isPlain: true,
})
/** Subscribers and all members of groups, each once. */
export const everyone = ({ subscribers, members }: Audience): readonly Port[] =>
  members.length === 0 ? subscribers : [...new Set([...subscribers, ...members.map(({ port }) => port)])]
const NOBODY = plainAudience([])
const isSame = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i])

/** The topics and subscriptions of one namespace. `system.>` has a space of its own that all namespaces share. */
export class TopicSpace {
  readonly namespace: string
  /** 1 for the engine's own topics, else 0. */
  readonly parity: number
  readonly #table = new TopicTable(this)
  readonly #matcher = new TopicMatcher<Port>()
  readonly #memberMatcher = new TopicMatcher<GroupMember>()
  readonly #groups = new Map<string, QueueGroup>()
  /** What topics' audiences are since a subscription changed. Their numbers go on from `#firstAudience`, and are never given twice. */
  #audiences: Audience[] = [NOBODY]
  #firstAudience = 1
  /** Those that topics share, by a key of who they are: their places in `#audiences`. */
  readonly #shared = new Map<number, readonly number[]>()
  #crossings: readonly CrossingRule[] = []

  constructor(namespace: string) {
    this.namespace = namespace
    this.parity = namespace === '' ? 1 : 0
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

  *entries(): Generator<TopicEntry> {
    for (let number = 0; number < this.#table.size; number++) yield this.#table.at(number)
  }

  find(frame: Uint8Array, header: EnvelopeHeader): TopicEntry | undefined {
    return this.#table.find(frame, header)
  }

  /** Adds a topic that is not there yet; callers check first. */
  /** Whether the topic carried something. */
  knows(name: string): boolean {
    return this.#table.has(name)
  }

  add(name: string, lane: DurableLane | undefined): TopicEntry {
    return this.#table.add(name, lane)
  }

  nameOf(entry: TopicEntry): string {
    return this.#table.nameOf(entry)
  }

  audienceOf(entry: TopicEntry): Audience {
    const place = entry.audience - this.#firstAudience
    return place >= 0 ? (this.#audiences[place] as Audience) : this.#findAudience(entry)
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
    for (let number = from; number < Math.min(this.#table.size, from + limit); number++) {
      const entry = this.#table.at(number)
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
    this.#firstAudience += this.#audiences.length
    this.#audiences = [NOBODY]
    this.#shared.clear()
  }

  #findAudience(entry: TopicEntry): Audience {
    const place = this.#placeOfAudience(entry.name)
    entry.audience = this.#firstAudience + place
    return this.#audiences[place] as Audience
  }

  /** Topics of the same audience share it until a subscription changes. @returns its place in `#audiences` */
  #placeOfAudience(topic: string): number {
    const subscribers = this.#matcher.find(topic)
    const members = this.#memberMatcher.size === 0 ? NO_MEMBERS : this.#memberMatcher.find(topic)
    const crossings = this.#crossings.length === 0 ? NO_RULES : this.#crossings.filter((rule) => rule.covers(topic))
    if (subscribers.length + members.length + crossings.length === 0) return 0
    let key = members.length
    for (const { number } of subscribers) key = (Math.imul(key, 31) + number) | 0
    for (const { port } of members) key = (Math.imul(key, 37) + port.number) | 0
    const alike = this.#shared.get(key) ?? []
    const known = alike.find((place) => {
      const one = this.#audiences[place] as Audience
      return isSame(one.subscribers, subscribers) && isSame(one.members, members) && isSame(one.crossings, crossings)
    })
    if (known !== undefined) return known
    const isPlain = members.length === 0 && crossings.length === 0
    const place = this.#audiences.push({ subscribers, members, groups: groupMembers(members), crossings, isPlain }) - 1
    if (place <= AUDIENCES_SHARED_MAX) this.#shared.set(key, [...alike, place])
    return place
  }
}
