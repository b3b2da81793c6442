import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arqonbus } from '../wire/generated/arqonbus.js'
import { BODY_ENGINE_CLOSED, BODY_LOG_OPENED, findField, peekBody, peekQuarantined } from './record-peek.ts'

const { Record } = arqonbus.v1
const encode = (record: arqonbus.v1.IRecord): Uint8Array => Record.encode(record).finish()
const full = {
  prev: new Uint8Array(32),
  pos: 2 ** 50,
  epoch: 3,
  time: -5,
  actor: { id: 'a'.repeat(300), kind: 2 },
  run: 'r',
  simulated: true,
} as const

describe('peeking at records', () => {
  it('tells the body without decoding', () => {
    expect(peekBody(encode({ ...full, engineClosed: { reason: 'x' } }), 0, encode({ ...full, engineClosed: { reason: 'x' } }).length)).toBe(
      BODY_ENGINE_CLOSED,
    )
    const opened = encode({ logOpened: { origin: 'o' } })
    expect(peekBody(opened, 0, opened.length)).toBe(BODY_LOG_OPENED)
    const none = encode(full)
    expect(peekBody(none, 0, none.length)).toBe(0)
  })

  it('reads the file of a quarantined tail, and of nothing else', () => {
    const tail = encode({ ...full, tailQuarantined: { file: 'é.tail', bytes: 9 } })
    expect(peekQuarantined(tail, 0, tail.length)).toBe('é.tail')
    const other = encode({ ...full, engineClosed: { reason: 'é.tail' } })
    expect(peekQuarantined(other, 0, other.length)).toBeUndefined()
  })

  it('tells of any bytes what a search of the fields tells, whatever lies around them', () => {
    const isBody = (number: number): boolean => number >= 16
    const varint = fc.constantFrom([0], [1], [0x7f], [0x80, 1], [0xff, 0xff, 3], [0x80, 0x80, 0x80, 1], [0xff, 0xff, 0xff, 0xff, 0xff, 1])
    const tag = fc.constantFrom(
      [0x08],
      [0x0a],
      [0x0b],
      [0x0d],
      [0x11],
      [0x12],
      [0x7a],
      [0x8a, 0],
      [0x8a, 1],
      [0x92, 1],
      [0x88, 1],
      [0xca, 3],
      [2],
    )
    const field = fc.tuple(tag, varint, fc.array(fc.nat(255), { maxLength: 140 })).map((parts) => parts.flat())
    const known = fc
      .constantFrom(...[{ engineClosed: { reason: 'x' } }, { tailQuarantined: { file: 'a'.repeat(200) } }, {}])
      .map((body) => encode({ ...full, ...body }))
    const message = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(field, { maxLength: 6 }).map((fields) => Uint8Array.from(fields.flat())),
      known,
    )
    const around = fc.uint8Array({ maxLength: 12 })
    let found = 0
    fc.assert(
      fc.property(around, message, fc.nat(20), around, (before, whole, cut, behind) => {
        const start = before.length
        const end = start + Math.max(0, whole.length - cut)
        const bytes = Uint8Array.of(...before, ...whole, ...behind)
        const number = findField(bytes, start, end, isBody)?.number ?? 0
        expect(peekBody(bytes, start, end)).toBe(number)
        if (number > 0) found++
      }),
      { numRuns: 3_000 },
    )
    expect(found).toBeGreaterThan(100)
  })

  it('stays inside any bytes it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const field = findField(bytes, 0, bytes.length, (number) => number > 15)
        if (field === undefined) return
        expect(field.end).toBeLessThanOrEqual(bytes.length)
        expect(field.start).toBeLessThanOrEqual(field.end)
      }),
    )
  })
})
