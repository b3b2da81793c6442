import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Envelope } from '../../shared/wire/index.ts'
import { anyone, HandSink, join, RawParty, testSpine, turns } from './spine.testing.ts'

const event = (topic: string, more: Partial<Envelope> = {}): Envelope => ({
  id: crypto.randomUUID(),
  type: 'event',
  topic,
  payload: new TextEncoder().encode('{}'),
  ...more,
})

type Made = ReturnType<typeof testSpine>

async function member(spine: Made, name: string, patterns: string[], group?: string): Promise<RawParty> {
  const party = new RawParty(spine, anyone(name))
  party.control('subscribe', { patterns, ...(group !== undefined && { group }) })
  await turns()
  return party
}

const count = (party: RawParty, topic: string): number => party.items.filter((item) => item.topic === topic).length
const inboxOf = (party: RawParty): string => JSON.parse(party.items[0]?.text ?? '{}').inbox

it('SP18 gives each message to one member of a group, in turn, and to every plain subscriber', async () => {
  const spine = testSpine()
  const members = await Promise.all(['m0', 'm1', 'm2'].map((name) => member(spine, name, ['work.*'], 'crew')))
  const other = await member(spine, 'other', ['work.a'], 'other')
  const plain = await member(spine, 'plain', ['work.>'])
  const sender = await join(spine, anyone('sender'))
  for (let i = 0; i < 9; i++) await sender.publish('work.a', {})
  await turns()
  expect(members.map((party) => count(party, 'work.a'))).toEqual([3, 3, 3])
  expect([count(other, 'work.a'), count(plain, 'work.a')]).toEqual([9, 9])
  members[0]?.control('unsubscribe', { patterns: ['work.*'], group: 'crew' })
  members[1]?.transport.close(1000, 'bye')
  await turns()
  for (let i = 0; i < 4; i++) await sender.publish('work.a', {})
  await turns()
  expect(members.map((party) => count(party, 'work.a'))).toEqual([3, 3, 7])
  expect(spine.topics().find(({ topic }) => topic === 'work.a')).toMatchObject({ subscribers: 3 })
  spine.stop()
})

it('SP18 gives a connection a message once, whatever it subscribed to', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ party: fc.nat({ max: 2 }), group: fc.constantFrom('', 'g', 'h') }), { maxLength: 8 }),
      async (steps) => {
        const spine = testSpine()
        const parties = ['p0', 'p1', 'p2'].map((name) => new RawParty(spine, anyone(name)))
        for (const { party, group } of steps)
          parties[party]?.control('subscribe', { patterns: ['a', 'a.>', '*'], ...(group !== '' && { group }) })
        await turns()
        const sender = await join(spine, anyone('sender'))
        await sender.publish('a', {})
        await turns()
        const plain = new Set(steps.filter(({ group }) => group === '').map(({ party }) => party))
        const groups = ['g', 'h'].map((name) => new Set(steps.filter(({ group }) => group === name).map(({ party }) => party)))
        const got = parties.map((party) => count(party, 'a'))
        expect(got.every((times, i) => times <= 1 && (times === 1 || !plain.has(i)))).toBe(true)
        for (const group of groups) if (group.size > 0) expect([...group].some((i) => got[i] === 1)).toBe(true)
        const reachedAtMost = plain.size + groups.filter(({ size }) => size > 0).length
        expect(got.reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(reachedAtMost)
        spine.stop()
      },
    ),
    { numRuns: 30 },
  )
})

it('SP18 passes over a member whose queue is full while another has room', async () => {
  const spine = testSpine()
  const slow = new RawParty(spine, anyone('slow'), 4096)
  slow.control('subscribe', { patterns: ['work'], group: 'crew' })
  const quick = await member(spine, 'quick', ['work'], 'crew')
  slow.transport.pause(true)
  const sender = await join(spine, anyone('sender'))
  for (let i = 0; i < 100; i++) await sender.publish('work', new Uint8Array(1000))
  await turns()
  expect(count(quick, 'work')).toBeGreaterThan(85)
  slow.transport.pause(false)
  await turns(20)
  expect(count(slow, 'work') + count(quick, 'work')).toBe(100)
  spine.stop()
})

it('SP19 a request to a group reaches one member, which alone may answer; a stream stays with who got its start', async () => {
  const spine = testSpine()
  const [one, two] = [await member(spine, 'one', ['ask', 'rows'], 'crew'), await member(spine, 'two', ['ask', 'rows'], 'crew')]
  const asker = new RawParty(spine, anyone('asker'))
  await turns()
  const question = event('ask', { type: 'control', replyTo: inboxOf(asker) })
  asker.send(question)
  await turns()
  expect([count(one, 'ask'), count(two, 'ask')]).toEqual([1, 0])
  const answer = event(inboxOf(asker), { type: 'control', correlationId: question.id })
  two.send(answer)
  one.send({ ...answer, id: crypto.randomUUID() })
  await turns()
  expect([one.faults, two.faults]).toEqual([[], ['authz/reply-denied']])
  expect(count(asker, inboxOf(asker))).toBe(1)
  for (let round = 0; round < 2; round++) {
    const start = event('rows', { type: 'stream_start' })
    const chunk = (): Envelope => event('rows', { type: 'stream_chunk', correlationId: start.id })
    asker.send(
      start,
      chunk(),
      event('rows', { type: 'stream_start' }),
      chunk(),
      event('rows', { type: 'stream_end', correlationId: start.id }),
    )
    await turns()
    const holders = [one, two].filter((party) => party.items.some(({ id }) => id === start.id))
    expect(holders).toHaveLength(1)
    expect(holders[0]?.items.filter(({ correlationId }) => correlationId === start.id).map(({ type }) => type)).toEqual([
      'stream_chunk',
      'stream_chunk',
      'stream_end',
    ])
  }
  expect(asker.faults).toEqual([])
  spine.stop()
})

it('SP19 holds for durable topics: the member is chosen when the message is on disk', async () => {
  const sink = new HandSink()
  const spine = testSpine({ durable: (_namespace, topic) => (topic.startsWith('d.') ? sink : undefined) })
  const [one, two] = [await member(spine, 'one', ['d.>'], 'crew'), await member(spine, 'two', ['d.>'], 'crew')]
  const asker = new RawParty(spine, anyone('asker'))
  await turns()
  for (let i = 0; i < 6; i++) asker.send(event('d.x'))
  const question = event('d.ask', { type: 'control', replyTo: inboxOf(asker) })
  const start = event('d.rows', { type: 'stream_start' })
  asker.send(question, start, event('d.rows', { type: 'stream_chunk', correlationId: start.id }))
  await turns()
  expect([count(one, 'd.x'), count(two, 'd.x')]).toEqual([0, 0])
  sink.commit()
  await turns()
  expect([count(one, 'd.x'), count(two, 'd.x')]).toEqual([3, 3])
  const [got, not] = count(one, 'd.ask') === 1 ? [one, two] : [two, one]
  expect(count(not, 'd.ask')).toBe(0)
  const answer = event(inboxOf(asker), { type: 'control', correlationId: question.id })
  not.send(answer)
  got.send({ ...answer, id: crypto.randomUUID() })
  await turns()
  expect([got.faults, not.faults]).toEqual([[], ['authz/reply-denied']])
  expect([count(one, 'd.rows'), count(two, 'd.rows')].sort()).toEqual([0, 2])
  spine.stop()
})

it('SP19 with a group the asker hears at once when the chosen member leaves, and nobody is chosen twice for one', async () => {
  const spine = testSpine()
  const asker = await join(spine, anyone('asker'))
  await expect(asker.request('ask', {})).rejects.toMatchObject({ code: 'request/no-responder' })
  const [one, two] = [await member(spine, 'one', ['ask'], 'crew'), await member(spine, 'two', ['ask'], 'crew')]
  const answer = asker.request('ask', {})
  await turns()
  const chosen = count(one, 'ask') === 1 ? one : two
  chosen.transport.close(1000, 'bye')
  await expect(answer).rejects.toMatchObject({ code: 'request/no-responder' })
  spine.stop()
})

it('SP18 refuses a name that is none', async () => {
  const spine = testSpine()
  const party = await member(spine, 'party', ['a'], 'no such name')
  expect(party.faults).toEqual(['wire/bad-payload'])
  spine.stop()
})
