import { ByteTopicIndex } from '../../shared/topic/index.ts'
import type { EnvelopeHeader } from '../../shared/wire/index.ts'
import type { DurableLane } from './durable-lane.ts'
import { TOPIC_ENTRIES_MAX } from './limits.ts'
import type { TopicSpace } from './topic-space.ts'

/** Numbers of a topic in its block: last sequence number, bytes, last position, its audience. */
const FIELDS = 4
const BLOCK_BITS = 10
const BLOCK_TOPICS = 1 << BLOCK_BITS
const ENTRIES_MIN = 512
/** Places for entries by topic while there are few topics: most then have one of their own. */
const ENTRIES_SPREAD = 8

interface EntrySetting {
  readonly number: number
  readonly lane: DurableLane | undefined
  readonly isProgress: boolean
  readonly block: Float64Array
}

/** A handle on a topic that carried something. It holds nothing of its own: another one for the same topic says and counts the same. */
export class TopicEntry {
  readonly space: TopicSpace
  readonly lane: DurableLane | undefined
  /** Operators say here how far they are. */
  readonly isProgress: boolean
  /** In its space's table. */
  readonly number: number
  /** Under which a port remembers whether it may publish here: those of its namespace and of the engine's own topics differ. */
  readonly index: number
  readonly #block: Float64Array
  readonly #at: number

  constructor(space: TopicSpace, { number, lane, isProgress, block }: EntrySetting) {
    this.space = space
    this.number = number
    this.index = number * 2 + space.parity
    this.lane = lane
    this.isProgress = isProgress
    this.#block = block
    this.#at = (number & (BLOCK_TOPICS - 1)) * FIELDS
  }

  get name(): string {
    return this.space.nameOf(this)
  }

  get seq(): number {
    const seq = this.#block[this.#at] as number
    // Small whole numbers are quicker to write as varints than what comes out of an array of doubles.
    const small = seq | 0
    return small === seq ? small : seq
  }

  get bytes(): number {
    return this.#block[this.#at + 1] as number
  }

  get lastPos(): number {
    return this.#block[this.#at + 2] as number
  }

  /** The number under which `space` has its audience; 0 at first. */
  get audience(): number {
    return this.#block[this.#at + 3] as number
  }

  set audience(audience: number) {
    this.#block[this.#at + 3] = audience
  }

  /** Counts a message. */
  count(seq: number, bytes: number, pos: number): void {
    const block = this.#block
    const at = this.#at
    block[at] = seq
    block[at + 1] = (block[at + 1] as number) + bytes
    block[at + 2] = pos
  }
}

/**
 * The topics of a space. A million of them must fit, and cost the collector nothing: all there is of a topic lies in arrays of numbers, some 65 bytes;
 * entries are made when they are asked for, and up to TOPIC_ENTRIES_MAX of them are kept.
 */
export class TopicTable {
  readonly #space: TopicSpace
  readonly #index = new ByteTopicIndex()
  readonly #blocks: Float64Array[] = []
  /** By number of the topic: its lane's place in `lanes`, doubled; odd for a progress topic. */
  #kinds = new Uint16Array(BLOCK_TOPICS)
  readonly #lanes: (DurableLane | undefined)[] = [undefined]
  /** The last that was asked for under the end of its topic's hash: what comes again is found here, however many topics there are. */
  #entries = new Array<TopicEntry | undefined>(ENTRIES_MIN).fill(undefined)

  constructor(space: TopicSpace) {
    this.#space = space
  }

  get size(): number {
    return this.#index.size
  }

  find(frame: Uint8Array, { topicAt, topicLength, topicHash }: EnvelopeHeader): TopicEntry | undefined {
    const known = this.#entries[topicHash & (this.#entries.length - 1)]
    if (known !== undefined && this.#index.isAt(known.number, frame, topicAt, topicLength, topicHash)) return known
    const number = this.#index.find(frame, topicAt, topicLength, topicHash)
    return number < 0 ? undefined : this.#keep(this.at(number))
  }

  has(name: string): boolean {
    return this.#index.has(name)
  }

  /** Adds a topic that is not there yet; callers check first. */
  add(name: string, lane: DurableLane | undefined): TopicEntry {
    const number = this.#index.add(name)
    if (number >> BLOCK_BITS === this.#blocks.length) this.#blocks.push(new Float64Array(BLOCK_TOPICS * FIELDS))
    if (number === this.#kinds.length) {
      const kinds = new Uint16Array(number * 2)
      kinds.set(this.#kinds)
      this.#kinds = kinds
    }
    if (!this.#lanes.includes(lane)) this.#lanes.push(lane)
    this.#kinds[number] = this.#lanes.indexOf(lane) * 2 + (name.endsWith('.progress') ? 1 : 0)
    const places = this.#entries.length
    if (number * ENTRIES_SPREAD === places && places < TOPIC_ENTRIES_MAX) this.#entries = new Array(places * 2).fill(undefined)
    return this.#keep(this.at(number))
  }

  /** The topic that was added as the `number`th, from 0. */
  at(number: number): TopicEntry {
    const kind = this.#kinds[number] as number
    return new TopicEntry(this.#space, {
      number,
      lane: this.#lanes[kind >> 1],
      isProgress: (kind & 1) === 1,
      block: this.#blocks[number >> BLOCK_BITS] as Float64Array,
    })
  }

  nameOf({ number }: TopicEntry): string {
    return this.#index.topicAt(number)
  }

  #keep(entry: TopicEntry): TopicEntry {
    this.#entries[this.#index.hashAt(entry.number) & (this.#entries.length - 1)] = entry
    return entry
  }
}
