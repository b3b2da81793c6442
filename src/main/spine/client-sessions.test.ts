import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Fault } from '../../shared/base/index.ts'
import { back, lasting } from './lasting.testing.ts'
import { SESSION_REFUSALS_MAX } from './limits.ts'
import { anyone, HandSink, join, testSpine, turns } from './spine.testing.ts'

it('CL12 accepts every publish exactly once and in order, wherever the connection is cut', async () => {
  const cut = fc.record({ up: fc.integer({ min: 1, max: 8 }), down: fc.integer({ min: 1, max: 8 }) })
  let cutConnections = 0
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 2 }), async (cuts, durableEvery) => {
      const sink = new HandSink()
      const spine = testSpine({ durable: (_namespace, topic) => (topic === 'd' ? sink : undefined) })
      const reader = await join(spine, anyone('reader'))
      const seen: number[] = []
      await reader.subscribe('>', ({ envelope }) => void seen.push(Number(new TextDecoder().decode(envelope.payload))))
      // The first connection must come about: a lasting client does not try that again.
      const { bus, connections } = await lasting(() => spine, 'writer', [
        { up: 1 + (cuts[0]?.up ?? 99), down: 1 + (cuts[0]?.down ?? 99) },
        ...cuts.slice(1),
      ])
      const done: number[] = []
      const publishes: Promise<void>[] = []
      for (let i = 0; i < 24; i++) {
        const topic = durableEvery > 0 && i % durableEvery === 0 ? 'd' : 'e'
        publishes.push(bus.publish(topic, new TextEncoder().encode(String(i))).then(() => void done.push(i)))
        if (i % 3 === 0) await turns(1)
        if (i % 5 === 0) sink.commit()
      }
      const settled = Promise.all(publishes)
      const committing = setInterval(() => sink.commit(), 2)
      await settled
      clearInterval(committing)
      await turns()
      const numbers = publishes.map((_publish, i) => i)
      expect(done).toEqual(numbers)
      expect(seen.toSorted((a, b) => a - b)).toEqual(numbers)
      const isDurable = (i: number): boolean => durableEvery > 0 && i % durableEvery === 0
      for (const some of [numbers.filter(isDurable), numbers.filter((i) => !isDurable(i))])
        expect(seen.filter((i) => some.includes(i))).toEqual(some)
      cutConnections += connections() - 1
      await bus.close()
      spine.stop()
    }),
    { numRuns: 60 },
  )
  expect(cutConnections).toBeGreaterThan(30)
})

it('CL13 keeps publishes while there is no connection, up to a bound, and sends nothing else then', async () => {
  const spine = testSpine()
  const reader = await join(spine, anyone('reader'))
  const seen: string[] = []
  await reader.subscribe('a', ({ envelope }) => void seen.push(new TextDecoder().decode(envelope.payload)))
  const { bus, cut } = await lasting(() => spine, 'writer', [], { keptBytesMax: 5_000 })
  cut()
  await turns()
  expect(bus.isConnected).toBe(false)
  expect(bus.post('a', new Uint8Array(1))).toBe('full')
  const isBack = back(bus)
  const kept = ['1', '2', '3'].map((text) => bus.publish('a', new TextEncoder().encode(text)))
  const big = bus.publish('a', new Uint8Array(6_000))
  await expect(bus.publish('a', {})).rejects.toMatchObject({ code: 'transport/full' })
  expect(await isBack).toBe(true)
  await Promise.all([...kept, big])
  await turns()
  expect(seen.slice(0, 3)).toEqual(['1', '2', '3'])
  expect(seen).toHaveLength(4)
  await bus.close()
  spine.stop()
})

it('CL14 restores subscriptions, and fails requests that were under way', async () => {
  const spine = testSpine()
  const other = await join(spine, anyone('other'))
  await other.serve('slow', () => new Promise<object>(() => {}))
  const { bus, cut } = await lasting(() => spine, 'reader')
  const seen: string[] = []
  const faults: Fault[] = []
  bus.onDisconnected((fault) => void faults.push(fault))
  const one = await bus.subscribe('a.*', ({ envelope }) => void seen.push(envelope.topic))
  await bus.subscribe('b', ({ envelope }) => void seen.push(envelope.topic), { group: 'workers' })
  await bus.serve('ask', () => ({ ok: 1 }))
  const asked = bus.request('slow', {})
  await turns()
  const isBack = back(bus)
  cut()
  await expect(asked).rejects.toMatchObject({ code: 'transport/closed' })
  const whileAway = bus.subscribe('c', ({ envelope }) => void seen.push(envelope.topic))
  expect(await isBack).toBe(true)
  await whileAway
  for (const topic of ['a.x', 'b', 'c']) await other.publish(topic, {})
  expect(await other.request('ask', {})).toEqual({ ok: 1 })
  expect(seen).toEqual(['a.x', 'b', 'c'])
  expect(faults).toMatchObject([{ code: 'transport/closed' }])
  await one.unsubscribe()
  await other.publish('a.x', {})
  await turns()
  expect(seen).toHaveLength(3)
  await bus.close()
  spine.stop()
})

it('CL15 says that nobody knows the fate of what was sent to an engine that has forgotten the session', async () => {
  const sink = new HandSink()
  let spine = testSpine({ durable: () => sink })
  const { bus, cut } = await lasting(() => spine, 'writer')
  const sent = bus.publish('d', {})
  await turns()
  const isBack = back(bus)
  const old = spine
  spine = testSpine({ epoch: 2, durable: () => undefined })
  cut()
  await turns(1)
  const unsent = bus.publish('d', {})
  expect(await isBack).toBe(false)
  await expect(sent).rejects.toMatchObject({ code: 'transport/fate-unknown' })
  await unsent
  expect(bus.session.epoch).toBe(2)
  expect(spine.topics()).toMatchObject([{ topic: 'd', messages: 1 }])
  await bus.close()
  old.stop()
  spine.stop()
})

it('CL16 does not try again where it would fare no better, and says why', async () => {
  const spine = testSpine()
  const first = await lasting(() => spine, 'writer')
  const closes: number[] = []
  first.bus.onClose = (code) => void closes.push(code)
  const pending = first.bus.subscribe('a', () => {})
  await pending
  spine.stop()
  await turns()
  expect(closes).toEqual([])
  await first.bus.close()
  expect(closes).toEqual([1000])
  await expect(first.bus.publish('a', {})).rejects.toMatchObject({ code: 'transport/closed' })
  const refused = testSpine({ refusals: { disconnectAfter: 1, windowMs: 60_000 } })
  const second = await lasting(() => refused, 'writer')
  second.bus.onClose = (code) => void closes.push(code)
  await second.bus.subscribe('inbox.c1', () => {}).catch(() => {})
  await turns()
  expect([closes, second.connections()]).toEqual([[1000, 4403], 1])
  refused.stop()
})

it('SP20 CL18 a refusal that was lost with its connection is told on the next one', async () => {
  const spine = testSpine({ refusals: { disconnectAfter: 1_000, windowMs: 60_000 } })
  const grants = { publish: ['a'], subscribe: [], execute: [] }
  // The engine's second frame would tell what became of both.
  const { bus, connections } = await lasting(() => spine, 'writer', [{ up: 99, down: 1 }], {}, { grants })
  const [good, bad] = [bus.publish('a', {}), bus.publish('b', {})]
  await good
  await expect(bad).rejects.toMatchObject({ code: 'authz/publish-denied' })
  expect(connections()).toBe(2)
  for (let i = 0; i < SESSION_REFUSALS_MAX + 5; i++)
    await expect(bus.publish('b', {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
  await bus.publish('a', {})
  await bus.close()
  spine.stop()
})

it('CL17 streams go on in a resumed session, whole and with nothing twice', async () => {
  const spine = testSpine()
  const reader = await join(spine, anyone('reader'))
  const received = new Promise<Uint8Array>((resolve) => {
    void reader.receiveStreams('rows', ({ bytes }) => resolve(bytes), { bytesMax: 10_000_000, openMax: 1 })
  })
  await turns()
  const { bus, cut } = await lasting(() => spine, 'writer')
  const whole = Uint8Array.from({ length: 1_500_000 }, (_, i) => (i * 7) % 251)
  const stream = await bus.openStream('rows', { name: 'x' })
  await stream.write(whole.subarray(0, 600_000))
  cut()
  await stream.write(whole.subarray(600_000, 1_000_000))
  await turns()
  await stream.write(whole.subarray(1_000_000))
  const { bytes } = await stream.end()
  expect(bytes).toBe(whole.length)
  expect(Buffer.from(await received).equals(Buffer.from(whole))).toBe(true)
  await bus.close()
  spine.stop()
})
