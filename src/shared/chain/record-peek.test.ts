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
