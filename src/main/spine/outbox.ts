import type { Transport } from '../../shared/transport/index.ts'
import {
  BATCH_BYTES_MAX,
  DELIVERED_HEAD_BYTES,
  DELIVERY_BYTES_MAX,
  ITEM_HEAD_BYTES,
  writeDelivery,
  writeUint32,
} from '../../shared/wire/index.ts'
import { giveBatch, LITTLE_BATCH_BYTES, takeBatch } from './batches.ts'
import { KEPT_QUEUE_FACTOR, QUEUE_BYTES_MAX, UNCOPIED_BYTES_MIN } from './limits.ts'
import type { RoutedItem } from './routed-item.ts'
import { type Due, takeOutEvents, takeOutExpired, type WaitingFrame } from './waiting-frame.ts'

const EMPTY = new Uint8Array(0)

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
  #droppable = 0
  /** The last batch was more than a little one holds. */
  #isBusy = false
  #waiting: WaitingFrame[] = []
  #waitingBytes = 0
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
    return this.#waitingBytes + this.#used
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
    return this.#waitingBytes > this.#queueBytesMax
  }

  get hasRoom(): boolean {
    return this.#waiting.length === 0
  }

  /** Writes the delivery header and copies the envelope behind it. */
  push(item: RoutedItem): void {
    const length = item.end - item.start
    if (length >= UNCOPIED_BYTES_MIN && this.#pushUncopied(item)) return
    const at = this.#room(DELIVERED_HEAD_BYTES + DELIVERY_BYTES_MAX + length)
    const batch = this.#batch
    const headerAt = at + DELIVERED_HEAD_BYTES
    const envelopeAt = writeDelivery(batch, headerAt, item.pos, item.seq, item.tail, false)
    batch.set(item.frame.subarray(item.start, item.end), envelopeAt)
    const end = envelopeAt + length
    writeUint32(batch, at, end - at - ITEM_HEAD_BYTES)
    writeUint32(batch, at + ITEM_HEAD_BYTES, envelopeAt - headerAt)
    if (item.dueMs > 0) this.#noteDue(at, item.dueMs)
    this.#put(end, item.isDroppable)
  }

  /** Sends a large envelope as it lies in the frame it came in. @returns false when it must be queued, which means copied. */
  #pushUncopied(item: RoutedItem): boolean {
    const { sendParts } = this.#transport
    if (sendParts === undefined || this.#isClosed) return false
    this.#seal()
    if (this.#waiting.length > 0) return false
    const head = Buffer.allocUnsafe(DELIVERED_HEAD_BYTES + DELIVERY_BYTES_MAX)
    const end = writeDelivery(head, DELIVERED_HEAD_BYTES, item.pos, item.seq, item.tail, false)
    writeUint32(head, 0, end - ITEM_HEAD_BYTES + item.end - item.start)
    writeUint32(head, ITEM_HEAD_BYTES, end - DELIVERED_HEAD_BYTES)
    return sendParts(head.subarray(0, end), item.frame.subarray(item.start, item.end)) === 'sent'
  }

  /** Copies a whole delivered item, its length included: bytes[start, end). */
  pushEncoded(bytes: Uint8Array, start: number, end: number, isDroppable: boolean): void {
    const at = this.#room(end - start)
    this.#batch.set(bytes.subarray(start, end), at)
    this.#put(at + end - start, isDroppable)
  }

  /** As `pushEncoded`, for bytes that are never written again: a large item goes out as it lies. */
  pushLasting(bytes: Uint8Array, start: number, end: number): void {
    if (end - start < UNCOPIED_BYTES_MIN || this.#isClosed) return this.pushEncoded(bytes, start, end, false)
    this.#seal()
    if (this.#waiting.length > 0 || this.#transport.send(bytes.subarray(start, end)) === 'full') this.pushEncoded(bytes, start, end, false)
  }

  /** Hands over what this turn gathered. */
  flush(): void {
    this.#isDirty = false
    this.#seal()
  }

  /** The transport takes frames again. */
  drain(): void {
    while (this.#waiting.length > 0 && !this.#isClosed) {
      const [next] = this.#waiting as [WaitingFrame]
      this.#waitingBytes -= next.bytes.length
      const isGone = this.#hand(next)
      this.#waitingBytes += next.bytes.length
      if (!isGone) return
      this.#waiting.shift()
      this.#waitingBytes -= next.bytes.length
    }
  }

  close(): void {
    this.#isClosed = true
    this.#waiting = []
    this.#waitingBytes = 0
    this.#batch = EMPTY
    this.#used = 0
  }

  #room(need: number): number {
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

  #put(end: number, isDroppable: boolean): void {
    this.#used = end
    if (isDroppable) this.#droppable++
    if (end >= BATCH_BYTES_MAX) this.#seal()
    else if (!this.#isDirty) {
      this.#isDirty = true
      this.#owner.outboxDirty()
    }
  }

  #seal(): void {
    if (this.#used === 0 || this.#isClosed) return
    const bytes = this.#batch.subarray(0, this.#used)
    this.#isBusy &&= this.#used > LITTLE_BATCH_BYTES
    const frame = { bytes, droppable: this.#droppable, dues: this.#dues }
    const batch = this.#batch
    this.#batch = EMPTY
    this.#used = 0
    this.#droppable = 0
    this.#dues = undefined
    if (this.#waiting.length === 0 && this.#hand(frame)) {
      if (bytes.length <= (this.#transport.copiesUpTo ?? 0)) giveBatch(batch)
      return
    }
    this.#waiting.push(frame)
    this.#waitingBytes += frame.bytes.length
    if (this.#waitingBytes > this.#queueBytesMax) this.#shed()
  }

  /** Hands over what of a frame is not past its deadline. @returns false when the transport is full */
  #hand(frame: WaitingFrame): boolean {
    if (frame.dues !== undefined) this.#expired += takeOutExpired(frame, this.#owner.nowMs())
    return frame.bytes.length === 0 || this.#transport.send(frame.bytes) === 'sent'
  }

  #shed(): void {
    for (let i = 0; i < this.#waiting.length && this.#waitingBytes > this.#queueBytesMax; i++) {
      const frame = this.#waiting[i] as WaitingFrame
      if (frame.droppable === 0) continue
      this.#waitingBytes -= frame.bytes.length
      this.#dropped += takeOutEvents(frame)
      this.#waitingBytes += frame.bytes.length
    }
    this.#waiting = this.#waiting.filter(({ bytes }) => bytes.length > 0)
    if (this.#waitingBytes > this.#queueBytesMax * KEPT_QUEUE_FACTOR) this.#owner.outboxOverflowed()
  }
}
