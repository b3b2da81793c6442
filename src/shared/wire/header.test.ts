import fc from 'fast-check'
import protobuf from 'protobufjs/minimal.js'
import { describe, expect, it } from 'vitest'
import { encodeEnvelope } from './encode.ts'
import { arqonbus } from './generated/arqonbus.js'
import { EnvelopeHeader, peekEnvelope } from './header.ts'
import type { Envelope } from './message.ts'
import { anyEnvelope } from './wire.testing.ts'

protobuf.Reader.discardUnknown = false
const header = new EnvelopeHeader()
const peek = (...parts: (Uint8Array | number[])[]) => {
  const bytes = Uint8Array.from(parts.flatMap((part) => [...part]))
  return peekEnvelope(bytes, 0, bytes.length, header)
}

const ID = [0x0a, 16, ...new Array(16).fill(7)]
const TYPE = [0x10, 1]
const TOPIC = [0x1a, 3, 0x61, 0x2e, 0x62]
const START = [...ID, ...TYPE, ...TOPIC]
const PAYLOAD = [0x7a, 2, 1, 2]
const base: Envelope = { id: '00000000-0000-4000-8000-000000000000', type: 'event', topic: 'a.b', payload: new Uint8Array([1, 2]) }

describe('what is canonical', () => {
  it('WR2 takes what the encoder writes and finds every field', () => {
    fc.assert(
      fc.property(anyEnvelope, fc.integer({ min: 0, max: 40 }), (envelope, offset) => {
        const bytes = encodeEnvelope(envelope)
        const frame = new Uint8Array(offset + bytes.length + 9).fill(0x3a)
        frame.set(bytes, offset)
        expect(peekEnvelope(frame, offset, offset + bytes.length, header)).toBe(undefined)
        const payload = frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength)
        expect(Buffer.from(payload).equals(Buffer.from(envelope.payload))).toBe(true)
        expect(Buffer.from(frame.subarray(header.topicAt, header.topicAt + header.topicLength)).toString()).toBe(envelope.topic)
        expect(header.publisherSeq).toBe(Number(envelope.publisherSeq ?? 0n))
        expect(header.deadlineMs).toBe(envelope.deadlineMs ?? 0)
        expect(header.replyAt >= 0).toBe(envelope.replyTo !== undefined)
        expect(header.correlationAt >= 0).toBe(envelope.correlationId !== undefined)
      }),
    )
  })

  it('WR3 lets unknown fields above 15 pass, ascending, each once', () => {
    expect(peek(START, PAYLOAD, [0x80, 0x01, 5], [0x8a, 0x01, 1, 9])).toBe(undefined)
    expect(peek(START, [0x80, 0x01, 5])).toBe(undefined)
    expect(peek(START, [0x85, 0x01, 1, 2, 3, 4], [0x91, 0x01, 1, 2, 3, 4, 5, 6, 7, 8])).toBe(undefined)
    expect(peek(START, [0x8a, 0x01, 1, 9], [0x80, 0x01, 5])).toBe('wire/not-canonical')
    expect(peek(START, [0x80, 0x01, 5], [0x80, 0x01, 5])).toBe('wire/not-canonical')
  })

  it('WR3 keeps unknown fields through the generated code', () => {
    const bytes = Uint8Array.from([...encodeEnvelope(base), 0x80, 0x01, 5])
    const again = arqonbus.v1.Envelope.encode(arqonbus.v1.Envelope.decode(bytes)).finish()
    expect([...again]).toEqual([...bytes])
  })
})

describe('what is refused', () => {
  it.each([
    ['no id', [...TYPE, ...TOPIC, ...new Array(20).fill(0)]],
    ['a short id', [0x0a, 15, ...new Array(15).fill(7), ...TYPE, ...TOPIC, 0x2a, 0]],
    ['type 0', [...ID, 0x10, 0, ...TOPIC]],
    ['type 8', [...ID, 0x10, 8, ...TOPIC]],
    ['a long varint for type', [...ID, 0x10, 0x81, 0x00, ...TOPIC]],
    ['topic before type', [...ID, ...TOPIC, ...TYPE]],
    ['topic twice', [...START, ...TOPIC]],
    ['type twice', [...START, ...TYPE]],
    ['schema after reply_to', [...START, 0x3a, 1, 0x61, 0x2a, 1, 0x61]],
    ['payload twice', [...START, ...PAYLOAD, ...PAYLOAD]],
    ['a field behind payload', [...START, ...PAYLOAD, 0x2a, 1, 0x61]],
    ['an over-long topic length', [...ID, ...TYPE, 0x1a, 0x83, 0x00, 0x61, 0x2e, 0x62]],
    ['an over-long payload length', [...START, 0x7a, 0x82, 0x00, 1, 2]],
    ['an over-long deadline', [...START, 0x48, 0x81, 0x00]],
    ['a deadline beyond uint32', [...START, 0x48, 0x80, 0x80, 0x80, 0x80, 0x10]],
    ['a publisher_seq of 2^53', [...START, 0x50, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
    ['a correlation id of 4 bytes', [...START, 0x42, 4, 1, 2, 3, 4]],
    ['a trace of 5 bytes', [...START, 0x32, 5, 1, 2, 3, 4, 5]],
    ['a cut-off ts', [...START, 0x21, 1, 2, 3]],
    ['a cut-off payload', [...START, 0x7a, 9, 1]],
    ['a server-only field', [...START, ...PAYLOAD, 0xa2, 0x06, 1, 1]],
    ['another server-only field', [...START, ...PAYLOAD, 0xba, 0x07, 1, 1]],
    ['field 13', [...START, 0x6a, 1, 1]],
    ['a group', [...START, 0x83, 0x01]],
    ['an over-long tag', [...START, 0x80, 0x81, 0x00, 5]],
    ['an over-long unknown varint', [...START, 0x80, 0x01, 0x85, 0x00]],
    ['a control character in schema', [...START, 0x2a, 1, 0x07]],
    ['a reply_to that is no topic', [...START, 0x3a, 1, 0x41]],
    ['a trailing byte', [...START, ...PAYLOAD, 0]],
  ])('WR4 %s is wire/not-canonical', (_name, bytes) => {
    expect(peek(bytes)).toBe('wire/not-canonical')
    expect(header.reason).not.toBe('')
  })

  it.each([
    ['signature', [...START, 0x5a, 1, 1]],
    ['capsule_digest', [...START, 0x62, 1, 1, ...PAYLOAD]],
  ])('WR5 %s is wire/reserved-field', (_name, bytes) => expect(peek(bytes)).toBe('wire/reserved-field'))

  it.each(['', '.', 'a.', '.a', 'a..b', 'A', 'a b', 'a/b', 'ä', 'a.*', '>', 'x'.repeat(256), new Array(17).fill('a').join('.')])(
    'WR6 %j is wire/bad-topic',
    (topic) => {
      const text = [...new TextEncoder().encode(topic)]
      const length = text.length < 128 ? [text.length] : [(text.length & 127) | 128, text.length >> 7]
      expect(peek(ID, TYPE, [0x1a, ...length], text, PAYLOAD)).toBe('wire/bad-topic')
    },
  )

  it('WR4 reads no byte outside its range and never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        anyEnvelope,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
        fc.nat({ max: 60 }),
        (envelope, changes, cut) => {
          const bytes = encodeEnvelope(envelope).slice()
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const end = Math.max(0, bytes.length - (cut % 20))
          const verdict = peekEnvelope(bytes, 0, end, header)
          if (verdict !== undefined) return
          expect(header.payloadAt + header.payloadLength).toBeLessThanOrEqual(end)
          // What is accepted reads the same in another parser, and its known part is what our encoder would write.
          const read = arqonbus.v1.Envelope.decode(bytes.subarray(0, end))
          expect(read.topic).toBe(Buffer.from(bytes.subarray(header.topicAt, header.topicAt + header.topicLength)).toString())
          expect(Number(read.publisherSeq)).toBe(header.publisherSeq)
          expect(read.payload.length).toBe(header.payloadLength)
        },
      ),
      { numRuns: 400 },
    )
  })
})
