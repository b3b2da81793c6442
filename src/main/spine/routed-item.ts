import { DELIVERED_HEAD_BYTES, DELIVERY_BYTES_MAX, ITEM_HEAD_BYTES, writeDelivery, writeUint32 } from '../../shared/wire/index.ts'

/** What a delivered item has at most before its envelope. */
export const DELIVERED_BYTES_MAX = DELIVERED_HEAD_BYTES + DELIVERY_BYTES_MAX

/** One message on its way to its subscribers. The Spine keeps one and fills it again for each message, so that routing makes no garbage. */
export class RoutedItem {
  frame: Uint8Array = new Uint8Array(0)
  /** The envelope is frame[start, end). */
  start = 0
  end = 0
  pos = 0
  seq = 0
  /** The publisher's part of the delivery header. */
  tail: Uint8Array = new Uint8Array(0)
  /** May be dropped when a subscriber is too slow: an ephemeral event. */
  isDroppable = false
  /** Monotonic ms after which it is not handed over any more; 0: never. */
  dueMs = 0
  /** A job that goes to one operator: a durable one is handed to the broker once it is on disk. */
  isLeased = false
}

/** Writes the delivered item, its length included; `into` must have DELIVERED_BYTES_MAX beside the envelope. @returns the offset behind it. */
export function writeDelivered(into: Uint8Array, at: number, item: RoutedItem, isDurable: boolean): number {
  const headerAt = at + DELIVERED_HEAD_BYTES
  const envelopeAt = writeDelivery(into, headerAt, item.pos, item.seq, item.tail, isDurable)
  const end = envelopeAt + item.end - item.start
  into.set(item.frame.subarray(item.start, item.end), envelopeAt)
  writeUint32(into, at, end - at - ITEM_HEAD_BYTES)
  writeUint32(into, at + ITEM_HEAD_BYTES, envelopeAt - headerAt)
  return end
}
