import { expect, it } from 'vitest'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Envelope } from '../../shared/wire/index.ts'
import type { TrafficMeter } from './contract.ts'
import { OUTSIDE_REFUSAL_KEYS_MAX } from './limits.ts'
import { anyone, HandSink, join, lineJournal, RawParty, testClock, testSpine, turns } from './spine.testing.ts'

const event = (topic: string, more: Partial<Envelope> = {}): Envelope => ({
  id: crypto.randomUUID(),
  type: 'event',
  topic,
  payload: new Uint8Array(100),
  ...more,
})

/** A clock that stands until it is moved. */
function handClock(): Clock & { nowMs: number } {
  const clock = { ...testClock, nowMs: 1_000, monotonicMs: () => clock.nowMs }
  return clock
}

const messagesOn = (spine: ReturnType<typeof testSpine>, name: string): number =>
  spine.topics().find(({ topic }) => topic === name)?.messages ?? 0

it('SP26 lets an identity send so many messages a second, over all its connections; the rest is refused and nobody disconnected', async () => {
  const clock = handClock()
  const journal = lineJournal()
  const spine = testSpine({ clock, journal, refusals: { disconnectAfter: 3, windowMs: 60_000 } })
  const spec = anyone('rig', { rates: { messagesPerS: 10 } })
  const [one, two] = [new RawParty(spine, spec), new RawParty(spine, spec)]
  await turns()
  for (let i = 0; i < 6; i++) one.send(event('a'))
  two.send(...Array.from({ length: 6 }, (_, i) => event('a', { publisherSeq: BigInt(i + 1) })))
  two.send(event('a'), event('a'), event('a'))
  await turns()
  expect(messagesOn(spine, 'a')).toBe(10)
  expect([one.faults, two.faults, one.closed, two.closed]).toEqual([
    [],
    ['rate/exceeded', 'rate/exceeded', 'rate/exceeded'],
    undefined,
    undefined,
  ])
  expect(two.items.filter(({ topic }) => topic === 'system.control.ack').at(-1)?.text).toBe('{"accepted":"6","durable":"6"}')
  one.transport.close(1000, 'bye')
  two.transport.close(1000, 'bye')
  await turns()
  clock.nowMs += 500
  const three = new RawParty(spine, spec)
  await turns()
  three.send(...Array.from({ length: 20 }, () => event('a')))
  await turns()
  expect(messagesOn(spine, 'a')).toBe(15)
  spine.stop()
  expect(journal.lines.filter((line) => line.startsWith('refusals'))).toEqual(['refusals rig rate/exceeded 20'])
})

it('SP26 bounds bytes a second, connections and subscriptions of an identity', async () => {
  const clock = handClock()
  const spine = testSpine({ clock })
  const spec = anyone('rig', { rates: { bytesPerS: 1_000, connections: 2, subscriptions: 3 } })
  const [one, two] = [new RawParty(spine, spec), new RawParty(spine, spec)]
  await turns()
  const three = new RawParty(spine, spec)
  await turns()
  expect([three.closed?.code, three.faults]).toEqual([4429, ['rate/exceeded']])
  one.control('subscribe', { patterns: ['a', 'b'] })
  two.control('subscribe', { patterns: ['a', 'b'] })
  await turns()
  expect([one.faults, two.faults]).toEqual([[], ['rate/exceeded']])
  clock.nowMs += 1_000
  one.send(...Array.from({ length: 20 }, () => event('x')))
  await turns()
  expect(messagesOn(spine, 'x')).toBe(Math.ceil(1_000 / 125))
  spine.policyChanged(({ grants }) => ({ grants }))
  spine.stop()
})

it('SP27 charges what each party sent in a turn, and refuses it while its quota is used up', async () => {
  const charged: string[] = []
  let fault: Fault | undefined
  const meter: TrafficMeter = {
    charge: ({ identity }, messages, bytes) => {
      charged.push(`${identity} ${messages} ${bytes > 0}`)
      return fault
    },
  }
  const spine = testSpine({ meter })
  const [one, two] = [new RawParty(spine, anyone('one')), new RawParty(spine, anyone('two'))]
  await turns()
  one.send(event('a'), event('a'), event('a'))
  two.send(event('a'))
  await turns()
  expect(charged).toEqual(['one 3 true', 'two 1 true'])
  fault = new Fault('quota/exceeded', 'no more messages today')
  one.send(event('a'))
  await turns()
  one.send(event('a'), event('a'))
  await turns()
  expect([messagesOn(spine, 'a'), one.faults]).toEqual([5, ['quota/exceeded']])
  fault = undefined
  one.send(event('a'))
  await turns()
  expect(messagesOn(spine, 'a')).toBe(6)
  spine.stop()
})

it('SP28 counts refusals before a hello by source and minute, and no more than so many', () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  for (let i = 0; i < OUTSIDE_REFUSAL_KEYS_MAX + 50; i++) spine.countRefusal(`anonymous@10.0.${i >> 8}.${i & 255}`, 'auth/bad-token')
  for (let i = 0; i < 1_000; i++) spine.countRefusal('anonymous@10.0.0.1', 'auth/bad-token')
  spine.stop()
  expect(journal.lines).toHaveLength(OUTSIDE_REFUSAL_KEYS_MAX + 1)
  expect(journal.lines).toContain('refusals anonymous@10.0.0.1 auth/bad-token 1001')
  expect(journal.lines.at(-1)).toBe('refusals * authz/too-many-refusals 50')
})

it('SP30 does not deliver to a slow reader what is past its deadline, and says how many', async () => {
  const clock = handClock()
  const spine = testSpine({ clock })
  const slow = new RawParty(spine, anyone('slow'), 4096)
  slow.control('subscribe', { patterns: ['a.*'] })
  const sender = new RawParty(spine, anyone('sender'))
  await turns()
  slow.transport.pause(true)
  for (let i = 0; i < 100; i++) {
    sender.send(
      event('a.fill', { payload: new Uint8Array(1_000) }),
      event('a.short', { deadlineMs: 50 }),
      event('a.long', { deadlineMs: 60_000 }),
    )
    if (i % 10 === 0) await turns(2)
  }
  sender.send(event('a.jobs', { type: 'job', deadlineMs: 50 }))
  await turns()
  clock.nowMs += 100
  slow.transport.pause(false)
  await turns(60)
  const got = (topic: string): number => slow.items.filter((item) => item.topic === topic).length
  const told = slow.items.filter(({ topic }) => topic === 'system.control.fault').map(({ text }) => JSON.parse(text))
  expect([got('a.fill'), got('a.long'), got('a.jobs'), slow.faults]).toEqual([100, 100, 0, ['spine/expired']])
  expect(Number(told[0].expired)).toBe(101 - got('a.short'))
  expect(got('a.short')).toBeLessThan(40)
  expect(spine.tally.expired).toBe(101 - got('a.short'))
  spine.stop()
})

it('SP30 does not deliver a durable message whose deadline passed before it was on disk', async () => {
  const clock = handClock()
  const sink = new HandSink()
  const spine = testSpine({ clock, durable: () => sink })
  const reader = new RawParty(spine, anyone('reader'))
  reader.control('subscribe', { patterns: ['d.*'] })
  const sender = await join(spine, anyone('sender'))
  await turns()
  const sent = Promise.all([sender.publish('d.a', {}, { deadlineMs: 50 }), sender.publish('d.b', {}, { deadlineMs: 5_000 })])
  await turns()
  clock.nowMs += 100
  sink.commit()
  await sent
  await turns()
  expect(reader.items.filter(({ type }) => type === 'event').map(({ topic }) => topic)).toEqual(['d.b'])
  expect(reader.faults).toEqual(['spine/expired'])
  spine.stop()
})
