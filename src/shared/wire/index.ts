export { carryOn, DeliveredMessage, decodeEnvelope, envelopeFrom } from './decode.ts'
export { findTopic, posOf, seqOf, type TopicPlace, typeOf } from './delivered-peek.ts'
export { DELIVERY_BYTES_MAX, deliveryTail, readDelivery, writeDelivery } from './delivery.ts'
export { EnvelopeDraft, encodeEnvelope, HEADER_BYTES_MAX, writeEnvelope } from './encode.ts'
export { DELIVERED_HEAD_BYTES, envelopeStart, frameOf, ITEM_HEAD_BYTES, itemEnd, itemsOf } from './frame.ts'
export { EnvelopeHeader, peekEnvelope } from './header.ts'
export { deliveryToJson, envelopeFromJson, envelopeToJson, fromBase64, fromRfc3339, type JsonView, rfc3339, toBase64 } from './json-view.ts'
export {
  BATCH_BYTES_MAX,
  DEADLINE_MS_DEFAULT,
  DEADLINE_MS_MAX,
  ENVELOPE_BYTES_MAX,
  FRAME_BYTES_MAX,
  HELLO_BYTES_MAX,
  SCHEMA_BYTES_MAX,
  STREAM_CHUNK_BYTES_MAX,
  STREAM_WINDOW_BYTES,
} from './limits.ts'
export type { BusMessage, Delivery, Envelope, EnvelopeType, Trace } from './message.ts'
export { TYPE, TYPE_NAMES } from './types.ts'
export { type FillRandom, IdSource, isUuid, uuidText, writeUuid } from './uuid.ts'
export { readUint32, readVarint, varintEnd, varintLength, writeUint32, writeVarint } from './varint.ts'
