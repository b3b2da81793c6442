import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Client, DeltaPublisher, DeltaSubscriber } from '../../shared/client/index.ts'
import { back, lasting } from './lasting.testing.ts'
import { MemoryLog } from './memory-log.testing.ts'
import { anyone, join, testSpine, turns } from './spine.testing.ts'
import type { Spine } from './spine.ts'

const journal = { consumerDefined: () => {}, consumerMoved: () => {}, consumerRemoved: () => {} }

function durableSpine(): Spine {
  const log = new MemoryLog()
  return testSpine({
    durable: (_namespace, topic) => (topic.startsWith('d.') ? log : undefined),
    logOf: () => log,
    consumers: { restored: [], journal },
  })
}

const number = (payload: Uint8Array): number => Number(new TextDecoder().decode(payload))
const publish = (bus: Client, topic: string, from: number, to: number): Promise<unknown> =>
  Promise.all(Array.from({ length: to - from }, (_, i) => bus.publish(topic, new TextEncoder().encode(String(from + i)))))
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

it('CL19 a loop over the log gets everything once and in order, however slow it is and however often the connection is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(39), { maxLength: 4 }), fc.boolean(), async (cutsAt, isConsumer) => {
      const spine = durableSpine()
      const { bus: writer } = await lasting(() => spine, 'writer')
      const { bus, cut } = await lasting(() => spine, 'reader')
      await publish(writer, 'd.x', 0, 20)
      const place = { from: 'first', queueMax: 4, ...(isConsumer && { consumer: 'c' }) } as const
      const feed = await bus.messages('d.x', place)
      const sending = publish(writer, 'd.x', 20, 40)
      const seen: number[] = []
      for await (const { envelope } of feed) {
        seen.push(number(envelope.payload))
        if (cutsAt.includes(seen.length)) cut()
        if (seen.length % 7 === 0) await turns(3)
        if (seen.length === 40) break
      }
      await sending
      expect([seen, feed.dropped]).toEqual([upTo(40), 0])
      await bus.close()
      await writer.close()
      spine.stop()
    }),
    { numRuns: 25 },
  )
})

it('CL19 a plain loop that is too slow loses its oldest and says how many', async () => {
  const spine = testSpine()
  const writer = await join(spine, anyone('writer'))
  const bus = await join(spine, anyone('reader'))
  const feed = await bus.messages('e', { queueMax: 8 })
  for (let i = 0; i < 20; i++) await writer.publish('e', new TextEncoder().encode(String(i)))
  await turns()
  expect(feed.dropped).toBe(12)
  const seen: number[] = []
  for await (const { envelope } of feed) {
    seen.push(number(envelope.payload))
    if (seen.length === 8) await bus.close()
  }
  expect(seen).toEqual(upTo(20).slice(12))
  await turns()
  expect(spine.topics()).toMatchObject([{ subscribers: 0 }])
  spine.stop()
})

it('CL19 acknowledges what a handler has done; one that fails ends the subscription, and its message comes again', async () => {
  const spine = durableSpine()
  const writer = await join(spine, anyone('writer'))
  await Promise.all(upTo(6).map((i) => writer.publish('d.x', new TextEncoder().encode(String(i)))))
  const first = await join(spine, anyone('reader'))
  const faults: string[] = []
  first.onFault = ({ message }) => void faults.push(message)
  const seen: number[] = []
  const consumer = { consumer: 'c', from: 'first' } as const
  await first.subscribe(
    'd.x',
    async ({ envelope }) => {
      await turns(1)
      if (number(envelope.payload) === 3) throw new Error('cannot do 3')
      seen.push(number(envelope.payload))
    },
    consumer,
  )
  await turns(30)
  expect([seen, faults]).toEqual([[0, 1, 2], ['cannot do 3']])
  const second = await join(spine, anyone('reader'))
  const feed = await second.messages('d.x', { ...consumer, isManual: true })
  const again: number[] = []
  for await (const { envelope, delivery } of feed) {
    again.push(number(envelope.payload))
    if (again.length === 2) feed.consumed(delivery.pos)
    if (again.length === 3) break
  }
  expect(again).toEqual([3, 4, 5])
  const third = await (await join(spine, anyone('reader'))).messages('d.x', { ...consumer, isManual: true })
  for await (const { envelope, delivery } of third) {
    expect(number(envelope.payload)).toBe(5)
    third.consumed(delivery.pos)
    break
  }
  await writer.publish('d.x', new TextEncoder().encode('6'))
  const fourth = await (await join(spine, anyone('reader'))).messages('d.x', consumer)
  for await (const { envelope } of fourth) {
    expect(number(envelope.payload)).toBe(6)
    break
  }
  spine.stop()
})

it('CL24 refuses a subscription that the engine could not tell from another of the same client', async () => {
  const spine = durableSpine()
  const bus = await join(spine, anyone('reader'))
  await bus.subscribe('d.*', () => {})
  for (const options of [{ group: 'g' }, { consumer: 'c' }, { from: 'first' }] as const)
    await expect(bus.subscribe('d.x', () => {}, options)).rejects.toMatchObject({ code: 'request/refused' })
  const own = await bus.subscribe('e', () => {}, { group: 'g' })
  await expect(bus.messages('>')).rejects.toMatchObject({ code: 'request/refused' })
  await own.unsubscribe()
  await (await bus.messages('>')).unsubscribe()
  spine.stop()
})

it("CL21 subscribers end with the publisher's state, whoever wrote between and however often connections are lost", async () => {
  const encode = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const decode = (bytes: Uint8Array): Record<string, number> => JSON.parse(new TextDecoder().decode(bytes))
  const step = fc.constantFrom('set', 'set', 'set', 'burst', 'cut writer', 'cut reader', 'intrude', 'forget')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const deltaOnly = () => [{ pattern: 'grid.>' }]
      let spine = testSpine({ deltaOnly })
      const old: Spine[] = []
      const writer = await lasting(() => spine, 'writer')
      const reader = await lasting(() => spine, 'reader')
      const state: Record<string, number> = { start: 1 }
      const publisher = new DeltaPublisher(writer.bus, 'grid.x', () => encode(state))
      const subscriber = new DeltaSubscriber<Record<string, number>>(reader.bus, 'grid.x', {
        load: decode,
        apply: (last, delta) => ({ ...last, ...decode(delta) }),
        onState: () => {},
      })
      await publisher.publishSnapshot()
      await subscriber.start()
      const set = (name: string): Promise<void> => {
        state[name] = (state[name] ?? 0) + 1
        return publisher.publish(encode({ [name]: state[name] }))
      }
      for (const what of steps) {
        if (what === 'set') await set('a')
        else if (what === 'burst') await Promise.all(['a', 'b', 'c', 'b'].map(set))
        else if (what === 'intrude') {
          const intruder = await join(spine, anyone('intruder'))
          await new DeltaPublisher(intruder, 'grid.x', () => encode({ other: 1 })).publishSnapshot()
          await intruder.close()
        } else if (what === 'forget') {
          old.push(spine)
          spine = testSpine({ deltaOnly, epoch: old.length + 1 })
          const both = Promise.all([back(writer.bus), back(reader.bus)])
          writer.cut()
          reader.cut()
          await both
        } else {
          const side = what === 'cut writer' ? writer : reader
          const isBack = back(side.bus)
          side.cut()
          if (what === 'cut writer') await set('d')
          await isBack
        }
      }
      await set('last')
      for (let i = 0; i < 50 && JSON.stringify(subscriber.state) !== JSON.stringify(state); i++) await turns(2)
      expect(subscriber.state).toEqual(state)
      for (const { bus } of [writer, reader]) await bus.close()
      for (const each of [spine, ...old]) each.stop()
    }),
    { numRuns: 40 },
  )
})
