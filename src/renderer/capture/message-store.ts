import { ByteTopicIndex, topicHash } from '../../shared/topic/index.ts'
import { type BusMessage, decodeEnvelope, EnvelopeHeader, peekEnvelope, readDelivery, uuidText } from '../../shared/wire/index.ts'
import { readVarint, varintEnd } from '../../shared/wire/varint.ts'
import { ByteBlocks } from './byte-blocks.ts'
import { BLOCK_ROWS, type Budget, TOPICS_MAX } from './limits.ts'
import { Names } from './names.ts'
import { GONE, MARK, RowBlock } from './row-block.ts'
import { SequenceWatch } from './sequence-watch.ts'
import { TopicCounts } from './topic-counts.ts'

const decoder = new TextDecoder('latin1')
const encoder = new TextEncoder()
const NS_PER_MS = 1_000_000

/** Who sent it, in which namespace, of which epoch, durable or not: the end of a delivery header, which is the same for all that a party publishes. */
export interface Source {
  readonly from: string
  readonly namespace: string
  readonly epoch: number
  readonly commit: 'ephemeral' | 'durable'
}

/**
 * Messages in columns and their envelopes' bytes, numbered from 0 as they come; the oldest go when a budget is full. Counts are exact:
 * taken = kept + dropped, in all and of each topic.
 */
export class MessageStore {
  readonly topics = new ByteTopicIndex()
  readonly counts = new TopicCounts()
  readonly schemas = new Names()
  readonly sources: Source[] = []
  /** Messages that were missing, and messages marked so, since the beginning. */
  readonly marked = { missing: 0, duplicates: 0, late: 0 }
  budget: Budget
  readonly #blocks: RowBlock[] = []
  #spare: RowBlock | undefined
  readonly #bytes = new ByteBlocks()
  readonly #watch = new SequenceWatch()
  readonly #peeked = new EnvelopeHeader()
  readonly #tails = new Map<string, number>()
  #lastTail: Uint8Array = new Uint8Array(0)
  #lastSource = 0
  #next = 0
  #first = 0
  #keptBytes = 0
  #gone = 0

  constructor(budget: Budget) {
    this.budget = budget
  }

  /** Messages that were taken. */
  get taken(): number {
    return this.#next
  }

  /** Number of the oldest row that is there; rows are [first, taken). */
  get first(): number {
    return this.#first
  }

  get kept(): number {
    return this.#next - this.#first - this.#gone
  }

  get dropped(): number {
    return this.#first + this.#gone
  }

  /** Rows of dropped messages that are still between others. */
  get gone(): number {
    return this.#gone
  }

  /** Bytes of the kept messages' envelopes. */
  get keptBytes(): number {
    return this.#keptBytes
  }

  /** The columns that hold row `number`; its place in them is `number % BLOCK_ROWS`. */
  block(number: number): RowBlock {
    return this.#blocks[Math.floor(number / BLOCK_ROWS) - Math.floor(this.#first / BLOCK_ROWS)] as RowBlock
  }

  has(number: number): boolean {
    return number >= this.#first && number < this.#next && ((this.block(number).flags[number % BLOCK_ROWS] as number) & GONE) === 0
  }

  /**
   * Takes the delivered item whose envelope `header` was peeked from: delivery header in bytes[headerAt, envelopeAt), envelope in
   * bytes[envelopeAt, end). `arrivalMs` since 1970.
   */
  take(bytes: Uint8Array, headerAt: number, envelopeAt: number, end: number, header: EnvelopeHeader, arrivalMs: number): void {
    let at = headerAt
    let pos = 0
    let seq = 0
    if (bytes[at] === 0x08) {
      pos = readVarint(bytes, at + 1, envelopeAt)
      at = varintEnd.at
    }
    if (bytes[at] === 0x10) {
      seq = readVarint(bytes, at + 1, envelopeAt)
      at = varintEnd.at
    }
    const source = this.#sourceAt(bytes, headerAt, at, envelopeAt)
    const topic = this.#topicAt(bytes, header)
    const length = end - envelopeAt
    this.#makeRoom(topic, length)
    const number = this.#next
    const row = number % BLOCK_ROWS
    if (row === 0 || this.#blocks.length === 0) this.#addBlock()
    const block = this.#blocks[this.#blocks.length - 1] as RowBlock
    block.pos[row] = pos
    block.seq[row] = seq
    block.ts[row] = header.tsAt < 0 ? 0 : readTsMs(bytes, header.tsAt)
    block.arrival[row] = arrivalMs
    block.at[row] = this.#bytes.add(bytes, envelopeAt, end)
    block.length[row] = length
    block.payloadAt[row] = header.payloadAt - envelopeAt
    block.payloadLength[row] = header.payloadLength
    block.topic[row] = topic
    block.source[row] = source
    block.schema[row] = header.schemaLength === 0 ? 0 : this.#schemaAt(bytes, header)
    block.type[row] = header.type
    const marks = this.#watch.see(topic, seq, (this.sources[source] as Source).epoch)
    block.flags[row] = marks
    block.missing[row] = this.#watch.missing
    if (marks !== 0) this.#mark(marks)
    block.toNext[row] = 0
    this.#link(topic, number)
    this.counts.took(topic, number, length)
    this.#keptBytes += length
    this.#next = number + 1
  }

  /** Lets go of what is beyond the budget, which may have changed. */
  trim(): void {
    while (this.#next - this.#first > this.budget.messages) this.#dropOldest()
    while (this.#keptBytes > this.budget.bytes && this.#first < this.#next) this.#dropOldest()
    const { perTopic } = this.budget
    if (perTopic === undefined) return
    for (let topic = 0; topic < this.topics.size; topic++) while (this.counts.keptOf(topic) > perTopic) this.#dropOf(topic)
  }

  clear(): void {
    while (this.#first < this.#next) this.#dropOldest()
  }

  /** A copy of the message's bytes as it was delivered. Callers check `has` first. */
  envelope(number: number): Uint8Array {
    return this.envelopeView(number).slice()
  }

  /** As `envelope`, without copying: valid until the next `take`. */
  envelopeView(number: number): Uint8Array {
    const block = this.block(number)
    const row = number % BLOCK_ROWS
    return this.#bytes.view(block.at[row] as number, block.length[row] as number)
  }

  payloadView(number: number): Uint8Array {
    const block = this.block(number)
    const row = number % BLOCK_ROWS
    return this.#bytes.view((block.at[row] as number) + (block.payloadAt[row] as number), block.payloadLength[row] as number)
  }

  /** The whole message, decoded. */
  message(number: number): BusMessage {
    const bytes = this.envelope(number)
    const envelope = decodeEnvelope(bytes, 0, bytes.length)
    if (typeof envelope === 'string') throw new Error(`row ${number} holds no envelope: ${envelope}`)
    const block = this.block(number)
    const row = number % BLOCK_ROWS
    const source = this.sources[block.source[row] as number] as Source
    return { envelope, delivery: { ...source, pos: BigInt(block.pos[row] as number), seq: BigInt(block.seq[row] as number) } }
  }

  /** Number of a topic here; -1 when nothing of it came. */
  topicNumber(topic: string): number {
    const bytes = encoder.encode(topic)
    return this.topics.find(bytes, 0, bytes.length, topicHash(bytes, 0, bytes.length))
  }

  /** Whether a row is the message with this id, or answers it. */
  isRelated(number: number, id: string): 'is it' | 'answers it' | undefined {
    const bytes = this.envelopeView(number)
    if (peekEnvelope(bytes, 0, bytes.length, this.#peeked) !== undefined) return undefined
    const { idAt, correlationAt } = this.#peeked
    if (uuidText(bytes, idAt) === id) return 'is it'
    return correlationAt >= 0 && uuidText(bytes, correlationAt) === id ? 'answers it' : undefined
  }

  /** The newest row with this position; undefined when none is kept. */
  findPos(pos: number): number | undefined {
    for (let number = this.#next - 1; number >= this.#first; number--) {
      if (this.block(number).pos[number % BLOCK_ROWS] === pos && this.has(number)) return number
    }
    return undefined
  }

  #mark(marks: number): void {
    this.marked.missing += this.#watch.missing
    if (marks & MARK.duplicate) this.marked.duplicates += 1
    if (marks & MARK.late) this.marked.late += 1
  }

  #topicAt(bytes: Uint8Array, { topicAt, topicLength, topicHash }: EnvelopeHeader): number {
    const known = this.topics.find(bytes, topicAt, topicLength, topicHash)
    if (known >= 0) return known
    if (this.topics.size >= TOPICS_MAX) throw new Error(`more than ${TOPICS_MAX} topics`)
    return this.topics.add(decoder.decode(bytes.subarray(topicAt, topicAt + topicLength)))
  }

  #schemaAt(bytes: Uint8Array, { schemaAt, schemaLength }: EnvelopeHeader): number {
    // 0 is no schema.
    if (this.schemas.size === 0) this.schemas.numberOf('')
    return this.schemas.numberOf(decoder.decode(bytes.subarray(schemaAt, schemaAt + schemaLength)))
  }

  #sourceAt(bytes: Uint8Array, headerAt: number, at: number, end: number): number {
    const last = this.#lastTail
    if (end - at === last.length) {
      let i = 0
      while (i < last.length && last[i] === bytes[at + i]) i++
      if (i === last.length && this.sources.length > 0) return this.#lastSource
    }
    const tail = bytes.slice(at, end)
    const key = decoder.decode(tail)
    let number = this.#tails.get(key)
    if (number === undefined) {
      const delivery = readDelivery(bytes, headerAt, end)
      const { from = '', namespace = '', epoch = 0, commit = 'ephemeral' } = delivery ?? {}
      number = Math.min(this.sources.length, 65_535)
      this.sources[number] = { from, namespace, epoch, commit }
      this.#tails.set(key, number)
    }
    this.#lastTail = tail
    this.#lastSource = number
    return number
  }

  /** The message before it of the same topic learns where it is. */
  #link(topic: number, number: number): void {
    const before = this.counts.newestOf(topic)
    if (before >= this.#first && before < number) this.block(before).toNext[before % BLOCK_ROWS] = number - before
  }

  #makeRoom(topic: number, length: number): void {
    const { messages, bytes, perTopic } = this.budget
    if (perTopic !== undefined) while (this.counts.keptOf(topic) >= perTopic) this.#dropOf(topic)
    while (this.#next - this.#first >= messages) this.#dropOldest()
    while (this.#keptBytes + length > bytes && this.#first < this.#next) this.#dropOldest()
  }

  #dropOldest(): void {
    const number = this.#first
    const block = this.#blocks[0] as RowBlock
    const row = number % BLOCK_ROWS
    if ((block.flags[row] as number) & GONE) this.#gone -= 1
    else this.#forget(block, row, number)
    this.#first = number + 1
    if (this.#first % BLOCK_ROWS === 0) this.#spare = this.#blocks.shift()
    this.#bytes.freeBefore(this.#first < this.#next ? (this.block(this.#first).at[this.#first % BLOCK_ROWS] as number) : this.#bytes.end)
  }

  #dropOf(topic: number): void {
    const number = this.counts.oldestOf(topic)
    const block = this.block(number)
    const row = number % BLOCK_ROWS
    block.flags[row] = (block.flags[row] as number) | GONE
    this.#gone += 1
    this.#forget(block, row, number)
  }

  #forget(block: RowBlock, row: number, number: number): void {
    const length = block.length[row] as number
    this.#keptBytes -= length
    const step = block.toNext[row] as number
    this.counts.dropped(block.topic[row] as number, step === 0 ? -1 : number + step, length)
  }

  #addBlock(): void {
    this.#blocks.push(this.#spare ?? new RowBlock())
    this.#spare = undefined
  }
}

/** Milliseconds of the 64-bit nanoseconds at `at`, without a bigint: exact to a microsecond. */
function readTsMs(bytes: Uint8Array, at: number): number {
  const low =
    ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0
  const high =
    (bytes[at + 4] as number) | ((bytes[at + 5] as number) << 8) | ((bytes[at + 6] as number) << 16) | ((bytes[at + 7] as number) << 24)
  return (high * 0x1_0000_0000 + low) / NS_PER_MS
}
