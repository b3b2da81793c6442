import { DELIVERED_HEAD_BYTES, DELIVERY_BYTES_MAX, ITEM_HEAD_BYTES, writeDelivery, writeUint32 } from '../../shared/wire/index.ts'
import type { RoutedItem } from './routed-item.ts'

/** A message as a party gets it, in bytes of its own. */
export function deliveredItem(item: RoutedItem): Uint8Array {
  const length = item.end - item.start
  const into = new Uint8Array(DELIVERED_HEAD_BYTES + DELIVERY_BYTES_MAX + length)
  const envelopeAt = writeDelivery(into, DELIVERED_HEAD_BYTES, item.pos, item.seq, item.tail, false)
  const end = envelopeAt + length
  into.set(item.frame.subarray(item.start, item.end), envelopeAt)
  writeUint32(into, 0, end - ITEM_HEAD_BYTES)
  writeUint32(into, ITEM_HEAD_BYTES, envelopeAt - DELIVERED_HEAD_BYTES)
  return into.subarray(0, end)
}
