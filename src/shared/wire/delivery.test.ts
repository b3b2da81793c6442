import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DeliveredMessage } from './decode.ts'
import { DELIVERY_BYTES_MAX, deliveryTail, readDelivery, writeDelivery } from './delivery.ts'
import { encodeEnvelope } from './encode.ts'
import { arqonbus } from './generated/arqonbus.js'
import { EnvelopeHeader, peekEnvelope } from './header.ts'
import { anyEnvelope } from './wire.testing.ts'

const anyDelivery = fc.record({
  pos: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  seq: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  epoch: fc.nat({ max: 0xffffffff }),
  from: fc.string({ maxLength: 60 }),
  namespace: fc.string({ maxLength: 60 }),
  isDurable: fc.boolean(),
})

function encode(value: { pos: number; seq: number; epoch: number; from: string; namespace: string; isDurable: boolean }): Uint8Array {
  const into = new Uint8Array(DELIVERY_BYTES_MAX)
  return into.slice(
    0,
    writeDelivery(into, 0, value.pos, value.seq, deliveryTail(value.epoch, value.from, value.namespace), value.isDurable),
  )
}

it('WR7 writes the delivery header that the generated code reads, and reads it back', () => {
  fc.assert(
    fc.property(anyDelivery, (value) => {
      const bytes = encode(value)
      const read = arqonbus.v1.Delivery.decode(bytes)
      expect([String(read.pos), String(read.seq), read.epoch, read.from, read.namespace, read.commit === 1]).toEqual([
        String(value.pos),
        String(value.seq),
        value.epoch,
        value.from,
        value.namespace,
        value.isDurable,
      ])
      const { pos, seq, epoch, from, namespace, isDurable } = value
      expect(readDelivery(bytes, 0, bytes.length)).toEqual({
        pos: BigInt(pos),
        seq: BigInt(seq),
        epoch,
        from,
        namespace,
        commit: isDurable ? 'durable' : 'ephemeral',
      })
    }),
  )
})

it('WR7 answers undefined for a malformed delivery header', () => {
  for (const bytes of [[0x08], [0x22, 5, 1], [0x09, 1], [0x08, 0x80, 0x00]])
    expect(readDelivery(Uint8Array.from(bytes), 0, bytes.length)).toBe(undefined)
})

it('WR7 gives a delivered message its fields only when asked, and always the same', () => {
  fc.assert(
    fc.property(anyEnvelope, (envelope) => {
      const head = encode({ pos: 5, seq: 2, epoch: 1, from: 'me', namespace: 'default', isDurable: false })
      const body = encodeEnvelope(envelope)
      const bytes = Uint8Array.from([...head, ...body])
      const header = new EnvelopeHeader()
      peekEnvelope(bytes, head.length, bytes.length, header)
      const message = new DeliveredMessage(bytes, 0, head.length, bytes.length, header, envelope.topic)
      const { id, type, topic, ts, schema, trace, replyTo, correlationId, deadlineMs, publisherSeq, payload } = message.envelope
      const read = { id, type, topic, ts, schema, trace, replyTo, correlationId, deadlineMs, publisherSeq, payload }
      const known = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
      expect(known).toEqual(envelope)
      expect(message.delivery.from).toBe('me')
    }),
  )
})
