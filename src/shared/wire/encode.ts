import { Fault } from '../base/index.ts'
import { isTopic } from '../topic/index.ts'
import { SCHEMA_BYTES_MAX } from './limits.ts'
import type { Envelope, Trace } from './message.ts'
import { TYPE } from './types.ts'
import { writeUuid } from './uuid.ts'
import { writeVarint } from './varint.ts'

/** No envelope's header is longer than this. */
export const HEADER_BYTES_MAX = 1024

/** Topics, schemas and inboxes whose encoded field is remembered; one more empties the memory. */
const FIELD_CACHE_MAX = 1024
const encoder = new TextEncoder()
const EMPTY = new Uint8Array(0)

/** Strings as whole fields (tag, length, bytes), remembered because a party uses few. */
class FieldCache {
  readonly #tag: number
  readonly #check: (text: string) => void
  readonly #known = new Map<string, Uint8Array>()

  constructor(tag: number, check: (text: string) => void) {
    this.#tag = tag
    this.#check = check
  }

  get(text: string): Uint8Array {
    const known = this.#known.get(text)
    if (known) return known
    this.#check(text)
    const bytes = encoder.encode(text)
    const field = new Uint8Array(bytes.length + 4)
    field[0] = this.#tag
    const at = writeVarint(field, 1, bytes.length)
    field.set(bytes, at)
    const whole = field.slice(0, at + bytes.length)
    if (this.#known.size >= FIELD_CACHE_MAX) this.#known.clear()
    this.#known.set(text, whole)
    return whole
  }
}

function mustBeTopic(text: string): void {
  if (!isTopic(text)) throw new Fault('wire/bad-topic', `not a topic: ${JSON.stringify(text.slice(0, 300))}`)
}

function mustBeSchema(text: string): void {
  if (text.length > SCHEMA_BYTES_MAX || !/^[ -~]*$/.test(text))
    throw new Fault('wire/not-canonical', 'a schema is at most 255 bytes of printable ASCII')
}

const topics = new FieldCache(0x1a, mustBeTopic)
const schemas = new FieldCache(0x2a, mustBeSchema)
const inboxes = new FieldCache(0x3a, mustBeTopic)

function copyShort(from: Uint8Array, into: Uint8Array, at: number): number {
  const length = from.length
  if (length > 32) into.set(from, at)
  else for (let i = 0; i < length; i++) into[at + i] = from[i] as number
  return at + length
}

/** Where the schema and the trace of an envelope that came in lie, one behind the other, its payload, and the 16 bytes that become the correlation id. */
export interface CarriedFields {
  bytes: Uint8Array
  start: number
  end: number
  correlationAt: number
  payloadAt: number
  payloadLength: number
}

/** Up to here bytes are copied one by one: a view of them would be garbage, and costs more. */
const LITTLE_PAYLOAD_BYTES = 192

/** The fields of an envelope about to be written. Senders keep one and change it, so that a message makes no garbage. */
export class EnvelopeDraft {
  readonly id = new Uint8Array(16)
  type: number = TYPE.event
  topic = ''
  /** Nanoseconds since 1970 as 8 little-endian bytes; absent when `hasTs` is false. */
  readonly ts = new Uint8Array(8)
  hasTs = false
  schema = ''
  trace: Trace | undefined = undefined
  replyTo = ''
  correlationId = ''
  deadlineMs = 0
  /** Below 2^53; 0 is absent. */
  publisherSeq = 0
  payload: Uint8Array = EMPTY
  /** `carried` counts, in place of `schema`, `trace`, `replyTo`, `correlationId` and `payload`. */
  isCarrying = false
  readonly carried: CarriedFields = { bytes: EMPTY, start: 0, end: 0, correlationAt: 0, payloadAt: 0, payloadLength: 0 }

  get payloadLength(): number {
    return this.isCarrying ? this.carried.payloadLength : this.payload.length
  }

  /** 0 is absent, as everywhere in proto3. */
  setTs(ns: bigint): void {
    new DataView(this.ts.buffer).setBigInt64(0, ns, true)
    this.hasTs = ns !== 0n
  }

  /** Writes all but the payload's bytes; `into` must have HEADER_BYTES_MAX free. @returns the offset behind. */
  writeHeader(into: Uint8Array, start: number): number {
    let at = start
    into[at] = 0x0a
    into[at + 1] = 16
    for (let i = 0; i < 16; i++) into[at + 2 + i] = this.id[i] as number
    into[at + 18] = 0x10
    into[at + 19] = this.type
    at = copyShort(topics.get(this.topic), into, at + 20)
    if (this.hasTs) {
      into[at++] = 0x21
      for (let i = 0; i < 8; i++) into[at + i] = this.ts[i] as number
      at += 8
    }
    at = this.isCarrying ? writeCarried(this.carried, into, at) : this.#writeOwn(into, at)
    if (this.deadlineMs > 0) {
      into[at++] = 0x48
      at = writeVarint(into, at, this.deadlineMs)
    }
    if (this.publisherSeq > 0) {
      into[at++] = 0x50
      at = writeVarint(into, at, this.publisherSeq)
    }
    const { payloadLength } = this
    if (payloadLength > 0) {
      into[at++] = 0x7a
      at = writeVarint(into, at, payloadLength)
    }
    return at
  }

  #writeOwn(into: Uint8Array, start: number): number {
    let at = start
    if (this.schema !== '') at = copyShort(schemas.get(this.schema), into, at)
    if (this.trace !== undefined) at = writeTrace(this.trace, into, at)
    if (this.replyTo !== '') at = copyShort(inboxes.get(this.replyTo), into, at)
    if (this.correlationId === '') return at
    into[at] = 0x42
    into[at + 1] = 16
    writeUuid(this.correlationId, into, at + 2)
    return at + 18
  }

  /** Writes the whole envelope; `into` must have HEADER_BYTES_MAX + payload free. @returns the offset behind. */
  write(into: Uint8Array, start: number): number {
    const at = this.writeHeader(into, start)
    if (!this.isCarrying) {
      into.set(this.payload, at)
      return at + this.payload.length
    }
    const { bytes, payloadAt, payloadLength } = this.carried
    if (payloadLength > LITTLE_PAYLOAD_BYTES) into.set(bytes.subarray(payloadAt, payloadAt + payloadLength), at)
    else for (let i = 0; i < payloadLength; i++) into[at + i] = bytes[payloadAt + i] as number
    return at + payloadLength
  }
}

function writeCarried({ bytes, start, end, correlationAt }: CarriedFields, into: Uint8Array, from: number): number {
  for (let i = start; i < end; i++) into[from + i - start] = bytes[i] as number
  const at = from + end - start
  into[at] = 0x42
  into[at + 1] = 16
  for (let i = 0; i < 16; i++) into[at + 2 + i] = bytes[correlationAt + i] as number
  return at + 18
}

function writeTrace(trace: Trace, into: Uint8Array, start: number): number {
  const { parentId } = trace
  into[start] = 0x32
  into[start + 1] = parentId ? 38 : 28
  into[start + 2] = 0x0a
  into[start + 3] = 16
  into.set(trace.traceId.subarray(0, 16), start + 4)
  into[start + 20] = 0x12
  into[start + 21] = 8
  into.set(trace.spanId.subarray(0, 8), start + 22)
  if (!parentId) return start + 30
  into[start + 30] = 0x1a
  into[start + 31] = 8
  into.set(parentId.subarray(0, 8), start + 32)
  return start + 40
}

const draft = new EnvelopeDraft()

/**
 * Writes an envelope in its canonical form; `into` must have HEADER_BYTES_MAX + payload free.
 * @returns the offset behind.
 * @throws Fault `wire/bad-topic`, `wire/not-canonical` for what no envelope can hold.
 */
export function writeEnvelope(envelope: Envelope, into: Uint8Array, start: number): number {
  writeUuid(envelope.id, draft.id, 0)
  draft.type = TYPE[envelope.type]
  draft.topic = envelope.topic
  draft.hasTs = false
  if (envelope.ts !== undefined) draft.setTs(envelope.ts)
  draft.schema = envelope.schema ?? ''
  draft.trace = envelope.trace
  draft.replyTo = envelope.replyTo ?? ''
  draft.correlationId = envelope.correlationId ?? ''
  draft.deadlineMs = envelope.deadlineMs ?? 0
  draft.publisherSeq = Number(envelope.publisherSeq ?? 0n)
  draft.payload = envelope.payload
  const end = draft.write(into, start)
  draft.payload = EMPTY
  return end
}

/** An envelope's canonical bytes. */
export function encodeEnvelope(envelope: Envelope): Uint8Array {
  const into = new Uint8Array(HEADER_BYTES_MAX + envelope.payload.length)
  return into.subarray(0, writeEnvelope(envelope, into, 0))
}
