import { expect, it } from 'vitest'
import type { Envelope } from '../../shared/wire/index.ts'
import { CONNECTIONS_MAX, OPEN_STREAMS_PER_PORT_MAX, PENDING_REQUESTS_PER_PORT_MAX, SUBSCRIPTIONS_MAX } from './limits.ts'
import { anyone, join, lineJournal, RawParty, testSpine, turns } from './spine.testing.ts'

const grants = (publish: string[], subscribe: string[] = [], execute: string[] = []) => ({ grants: { publish, subscribe, execute } })
const event = (topic: string, more: Partial<Envelope> = {}): Envelope => ({
  id: crypto.randomUUID(),
  type: 'event',
  topic,
  payload: new Uint8Array(1),
  ...more,
})

it('SP10 refuses to publish and subscribe beyond the grants', async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  const bus = await join(spine, anyone('limited', grants(['a.*'], ['a.*'])))
  await bus.publish('a.b', {})
  await expect(bus.publish('a.b.c', {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
  await expect(bus.subscribe('a.>', () => {})).rejects.toMatchObject({ code: 'authz/subscribe-denied' })
  await expect(bus.subscribe('inbox.c1', () => {})).rejects.toMatchObject({ code: 'authz/subscribe-denied' })
  await expect(bus.publish('a.b', {}, { type: 'job_result' })).rejects.toMatchObject({ code: 'authz/execute-denied' })
  spine.stop()
  expect(journal.lines.filter((line) => line.startsWith('refusals'))).toEqual([
    'refusals limited authz/publish-denied 1',
    'refusals limited authz/subscribe-denied 2',
    'refusals limited authz/execute-denied 1',
  ])
})

it('SP11 reserves system.> for grants that name it, and its services for the engine', async () => {
  const spine = testSpine()
  const everything = await join(spine, anyone('everything', grants(['>'], ['>'])))
  await expect(everything.request('system.status', {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
  await expect(everything.subscribe('system.>', () => {})).rejects.toMatchObject({ code: 'authz/subscribe-denied' })
  const engine = await join(spine, anyone('engine', { isEngine: true }))
  const named = await join(spine, anyone('named'))
  const seen: string[] = []
  await everything.subscribe('>', ({ envelope }) => void seen.push(`everything ${envelope.topic}`))
  await named.subscribe('system.>', ({ envelope }) => void seen.push(`named ${envelope.topic}`))
  await engine.serve('system.status', () => ({ fine: true }))
  expect(await named.request('system.status', {})).toEqual({ fine: true })
  await engine.publish('system.breaker', { state: 'open' })
  await expect(named.publish('system.breaker', { state: 'closed' })).rejects.toMatchObject({ code: 'wire/bad-payload' })
  await turns()
  // The call reached the engine alone; the engine's event reached who was granted it.
  expect(seen).toEqual(['named system.breaker'])
  spine.stop()
})

it('SP12 keeps namespaces apart', async () => {
  const spine = testSpine()
  const [one, other, reader] = await Promise.all([
    join(spine, anyone('one')),
    join(spine, anyone('other', { namespace: 'lab' })),
    join(spine, anyone('reader', { namespace: 'lab' })),
  ])
  const seen: string[] = []
  await reader.subscribe('>', ({ delivery }) => void seen.push(`${delivery.from} ${delivery.namespace} ${delivery.seq}`))
  await one.publish('a.b', {})
  await other.publish('a.b', {})
  expect(seen).toEqual(['other lab 1'])
  spine.stop()
})

it('SP13 lets only who received a request answer it, and only in time', async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  const responder = new RawParty(spine, anyone('responder'))
  const forger = new RawParty(spine, anyone('forger'))
  responder.control('subscribe', { patterns: ['ask'] })
  await turns()
  const asker = await join(spine, anyone('asker'))
  const answer = asker.request('ask', {}, { deadlineMs: 150 })
  await turns()
  const request = responder.items.find(({ topic }) => topic === 'ask')
  const reply = event(asker.session.inbox, {
    type: 'control',
    correlationId: request?.id,
    payload: new TextEncoder().encode('{"from":"x"}'),
  })
  forger.send(reply)
  await turns()
  expect(forger.faults).toEqual(['authz/reply-denied'])
  await expect(answer).rejects.toMatchObject({ code: 'request/deadline' })
  responder.send(reply)
  await turns()
  expect(responder.faults).toEqual(['request/deadline'])
  responder.send(event('ask', { type: 'control', replyTo: asker.session.inbox }))
  await turns()
  expect(responder.faults).toEqual(['request/deadline', 'authz/reply-denied'])
  spine.stop()
  expect(journal.lines.filter((line) => line.startsWith('refusals'))).toEqual([
    'refusals forger authz/reply-denied 1',
    'refusals responder authz/reply-denied 1',
  ])
})

it('SP13 tells the asker at once when who should answer leaves', async () => {
  const spine = testSpine()
  const [asker, responder] = await Promise.all([join(spine, anyone('asker')), join(spine, anyone('responder'))])
  await responder.serve('ask', () => new Promise<object>(() => {}))
  const answer = asker.request('ask', {})
  await turns()
  await responder.close()
  await expect(answer).rejects.toMatchObject({ code: 'request/no-responder' })
  spine.stop()
})

it("SP14 takes a stream's parts only from who opened it, where it was opened", async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  const [owner, forger] = [new RawParty(spine, anyone('owner')), new RawParty(spine, anyone('forger'))]
  const start = event('rows', { type: 'stream_start' })
  owner.send(start)
  await turns()
  forger.send(event('rows', { type: 'stream_chunk', correlationId: start.id }))
  owner.send(event('other', { type: 'stream_chunk', correlationId: start.id }), event('rows', { type: 'stream_chunk' }))
  owner.send(
    event('rows', { type: 'stream_end', correlationId: start.id }),
    event('rows', { type: 'stream_chunk', correlationId: start.id }),
  )
  await turns()
  expect(forger.faults).toEqual(['stream/mismatch'])
  expect(owner.faults).toEqual(['stream/mismatch', 'stream/mismatch', 'stream/mismatch'])
  for (let i = 0; i < OPEN_STREAMS_PER_PORT_MAX; i++) owner.send(event('rows', { type: 'stream_start' }))
  await turns()
  expect(owner.faults).toHaveLength(3)
  owner.send(event('rows', { type: 'stream_start' }))
  await turns()
  expect(owner.faults.at(-1)).toBe('spine/limit')
  owner.transport.close(1000, 'bye')
  await turns()
  expect(journal.lines.filter((line) => line.startsWith('streamLost owner'))).toHaveLength(OPEN_STREAMS_PER_PORT_MAX)
  spine.stop()
})

it("SP15 reports a run's party at once and disconnects who is refused too often", async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal, refusals: { disconnectAfter: 3, windowMs: 60_000 } })
  const party = new RawParty(spine, anyone('fabric', { ...grants(['fabric.>']), isRunParty: true }))
  await turns()
  for (let i = 0; i < 5; i++) party.send(event('elsewhere'))
  await turns()
  expect(journal.lines.filter((line) => line.startsWith('partyRefused'))).toEqual(
    new Array(3).fill('partyRefused fabric authz/publish-denied elsewhere'),
  )
  expect(party.closed).toMatchObject({ code: 4403 })
  expect(party.faults.at(-1)).toBe('authz/too-many-refusals')
  spine.stop()
  expect(journal.lines.filter((line) => line.startsWith('refusals'))).toEqual(['refusals fabric authz/publish-denied 3'])
})

it('SP16 closes with 4400 what is not canonical, 4413 what is too large, 4401 what does not say hello', async () => {
  const spine = testSpine()
  const [broken, twice, huge] = [
    new RawParty(spine, anyone('broken')),
    new RawParty(spine, anyone('twice')),
    new RawParty(spine, anyone('huge')),
  ]
  await turns()
  broken.transport.send(Uint8Array.from([3, 0, 0, 0, 1, 2, 3]))
  twice.send(event('a', { publisherSeq: 5n }), event('a', { publisherSeq: 5n }))
  huge.send(event('a', { payload: new Uint8Array(600_000) }))
  await turns()
  expect([broken, twice, huge].map(({ closed, faults }) => [closed?.code, ...faults])).toEqual([
    [4400, 'wire/not-canonical'],
    [4400, 'wire/not-canonical'],
    [4413, 'wire/too-large'],
  ])
  spine.stop()
})

it('SP16 refuses a bad topic and a reserved field and goes on', async () => {
  const spine = testSpine()
  const party = new RawParty(spine, anyone('party'))
  await turns()
  const good = [0x0a, 16, ...new Array(16).fill(7), 0x10, 1]
  const badTopic = Uint8Array.from([...good, 0x1a, 1, 0x41, 0x50, 1])
  const reserved = Uint8Array.from([...good, 0x1a, 1, 0x61, 0x50, 2, 0x5a, 1, 1])
  for (const bytes of [badTopic, reserved]) party.transport.send(Uint8Array.from([bytes.length, 0, 0, 0, ...bytes]))
  party.send(event('a', { publisherSeq: 3n }))
  await turns()
  expect(party.faults).toEqual(['wire/bad-topic', 'wire/reserved-field'])
  const faults = party.items.filter(({ topic }) => topic === 'system.control.fault').map(({ text }) => JSON.parse(text).publisher_seq)
  expect(faults).toEqual(['1', '2'])
  expect(party.items.filter(({ topic }) => topic === 'system.control.ack').at(-1)?.text).toBe('{"accepted":"3","durable":"3"}')
  spine.stop()
})

it('SP17 keeps to its limits', async () => {
  const spine = testSpine({ limits: { connections: 3, topics: 4 }, refusals: { disconnectAfter: 1000, windowMs: 60_000 } })
  const bus = await join(spine, anyone('bus'))
  for (let i = 0; i < SUBSCRIPTIONS_MAX; i++) await bus.subscribe(`s.${i}`, () => {})
  await expect(bus.subscribe('s.more', () => {})).rejects.toMatchObject({ code: 'spine/limit' })
  for (let i = 0; i < 4; i++) await bus.publish(`t.${i}`, {})
  await expect(bus.publish('t.more', {})).rejects.toMatchObject({ code: 'spine/limit' })
  await bus.publish('t.0', {})
  await Promise.all([join(spine, anyone('second')), join(spine, anyone('third'))])
  expect(() => join(spine, anyone('fourth'))).toThrow(expect.objectContaining({ code: 'spine/limit' }))
  expect(CONNECTIONS_MAX).toBeGreaterThan(3)
  spine.stop()
})

it('SP17 holds at most so many unanswered requests of one party, and forgets answered ones for new ones', async () => {
  const spine = testSpine()
  const asker = new RawParty(spine, anyone('asker'))
  const silent = await join(spine, anyone('silent'))
  await silent.subscribe('ask', () => {})
  await silent.serve('tell', () => ({}))
  await turns()
  const inbox = JSON.parse(asker.items[0]?.text ?? '{}').inbox as string
  const ask = (topic: string) => event(topic, { type: 'control', replyTo: inbox, payload: new Uint8Array(0) })
  for (let i = 0; i < PENDING_REQUESTS_PER_PORT_MAX; i++) asker.send(ask(i === 0 ? 'tell' : 'ask'))
  await turns(10)
  expect(asker.faults).toEqual([])
  expect(spine.requests.size).toBe(PENDING_REQUESTS_PER_PORT_MAX)
  asker.send(ask('ask'))
  await turns()
  expect(asker.faults).toEqual([])
  asker.send(ask('ask'))
  await turns()
  expect(asker.faults).toEqual(['spine/limit'])
  spine.stop()
})
