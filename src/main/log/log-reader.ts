import { Fault } from '../../shared/base/index.ts'
import { FRAME_HEAD_BYTES, findFrame, fromHex, HASH_BYTES, parseHeader, readUint32, type TreeStart } from '../../shared/chain/index.ts'
import { findTopic, posOf, seqOf, type TopicPlace } from '../../shared/wire/index.ts'
import type { Disk } from '../platform/disk.ts'
import { type EntryChunk, type ParsedChunk, parseEntries } from './entry-chunk.ts'
import { type Mark, type Segment, SegmentList } from './segment-list.ts'

/** Bytes of a search's read, and of the newest entries that are read at once. */
export const SEARCH_BYTES = 262_144
/** Places where a reader stopped, so that it goes on without a search. */
export const PLACES_MAX = 4_096
/** A segment's header frame is shorter. */
const HEADER_BYTES_MAX = 8_192
/** Between two marks of a segment. */
const MARK_BYTES = 262_144

export interface LogReaderOptions {
  readonly disk: Disk
  readonly dir: string
  /** Entries that are on disk. */
  readonly size: () => number
}

interface Place {
  readonly segment: Segment
  readonly offset: number
}

/**
 * Reads a stream log while it grows: only what is on disk, in large pieces, in the form in which it is delivered. Entries are found by index
 * and position; a segment is searched from the nearest mark, and marks are left by every search.
 */
export class LogReader {
  readonly #options: LogReaderOptions
  readonly #segments: SegmentList
  readonly #places = new Map<number, Place>()

  constructor(options: LogReaderOptions) {
    this.#options = options
    this.#segments = new SegmentList(options.disk, options.dir)
  }

  get size(): number {
    return this.#options.size()
  }

  /** The oldest entry that is there. */
  get first(): number {
    return this.#segments.all[0]?.first ?? 0
  }

  /** Oldest first; `end` is the index behind the last entry of a segment. */
  segments(): readonly { readonly first: number; readonly end: number; readonly bytes: number }[] {
    this.#segments.refresh()
    const { all } = this.#segments
    return all.map((segment, i) => ({ first: segment.first, end: all[i + 1]?.first ?? this.size, bytes: this.#segments.bytes(segment) }))
  }

  /** Removes whole segments before entry `first`. */
  dropBefore(first: number): void {
    this.#segments.dropBefore(first)
    // The place of the first kept entry may be the end of the segment before it.
    for (const [index, { segment }] of this.#places) if (segment.first < this.first) this.#places.delete(index)
  }

  close(): void {
    this.#segments.close()
  }

  /**
   * Entries from `index` on, about `bytesMax` of them and at least one; none at the end.
   * @throws Fault `log/gone` for an entry that is no more; `audit/altered` for a damaged one.
   */
  async read(index: number, bytesMax: number): Promise<EntryChunk> {
    if (index >= this.size) return { first: index, bytes: new Uint8Array(0), starts: [], ends: [] }
    this.#assertThere(index)
    let place = this.#places.get(index) ?? (await this.#locate(index))
    for (let want = bytesMax; ; ) {
      const buffer = Buffer.allocUnsafeSlow(want)
      const filled = await this.#segments.file(place.segment).read(buffer, place.offset)
      const chunk = parseEntries(buffer, filled, index, this.size - index)
      if (chunk.starts.length > 0) return this.#keep(place, chunk)
      const isCut = chunk.wanted > 0 && filled === want
      if (isCut) want = chunk.next + Math.max(chunk.wanted, bytesMax)
      else place = this.#following(place, index)
    }
  }

  /**
   * As `read`, at once, for a reader that has come close to the log's end: what it gets was written moments ago. Undefined when `index` is not
   * where an earlier read stopped, or when the next entry is larger than SEARCH_BYTES.
   */
  readTail(index: number): EntryChunk | undefined {
    let place = this.#places.get(index)
    if (place === undefined || index >= this.size) return undefined
    const buffer = Buffer.allocUnsafeSlow(SEARCH_BYTES)
    for (let tries = 0; tries < 2; tries++) {
      const filled = this.#segments.file(place.segment).readNow(buffer, place.offset)
      const chunk = parseEntries(buffer, filled, index, this.size - index)
      if (chunk.starts.length > 0) return this.#keep(place, chunk)
      if (chunk.wanted > 0) return undefined
      place = this.#following(place, index)
    }
    return undefined
  }

  /** Index of the first entry whose position is `pos` or more; `size` when there is none. Entries that are gone are not looked at. */
  async findPos(pos: number): Promise<number> {
    const segment = await this.#segmentBefore((candidate) => this.#firstPos(candidate), pos)
    return await this.#firstWhere(segment?.first ?? this.first, (bytes, start) => posOf(bytes, start) >= pos)
  }

  /** Index of the first entry of a topic whose sequence number is `seq` or more; `size` when there is none. */
  async findSeq(topic: string, seq: number): Promise<number> {
    const isOfTopic = topicTest(topic)
    const firstSeq = async (segment: Segment): Promise<number> => {
      let found = Number.POSITIVE_INFINITY
      const end = this.#segments.after(segment)?.first ?? this.size
      await this.#firstWhere(
        segment.first,
        (bytes, start) => {
          if (isOfTopic(bytes, start)) found = seqOf(bytes, start)
          return Number.isFinite(found)
        },
        end,
      )
      return found
    }
    const segment = await this.#segmentBefore(firstSeq, seq)
    return await this.#firstWhere(segment?.first ?? this.first, (bytes, start) => isOfTopic(bytes, start) && seqOf(bytes, start) >= seq)
  }

  /** Position of an entry that is there. */
  async posAt(index: number): Promise<number> {
    const { bytes, starts } = await this.read(index, 4_096)
    return posOf(bytes, starts[0] ?? 0)
  }

  /** What the tree is made of where the segment of an entry begins; of nothing in a log's first one. */
  async treeAt(index: number): Promise<TreeStart> {
    this.#assertThere(index)
    const segment = this.#segments.holding(index)
    const buffer = new Uint8Array(HEADER_BYTES_MAX)
    const filled = segment === undefined ? 0 : await this.#segments.file(segment).read(buffer, 0)
    const place = findFrame(buffer, 0, filled)
    const header = typeof place === 'string' ? undefined : parseHeader(buffer.subarray(place.body, place.end))
    if (header === undefined)
      throw new Fault('audit/altered', `the header of the segment with entry ${index} cannot be read`, { record: index })
    const subtrees = (header.tree ?? []).map((node) => fromHex(node, HASH_BYTES)).filter((node) => node !== undefined)
    return { size: header.first, subtrees }
  }

  #assertThere(index: number): void {
    if (index < this.first)
      throw new Fault('log/gone', `entry ${index} was dropped; the oldest one is ${this.first}`, { first: this.first })
  }

  #keep(place: Place, chunk: ParsedChunk): EntryChunk {
    const { segment } = place
    const index = chunk.first + chunk.starts.length
    const offset = place.offset + chunk.next
    this.#places.set(index, { segment, offset })
    if (this.#places.size > PLACES_MAX) this.#places.delete(this.#places.keys().next().value ?? 0)
    mark(segment, { index, offset })
    return chunk
  }

  /** The segment ended: the entry is the first of the one behind it. */
  #following(place: Place, index: number): Place {
    const segment = this.#segments.holding(index)
    if (segment === undefined || segment === place.segment || segment.first !== index)
      throw new Fault('audit/altered', `entry ${index} is missing in ${place.segment.name}`, { record: index, file: place.segment.name })
    return { segment, offset: 0 }
  }

  /** Hops over frames, reading their lengths only. */
  async #locate(index: number): Promise<Place> {
    const segment = this.#segments.holding(index)
    if (segment === undefined) throw new Fault('log/gone', `entry ${index} was dropped`, { first: this.first })
    let { index: next, offset } = nearest(segment.marks, index)
    const file = this.#segments.file(segment)
    const buffer = Buffer.allocUnsafeSlow(SEARCH_BYTES)
    while (next < index) {
      const filled = await file.read(buffer, offset)
      let at = 0
      while (next < index && at + FRAME_HEAD_BYTES < filled) {
        const length = readUint32(buffer, at)
        if (length === 0)
          throw new Fault('audit/altered', `entry ${index} is missing in ${segment.name}`, { record: index, file: segment.name })
        if (buffer[at + FRAME_HEAD_BYTES] === 2) next++
        at += FRAME_HEAD_BYTES + length
      }
      if (at === 0) throw new Fault('audit/altered', `entry ${index} is missing in ${segment.name}`, { record: index, file: segment.name })
      offset += at
      mark(segment, { index: next, offset })
    }
    return { segment, offset }
  }

  /** The last segment whose value, which grows from one to the next, is at most `wanted`; undefined when the first one's is above. */
  async #segmentBefore(measure: (segment: Segment) => Promise<number>, wanted: number): Promise<Segment | undefined> {
    this.#segments.refresh()
    const all = [...this.#segments.all]
    let low = 0
    let high = all.length
    while (low < high) {
      const middle = (low + high) >> 1
      let probe = middle
      let value = await measure(all[probe] as Segment)
      // A segment without the topic says nothing: the next one that has it does.
      while (value === Number.POSITIVE_INFINITY && ++probe < high) value = await measure(all[probe] as Segment)
      if (value <= wanted) low = probe + 1
      else high = middle
    }
    return all[low - 1]
  }

  async #firstPos(segment: Segment): Promise<number> {
    if (segment.firstPos < 0) {
      if (segment.first >= this.size) return Number.POSITIVE_INFINITY
      segment.firstPos = await this.posAt(segment.first)
    }
    return segment.firstPos
  }

  async #firstWhere(
    from: number,
    isWanted: (bytes: Uint8Array, start: number) => boolean,
    end = Number.POSITIVE_INFINITY,
  ): Promise<number> {
    for (let index = from; index < Math.min(end, this.size); ) {
      const { bytes, starts } = await this.read(index, SEARCH_BYTES)
      for (let i = 0; i < starts.length && index < end; i++, index++) if (isWanted(bytes, starts[i] as number)) return index
    }
    return Math.min(end, this.size)
  }
}

function nearest(marks: readonly Mark[], index: number): Mark {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle] as Mark).index <= index) low = middle + 1
    else high = middle
  }
  return marks[low - 1] as Mark
}

/** Keeps a mark where none is near. */
function mark({ marks }: Segment, next: Mark): void {
  const last = marks.at(-1) as Mark
  if (next.offset - last.offset >= MARK_BYTES) marks.push(next)
}

function topicTest(topic: string): (bytes: Uint8Array, start: number) => boolean {
  const wanted = Buffer.from(topic, 'latin1')
  const place: TopicPlace = { at: 0, length: 0 }
  return (bytes, start) => {
    findTopic(bytes, start, place)
    return place.length === wanted.length && wanted.compare(bytes, place.at, place.at + place.length) === 0
  }
}
