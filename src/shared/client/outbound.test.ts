import { expect, it } from 'vitest'
import type { Transport } from '../transport/index.ts'
import { decodeEnvelope, ITEM_HEAD_BYTES, itemEnd } from '../wire/index.ts'
import { Outbound } from './outbound.ts'
import { SteppedClock } from './stepped-clock.testing.ts'

/** Takes everything and copies it, as a socket does whose frames are masked. */
class Copying implements Transport {
  readonly kind = 'tcp'
  readonly protocol = 'arqonbus.v1.proto'
  readonly copiesUpTo = Number.POSITIVE_INFINITY
  readonly bufferedBytes = 0
  readonly frames: Uint8Array[] = []
  onFrame = (): void => {}
  onDrain = (): void => {}
  onClose = (): void => {}
  pause(): void {}
  close(): void {}
  send(frame: Uint8Array): 'sent' {
    this.frames.push(frame.slice())
    return 'sent'
  }

  /** `publisher_seq:first byte of the payload` of what was sent. */
  sent(): string[] {
    return this.frames.flatMap((frame) => {
      const found: string[] = []
      for (let at = 0; at < frame.length; at = itemEnd(frame, at)) {
        const envelope = decodeEnvelope(frame, at + ITEM_HEAD_BYTES, itemEnd(frame, at))
        if (typeof envelope === 'object') found.push(`${envelope.publisherSeq ?? '-'}:${envelope.payload[0]}`)
      }
      return found
    })
  }
}

it('CL12 CL13 what is kept to be sent again is not written over by what follows it, and what is not kept is not sent again', () => {
  const outbound = new Outbound({ random: (into) => void into.fill(7), clock: new SteppedClock(), defer: () => {}, isKeeping: true })
  const [first, second] = [new Copying(), new Copying()]
  outbound.goOnline(first)
  for (let i = 1; i <= 40; i++) {
    const isNumbered = i % 3 !== 0
    outbound.draft.topic = 'a.b'
    outbound.draft.payload = new Uint8Array(500).fill(i)
    outbound.draft.publisherSeq = isNumbered ? i : 0
    expect(outbound.take()).toBe('sent')
    outbound.flush()
  }
  const all = Array.from({ length: 40 }, (_, i) => i + 1)
  expect(first.sent()).toEqual(all.map((i) => `${i % 3 === 0 ? '-' : i}:${i}`))
  outbound.goOffline()
  outbound.goOnline(second)
  outbound.resend(7, 'inbox.x')
  expect(second.sent()).toEqual(all.filter((i) => i > 7 && i % 3 !== 0).map((i) => `${i}:${i}`))
})
