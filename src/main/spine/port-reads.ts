import { Fault } from '../../shared/base/index.ts'
import { ByteTopicTable, matches, topicHash } from '../../shared/topic/index.ts'
import { findTopic, type TopicPlace, TYPE, typeOf } from '../../shared/wire/index.ts'
import type { DurableSource, LogChunk } from './contract.ts'
import type { DurableLane } from './durable-lane.ts'
import { LOG_READ_BYTES, LOG_TAIL_ENTRIES, LOG_VERDICTS_MAX } from './limits.ts'
import type { Port } from './port.ts'

/** Patterns that are served from one entry of the log on; `Infinity` while they are not yet live. */
interface Served {
  liveFrom: number
}

/** A subscription with `from` or `consumer`: it reads the log until it has caught up, then it is live. */
export interface Follow extends Served {
  readonly patterns: Set<string>
  /** Name of its durable consumer, or empty. */
  readonly consumer: string
  /** The next entry it reads; -1 while that is being found. */
  index: number
}

export interface ReadsHost {
  lane(port: Port): DurableLane | undefined
  /** A follow cannot go on. */
  followFailed(port: Port, follow: Follow, fault: Fault): void
  /** What a slow reader had not yet got is gone, or cannot be read. */
  behindFailed(port: Port, fault: Fault): void
}

/**
 * What one party gets of durable topics out of the log: subscriptions that catch up, and everything live once its queue was full. It reads
 * when the queue is empty, one piece at a time, and is live again in the turn in which it has caught up: no gap, no repetition.
 */
export class PortReads {
  readonly follows = new Set<Follow>()
  readonly #port: Port
  readonly #host: ReadsHost
  readonly #verdicts = new ByteTopicTable<Served>()
  readonly #place: TopicPlace = { at: 0, length: 0 }
  /** Plain subscriptions begun while messages went past: the first entry that is theirs. */
  readonly #begun = new Map<string, Served>()
  readonly #behind: Follow = { patterns: new Set(), consumer: '', index: -1, liveFrom: 0 }
  #catchingUp = 0
  /** Pieces that are read, or being read, and not handed on: at most the rest of one and the next. */
  #ahead: { readonly index: number; readonly chunk: Promise<LogChunk> }[] = []
  #isReading = false

  constructor(port: Port, host: ReadsHost) {
    this.#port = port
    this.#host = host
  }

  /** Nothing is read: what comes may go out at once. */
  get isLive(): boolean {
    return this.#catchingUp === 0 && this.#behind.index < 0
  }

  get isBehind(): boolean {
    return this.#behind.index >= 0
  }

  /** Entry `index` is on disk: true when the party gets it now, false when it gets it from the log or not at all. */
  takesNow(index: number, bytes: Uint8Array, start: number): boolean {
    return this.#behind.index < 0 && (this.#catchingUp === 0 || this.#servedBy(bytes, start).liveFrom <= index)
  }

  /** The queue is full: from entry `index` on it is served from the log. */
  fallBehind(index: number): void {
    if (this.isBehind) return
    this.#behind.index = index
    this.#begun.clear()
    this.#verdicts.clear()
  }

  /** A subscription that will read the log, from where `place` says. */
  begin(follow: Follow): void {
    this.follows.add(follow)
    this.#catchingUp++
    this.#verdicts.clear()
  }

  /** The first entry of a follow was found; without a log it is live. */
  place(follow: Follow, index: number): void {
    if (!this.follows.has(follow)) return
    follow.index = index
    if (this.#host.lane(this.#port) === undefined) this.#arrive(follow)
    this.pump()
  }

  end(follow: Follow): void {
    if (!this.follows.delete(follow)) return
    if (follow.liveFrom === Number.POSITIVE_INFINITY) this.#catchingUp--
    this.#verdicts.clear()
  }

  /** Plain subscriptions came or went. */
  changed(added: readonly string[]): void {
    this.#verdicts.clear()
    if (this.isBehind) for (const pattern of added) this.#begun.set(pattern, { liveFrom: this.#host.lane(this.#port)?.position ?? 0 })
  }

  /** Reads on while the queue is empty. */
  pump(): void {
    if (!this.#isReading && !this.isLive) void this.#read()
  }

  async #read(): Promise<void> {
    const { outbox } = this.#port
    this.#isReading = true
    for (let next = this.#next(); next !== undefined && outbox.hasRoom && !this.#port.isClosed; next = this.#next()) {
      try {
        await this.#step(next)
      } catch (error) {
        this.#failed(next, Fault.from(error))
      }
    }
    this.#isReading = false
  }

  /** Who reads next: what fell behind, else one that catches up; they take turns. */
  #next(): Follow | undefined {
    if (this.isBehind) return this.#behind
    for (const follow of this.follows) {
      if (follow.liveFrom !== Number.POSITIVE_INFINITY || follow.index < 0) continue
      this.follows.delete(follow)
      this.follows.add(follow)
      return follow
    }
    return undefined
  }

  async #step(reader: Follow): Promise<void> {
    const lane = this.#host.lane(this.#port)
    const source = lane?.source
    if (lane === undefined || source === undefined) return this.#arrive(reader)
    const { index } = reader
    const left = lane.position - index
    const chunk =
      (left <= LOG_TAIL_ENTRIES ? source.readTail(index) : undefined) ?? (left > 0 ? await this.#chunk(source, index) : undefined)
    if (this.#port.isClosed || reader.index !== index) return
    const next = index + (chunk?.starts.length ?? 0)
    if (next > index && lane.position - next > LOG_TAIL_ENTRIES) this.#readAhead(source, next)
    if (left > 0 && (chunk?.starts.length ?? 0) === 0) throw new Fault('internal/unexpected', `entry ${index} could not be read`)
    if (chunk !== undefined) this.#take(reader, chunk, lane.position)
    if (reader.index >= lane.position) this.#arrive(reader)
    this.#port.outbox.flush()
  }

  #chunk(source: DurableSource, index: number): Promise<LogChunk> {
    const ahead = this.#ahead.shift()
    if (ahead?.index === index) return ahead.chunk
    this.#ahead = []
    return source.read(index, LOG_READ_BYTES)
  }

  /** While one piece goes out the next one is read. */
  #readAhead(source: DurableSource, index: number): void {
    if (this.#ahead.length > 0) return
    const chunk = source.read(index, LOG_READ_BYTES)
    // Whoever takes the piece sees why it could not be read.
    chunk.catch(() => undefined)
    this.#ahead.push({ index, chunk })
  }

  /** Hands on as much as the queue takes; the rest of the piece is kept. */
  #take(reader: Follow, { bytes, starts, ends }: LogChunk, end: number): void {
    const { outbox } = this.#port
    const count = Math.min(starts.length, end - reader.index)
    for (let i = 0; i < count; i++) {
      if (!outbox.hasRoom) {
        const rest = { first: reader.index, bytes, starts: starts.slice(i), ends: ends.slice(i) }
        this.#ahead.unshift({ index: reader.index, chunk: Promise.resolve(rest) })
        return
      }
      const start = starts[i] as number
      if (this.#isWanted(reader, bytes, start)) outbox.pushLasting(bytes, start, ends[i] as number)
      reader.index++
    }
  }

  #isWanted(reader: Follow, bytes: Uint8Array, start: number): boolean {
    const served = this.#servedBy(bytes, start)
    // An operator gets jobs by lease alone.
    if (reader === this.#behind) return served.liveFrom <= reader.index && !(this.#port.isOperator && typeOf(bytes, start) === TYPE.job)
    return served === reader
  }

  #arrive(reader: Follow): void {
    this.#ahead = []
    if (reader === this.#behind) {
      reader.index = -1
      this.#begun.clear()
      this.#verdicts.clear()
    } else if (reader.liveFrom === Number.POSITIVE_INFINITY) {
      reader.liveFrom = this.#host.lane(this.#port)?.position ?? 0
      this.#catchingUp--
    }
  }

  #failed(reader: Follow, fault: Fault): void {
    if (reader !== this.#behind) {
      this.end(reader)
      this.#host.followFailed(this.#port, reader, fault)
      return
    }
    const first = this.#host.lane(this.#port)?.source?.first ?? 0
    if (fault.code === 'log/gone' && reader.index < first) reader.index = first
    else reader.index = -1
    this.#host.behindFailed(this.#port, fault)
  }

  #servedBy(bytes: Uint8Array, start: number): Served {
    const place = this.#place
    findTopic(bytes, start, place)
    const hash = topicHash(bytes, place.at, place.length)
    const known = this.#verdicts.find(bytes, place.at, place.length, hash)
    if (known !== undefined) return known
    const topic = Buffer.from(bytes.buffer, bytes.byteOffset + place.at, place.length).toString('latin1')
    const served = this.#resolve(topic)
    if (this.#verdicts.size >= LOG_VERDICTS_MAX) this.#verdicts.clear()
    this.#verdicts.add(topic, served)
    return served
  }

  #resolve(topic: string): Served {
    for (const follow of this.follows) for (const pattern of follow.patterns) if (matches(pattern, topic)) return follow
    let best = NOBODY
    for (const key of this.#port.subscriptions) {
      // A member of a queue group gets its share as it comes.
      if (key.includes(' ') || !matches(key, topic)) continue
      const served = this.#begun.get(key) ?? ALWAYS
      if (served.liveFrom < best.liveFrom) best = served
    }
    return best
  }
}

const ALWAYS: Served = { liveFrom: 0 }
const NOBODY: Served = { liveFrom: Number.POSITIVE_INFINITY }
