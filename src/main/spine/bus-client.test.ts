import { expect, it } from 'vitest'
import { connectBus } from '../../shared/client/index.ts'
import { memoryPair } from '../../shared/transport/index.ts'
import { anyone, join, testClock, testRandom, testSpine, turns } from './spine.testing.ts'

it('CL7 subscribes once at the engine however many handlers a pattern has', async () => {
  const spine = testSpine()
  const bus = await join(spine, anyone('bus'))
  const seen: string[] = []
  const one = await bus.subscribe('a', () => void seen.push('one'))
  const two = await bus.subscribe('a', () => void seen.push('two'))
  await bus.publish('a', {})
  await one.unsubscribe()
  await bus.publish('a', {})
  await two.unsubscribe()
  await two.unsubscribe()
  await bus.publish('a', {})
  expect(seen).toEqual(['one', 'two', 'two'])
  expect(spine.topics()).toMatchObject([{ topic: 'a', messages: 3, subscribers: 0 }])
  spine.stop()
})

it("CL8 tells a handler's error and goes on with the next message", async () => {
  const spine = testSpine()
  const bus = await join(spine, anyone('bus'))
  const faults: string[] = []
  bus.onFault = ({ code, message }) => void faults.push(`${code} ${message}`)
  let count = 0
  await bus.subscribe('a', () => {
    if (++count === 1) throw new Error('oops')
  })
  await bus.publish('a', {})
  await bus.publish('a', {})
  expect([count, faults]).toEqual([2, ['internal/unexpected oops']])
  spine.stop()
})

it('CL9 answers full when the transport does, takes nothing then, and goes on after the drain', async () => {
  const spine = testSpine()
  const [ours, theirs] = memoryPair({ capacityBytes: 100_000 })
  spine.attach(anyone('bus'), theirs)
  const bus = await connectBus(ours, { client: 't/1', random: testRandom, clock: testClock })
  let received = 0
  await bus.subscribe('a', () => void received++)
  theirs.pause(true)
  let sent = 0
  while (bus.post('a', new Uint8Array(1000)) === 'sent') sent++
  expect(sent).toBeLessThan(400)
  const waiting = bus.publish('a', {})
  theirs.pause(false)
  await waiting
  await turns()
  expect(received).toBe(sent + 1)
  expect(bus.post('a', new Uint8Array(1))).toBe('sent')
  spine.stop()
})

it('CL10 fails what waits when the connection ends, with the reason, and tells once', async () => {
  const spine = testSpine()
  const bus = await join(spine, anyone('bus'))
  await bus.serve('ask', () => new Promise<object>(() => {}))
  const closes: string[] = []
  bus.onClose = (code, reason) => void closes.push(`${code} ${reason}`)
  const answer = bus.request('ask', {})
  await turns()
  spine.stop()
  await expect(answer).rejects.toMatchObject({ code: 'transport/closed', evidence: { code: 4503 } })
  await expect(bus.publish('a', {})).rejects.toMatchObject({ code: 'transport/closed' })
  expect(() => bus.post('a', new Uint8Array(1))).toThrow(expect.objectContaining({ code: 'transport/closed' }))
  await turns()
  expect(closes).toEqual(['4503 the engine stops'])
})

it('CL11 refuses by itself what no engine would take', async () => {
  const spine = testSpine()
  const bus = await join(spine, anyone('bus'))
  await expect(bus.publish('No.Topic', {})).rejects.toMatchObject({ code: 'wire/bad-topic' })
  await expect(bus.request('a', {}, { deadlineMs: 600_001 })).rejects.toMatchObject({ code: 'spine/limit' })
  await expect(bus.subscribe('a.>.b', () => {})).rejects.toMatchObject({ code: 'wire/bad-topic' })
  await bus.publish('a', {})
  spine.stop()
})
