import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Transport } from '../../shared/transport/index.ts'
import { envelopeStart, itemEnd, TYPE } from '../../shared/wire/index.ts'
import { Outbox } from './outbox.ts'
import { RoutedItem, writeDelivered } from './routed-item.ts'

const LINE_BYTES = 200_000
const QUEUE_BYTES = 100_000

/** A transport that copies small frames, keeps large ones as they lie, and is full when told so. */
class Slow implements Transport {
  readonly kind = 'tcp'
  readonly protocol = 'arqonbus.v1.proto'
  readonly copiesUpTo = 16_384
  readonly bufferedBytes = 0
  readonly frames: Uint8Array[] = []
  isFull = false
  onFrame = (): void => {}
  onDrain = (): void => {}
  onClose = (): void => {}
  pause(): void {}
  close(): void {}
  send(frame: Uint8Array): 'sent' | 'full' {
    if (this.isFull) return 'full'
    this.frames.push(frame.length <= this.copiesUpTo ? new Uint8Array(frame) : frame)
    return 'sent'
  }

  /** First bytes of the envelopes that arrived. */
  numbers(): number[] {
    return this.frames.flatMap((frame) => {
      const found: number[] = []
      for (let at = 0; at < frame.length; at = itemEnd(frame, at)) {
        const envelopeAt = envelopeStart(frame, at, itemEnd(frame, at))
        found.push(new DataView(frame.buffer, frame.byteOffset + envelopeAt, 4).getUint32(0))
      }
      return found
    })
  }
}

function itemOf(number: number, bytes: number): RoutedItem {
  const item = new RoutedItem()
  item.frame = new Uint8Array(bytes)
  new DataView(item.frame.buffer).setUint32(0, number)
  item.end = bytes
  item.pos = number + 1
  item.isDroppable = false
  return item
}

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('own', 'shared', 'aside'), bytes: fc.integer({ min: 4, max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('flush', 'full', 'free'), bytes: fc.constant(0) }) },
)

it('SP4 SP5 of what waits for a slow party the oldest events go, exactly counted, and nothing else, whatever lies in one batch', () => {
  const kind = fc.constantFrom<'event' | 'kept'>('event', 'kept')
  fc.assert(
    fc.property(fc.array(fc.record({ kind, bytes: fc.integer({ min: 30, max: 3_000 }) }), { maxLength: 400, size: 'max' }), (items) => {
      const transport = new Slow()
      const outbox = new Outbox(transport, { outboxDirty: () => {}, nowMs: () => 0, outboxOverflowed: () => {} }, QUEUE_BYTES)
      transport.isFull = true
      for (const [at, { kind: what, bytes }] of items.entries()) {
        const item = itemOf(at, bytes)
        // What a type says lies 19 bytes into an envelope.
        item.frame[19] = what === 'event' ? TYPE.event : TYPE.job
        item.isDroppable = what === 'event'
        outbox.push(item)
        if (at % 3 === 0) outbox.flush()
      }
      outbox.flush()
      transport.isFull = false
      outbox.drain()
      const got = transport.numbers()
      const there = new Set(got)
      expect(got).toEqual([...there].sort((a, b) => a - b))
      expect(got.length + outbox.takeDropped()).toBe(items.length)
      expect(items.every(({ kind: what }, at) => what === 'event' || there.has(at))).toBe(true)
      // Whoever is dropped is older than every event that stays.
      const events = [...items.keys()].filter((at) => items[at]?.kind === 'event')
      const stays = events.filter((at) => there.has(at))
      expect(stays).toEqual(events.slice(events.length - stays.length))
    }),
    { numRuns: 40 },
  )
})

it('SP1 what is written once for several parties goes out once to each, in order, whatever comes between', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const transport = new Slow()
      const outbox = new Outbox(transport, { outboxDirty: () => {}, nowMs: () => 0, outboxOverflowed: () => {} })
      let line = new Uint8Array(LINE_BYTES)
      let used = 0
      const given: number[] = []
      for (const { do: act, bytes } of steps) {
        if (act === 'flush') outbox.flush()
        if (act === 'full') transport.isFull = true
        if (act === 'free') {
          transport.isFull = false
          outbox.drain()
        }
        if (bytes === 0) continue
        const item = itemOf(given.length, bytes)
        given.push(given.length)
        if (act === 'own') {
          outbox.push(item)
          continue
        }
        // `aside`: an item between is for others, so this one does not lie behind the last.
        if (act === 'aside') used += 8
        if (used + bytes + 1_000 > line.length) {
          line = new Uint8Array(LINE_BYTES)
          used = 0
        }
        const end = writeDelivered(line, used, item, false)
        outbox.pushShared(line, used, end, item)
        used = end
      }
      transport.isFull = false
      outbox.drain()
      outbox.flush()
      expect(transport.numbers()).toEqual(given)
      expect(outbox.queuedBytes).toBe(0)
    }),
    { numRuns: 40 },
  )
})
