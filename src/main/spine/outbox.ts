import type { Transport } from '../../shared/transport/index.ts'
import {
  BATCH_BYTES_MAX,
  DELIVERED_HEAD_BYTES,
  DELIVERY_BYTES_MAX,
  envelopeStart,
  ITEM_HEAD_BYTES,
  itemEnd,
  TYPE,
  writeDelivery,
  writeUint32,
} from '../../shared/wire/index.ts'
import { KEPT_QUEUE_FACTOR, QUEUE_BYTES_MAX, UNCOPIED_BYTES_MIN } from './limits.ts'
import type { RoutedItem } from './routed-item.ts'

const EMPTY = new Uint8Array(0)
const BATCH_ROOM = BATCH_BYTES_MAX + DELIVERY_BYTES_MAX

interface WaitingFrame {
  bytes: Uint8Array
  droppable: number
}

export interface OutboxOwner {
  /** Something was put in: flush the outbox at the end of this turn. */
  outboxDirty(): void
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
  #waiting: WaitingFrame[] = []
  #waitingBytes = 0
  #dropped = 0
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
      if (this.#transport.send(next.bytes) === 'full') return
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
      this.#seal()
      this.#batch = Buffer.allocUnsafeSlow(Math.max(BATCH_ROOM, need))
    }
    return this.#used
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
    const droppable = this.#droppable
    this.#batch = EMPTY
    this.#used = 0
    this.#droppable = 0
    if (this.#waiting.length === 0 && this.#transport.send(bytes) === 'sent') return
    this.#waiting.push({ bytes, droppable })
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes > this.#queueBytesMax) this.#shed()
  }

  #shed(): void {
    for (let i = 0; i < this.#waiting.length && this.#waitingBytes > this.#queueBytesMax; i++) {
      const frame = this.#waiting[i] as WaitingFrame
      if (frame.droppable === 0) continue
      const kept = withoutEvents(frame.bytes)
      this.#dropped += frame.droppable
      this.#waitingBytes -= frame.bytes.length - kept.length
      frame.bytes = kept
      frame.droppable = 0
    }
    this.#waiting = this.#waiting.filter(({ bytes }) => bytes.length > 0)
    if (this.#waitingBytes > this.#queueBytesMax * KEPT_QUEUE_FACTOR) this.#owner.outboxOverflowed()
  }
}

/** Byte behind the id and the type's tag, in any canonical envelope. */
const TYPE_OFFSET = 19

/** The frame without its droppable items: events whose delivery header does not end in "commit: durable". */
function withoutEvents(frame: Uint8Array): Uint8Array {
  const kept = new Uint8Array(frame.length)
  let used = 0
  for (let at = 0; at < frame.length; ) {
    const end = itemEnd(frame, at)
    const envelopeAt = envelopeStart(frame, at, end)
    const isDurable = frame[envelopeAt - 2] === 0x30 && frame[envelopeAt - 1] === 1
    if (frame[envelopeAt + TYPE_OFFSET] !== TYPE.event || isDurable) {
      kept.set(frame.subarray(at, end), used)
      used += end - at
    }
    at = end
  }
  return kept.slice(0, used)
}
