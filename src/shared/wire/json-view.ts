import { Fault } from '../base/index.ts'
import { isTopic } from '../topic/index.ts'
import type { Delivery, Envelope, EnvelopeType, Trace } from './message.ts'
import { TYPE } from './types.ts'
import { isUuid } from './uuid.ts'

/** The JSON view of docs/reference/wire.md: the proto's names, enums in lower case, UUIDs as text, times RFC 3339, other bytes base64, 64-bit integers as strings. */
export type JsonView = Record<string, unknown>

const bad = (message: string): Fault => new Fault('wire/bad-json', message)

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** @throws Fault `wire/bad-json` */
export function fromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw bad('bytes must be padded base64')
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

const SECOND_NS = 1_000_000_000n

/** Nanoseconds since 1970 UTC as RFC 3339 with as many digits as are needed, in steps of three. */
export function rfc3339(ns: bigint): string {
  const fraction = ((ns % SECOND_NS) + SECOND_NS) % SECOND_NS
  const whole = new Date(Number((ns - fraction) / 1_000_000n)).toISOString().slice(0, 19)
  if (fraction === 0n) return `${whole}Z`
  return `${whole}.${fraction
    .toString()
    .padStart(9, '0')
    .replace(/(?:000){1,2}$/, '')}Z`
}

/** @throws Fault `wire/bad-json` */
export function fromRfc3339(text: string): bigint {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text)
  const ms = match ? Date.parse(`${match[1]}Z`) : Number.NaN
  if (!match || Number.isNaN(ms)) throw bad('ts must be RFC 3339 in UTC')
  return BigInt(ms) * 1_000_000n + BigInt((match[2] ?? '').padEnd(9, '0'))
}

export function envelopeToJson(envelope: Envelope): JsonView {
  const { trace, deadlineMs, publisherSeq } = envelope
  return {
    id: envelope.id,
    type: envelope.type,
    topic: envelope.topic,
    ...(envelope.ts !== undefined && { ts: rfc3339(envelope.ts) }),
    ...(envelope.schema !== undefined && { schema: envelope.schema }),
    ...(trace && {
      trace: {
        trace_id: toBase64(trace.traceId),
        span_id: toBase64(trace.spanId),
        ...(trace.parentId && { parent_id: toBase64(trace.parentId) }),
      },
    }),
    ...(envelope.replyTo !== undefined && { reply_to: envelope.replyTo }),
    ...(envelope.correlationId !== undefined && { correlation_id: envelope.correlationId }),
    ...(deadlineMs !== undefined && { deadline: deadlineMs }),
    ...(publisherSeq !== undefined && { publisher_seq: publisherSeq.toString() }),
    ...(envelope.payload.length > 0 && { payload: toBase64(envelope.payload) }),
  }
}

export function deliveryToJson(delivery: Delivery): JsonView {
  const { pos, seq, epoch, from, namespace, commit } = delivery
  return { pos: pos.toString(), seq: seq.toString(), epoch, from, namespace, commit }
}

function objectOf(value: unknown, what: string): JsonView {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${what} must be an object`)
  return value as JsonView
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw bad(`${what} must be a string`)
  return value
}

function uuidOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || !isUuid(value)) throw bad(`${what} must be a UUID`)
  return value.toLowerCase()
}

function bytesOf(value: unknown, what: string, length: number): Uint8Array {
  const bytes = fromBase64(textOf(value, what))
  if (bytes.length !== length) throw bad(`${what} must be ${length} bytes`)
  return bytes
}

function traceOf(value: unknown): Trace {
  const { trace_id, span_id, parent_id, ...rest } = objectOf(value, 'trace')
  mustBeEmpty(rest)
  const traceId = bytesOf(trace_id, 'trace_id', 16)
  const spanId = bytesOf(span_id, 'span_id', 8)
  return parent_id === undefined ? { traceId, spanId } : { traceId, spanId, parentId: bytesOf(parent_id, 'parent_id', 8) }
}

function seqOf(value: unknown): bigint {
  if (typeof value !== 'string' || !/^(?:0|[1-9]\d{0,15})$/.test(value))
    throw bad('publisher_seq must be a whole number below 2^53 as a string')
  const seq = BigInt(value)
  if (seq > BigInt(Number.MAX_SAFE_INTEGER)) throw bad('publisher_seq must be below 2^53')
  return seq
}

function deadlineOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffffffff)
    throw bad('deadline must be a whole number of milliseconds')
  return value
}

function mustBeEmpty(rest: JsonView): void {
  for (const name of Object.keys(rest)) throw bad(`unknown member ${JSON.stringify(name.slice(0, 50))}`)
}

/**
 * Reads an envelope from its JSON view.
 * @throws Fault `wire/bad-json`, `wire/bad-topic`, `wire/reserved-field`.
 */
export function envelopeFromJson(value: unknown): Envelope {
  const { id, type, topic, ts, schema, trace, reply_to, correlation_id, deadline, publisher_seq, payload, ...rest } = objectOf(
    value,
    'an envelope',
  )
  if (rest['signature'] !== undefined || rest['capsule_digest'] !== undefined)
    throw new Fault('wire/reserved-field', 'signature and capsule_digest are reserved')
  mustBeEmpty(rest)
  if (typeof type !== 'string' || !Object.hasOwn(TYPE, type)) throw bad('type must be one of docs/reference/wire.md')
  const name = textOf(topic, 'topic')
  if (!isTopic(name)) throw new Fault('wire/bad-topic', `not a topic: ${JSON.stringify(name.slice(0, 300))}`)
  if (reply_to !== undefined && !isTopic(textOf(reply_to, 'reply_to'))) throw bad('reply_to must be a topic')
  if (schema !== undefined && !/^[ -~]{0,255}$/.test(textOf(schema, 'schema')))
    throw bad('schema must be at most 255 bytes of printable ASCII')
  return {
    id: uuidOf(id, 'id'),
    type: type as EnvelopeType,
    topic: name,
    ...(ts !== undefined && { ts: fromRfc3339(textOf(ts, 'ts')) }),
    ...(schema !== undefined && { schema: schema as string }),
    ...(trace !== undefined && { trace: traceOf(trace) }),
    ...(reply_to !== undefined && { replyTo: reply_to as string }),
    ...(correlation_id !== undefined && { correlationId: uuidOf(correlation_id, 'correlation_id') }),
    ...(deadline !== undefined && { deadlineMs: deadlineOf(deadline) }),
    ...(publisher_seq !== undefined && { publisherSeq: seqOf(publisher_seq) }),
    payload: payload === undefined ? new Uint8Array(0) : fromBase64(textOf(payload, 'payload')),
  }
}
