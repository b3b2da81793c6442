import { createHash, randomFillSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { readDelivery, readUint32 } from '../../shared/wire/index.ts'
import { DURABLE_PENDING_MAX } from './limits.ts'
import { anyone, HandSink, join, testSpine, turns } from './spine.testing.ts'

function durableSpine() {
  const sink = new HandSink()
  const spine = testSpine({ durable: (_namespace, topic) => (topic.startsWith('d.') ? sink : undefined) })
  return { sink, spine }
}

it('SP7 delivers a durable message after its commit, in order, and says so', async () => {
  const { sink, spine } = durableSpine()
  const [sender, reader] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('reader'))])
  const seen: string[] = []
  await reader.subscribe('>', ({ delivery, envelope }) => void seen.push(`${envelope.topic} ${delivery.pos} ${delivery.commit}`))
  let isDone = false
  const first = sender.publish('d.x', { n: 1 }).then(() => (isDone = true))
  const second = sender.publish('e.x', { n: 2 })
  const third = sender.publish('d.y', { n: 3 })
  await turns()
  expect([seen, isDone, sink.entries.length]).toEqual([['e.x 2 ephemeral'], false, 2])
  sink.commit()
  await Promise.all([first, second, third])
  expect(seen).toEqual(['e.x 2 ephemeral', 'd.x 1 durable', 'd.y 3 durable'])
  const [entry] = sink.entries as [Uint8Array]
  expect(readDelivery(entry, 4, 4 + readUint32(entry, 0))).toMatchObject({ pos: 1n, seq: 1n, from: 'sender', commit: 'durable' })
  spine.stop()
})

it('SP8 makes a publisher wait while the log is full, loses nothing and keeps order', async () => {
  const { sink, spine } = durableSpine()
  sink.capacity = 10
  const [sender, other, reader] = await Promise.all([
    join(spine, anyone('sender')),
    join(spine, anyone('other')),
    join(spine, anyone('reader')),
  ])
  const seen: number[] = []
  await reader.subscribe('d.*', ({ envelope }) => void seen.push(JSON.parse(new TextDecoder().decode(envelope.payload)).n))
  const sent = Promise.all(Array.from({ length: 500 }, (_, n) => sender.publish('d.x', { n })))
  await turns()
  expect(sink.entries.length).toBe(10)
  // Somebody else's ephemeral messages are not held up.
  await other.publish('e.x', { n: 0 })
  while (sink.entries.length < 500) {
    sink.capacity += 60
    sink.commit()
    await turns(2)
  }
  sink.commit()
  await sent
  expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n))
  spine.stop()
})

it('SP8 takes no more than DURABLE_PENDING_MAX messages that are not on disk', async () => {
  const { sink, spine } = durableSpine()
  const sender = await join(spine, anyone('sender'))
  const payload = new Uint8Array(1)
  let posted = 0
  for (let i = 0; i < 40 && sink.entries.length < DURABLE_PENDING_MAX; i++) {
    for (let k = 0; k < 4000; k++) if (sender.post('d.x', payload) === 'sent') posted++
    await turns(3)
  }
  expect(sink.entries.length).toBe(DURABLE_PENDING_MAX)
  for (let i = 0; i < 20; i++) {
    sink.commit()
    await turns(3)
  }
  expect(sink.entries.length).toBe(posted)
  spine.stop()
})

it('SP7 delivers durable messages of any size whole', async () => {
  const { sink, spine } = durableSpine()
  const [sender, reader] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('reader'))])
  const seen: string[] = []
  await reader.subscribe('d.*', ({ envelope }) => void seen.push(createHash('sha256').update(envelope.payload).digest('hex')))
  const payloads = [10, 5_000, 20, 400_000, 70_000, 4_096, 30].map((length) => randomFillSync(new Uint8Array(length)))
  const sent = Promise.all(payloads.map((payload) => sender.publish('d.x', payload)))
  while (sink.entries.length < payloads.length) await turns(1)
  sink.commit()
  await sent
  expect(seen).toEqual(payloads.map((payload) => createHash('sha256').update(payload).digest('hex')))
  spine.stop()
})

it('SP9 refuses a publish whose log cannot be written, and counts it against nobody', async () => {
  const { sink, spine } = durableSpine()
  const sender = await join(spine, anyone('sender'))
  sink.fault = new Fault('log/disk-full', 'full')
  await expect(sender.publish('d.x', {})).rejects.toMatchObject({ code: 'log/disk-full' })
  sink.fault = undefined
  const sent = sender.publish('d.x', {})
  await turns()
  sink.commit()
  await sent
  expect(spine.pos).toBe(1)
  spine.stop()
})

it('SP9 refuses those whose messages a fault of the log voided, and delivers none of them later', async () => {
  const { sink, spine } = durableSpine()
  const [sender, reader] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('reader'))])
  const seen: number[] = []
  await reader.subscribe('d.*', ({ envelope }) => void seen.push(JSON.parse(new TextDecoder().decode(envelope.payload)).n))
  const outcomes = Promise.allSettled([1, 2, 3].map((n) => sender.publish('d.x', { n })))
  await turns()
  sink.entries.length = 1
  sink.commit()
  sink.onVoided(1, new Fault('log/disk-full', 'full'))
  expect((await outcomes).map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'kept'))).toEqual([
    'kept',
    'log/disk-full',
    'log/disk-full',
  ])
  const later = sender.publish('d.x', { n: 4 })
  await turns()
  sink.commit()
  await later
  expect(seen).toEqual([1, 4])
  spine.stop()
})
