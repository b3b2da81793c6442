import { HASH_BYTES } from './hash.ts'

/** A record begins with field 1 (`prev`), 32 bytes. */
export const PREV_TAG = 0x0a
/** Tag, length and hash of `prev` at the front of every record. */
export const PREV_FIELD_BYTES = 2 + HASH_BYTES
/** Field numbers of record bodies that the log itself looks at (proto/arqonbus/v1/record.proto). */
export const BODY_LOG_OPENED = 16
export const BODY_ENGINE_CLOSED = 18
export const BODY_TAIL_QUARANTINED = 19

const FIRST_BODY_FIELD = 16

/** True when `bytes[at…end)` begins with a `prev` field. */
export function hasPrev(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at >= PREV_FIELD_BYTES && bytes[at] === PREV_TAG && bytes[at + 1] === HASH_BYTES
}

/** The field number of a record's body (16 and up) without decoding it; 0 when there is none or the bytes are no message. */
export function peekBody(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end) {
    let tag = (bytes[at] ?? 0) & 0x7f
    if ((bytes[at++] ?? 0) >= 0x80) {
      tag |= ((bytes[at] ?? 0) & 0x7f) << 7
      // Two bytes hold every field number up to 2,047.
      if ((bytes[at++] ?? 0) >= 0x80) return 0
    }
    const field = tag >>> 3
    if (field >= FIRST_BODY_FIELD) return field
    const wire = tag & 7
    if (wire === 0) {
      while ((bytes[at++] ?? 0) >= 0x80) if (at >= end) return 0
    } else if (wire === 1) at += 8
    else if (wire === 5) at += 4
    else if (wire === 2) {
      let length = 0
      let shift = 0
      let byte = 0x80
      while (byte >= 0x80 && shift < 28) {
        byte = bytes[at++] ?? 0
        length |= (byte & 0x7f) << shift
        shift += 7
      }
      at += length
    } else return 0
  }
  return 0
}
