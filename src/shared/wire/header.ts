import type { FaultCode } from '../base/fault-table.ts'
import { TOPIC_BYTES_MAX, TOPIC_HASH_SEED, TOPIC_SEGMENTS_MAX } from '../topic/index.ts'
import { SCHEMA_BYTES_MAX } from './limits.ts'
import { readVarint, varintEnd } from './varint.ts'

const FNV_PRIME = 0x01000193
const DOT = 0x2e
/** 1 for [a-z0-9_-], 2 for the dot, 0 for what no topic holds. */
const TOPIC_BYTE = new Uint8Array(256)
for (const char of 'abcdefghijklmnopqrstuvwxyz0123456789_-') TOPIC_BYTE[char.charCodeAt(0)] = 1
TOPIC_BYTE[DOT] = 2

const UINT32_MAX = 0xffffffff
const FIELD_MAX = 0x1fffffff

/** Where an envelope's fields lie in the bytes it was peeked from. One is made per reader and used again and again. Offset -1: the field is absent. */
export class EnvelopeHeader {
  idAt = 0
  type = 0
  topicAt = 0
  topicLength = 0
  topicHash = 0
  tsAt = -1
  schemaAt = -1
  schemaLength = 0
  traceAt = -1
  traceLength = 0
  replyAt = -1
  replyLength = 0
  correlationAt = -1
  deadlineMs = 0
  publisherSeq = 0
  payloadAt = 0
  payloadLength = 0
  /** What was wrong when `peekEnvelope` answered a fault code. */
  reason = ''
}

function fail(header: EnvelopeHeader, reason: string): FaultCode {
  header.reason = reason
  return 'wire/not-canonical'
}

/** Checks a topic's bytes and computes their hash. @returns the hash, or undefined when they are no topic. */
function scanTopic(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (length === 0 || length > TOPIC_BYTES_MAX) return undefined
  let hash = TOPIC_HASH_SEED
  let before = 2
  let segments = 1
  for (let i = at; i < at + length; i++) {
    const byte = bytes[i] as number
    const kind = TOPIC_BYTE[byte] as number
    if (kind !== 1) {
      if (kind === 0 || before === 2) return undefined
      segments++
    }
    before = kind
    hash = Math.imul(hash ^ byte, FNV_PRIME)
  }
  return before === 2 || segments > TOPIC_SEGMENTS_MAX ? undefined : hash
}

/** A trace is three byte fields of 16, 8 and 8 bytes in ascending order, the last optional. */
function isTrace(bytes: Uint8Array, at: number, length: number): boolean {
  if (length !== 28 && length !== 38) return false
  if (bytes[at] !== 0x0a || bytes[at + 1] !== 16 || bytes[at + 18] !== 0x12 || bytes[at + 19] !== 8) return false
  return length === 28 || (bytes[at + 28] === 0x1a && bytes[at + 29] === 8)
}

function isPrintableAscii(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) {
    const byte = bytes[i] as number
    if (byte < 0x20 || byte > 0x7e) return false
  }
  return true
}

/**
 * Reads the routing fields of the envelope in bytes[start, end) into `header` without making garbage, and enforces its one canonical form
 * (docs/reference/wire.md, "Canonical form"): two parsers must never see two topics.
 * @returns undefined when the envelope is canonical, else the fault code; `header.reason` then says what was wrong, and if the id could be
 * read `header.idAt` is 0 or more.
 */
export function peekEnvelope(bytes: Uint8Array, start: number, end: number, header: EnvelopeHeader): FaultCode | undefined {
  header.idAt = -1
  if (end - start < 23 || bytes[start] !== 0x0a || bytes[start + 1] !== 16) return fail(header, 'the first field must be id, 16 bytes')
  header.idAt = start + 2
  const type = bytes[start + 19] as number
  if (bytes[start + 18] !== 0x10 || type < 1 || type > 7) return fail(header, 'the second field must be type, 1 to 7')
  header.type = type
  if (bytes[start + 20] !== 0x1a) return fail(header, 'the third field must be topic')
  const topicLength = readVarint(bytes, start + 21, end)
  const topicAt = varintEnd.at
  if (topicLength < 0 || topicLength > end - topicAt) return fail(header, 'topic is cut off')
  const hash = scanTopic(bytes, topicAt, topicLength)
  if (hash === undefined) {
    const fault = peekOptional(bytes, topicAt + topicLength, end, header)
    if (fault !== undefined) return fault
    header.reason = 'topic must be 1 to 16 segments of [a-z0-9_-]+ joined by dots, at most 255 bytes'
    return 'wire/bad-topic'
  }
  header.topicAt = topicAt
  header.topicLength = topicLength
  header.topicHash = hash
  return peekOptional(bytes, topicAt + topicLength, end, header)
}

function peekOptional(bytes: Uint8Array, from: number, end: number, header: EnvelopeHeader): FaultCode | undefined {
  let at = from
  header.tsAt = -1
  header.schemaAt = -1
  header.schemaLength = 0
  header.traceAt = -1
  if (at < end && bytes[at] === 0x21) {
    header.tsAt = at + 1
    at += 9
    if (at > end) return fail(header, 'ts is cut off')
  }
  if (at < end && bytes[at] === 0x2a) {
    const length = readVarint(bytes, at + 1, end)
    const valueAt = varintEnd.at
    if (length < 0 || length > end - valueAt || length > SCHEMA_BYTES_MAX) return fail(header, 'schema is cut off or too long')
    if (!isPrintableAscii(bytes, valueAt, length)) return fail(header, 'schema must be printable ASCII')
    header.schemaAt = valueAt
    header.schemaLength = length
    at = valueAt + length
  }
  if (at < end && bytes[at] === 0x32) {
    const length = bytes[at + 1] as number
    if (length > end - at - 2 || !isTrace(bytes, at + 2, length)) return fail(header, 'trace must hold 16, 8 and at most 8 bytes')
    header.traceAt = at + 2
    header.traceLength = length
    at += 2 + length
  }
  return at < end && (bytes[at] as number) < 0x7a ? peekRequest(bytes, at, end, header) : peekPayload(bytes, at, end, clearRequest(header))
}

function clearRequest(header: EnvelopeHeader): EnvelopeHeader {
  header.replyAt = -1
  header.replyLength = 0
  header.correlationAt = -1
  header.deadlineMs = 0
  header.publisherSeq = 0
  return header
}

function peekRequest(bytes: Uint8Array, from: number, end: number, header: EnvelopeHeader): FaultCode | undefined {
  let at = from
  clearRequest(header)
  if (bytes[at] === 0x3a) {
    const length = readVarint(bytes, at + 1, end)
    const valueAt = varintEnd.at
    if (length < 0 || length > end - valueAt) return fail(header, 'reply_to is cut off')
    if (scanTopic(bytes, valueAt, length) === undefined) return fail(header, 'reply_to must be a topic')
    header.replyAt = valueAt
    header.replyLength = length
    at = valueAt + length
  }
  if (at < end && bytes[at] === 0x42) {
    if (bytes[at + 1] !== 16 || end - at < 18) return fail(header, 'correlation_id must be 16 bytes')
    header.correlationAt = at + 2
    at += 18
  }
  if (at < end && bytes[at] === 0x48) {
    const value = readVarint(bytes, at + 1, end)
    if (value < 0 || value > UINT32_MAX) return fail(header, 'deadline must be a uint32 in its shortest form')
    header.deadlineMs = value
    at = varintEnd.at
  }
  if (at < end && bytes[at] === 0x50) {
    const value = readVarint(bytes, at + 1, end)
    if (value < 0) return fail(header, 'publisher_seq must be below 2^53 and in its shortest form')
    header.publisherSeq = value
    at = varintEnd.at
  }
  return peekPayload(bytes, at, end, header)
}

function peekPayload(bytes: Uint8Array, from: number, end: number, header: EnvelopeHeader): FaultCode | undefined {
  let at = from
  header.payloadAt = end
  header.payloadLength = 0
  if (at < end && bytes[at] === 0x7a) {
    const length = readVarint(bytes, at + 1, end)
    const valueAt = varintEnd.at
    if (length < 0 || length > end - valueAt) return fail(header, 'payload is cut off')
    header.payloadAt = valueAt
    header.payloadLength = length
    at = valueAt + length
  }
  return at === end ? undefined : skipUnknown(bytes, at, end, header)
}

/** What follows must be fields above 15 that this version does not know, ascending, each once; they travel untouched. */
function skipUnknown(bytes: Uint8Array, from: number, end: number, header: EnvelopeHeader): FaultCode | undefined {
  let at = from
  let before = 15
  while (at < end) {
    const tag = readVarint(bytes, at, end)
    at = varintEnd.at
    const field = Math.floor(tag / 8)
    if (field === 11 || field === 12) {
      header.reason = field === 11 ? 'signature is reserved' : 'capsule_digest is reserved'
      return 'wire/reserved-field'
    }
    if (tag < 0 || field > FIELD_MAX) return fail(header, 'a tag is cut off or not in its shortest form')
    if (field <= before) return fail(header, `field ${field} is unknown, repeated or out of order`)
    if (field >= 100 && field <= 119) return fail(header, `field ${field} is the server's own`)
    before = field
    at = skipValue(bytes, at, end, tag % 8)
    if (at < 0) return fail(header, `field ${field} is cut off or of a kind that is not allowed`)
  }
  return undefined
}

/** @returns the offset behind a value of this wire type, or -1. */
function skipValue(bytes: Uint8Array, at: number, end: number, wireType: number): number {
  if (wireType === 1) return at + 8 <= end ? at + 8 : -1
  if (wireType === 5) return at + 4 <= end ? at + 4 : -1
  if (wireType === 2) {
    const length = readVarint(bytes, at, end)
    return length < 0 || length > end - varintEnd.at ? -1 : varintEnd.at + length
  }
  return wireType === 0 ? skipVarint(bytes, at, end) : -1
}

/** A varint of up to 10 bytes in its shortest form, whatever its value. */
function skipVarint(bytes: Uint8Array, at: number, end: number): number {
  for (let offset = at; offset < end && offset < at + 10; offset++) {
    const byte = bytes[offset] as number
    if (byte < 128) return (byte === 0 && offset > at) || (offset === at + 9 && byte > 1) ? -1 : offset + 1
  }
  return -1
}
