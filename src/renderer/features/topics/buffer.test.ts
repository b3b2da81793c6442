import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusMessage } from '../../../shared/wire/message.ts'
import { BUFFER_MESSAGES_MAX, MessageBuffer } from './buffer.ts'

function message(bytes: number): BusMessage {
  return {
    delivery: { pos: 1n, seq: 1n, epoch: 1, from: 'a', namespace: 'default', commit: 'ephemeral' },
    envelope: { id: 'id', type: 'event', topic: 'a.b', payload: new Uint8Array(bytes) },
  }
}

describe('message buffer', () => {
  it('WN14 drops the oldest beyond its message limit and counts exactly', () => {
    const buffer = new MessageBuffer()
    for (let index = 0; index < BUFFER_MESSAGES_MAX + 7; index += 1) buffer.push(message(1))
    expect(buffer.count).toBe(BUFFER_MESSAGES_MAX)
    expect(buffer.dropped).toBe(7)
    expect(buffer.snapshot()[0]?.index).toBe(7)
  })

  it('WN14 taken = kept + dropped, and both limits hold, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }), (sizes) => {
        const buffer = new MessageBuffer({ messagesMax: 16, bytesMax: 1_000 })
        for (const size of sizes) buffer.push(message(size))
        const kept = buffer.snapshot()
        expect(buffer.taken).toBe(sizes.length)
        expect(kept.length + buffer.dropped).toBe(sizes.length)
        expect(kept.length).toBeLessThanOrEqual(16)
        expect(buffer.bytes).toBe(kept.reduce((sum, item) => sum + item.payload.byteLength, 0))
        expect(buffer.bytes).toBeLessThanOrEqual(1_000)
        expect(kept.map((item) => item.index)).toEqual(kept.map((_, index) => sizes.length - kept.length + index))
      }),
    )
  })

  it('WN14 keeps its own copy of a payload and forgets all on clear', () => {
    const buffer = new MessageBuffer()
    const shared = message(2)
    buffer.push(shared)
    shared.envelope.payload[0] = 9
    expect(buffer.snapshot()[0]?.payload[0]).toBe(0)
    buffer.clear()
    expect([buffer.count, buffer.taken, buffer.bytes, buffer.snapshot().length]).toEqual([0, 0, 0, 0])
  })
})
