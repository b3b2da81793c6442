import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { BusMessage, EnvelopeType } from '../wire/index.ts'
import type { IncomingStream } from './contract.ts'
import { portableSha256 } from './hasher.ts'
import { INCOMING_STREAMS_MAX, IncomingStreams } from './incoming-stream.ts'
import { SteppedClock } from './stepped-clock.testing.ts'

const MIB = 1024 * 1024
const json = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

function desk() {
  const streams: IncomingStream[] = []
  const replies: object[] = []
  const faults: string[] = []
  const clock = new SteppedClock()
  const desk = new IncomingStreams({
    clock,
    hasher: portableSha256,
    reply: (_inbox, _id, body) => void replies.push(body),
    onStream: (stream) => void streams.push(stream),
    onFault: ({ code }) => void faults.push(code),
  })
  const take = (type: EnvelopeType, payload: Uint8Array, id: string, correlationId?: string): void =>
    desk.take({
      delivery: { pos: 1n, seq: 1n, epoch: 1, from: 'sender', namespace: 'default', commit: 'ephemeral' },
      envelope: { id, type, topic: 'rows', payload, correlationId, replyTo: 'inbox.c1' },
    } satisfies BusMessage)
  const end = (id: string, whole: Uint8Array, chunks: number): void => {
    const sha256 = createHash('sha256').update(whole).digest('hex')
    take('stream_end', json({ status: 'complete', chunks, bytes: String(whole.length), sha256 }), 'end', id)
  }
  return { desk, clock, streams, replies, faults, take, end }
}

it('CL22 gives chunks in order, credits what its loop took, and ends with what was announced', async () => {
  const { desk: all, streams, replies, take, end } = desk()
  take('stream_start', json({ name: 'x' }), 's')
  const whole = new Uint8Array(MIB).fill(7)
  take('stream_chunk', whole.subarray(0, MIB / 2), 'c1', 's')
  take('stream_chunk', whole.subarray(MIB / 2), 'c2', 's')
  expect(replies).toEqual([])
  const sizes: number[] = []
  const reading = (async () => {
    for await (const chunk of streams[0] as IncomingStream) sizes.push(chunk.length)
  })()
  await new Promise((resolve) => setImmediate(resolve))
  expect(replies).toEqual([{ received: String(MIB / 2) }, { received: String(MIB) }])
  end('s', whole, 2)
  await reading
  expect([sizes, all.openCount]).toEqual([[MIB / 2, MIB / 2], 0])
})

it('CL22 cancels what is left, and throws where the end is not what came', async () => {
  const { streams, replies, take, end } = desk()
  take('stream_start', json({}), 'left')
  take('stream_chunk', Uint8Array.of(1), 'c', 'left')
  for await (const chunk of streams[0] as IncomingStream) if (chunk.length === 1) break
  expect(replies).toEqual([{ cancel: 'the receiver stopped reading' }])
  take('stream_start', json({}), 'wrong')
  end('wrong', Uint8Array.of(1), 1)
  const wrong = streams[1]?.[Symbol.asyncIterator]()
  await expect(wrong?.next()).rejects.toMatchObject({ code: 'stream/mismatch' })
})

it('CL22 holds no more than credit allows, and no more streams than its limit', () => {
  const { desk: all, replies, faults, take } = desk()
  take('stream_start', json({}), 'greedy')
  for (let i = 0; i < 17; i++) take('stream_chunk', new Uint8Array(MIB / 4), `c${i}`, 'greedy')
  expect(replies).toEqual([{ cancel: 'more was sent than credit allows' }])
  for (let i = 1; i < INCOMING_STREAMS_MAX + 1; i++) take('stream_start', json({}), `s${i}`)
  expect([faults, all.openCount]).toEqual([['spine/limit'], INCOMING_STREAMS_MAX])
  all.forget()
  expect(all.openCount).toBe(0)
})

it('CL25 gives a stream up whose sender went away without an end, so that others find room', async () => {
  const { desk: all, clock, streams, faults, take } = desk()
  for (let i = 0; i < INCOMING_STREAMS_MAX; i++) take('stream_start', json({}), `s${i}`)
  const reading = streams[0]?.[Symbol.asyncIterator]().next()
  clock.pass(50_000)
  take('stream_chunk', Uint8Array.of(1), 'c', 's1')
  clock.pass(40_000)
  await expect(reading).rejects.toMatchObject({ code: 'stream/aborted' })
  expect([all.openCount, clock.waiting]).toEqual([1, 1])
  take('stream_start', json({}), 'new')
  expect([all.openCount, faults]).toEqual([2, []])
  all.forget()
  expect(clock.waiting).toBe(0)
})
