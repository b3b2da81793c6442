import type { Fault } from '../../shared/base/index.ts'
import { BATCH_BYTES_MAX, ITEM_HEAD_BYTES } from '../../shared/wire/index.ts'
import type { DurableSink, DurableSource } from './contract.ts'
import { DURABLE_PENDING_BYTES_MAX, DURABLE_PENDING_MAX } from './limits.ts'
import type { Port } from './port.ts'
import { DELIVERED_BYTES_MAX, type RoutedItem, writeDelivered } from './routed-item.ts'
import type { TopicEntry } from './topic-table.ts'

const EMPTY = new Uint8Array(0)
const MASK = DURABLE_PENDING_MAX - 1

export interface LaneOwner {
  /** bytes[start, end) is a whole delivered item whose entry is on disk. */
  deliverDurable(entry: TopicEntry, bytes: Uint8Array, start: number, end: number): void
  /** A message is on disk, and past its deadline: nobody gets it now. */
  expireDurable(entry: TopicEntry): void
  /** A job that goes to one operator is on disk; bytes[start, end) is the item to give it. */
  jobDurable(pos: number, bytes: Uint8Array, start: number, end: number): void
  jobVoided(pos: number): void
  /** The log lost a message before it was on disk. */
  refuseVoided(entry: TopicEntry, port: Port, publisherSeq: number, fault: Fault): void
  nowMs(): number
  /** A group is on disk; its oldest message was taken then. */
  groupDurable(oldestMs: number): void
  /** The lane's log is open: its topics go on where they were. */
  laneOpened(lane: DurableLane): void
  /** Everything that was on disk has been delivered. */
  laneAdvanced(): void
}

/**
 * Messages of durable topics between their log and their subscribers: delivered after fdatasync, in order. They are kept encoded as they
 * will be delivered, in chunks; a ring of numbers says where each one lies, so a message makes no garbage.
 */
export class DurableLane {
  readonly #sink: DurableSink
  readonly #owner: LaneOwner
  readonly #entries = new Array<TopicEntry | undefined>(DURABLE_PENDING_MAX).fill(undefined)
  readonly #ports = new Array<Port | undefined>(DURABLE_PENDING_MAX).fill(undefined)
  readonly #chunks = new Array<Uint8Array>(DURABLE_PENDING_MAX).fill(EMPTY)
  readonly #starts = new Uint32Array(DURABLE_PENDING_MAX)
  readonly #ends = new Uint32Array(DURABLE_PENDING_MAX)
  readonly #seqs = new Float64Array(DURABLE_PENDING_MAX)
  /** Monotonic ms after which a message is not delivered any more; 0: always. */
  readonly #dues = new Float64Array(DURABLE_PENDING_MAX)
  /** Positions of jobs that go to one operator; 0 for whatever goes to all subscribers. */
  readonly #jobs = new Float64Array(DURABLE_PENDING_MAX)
  #chunk: Uint8Array = EMPTY
  #used = 0
  #appended = 0
  #delivered = 0
  #pendingBytes = 0
  /** When the oldest message since the last group was taken; what was under way already counts from the next append on. */
  #oldestMs = 0

  constructor(sink: DurableSink, owner: LaneOwner) {
    this.#sink = sink
    this.#owner = owner
    sink.onDurable = (count) => this.#onDurable(count)
    sink.onVoided = (count, fault) => this.#onVoided(count, fault)
    sink.onOpened = () => owner.laneOpened(this)
  }

  /** Index in the log of the next entry to be delivered. */
  get position(): number {
    return (this.#sink.base ?? 0) + this.#delivered
  }

  get source(): DurableSource | undefined {
    return this.#sink.source
  }

  get pending(): number {
    return this.#appended - this.#delivered
  }

  /** The last sequence number of a topic in the log. */
  lastSeq(topic: string): number {
    return this.#sink.lastSeq?.(topic) ?? 0
  }

  /** Takes a message for the log. `full`: nothing was taken; its publisher must wait until `laneAdvanced`. */
  append(item: RoutedItem, entry: TopicEntry, port: Port, publisherSeq: number): 'taken' | 'full' {
    const length = item.end - item.start
    if (this.pending >= DURABLE_PENDING_MAX || this.#pendingBytes > DURABLE_PENDING_BYTES_MAX) return 'full'
    const need = DELIVERED_BYTES_MAX + length
    if (this.#used + need > this.#chunk.length) {
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(BATCH_BYTES_MAX, need))
      this.#used = 0
    }
    const chunk = this.#chunk
    const at = this.#used
    const end = writeDelivered(chunk, at, item, true)
    if (this.#sink.append(chunk, at + ITEM_HEAD_BYTES, end) === 'full') return 'full'
    const slot = this.#appended & MASK
    this.#entries[slot] = entry
    this.#ports[slot] = port
    this.#chunks[slot] = chunk
    this.#starts[slot] = at
    this.#ends[slot] = end
    this.#seqs[slot] = publisherSeq
    this.#jobs[slot] = item.isLeased ? item.pos : 0
    this.#dues[slot] = item.dueMs
    this.#used = end
    this.#appended++
    if (this.#oldestMs === 0) this.#oldestMs = this.#owner.nowMs()
    this.#pendingBytes += end - at
    port.durablePending++
    return 'taken'
  }

  #onDurable(count: number): void {
    if (this.#oldestMs > 0) this.#owner.groupDurable(this.#oldestMs)
    this.#oldestMs = 0
    while (this.#delivered < count && this.#delivered < this.#appended) {
      const slot = this.#delivered & MASK
      const start = this.#starts[slot] as number
      const end = this.#ends[slot] as number
      const job = this.#jobs[slot] as number
      const dueMs = this.#dues[slot] as number
      if (job > 0) this.#owner.jobDurable(job, this.#chunks[slot] as Uint8Array, start, end)
      else if (dueMs > 0 && dueMs <= this.#owner.nowMs()) this.#owner.expireDurable(this.#entries[slot] as TopicEntry)
      else this.#owner.deliverDurable(this.#entries[slot] as TopicEntry, this.#chunks[slot] as Uint8Array, start, end)
      ;(this.#ports[slot] as Port).becameDurable(this.#seqs[slot] as number)
      this.#release(slot)
      this.#delivered++
    }
    this.#owner.laneAdvanced()
  }

  #onVoided(count: number, fault: Fault): void {
    const first = Math.max(count, this.#delivered)
    for (let i = first; i < this.#appended; i++) {
      const slot = i & MASK
      const port = this.#ports[slot] as Port
      port.latest.durablePending--
      if ((this.#jobs[slot] as number) > 0) this.#owner.jobVoided(this.#jobs[slot] as number)
      this.#owner.refuseVoided(this.#entries[slot] as TopicEntry, port, this.#seqs[slot] as number, fault)
      this.#release(slot)
    }
    this.#appended = first
    this.#owner.laneAdvanced()
  }

  #release(slot: number): void {
    this.#entries[slot] = undefined
    this.#ports[slot] = undefined
    this.#chunks[slot] = EMPTY
    this.#pendingBytes -= (this.#ends[slot] as number) - (this.#starts[slot] as number)
  }
}
