import { DELIVERED_HEAD_BYTES, ITEM_HEAD_BYTES } from './frame.ts'
import { readUint32, readVarint, varintEnd } from './varint.ts'

/** From an envelope's start, in its canonical form: the length of the topic; the type. */
const TOPIC_LENGTH_AT = 21
const TYPE_AT = 19

/** Position of the delivered item at `start`; 0 when it has none. */
export function posOf(bytes: Uint8Array, start: number): number {
  const at = start + DELIVERED_HEAD_BYTES
  return bytes[at] === 0x08 ? readVarint(bytes, at + 1, bytes.length) : 0
}

/** Sequence number, within its topic, of the delivered item at `start`. */
export function seqOf(bytes: Uint8Array, start: number): number {
  let at = start + DELIVERED_HEAD_BYTES
  if (bytes[at] === 0x08) {
    readVarint(bytes, at + 1, bytes.length)
    at = varintEnd.at
  }
  return bytes[at] === 0x10 ? readVarint(bytes, at + 1, bytes.length) : 0
}

/** Where the topic of an item lies; one is made and used again. */
export interface TopicPlace {
  at: number
  length: number
}

export function findTopic(bytes: Uint8Array, start: number, into: TopicPlace): void {
  const envelopeAt = start + DELIVERED_HEAD_BYTES + readUint32(bytes, start + ITEM_HEAD_BYTES)
  into.length = readVarint(bytes, envelopeAt + TOPIC_LENGTH_AT, bytes.length)
  into.at = varintEnd.at
}

/** Type of the envelope in the delivered item at `start` (`TYPE`). */
export function typeOf(bytes: Uint8Array, start: number): number {
  return bytes[start + DELIVERED_HEAD_BYTES + readUint32(bytes, start + ITEM_HEAD_BYTES) + TYPE_AT] as number
}
