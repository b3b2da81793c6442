import type { FaultCode } from '../base/fault-table.ts'
import { readDelivery } from './delivery.ts'
import type { EnvelopeDraft } from './encode.ts'
import { EnvelopeHeader, peekEnvelope } from './header.ts'
import type { BusMessage, Delivery, Envelope, EnvelopeType, Trace } from './message.ts'
import { TYPE, TYPE_NAMES } from './types.ts'
import { uuidText } from './uuid.ts'
import { varintLength } from './varint.ts'

const decoder = new TextDecoder()
const shared = new EnvelopeHeader()

const text = (bytes: Uint8Array, at: number, length: number): string => decoder.decode(bytes.subarray(at, at + length))

function traceAt(bytes: Uint8Array, at: number, length: number): Trace {
  const traceId = bytes.slice(at + 2, at + 18)
  const spanId = bytes.slice(at + 20, at + 28)
  return length === 38 ? { traceId, spanId, parentId: bytes.slice(at + 30, at + 38) } : { traceId, spanId }
}

function tsAt(bytes: Uint8Array, at: number): bigint {
  return at < 0 ? 0n : new DataView(bytes.buffer, bytes.byteOffset + at, 8).getBigInt64(0, true)
}

/** The envelope that `header` was peeked from, as a plain object. The payload is a view of `bytes`. */
export function envelopeFrom(bytes: Uint8Array, header: EnvelopeHeader): Envelope {
  const ts = tsAt(bytes, header.tsAt)
  return {
    id: uuidText(bytes, header.idAt),
    type: TYPE_NAMES[header.type] as EnvelopeType,
    topic: text(bytes, header.topicAt, header.topicLength),
    ...(ts !== 0n && { ts }),
    ...(header.schemaLength > 0 && { schema: text(bytes, header.schemaAt, header.schemaLength) }),
    ...(header.traceAt >= 0 && { trace: traceAt(bytes, header.traceAt, header.traceLength) }),
    ...(header.replyAt >= 0 && { replyTo: text(bytes, header.replyAt, header.replyLength) }),
    ...(header.correlationAt >= 0 && { correlationId: uuidText(bytes, header.correlationAt) }),
    ...(header.deadlineMs > 0 && { deadlineMs: header.deadlineMs }),
    ...(header.publisherSeq > 0 && { publisherSeq: BigInt(header.publisherSeq) }),
    payload: bytes.subarray(header.payloadAt, header.payloadAt + header.payloadLength),
  }
}

/** Decodes the envelope in bytes[start, end), or answers the fault code of what is wrong with it. */
export function decodeEnvelope(bytes: Uint8Array, start: number, end: number): Envelope | FaultCode {
  return peekEnvelope(bytes, start, end, shared) ?? envelopeFrom(bytes, shared)
}

/** An envelope whose fields are decoded when they are asked for: most receivers want the payload and no more. */
class LazyEnvelope implements Envelope {
  readonly topic: string
  readonly #bytes: Uint8Array
  readonly #start: number
  readonly #end: number
  readonly #type: number
  readonly #payloadAt: number
  readonly #payloadLength: number
  #rest: Envelope | undefined = undefined

  constructor(bytes: Uint8Array, start: number, end: number, header: EnvelopeHeader, topic: string) {
    this.topic = topic
    this.#bytes = bytes
    this.#start = start
    this.#end = end
    this.#type = header.type
    this.#payloadAt = header.payloadAt
    this.#payloadLength = header.payloadLength
  }

  get payload(): Uint8Array {
    return this.#bytes.subarray(this.#payloadAt, this.#payloadAt + this.#payloadLength)
  }

  get type(): EnvelopeType {
    return TYPE_NAMES[this.#type] as EnvelopeType
  }

  get id(): string {
    return this.#all.id
  }

  get ts(): bigint | undefined {
    return this.#all.ts
  }

  get schema(): string | undefined {
    return this.#all.schema
  }

  get trace(): Trace | undefined {
    return this.#all.trace
  }

  get replyTo(): string | undefined {
    return this.#all.replyTo
  }

  get correlationId(): string | undefined {
    return this.#all.correlationId
  }

  get deadlineMs(): number | undefined {
    return this.#all.deadlineMs
  }

  get publisherSeq(): bigint | undefined {
    return this.#all.publisherSeq
  }

  /** Tells `draft` to carry this envelope's schema, trace and correlation id (its own id where it has none) as they lie here, undecoded. */
  carryInto(draft: EnvelopeDraft): void {
    const bytes = this.#bytes
    peekEnvelope(bytes, this.#start, this.#end, shared)
    const { schemaAt, schemaLength, traceAt, traceLength, correlationAt, idAt } = shared
    const { carried } = draft
    const schemaStart = schemaAt - 1 - varintLength(schemaLength)
    carried.bytes = bytes
    carried.start = schemaAt >= 0 ? schemaStart : traceAt - 2
    carried.end = traceAt >= 0 ? traceAt + traceLength : schemaAt + schemaLength
    if (schemaAt < 0 && traceAt < 0) carried.end = carried.start
    carried.correlationAt = correlationAt < 0 ? idAt : correlationAt
    carried.payloadAt = this.#payloadAt
    carried.payloadLength = this.#payloadLength
    draft.isCarrying = true
  }

  get #all(): Envelope {
    if (this.#rest === undefined) {
      peekEnvelope(this.#bytes, this.#start, this.#end, shared)
      this.#rest = envelopeFrom(this.#bytes, shared)
    }
    return this.#rest
  }
}

/** Fills all of `draft` but its topic, id and ts so that it sends on what came in: payload, schema and trace as they are, correlated with it. */
export function carryOn({ envelope }: BusMessage, draft: EnvelopeDraft): void {
  draft.type = TYPE.event
  draft.deadlineMs = 0
  draft.publisherSeq = 0
  draft.replyTo = ''
  if (envelope instanceof LazyEnvelope) return envelope.carryInto(draft)
  draft.isCarrying = false
  draft.payload = envelope.payload
  draft.schema = envelope.schema ?? ''
  draft.trace = envelope.trace
  draft.correlationId = envelope.correlationId ?? envelope.id
}

const NO_DELIVERY: Delivery = { pos: 0n, seq: 0n, epoch: 0, from: '', namespace: '', commit: 'ephemeral' }

/** A delivered item. Holds a view of the frame it came in: as long as it lives, so does the frame. */
export class DeliveredMessage implements BusMessage {
  readonly envelope: Envelope
  readonly #bytes: Uint8Array
  readonly #headerAt: number
  readonly #headerEnd: number
  #delivery: Delivery | undefined = undefined

  /** `header` was peeked from the envelope at bytes[envelopeAt, end); the delivery header lies in bytes[headerAt, envelopeAt). */
  constructor(bytes: Uint8Array, headerAt: number, envelopeAt: number, end: number, header: EnvelopeHeader, topic: string) {
    this.envelope = new LazyEnvelope(bytes, envelopeAt, end, header, topic)
    this.#bytes = bytes
    this.#headerAt = headerAt
    this.#headerEnd = envelopeAt
  }

  get delivery(): Delivery {
    this.#delivery ??= readDelivery(this.#bytes, this.#headerAt, this.#headerEnd) ?? NO_DELIVERY
    return this.#delivery
  }
}
