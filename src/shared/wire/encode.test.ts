import fc from 'fast-check'
import protobuf from 'protobufjs/minimal.js'
import { expect, it } from 'vitest'
import { decodeEnvelope } from './decode.ts'
import { encodeEnvelope } from './encode.ts'
import { arqonbus } from './generated/arqonbus.js'
import type { Envelope } from './message.ts'
import { TYPE, TYPE_NAMES } from './types.ts'
import { uuidText, writeUuid } from './uuid.ts'
import { anyEnvelope } from './wire.testing.ts'

protobuf.Reader.discardUnknown = false
const Generated = arqonbus.v1.Envelope

function idBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(16)
  writeUuid(text, bytes, 0)
  return bytes
}

/** What the generated code writes for the same envelope. */
function generatedBytes(envelope: Envelope): Uint8Array {
  const { trace } = envelope
  const message = {
    id: idBytes(envelope.id),
    type: TYPE[envelope.type],
    topic: envelope.topic,
    ...(envelope.ts !== undefined && { ts: long(envelope.ts) }),
    ...(envelope.schema !== undefined && { schema: envelope.schema }),
    ...(trace && { trace: { traceId: trace.traceId, spanId: trace.spanId, ...(trace.parentId && { parentId: trace.parentId }) } }),
    ...(envelope.replyTo !== undefined && { replyTo: envelope.replyTo }),
    ...(envelope.correlationId !== undefined && { correlationId: idBytes(envelope.correlationId) }),
    ...(envelope.deadlineMs !== undefined && { deadline: envelope.deadlineMs }),
    ...(envelope.publisherSeq !== undefined && { publisherSeq: long(envelope.publisherSeq) }),
    ...(envelope.payload.length > 0 && { payload: envelope.payload }),
  }
  return Uint8Array.from(Generated.encode(message as Parameters<typeof Generated.encode>[0]).finish())
}

const long = (value: bigint) => ({ low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false })

it('WR1 writes the bytes that the generated code writes', () => {
  fc.assert(
    fc.property(anyEnvelope, (envelope) => {
      expect(Buffer.from(encodeEnvelope(envelope)).equals(Buffer.from(generatedBytes(envelope)))).toBe(true)
    }),
  )
})

it('WR1 reads what the generated code writes, and the same values', () => {
  fc.assert(
    fc.property(anyEnvelope, (envelope) => {
      const bytes = generatedBytes(envelope)
      expect(decodeEnvelope(bytes, 0, bytes.length)).toEqual(envelope)
    }),
  )
})

it('WR1 is read by the generated code as what it was', () => {
  fc.assert(
    fc.property(anyEnvelope, (envelope) => {
      const read = Generated.decode(encodeEnvelope(envelope))
      expect([uuidText(read.id, 0), TYPE_NAMES[read.type], read.topic, read.schema, read.replyTo, read.deadline]).toEqual([
        envelope.id,
        envelope.type,
        envelope.topic,
        envelope.schema ?? '',
        envelope.replyTo ?? '',
        envelope.deadlineMs ?? 0,
      ])
      expect(String(read.publisherSeq)).toBe(String(envelope.publisherSeq ?? 0n))
      expect(String(read.ts)).toBe(String(envelope.ts ?? 0n))
      expect(Buffer.from(read.payload).equals(Buffer.from(envelope.payload))).toBe(true)
    }),
  )
})

it('WR1 takes a time of 0 for none, written or read', () => {
  const timeless: Envelope = { id: '00000000-0000-4000-8000-000000000000', type: 'event', topic: 'a', payload: new Uint8Array(0) }
  expect(encodeEnvelope({ ...timeless, ts: 0n })).toEqual(encodeEnvelope(timeless))
  const explicit = Uint8Array.from([...encodeEnvelope(timeless), 0x21, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(decodeEnvelope(explicit, 0, explicit.length)).toEqual(timeless)
})

it('WR1 refuses to write what no envelope can hold', () => {
  const good: Envelope = { id: '00000000-0000-4000-8000-000000000000', type: 'event', topic: 'a', payload: new Uint8Array(0) }
  expect(() => encodeEnvelope({ ...good, topic: 'A' })).toThrow(expect.objectContaining({ code: 'wire/bad-topic' }))
  expect(() => encodeEnvelope({ ...good, replyTo: '', topic: 'a..b' })).toThrow(expect.objectContaining({ code: 'wire/bad-topic' }))
  expect(() => encodeEnvelope({ ...good, schema: 'ü' })).toThrow(expect.objectContaining({ code: 'wire/not-canonical' }))
})
