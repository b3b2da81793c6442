import { decodeEnvelope, type EnvelopeHeader, encodeEnvelope, frameOf, ITEM_HEAD_BYTES } from '../wire/index.ts'

/** A framed item as it is, or, where it asks for replies, asking for them at `inbox`: a new connection may have another one. */
export function withReplyTo(item: Uint8Array, header: EnvelopeHeader, inbox: string): Uint8Array {
  if (header.replyAt < 0) return item
  const envelope = decodeEnvelope(item, ITEM_HEAD_BYTES, item.length)
  return typeof envelope === 'string' ? item : frameOf([encodeEnvelope({ ...envelope, replyTo: inbox })])
}
