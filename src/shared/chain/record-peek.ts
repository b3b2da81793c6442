import { HASH_BYTES } from './hash.ts'

/** A record begins with field 1 (`prev`), 32 bytes. */
export const PREV_TAG = 0x0a
/** Tag, length and hash of `prev` at the front of every record. */
export const PREV_FIELD_BYTES = 2 + HASH_BYTES
/** Field numbers of record bodies that the log itself looks at (proto/arqonbus/v1/record.proto). */
export const BODY_LOG_OPENED = 16
export const BODY_ENGINE_CLOSED = 18
export const BODY_TAIL_QUARANTINED = 19
export const BODY_SNAPSHOT = 57
const BODY_KEY_ROTATED = 100

const FIRST_BODY_FIELD = 16
const VARINT = 0
const FIXED_64 = 1
const LENGTH_DELIMITED = 2
/** Bytes of a value by wire type, where that is fixed (https://protobuf.dev/programming-guides/encoding/). */
const WIRE_BYTES: readonly (number | undefined)[] = [undefined, 8, undefined, undefined, undefined, 4]

/** True when `bytes[at…end)` begins with a `prev` field. */
export function hasPrev(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at >= PREV_FIELD_BYTES && bytes[at] === PREV_TAG && bytes[at + 1] === HASH_BYTES
}

/** A field as it lies in a buffer; for a length-delimited one `[start…end)` is its content. */
export interface FieldPlace {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** Finds the first field of a protobuf message in `bytes[start…end)` that `isWanted`, without decoding; undefined too when it is none. */
export function findField(bytes: Uint8Array, start: number, end: number, isWanted: (number: number) => boolean): FieldPlace | undefined {
  for (let at = start; at < end; ) {
    const tag = varintAt(bytes, at)
    if (tag < 8) return undefined
    at = varintEnd(bytes, at, end)
    const wire = tag & 7
    let length = WIRE_BYTES[wire] ?? -1
    if (wire === LENGTH_DELIMITED) {
      length = varintAt(bytes, at)
      at = varintEnd(bytes, at, end)
    } else if (wire === VARINT) length = varintEnd(bytes, at, end) - at
    if (length < 0 || at + length > end) return undefined
    if (isWanted(tag >>> 3)) return { number: tag >>> 3, start: at, end: at + length }
    at += length
  }
  return undefined
}

/** The value of a varint of up to four bytes; -1 for a longer one, which is a value only, never a tag or a length. */
function varintAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first
  let value = first & 0x7f
  for (let i = 1; i < 4; i++) {
    const byte = bytes[at + i] ?? 0
    value |= (byte & 0x7f) << (7 * i)
    if (byte < 0x80) return value
  }
  return -1
}

/** Offset behind a varint. */
function varintEnd(bytes: Uint8Array, at: number, end: number): number {
  let next = at
  while ((bytes[next] ?? 0) >= 0x80 && next < end) next++
  return next + 1
}

const isBody = (number: number): boolean => number >= FIRST_BODY_FIELD

/** The field number of a record's body (16 and up) without decoding it; 0 when there is none or the bytes are no message. */
export function peekBody(bytes: Uint8Array, start: number, end: number): number {
  // As `findField`, for every record of a log that is verified: what has a tag and a length of one byte is stepped over, and no object is made.
  let at = start
  while (at < end) {
    const tag = bytes[at] as number
    const wire = tag & 7
    if (tag >= 0x80 || tag < 8) break
    if (wire === LENGTH_DELIMITED) {
      const length = bytes[at + 1] as number
      if (length >= 0x80) break
      at += 2 + length
    } else if (wire === VARINT) at = varintEnd(bytes, at + 1, end)
    else if (wire === FIXED_64) at += 9
    else break
  }
  const tag = varintAt(bytes, at)
  if (tag >= FIRST_BODY_FIELD * 8 && (tag & 7) === LENGTH_DELIMITED) {
    const lengthAt = varintEnd(bytes, at, end)
    const length = varintAt(bytes, lengthAt)
    if (length >= 0 && varintEnd(bytes, lengthAt, end) + length <= end) return tag >>> 3
  }
  return findField(bytes, at, end, isBody)?.number ?? 0
}

/** The quarantine file that a `tail_quarantined` record names; undefined for any other entry. */
export function peekQuarantined(bytes: Uint8Array, start: number, end: number): string | undefined {
  return peekFirstText(bytes, { start, end, number: BODY_TAIL_QUARANTINED })
}

/** The verifier key that a `key_rotated` record names; undefined for any other entry. */
export function peekRotated(bytes: Uint8Array, start: number, end: number): string | undefined {
  return peekFirstText(bytes, { start, end, number: BODY_KEY_ROTATED })
}

/** The keys that a `key_rotated` record names: the log's next one, and the one before; undefined for any other entry. */
export function peekRotation(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly vkey: string; readonly previous: string } | undefined {
  const record = { start, end, number: BODY_KEY_ROTATED }
  const [vkey, previous] = [peekFirstText(bytes, record), peekText(bytes, record, 2)]
  return vkey === undefined || previous === undefined ? undefined : { vkey, previous }
}

/** Field 1 of the body with this number. */
const peekFirstText = (bytes: Uint8Array, record: FieldPlace): string | undefined => peekText(bytes, record, 1)

function peekText(bytes: Uint8Array, record: FieldPlace, wanted: number): string | undefined {
  const body = findField(bytes, record.start, record.end, isBody)
  if (body?.number !== record.number) return undefined
  const field = findField(bytes, body.start, body.end, (number) => number === wanted)
  return field && new TextDecoder().decode(bytes.slice(field.start, field.end))
}
