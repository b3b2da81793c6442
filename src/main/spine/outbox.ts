import type { Transport } from '../../shared/transport/index.ts'
import { BATCH_BYTES_MAX, DELIVERED_HEAD_BYTES, ITEM_HEAD_BYTES, writeDelivery, writeUint32 } from '../../shared/wire/index.ts'
import { giveBatch, LITTLE_BATCH_BYTES, takeBatch } from './batches.ts'
import { KEPT_QUEUE_FACTOR, QUEUE_BYTES_MAX, UNCOPIED_BYTES_MIN } from './limits.ts'
import { DELIVERED_BYTES_MAX, type RoutedItem, writeDelivered } from './routed-item.ts'
import { type Due, takeOutExpired, type WaitingFrame } from './waiting-frame.ts'
import { WaitingQueue } from './waiting-queue.ts'

const EMPTY = new Uint8Array(0)
/** From here on what was gathered goes out as a frame of its own, rather than be copied together with what does not lie behind it. */
const WORTH_A_FRAME_BYTES = BATCH_BYTES_MAX / 4
const DURABLE = { isDroppable: false, dueMs: 0 }

export interface OutboxOwner {
  /** Something was put in: flush the outbox at the end of this turn. */
  outboxDirty(): void
  nowMs(): number
  /** More is queued than may be, and none of it may be dropped. */
  outboxOverflowed(): void
}

/**
 * What goes out to one party: a batch that grows during a turn, and frames that wait while the transport is full. Bounded in bytes:
 * beyond QUEUE_BYTES_MAX the oldest droppable items go, counted; what may not be dropped is kept up to KEPT_QUEUE_FACTOR times that, then
 * the owner is told.
 */
export class Outbox {
  readonly #transport: Transport
  readonly #owner: OutboxOwner
  readonly #queueBytesMax: number
  #batch: Uint8Array = EMPTY
  #used = 0
  /** What the turn gathered lies in memory of others, shared[from, end); undefined: it is in the batch. */
  #shared: Uint8Array | undefined
  #sharedFrom = 0
  #sharedEnd = 0
  #droppable = 0
  /** The last batch was more than a little one holds. */
  #isBusy = false
  readonly #waiting = new WaitingQueue()
  #items = 0
  #dropped = 0
  #expired = 0
  /** Items of the batch that have a deadline. */
  #dues: Due[] | undefined
  #isDirty = false
  #isClosed = false

  constructor(transport: Transport, owner: OutboxOwner, queueBytesMax = QUEUE_BYTES_MAX) {
    this.#transport = transport
    this.#owner = owner
    this.#queueBytesMax = queueBytesMax
  }

  get queuedBytes(): number {
    return this.#waiting.bytes + this.#used + this.#sharedEnd - this.#sharedFrom
  }

  /** Items dropped since this was last asked. */
  takeDropped(): number {
    const dropped = this.#dropped
    this.#dropped = 0
    return dropped
  }

  /** Items past their deadline since this was last asked. */
  takeExpired(): number {
    const expired = this.#expired
    this.#expired = 0
    return expired
  }

  /** Counts one that was past its deadline before it could be put in. */
  countExpired(): void {
    this.#expired++
    this.#owner.outboxDirty()
  }

  /** More waits than may: whatever can be had again later should not be put in. */
  get isOver(): boolean {
    return this.#waiting.bytes > this.#queueBytesMax
  }

  get hasRoom(): boolean {
    return this.#waiting.isEmpty
  }

  /** Writes the delivery header and copies the envelope behind it. */
  push(item: RoutedItem): void {
    const length = item.end - item.start
    if (length >= UNCOPIED_BYTES_MIN && this.#pushUncopied(item)) return
    const at = this.#room(DELIVERED_BYTES_MAX + length)
    this.#used = writeDelivered(this.#batch, at, item, false)
    if (item.dueMs > 0) this.#noteDue(at, item.dueMs)
    this.#gathered(this.#used, item.isDroppable)
  }

  /** Sends a large envelope as it lies in the frame it came in. @returns false when it must be queued, which means copied. */
  #pushUncopied(item: RoutedItem): boolean {
    const { sendParts } = this.#transport
    if (sendParts === undefined || this.#isClosed) return false
    this.#seal()
    if (!this.#waiting.isEmpty) return false
    const head = Buffer.allocUnsafe(DELIVERED_BYTES_MAX)
    const end = writeDelivery(head, DELIVERED_HEAD_BYTES, item.pos, item.seq, item.tail, false)
    writeUint32(head, 0, end - ITEM_HEAD_BYTES + item.end - item.start)
    writeUint32(head, ITEM_HEAD_BYTES, end - DELIVERED_HEAD_BYTES)
    return sendParts(head.subarray(0, end), item.frame.subarray(item.start, item.end)) === 'sent'
  }

  /** Copies a whole delivered item, its length included: bytes[start, end). */
  pushEncoded(bytes: Uint8Array, start: number, end: number, isDroppable: boolean): void {
    const at = this.#room(end - start)
    this.#batch.set(bytes.subarray(start, end), at)
    this.#used = at + end - start
    this.#gathered(this.#used, isDroppable)
  }

  /** As `pushEncoded`, for bytes that are never written again: they go out as they lie, as long as one item is behind the other. */
  pushLasting(bytes: Uint8Array, start: number, end: number): void {
    if (end - start < UNCOPIED_BYTES_MIN || this.#isClosed) return this.pushShared(bytes, start, end, DURABLE)
    this.#seal()
    if (!this.#waiting.isEmpty || this.#transport.send(bytes.subarray(start, end)) === 'full') this.pushEncoded(bytes, start, end, false)
  }

  /** As `pushLasting`, for a small item that may be dropped or have a deadline. */
  pushShared(bytes: Uint8Array, start: number, end: number, { isDroppable, dueMs }: Pick<RoutedItem, 'isDroppable' | 'dueMs'>): void {
    if (this.#shared !== bytes || this.#sharedEnd !== start) {
      if (this.#used + this.#sharedEnd - this.#sharedFrom >= WORTH_A_FRAME_BYTES) this.#seal()
      if (this.#shared !== undefined || this.#used > 0) {
        if (dueMs > 0) this.#noteDue(this.#room(end - start), dueMs)
        return this.pushEncoded(bytes, start, end, isDroppable)
      }
      this.#shared = bytes
      this.#sharedFrom = start
    }
    this.#sharedEnd = end
    if (dueMs > 0) this.#noteDue(start - this.#sharedFrom, dueMs)
    this.#gathered(end - this.#sharedFrom, isDroppable)
  }

  /** Hands over what this turn gathered. */
  flush(): void {
    this.#isDirty = false
    this.#seal()
  }

  /** The transport takes frames again. */
  drain(): void {
    while (!this.#isClosed && this.#waiting.hand((frame) => this.#hand(frame)));
  }

  close(): void {
    this.#isClosed = true
    this.#waiting.clear()
    this.#batch = EMPTY
    this.#used = 0
    this.#forgetShared()
  }

  #forgetShared(): void {
    this.#shared = undefined
    this.#sharedFrom = 0
    this.#sharedEnd = 0
  }

  /** Where the batch has room for so many bytes. */
  #room(need: number): number {
    if (this.#shared !== undefined) {
      const part = this.#shared.subarray(this.#sharedFrom, this.#sharedEnd)
      this.#forgetShared()
      this.#batch = takeBatch(this.#isBusy, part.length)
      this.#batch.set(part)
      this.#used = part.length
    }
    if (this.#used + need > this.#batch.length) {
      const isMore = this.#used > 0
      this.#seal()
      if (isMore) this.#isBusy = true
      this.#batch = takeBatch(this.#isBusy, need)
    }
    return this.#used
  }

  #noteDue(at: number, ms: number): void {
    this.#dues ??= []
    this.#dues.push({ at, ms })
  }

  /** One more item; so many bytes are gathered now. */
  #gathered(bytes: number, isDroppable: boolean): void {
    this.#items++
    if (isDroppable) this.#droppable++
    if (bytes >= BATCH_BYTES_MAX) this.#seal()
    else if (!this.#isDirty) {
      this.#isDirty = true
      this.#owner.outboxDirty()
    }
  }

  #seal(): void {
    const shared = this.#shared
    if ((this.#used === 0 && shared === undefined) || this.#isClosed) return
    const batch = this.#batch
    const bytes = shared === undefined ? batch.subarray(0, this.#used) : shared.subarray(this.#sharedFrom, this.#sharedEnd)
    const frame = { bytes, items: this.#items, droppable: this.#droppable, dues: this.#dues }
    if (shared === undefined) this.#isBusy &&= this.#used > LITTLE_BATCH_BYTES
    else this.#forgetShared()
    this.#batch = EMPTY
    this.#used = 0
    this.#items = 0
    this.#droppable = 0
    this.#dues = undefined
    const isSent = this.#waiting.isEmpty && this.#hand(frame)
    if (!isSent) this.#waiting.add(frame)
    const isCopied = !isSent || bytes.length <= (this.#transport.copiesUpTo ?? 0)
    if (shared === undefined && isCopied) giveBatch(batch)
    if (this.#waiting.bytes > this.#queueBytesMax) this.#shed()
  }

  /** Hands over what of a frame is not past its deadline. @returns false when the transport is full */
  #hand(frame: WaitingFrame): boolean {
    if (frame.dues !== undefined) this.#expired += takeOutExpired(frame, this.#owner.nowMs())
    return frame.bytes.length === 0 || this.#transport.send(frame.bytes) === 'sent'
  }

  #shed(): void {
    this.#dropped += this.#waiting.shed(this.#queueBytesMax)
    if (this.#waiting.bytes > this.#queueBytesMax * KEPT_QUEUE_FACTOR) this.#owner.outboxOverflowed()
  }
}
