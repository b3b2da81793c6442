import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ITEM_BREACH, ITEM_ENTRY, makeRing, RING_RESERVE_BYTES, RingReader, RingWriter } from './ring.ts'

const SIZE = 2 * RING_RESERVE_BYTES

function drain(reader: RingReader): { kind: number; content: Buffer }[] {
  const items = []
  for (let item = reader.peek(); item !== undefined; item = reader.peek()) {
    const content = Buffer.alloc(item.length)
    const { kind } = item
    reader.take(item.length, content, 0)
    items.push({ kind, content })
  }
  reader.release()
  return items
}

describe('the ring', () => {
  it('LG2 hands over every item in order, whatever their sizes and wherever the ring wraps', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 6 }), { maxLength: 12 }), (rounds) => {
        const shared = makeRing(SIZE)
        const writer = new RingWriter(shared)
        const reader = new RingReader(shared)
        let next = 0
        for (const lengths of rounds) {
          const sent: Buffer[] = []
          for (const length of lengths) {
            const content = Buffer.alloc(length, next++)
            const cut = length >> 1
            expect(writer.push(ITEM_ENTRY, content.subarray(0, cut), content.subarray(cut), 0)).toBe(true)
            sent.push(content)
          }
          const got = drain(reader)
          expect(got.length).toBe(sent.length)
          for (const [i, { content }] of got.entries()) expect(content.equals(sent[i] ?? Buffer.of(1))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('LG3 takes nothing when full, keeps the reserve for breaches, and goes on once drained', () => {
    const shared = makeRing(SIZE)
    const writer = new RingWriter(shared)
    const reader = new RingReader(shared)
    const content = new Uint8Array(1_000)
    let taken = 0
    while (writer.push(ITEM_ENTRY, content, undefined, RING_RESERVE_BYTES)) taken++
    expect(taken).toBe(Math.floor((SIZE - RING_RESERVE_BYTES) / 1_008))
    expect(writer.push(ITEM_BREACH, content, undefined, 0)).toBe(true)
    expect(drain(reader).map(({ kind }) => kind)).toEqual([...Array<number>(taken).fill(ITEM_ENTRY), ITEM_BREACH])
    expect(writer.push(ITEM_ENTRY, content, undefined, RING_RESERVE_BYTES)).toBe(true)
  })

  it('goes on when its 32-bit positions wrap', () => {
    const shared = makeRing(SIZE)
    const start = 2 ** 31 - 4_096
    new Int32Array(shared, 0, 2).fill(start)
    const writer = new RingWriter(shared)
    const reader = new RingReader(shared)
    for (const [round, length] of [4_000, 8_000, SIZE - 8, 1, SIZE - 8].entries()) {
      expect(writer.push(ITEM_ENTRY, Buffer.alloc(length, round), undefined, 0)).toBe(true)
      const [got] = drain(reader)
      expect(got?.content.equals(Buffer.alloc(length, round))).toBe(true)
    }
    expect(new Int32Array(shared, 0, 1)[0]).toBeLessThan(0)
  })

  it('refuses sizes that are no power of two', () => {
    expect(() => makeRing(SIZE + 8)).toThrow(RangeError)
    expect(() => makeRing(1_024)).toThrow(RangeError)
  })
})
