import fc from 'fast-check'
import { expect, it } from 'vitest'
import { envelopeStart, frameOf, itemEnd, itemsOf } from './frame.ts'
import { readUint32, readVarint, varintEnd, varintLength, writeUint32, writeVarint } from './varint.ts'

it('WR10 takes a frame apart into what was put together', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 20 }), (items) => {
      expect(itemsOf(frameOf(items))?.map((item) => [...item])).toEqual(items.map((item) => [...item]))
    }),
  )
})

it('WR10 refuses an item that is empty, cut off or behind the frame', () => {
  for (const bytes of [[1], [1, 0, 0, 0], [0, 0, 0, 0], [2, 0, 0, 0, 1], [255, 255, 255, 255, 1], [1, 0, 0, 0, 9, 3]]) {
    expect(itemsOf(Uint8Array.from(bytes))).toBe(undefined)
  }
  expect(itemEnd(Uint8Array.from([1, 0, 0, 0, 9]), 0)).toBe(5)
  expect(envelopeStart(Uint8Array.from([5, 0, 0, 0, 9, 0, 0, 0, 1]), 0, 9)).toBe(-1)
  expect(envelopeStart(Uint8Array.from([5, 0, 0, 0, 1, 0, 0, 0, 1]), 0, 9)).toBe(9)
})

it('WR4 writes varints in their shortest form and reads no other', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const bytes = new Uint8Array(10)
      const end = writeVarint(bytes, 0, value)
      expect(end).toBe(varintLength(value))
      expect(readVarint(bytes, 0, end)).toBe(value)
      expect(varintEnd.at).toBe(end)
      expect(readVarint(bytes, 0, end - 1)).toBe(-1)
    }),
  )
  expect(readVarint(Uint8Array.from([0x80, 0x00]), 0, 2)).toBe(-1)
  expect(readVarint(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x10]), 0, 8)).toBe(-1)
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (value) => {
      const bytes = new Uint8Array(4)
      writeUint32(bytes, 0, value)
      expect(readUint32(bytes, 0)).toBe(value)
    }),
  )
})
