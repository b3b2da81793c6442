import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Clock, Fault } from '../base/index.ts'
import type { BusMessage, EnvelopeType } from '../wire/index.ts'
import type { ReceivedStream } from './contract.ts'
import { portableSha256 } from './hasher.ts'
import { CreditedStream, STREAM_STALL_MS } from './outgoing-stream.ts'
import { SteppedClock } from './stepped-clock.testing.ts'
import { StreamReceiver } from './stream-receiver.ts'

const WINDOW = 2 * 1024 * 1024
const json = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function receiver(limits = { bytesMax: 1000, openMax: 2 }) {
  const streams: ReceivedStream[] = []
  const faults: string[] = []
  const clock = new SteppedClock()
  const desk = new StreamReceiver({
    clock,
    ...limits,
    hasher: portableSha256,
    onStream: (stream) => void streams.push(stream),
    onFault: (fault: Fault) => void faults.push(fault.code),
    credit: () => {},
  })
  const take = (
    type: EnvelopeType,
    payload: Uint8Array,
    ids: { id?: string; correlationId?: string },
    from = 'sender',
    topic = 'rows',
  ): void =>
    desk.take({
      delivery: { pos: 1n, seq: 1n, epoch: 1, from, namespace: 'default', commit: 'ephemeral' },
      envelope: { id: ids.id ?? 'x', type, topic, payload, correlationId: ids.correlationId },
    } satisfies BusMessage)
  return { desk, clock, streams, faults, take }
}

it('CL1 the portable SHA-256 is SHA-256', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
      const hash = portableSha256()
      for (const part of parts) hash.update(part)
      expect(hash.hex()).toBe(sha256(Buffer.concat(parts)))
    }),
  )
})

it('CL2 hands over a stream whose count, length and hash are as announced', () => {
  const { streams, faults, take } = receiver()
  take('stream_start', json({ name: 'x' }), { id: 's1' })
  take('stream_chunk', Uint8Array.from([1, 2]), { correlationId: 's1' })
  take('stream_chunk', Uint8Array.from([3]), { correlationId: 's1' })
  take('stream_chunk', Uint8Array.from([9]), { correlationId: 's1' }, 'forger')
  take('stream_chunk', Uint8Array.from([9]), { correlationId: 's1' }, 'sender', 'elsewhere')
  take('stream_end', json({ status: 'complete', chunks: 2, bytes: '3', sha256: sha256(Uint8Array.from([1, 2, 3])) }), {
    correlationId: 's1',
  })
  expect(faults).toEqual([])
  expect(streams).toEqual([
    {
      id: 's1',
      from: 'sender',
      topic: 'rows',
      start: { name: 'x' },
      bytes: Uint8Array.from([1, 2, 3]),
      sha256: sha256(Uint8Array.from([1, 2, 3])),
    },
  ])
})

it.each([
  ['a wrong hash', { status: 'complete', chunks: 1, bytes: '1', sha256: 'f'.repeat(64) }, 'stream/mismatch'],
  ['a chunk too few', { status: 'complete', chunks: 2, bytes: '1', sha256: sha256(Uint8Array.from([1])) }, 'stream/mismatch'],
  ['a byte too few', { status: 'complete', chunks: 1, bytes: '2', sha256: sha256(Uint8Array.from([1])) }, 'stream/mismatch'],
  ['an end that gives up', { status: 'aborted', reason: 'no', chunks: 1, bytes: '1', sha256: '' }, 'stream/aborted'],
])('CL2 discards a stream with %s', (_name, end, code) => {
  const { desk, streams, faults, take } = receiver()
  take('stream_start', json({}), { id: 's1' })
  take('stream_chunk', Uint8Array.from([1]), { correlationId: 's1' })
  take('stream_end', json(end), { correlationId: 's1' })
  expect([streams, faults, desk.openCount]).toEqual([[], [code], 0])
})

it('CL3 keeps to its limits: bytes of a stream, streams at once', () => {
  const { desk, faults, take } = receiver()
  for (const id of ['a', 'b', 'c']) take('stream_start', json({}), { id })
  expect([faults, desk.openCount]).toEqual([['spine/limit'], 2])
  take('stream_chunk', new Uint8Array(1000), { correlationId: 'a' })
  take('stream_chunk', new Uint8Array(1), { correlationId: 'a' })
  expect([faults, desk.openCount]).toEqual([['spine/limit', 'stream/too-large'], 1])
})

/** A clock whose timers the test fires. */
function handClock(): Clock & { fire(): void } {
  let due: (() => void)[] = []
  return {
    wallNs: () => 0n,
    monotonicMs: () => 0,
    after(ms, callback) {
      expect(ms).toBe(STREAM_STALL_MS)
      due.push(callback)
      return () => void (due = due.filter((one) => one !== callback))
    },
    fire() {
      for (const callback of due.splice(0)) callback()
    },
  }
}

function outgoing() {
  const clock = handClock()
  let sent = 0
  const ends: object[] = []
  const stream = new CreditedStream(
    's',
    {
      clock,
      sendChunk: async (_id, payload) => void (sent += payload.length),
      sendEnd: async (_id, body) => void ends.push(body),
      forget: () => {},
    },
    portableSha256(),
  )
  return { stream, clock, ends, sent: () => sent }
}

const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

it('CL4 sends no more than 2 MiB without credit, and goes on with the slowest receiver', async () => {
  const { stream, sent } = outgoing()
  const writing = stream.write(new Uint8Array(3 * WINDOW))
  await settle()
  expect(sent()).toBe(WINDOW)
  stream.hear('one', { received: String(WINDOW) })
  await settle()
  expect(sent()).toBe(2 * WINDOW)
  stream.hear('two', { received: String(WINDOW / 2) })
  stream.hear('one', { received: String(2 * WINDOW) })
  await settle()
  expect(sent()).toBe(2 * WINDOW)
  stream.hear('one', { received: String(99 * WINDOW) })
  stream.hear('two', { received: String(2 * WINDOW) })
  await writing
  expect(sent()).toBe(3 * WINDOW)
})

it('CL5 leaves a receiver behind that stands still while another goes on', async () => {
  const { stream, clock, sent } = outgoing()
  const writing = stream.write(new Uint8Array(2 * WINDOW))
  await settle()
  stream.hear('quick', { received: String(WINDOW) })
  stream.hear('stuck', { received: '0' })
  await settle()
  clock.fire()
  await writing
  expect(sent()).toBe(2 * WINDOW)
})

it('CL5 gives a stream up that nobody takes', async () => {
  const { stream, clock, ends } = outgoing()
  const writing = stream.write(new Uint8Array(2 * WINDOW))
  await settle()
  clock.fire()
  await expect(writing).rejects.toMatchObject({ code: 'stream/aborted' })
  expect(ends).toMatchObject([{ status: 'aborted' }])
  await expect(stream.end()).rejects.toMatchObject({ code: 'stream/aborted' })
})

it('CL25 tells of a stream whose sender went away without an end, and keeps it no longer', () => {
  const { desk, clock, faults, take } = receiver()
  take('stream_start', json({}), { id: 'a' })
  take('stream_start', json({}), { id: 'b' })
  clock.pass(50_000)
  take('stream_chunk', Uint8Array.of(1), { correlationId: 'b' })
  clock.pass(40_000)
  expect([desk.openCount, faults]).toEqual([1, ['stream/aborted']])
  take('stream_end', json({ status: 'aborted' }), { correlationId: 'b' })
  expect([desk.openCount, clock.waiting]).toEqual([0, 0])
})
