import { expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import type { Envelope } from '../../shared/wire/index.ts'
import { SESSION_KEPT_MS, SESSIONS_MAX } from './limits.ts'
import { anyone, HandSink, join, lineJournal, RawParty, testClock, testSpine, turns } from './spine.testing.ts'

const SESSION = '0190a1b2-0000-4000-8000-00000000000a'
const event = (topic: string, more: Partial<Envelope> = {}): Envelope => ({
  id: crypto.randomUUID(),
  type: 'event',
  topic,
  payload: new TextEncoder().encode('{}'),
  ...more,
})

type Made = ReturnType<typeof testSpine>

async function enter(spine: Made, name = 'rig', hello: object = { session: SESSION }): Promise<RawParty> {
  const party = new RawParty(spine, anyone(name), undefined, hello)
  await turns()
  return party
}

const acks = (party: RawParty): string[] => party.items.filter(({ topic }) => topic === 'system.control.ack').map(({ text }) => text)

it('SP20 goes on with a session: what was accepted and comes again is acknowledged and not routed', async () => {
  const spine = testSpine()
  const reader = await join(spine, anyone('reader'))
  const seen: number[] = []
  await reader.subscribe('a', ({ envelope }) => void seen.push(Number(envelope.publisherSeq)))
  const first = await enter(spine)
  expect(first.welcome['session']).toEqual({ id: SESSION, resumed: false, accepted: '0', durable: '0' })
  for (const seq of [1n, 2n, 3n]) first.send(event('a', { publisherSeq: seq }))
  await turns()
  first.transport.close(1001, 'gone')
  await turns()
  const second = await enter(spine)
  expect(second.welcome['session']).toEqual({ id: SESSION, resumed: true, accepted: '3', durable: '3' })
  expect(second.welcome.inbox).toBe(first.welcome.inbox)
  for (const seq of [2n, 3n, 4n]) second.send(event('a', { publisherSeq: seq }))
  await turns()
  expect(seen).toEqual([1, 2, 3, 4])
  expect(acks(second).at(-1)).toBe('{"accepted":"4","durable":"4"}')
  expect([spine.tally.repeated, second.faults]).toEqual([2, []])
  second.send(event('a', { publisherSeq: 4n }))
  await turns()
  expect(second.closed?.code).toBe(4400)
  spine.stop()
})

it('SP20 tells the new connection what became durable of the old one, and what was lost', async () => {
  const sink = new HandSink()
  const spine = testSpine({ durable: () => sink })
  const first = await enter(spine)
  first.send(event('d', { publisherSeq: 1n }), event('d', { publisherSeq: 2n }))
  await turns()
  const second = await enter(spine)
  expect(second.welcome['session']).toEqual({ id: SESSION, resumed: true, accepted: '2', durable: '0' })
  sink.commit()
  await turns()
  expect(acks(second).at(-1)).toBe('{"accepted":"2","durable":"2"}')
  expect(sink.entries).toHaveLength(2)
  spine.stop()
})

it('SP21 lets a second connection take a session over, and nobody else', async () => {
  const spine = testSpine()
  const first = await enter(spine)
  const second = await enter(spine)
  expect([first.closed, first.faults]).toEqual([{ code: 4409, reason: 'spine/session' }, ['spine/session']])
  expect(second.welcome['session']).toMatchObject({ resumed: true })
  const thief = await enter(spine, 'thief')
  expect([thief.closed?.code, thief.faults]).toEqual([4409, ['spine/session']])
  expect(second.closed).toBe(undefined)
  const odd = await enter(spine, 'odd', { session: 'mine' })
  expect([odd.closed?.code, odd.faults]).toEqual([4400, ['wire/bad-payload']])
  expect(spine.connections).toBe(1)
  spine.stop()
})

it('SP21 keeps requests and streams open for a session that comes back', async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  const responder = new RawParty(spine, anyone('responder'))
  responder.control('subscribe', { patterns: ['ask', 'rows'] })
  await turns()
  const first = await enter(spine)
  const question = event('ask', { type: 'control', replyTo: first.welcome.inbox })
  const start = event('rows', { type: 'stream_start' })
  first.send(question, start, event('rows', { type: 'stream_chunk', correlationId: start.id, payload: new Uint8Array(10) }))
  await turns()
  first.transport.close(1001, 'gone')
  await turns()
  expect(journal.lines.filter((line) => line.startsWith('streamLost'))).toEqual([])
  const second = await enter(spine)
  responder.send(event(first.welcome.inbox, { type: 'control', correlationId: question.id }))
  second.control('stream', { stream_id: start.id })
  second.control('stream', { stream_id: question.id })
  second.send(event('rows', { type: 'stream_end', correlationId: start.id }))
  await turns()
  expect(second.items.filter(({ topic }) => topic === second.welcome.inbox)).toHaveLength(1)
  expect(second.items.find(({ topic }) => topic === 'system.control.stream')?.text).toBe('{"chunks":1,"bytes":"10"}')
  expect([second.faults, responder.faults]).toEqual([['stream/mismatch'], []])
  expect(journal.lines.filter((line) => line.startsWith('stream'))).toEqual([
    'streamStarted rows',
    'streamChunk rows 10',
    'streamEnded rows',
  ])
  spine.stop()
})

it('SP22 forgets a session ten minutes after its connection, and the oldest of too many', async () => {
  let aheadMs = 0
  const clock: Clock = { ...testClock, monotonicMs: () => testClock.monotonicMs() + aheadMs }
  const spine = testSpine({ clock })
  const first = await enter(spine)
  first.send(event('a', { publisherSeq: 9n }))
  await turns()
  first.transport.close(1001, 'gone')
  await turns()
  aheadMs = SESSION_KEPT_MS + 1
  const second = await enter(spine)
  expect(second.welcome['session']).toMatchObject({ resumed: false, accepted: '0' })
  second.transport.close(1001, 'gone')
  await turns()
  for (let i = 0; i < SESSIONS_MAX; i++) {
    const one = new RawParty(spine, anyone('many'), undefined, { session: crypto.randomUUID() })
    await new Promise((resolve) => setImmediate(resolve))
    one.transport.close(1000, 'bye')
  }
  await turns()
  expect((await enter(spine)).welcome['session']).toMatchObject({ resumed: false })
  spine.stop()
})

it('SP20 says which of the features it knows', async () => {
  const spine = testSpine()
  expect((await enter(spine, 'p', { features: ['delta', 'telepathy'] })).welcome['features']).toEqual(['delta'])
  expect((await enter(spine, 'p', {})).welcome).not.toHaveProperty('session')
  spine.stop()
})
