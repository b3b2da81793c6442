import fc from 'fast-check'
import { expect, it } from 'vitest'
import { envelopeFromJson, envelopeToJson, fromBase64, fromRfc3339, rfc3339, toBase64 } from './json-view.ts'
import { anyEnvelope } from './wire.testing.ts'

// RFC 3339 ends with the year 9999.
const anyTs = fc.bigInt({ min: -62_000_000_000n * 1_000_000_000n, max: 253_000_000_000n * 1_000_000_000n })

it('WR8 reads back every envelope it shows as JSON', () => {
  fc.assert(
    fc.property(anyEnvelope, anyTs, (envelope, ts) => {
      const dated = envelope.ts === undefined ? envelope : { ...envelope, ts }
      expect(envelopeFromJson(JSON.parse(JSON.stringify(envelopeToJson(dated))))).toEqual(dated)
    }),
  )
})

it('WR8 writes times with as many digits as they need', () => {
  expect(rfc3339(0n)).toBe('1970-01-01T00:00:00Z')
  expect(rfc3339(1_500_000_000_123_000_000n)).toBe('2017-07-14T02:40:00.123Z')
  expect(rfc3339(1_500_000_000_123_456_000n)).toBe('2017-07-14T02:40:00.123456Z')
  expect(rfc3339(1_500_000_000_123_456_789n)).toBe('2017-07-14T02:40:00.123456789Z')
  expect(rfc3339(-1n)).toBe('1969-12-31T23:59:59.999999999Z')
  fc.assert(
    fc.property(anyTs, (ts) => {
      expect(fromRfc3339(rfc3339(ts))).toBe(ts)
    }),
  )
})

it('WR8 writes bytes as Node writes base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(Buffer.from(fromBase64(toBase64(bytes))).equals(Buffer.from(bytes))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

const good = { id: '00000000-0000-4000-8000-000000000000', type: 'event', topic: 'a.b' }

it.each([
  ['no object', 7],
  ['null', null],
  ['an unknown member', { ...good, colour: 1 }],
  ['a type in capitals', { ...good, type: 'EVENT' }],
  ['a type that is a method of objects', { ...good, type: 'toString' }],
  ['an id that is no UUID', { ...good, id: 'x' }],
  ['a time with an offset', { ...good, ts: '2017-07-14T02:40:00+01:00' }],
  ['an impossible date', { ...good, ts: '2017-13-14T02:40:00Z' }],
  ['a number as publisher_seq', { ...good, publisher_seq: 3 }],
  ['a publisher_seq of 2^53', { ...good, publisher_seq: '9007199254740992' }],
  ['base64 without padding', { ...good, payload: 'e30' }],
  ['base64url', { ...good, payload: '_-__' }],
  ['a negative deadline', { ...good, deadline: -1 }],
  ['a trace id of 4 bytes', { ...good, trace: { trace_id: 'AAAAAA==', span_id: 'AAAAAAAAAAA=' } }],
])('WR8 %s is wire/bad-json', (_name, value) => {
  expect(() => envelopeFromJson(value)).toThrow(expect.objectContaining({ code: 'wire/bad-json' }))
})

it('WR5 WR6 refuses reserved fields and bad topics in JSON as in binary', () => {
  expect(() => envelopeFromJson({ ...good, signature: 'AA==' })).toThrow(expect.objectContaining({ code: 'wire/reserved-field' }))
  expect(() => envelopeFromJson({ ...good, topic: 'a.*' })).toThrow(expect.objectContaining({ code: 'wire/bad-topic' }))
})
