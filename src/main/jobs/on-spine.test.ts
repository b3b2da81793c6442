import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Bus, Client } from '../../shared/client/index.ts'
import type { BusMessage } from '../../shared/wire/index.ts'
import { anyone, HandSink, join, RawParty, testClock, testSpine, turns } from '../spine/spine.testing.ts'
import { Broker } from './broker.ts'

const NOTHING = (): undefined => undefined

/** A real Spine with a broker, whose states are not shown. */
function rig(sink?: HandSink, crossings: Readonly<Record<string, string>> = {}) {
  const records: string[] = []
  const handedOn: string[] = []
  const broker: Broker = new Broker({
    clock: testClock,
    spine: () => spine,
    policies: {
      topic: () => ({ leaseS: 30, redeliver: 1, queue: 10 }),
      leaseSMin: () => 30,
      weight: () => 1,
      crossesInto: (from) => (crossings[from] === undefined ? [] : [crossings[from]]),
    },
    boundTo: NOTHING,
    quota: { check: NOTHING, reserve: NOTHING, settle: NOTHING },
    ledger: {
      submitted: ({ pos }) => void records.push(`submitted ${pos}`),
      state: ({ state, operator }) => void records.push(`${state} ${operator}`),
      finished: ({ party }) => void records.push(`finished ${party.identity}`),
      advertised: NOTHING,
      lost: NOTHING,
    },
    voice: {
      prepare: NOTHING,
      publish: NOTHING,
      handOn: (namespace, { topic }) => void handedOn.push(`${namespace} ${topic}`),
      deadLetter: NOTHING,
      operator: NOTHING,
    },
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })
  const spine = testSpine({
    jobs: broker,
    ...(sink && { durable: (_namespace: string, topic: string) => (topic === 'a.jobs' ? sink : undefined) }),
  })
  return { spine, broker, records, handedOn }
}

const advertise = (bus: Bus, id: string): Promise<unknown> =>
  bus.request('system.control.operators', { operator_id: id, operator_type: 'generic' })

describe('jobs on the Spine', () => {
  it('JB1 JB11 gives a job to one operator, shows it to nobody else, and takes the result from it alone', async () => {
    const { spine, records } = rig()
    const parties = await Promise.all(['asker', 'one', 'two', 'watcher'].map((name) => join(spine, anyone(name))))
    const [asker, one, two, watcher] = parties as [Client, Client, Client, Client]
    const got: [string, BusMessage][] = []
    for (const [name, bus] of Object.entries({ one, two, watcher }))
      await bus.subscribe('a.jobs', (message) => void got.push([name, message]))
    expect(await advertise(one, 'one')).toEqual({ ok: true, lease_ms: 30_000, heartbeat_ms: 10_000 })
    await advertise(two, 'two')
    const id = await asker.submitJob('a.jobs', { n: 1 })
    await turns()
    expect(got.map(([, { envelope, delivery }]) => [envelope.id, delivery.from, envelope.type])).toEqual([[id, 'asker', 'job']])
    const holder = got[0]?.[0] === 'one' ? one : two
    const other = holder === one ? two : one
    const answer = { type: 'job_result', correlationId: id } as const
    await expect(other.publish('a.results', { status: 'ok' }, answer)).rejects.toMatchObject({ code: 'job/not-leased' })
    await holder.publish('a.progress', {}, { correlationId: id })
    await holder.publish('a.results', { status: 'ok' }, answer)
    await expect(holder.publish('a.results', { status: 'ok' }, answer)).rejects.toMatchObject({ code: 'job/lease-lost' })
    const { identity } = holder.session
    expect(records).toEqual(['submitted 1', `leased ${identity}`, `running ${identity}`, `finished ${identity}`])
    spine.stop()
  })

  it("JB16 shows a result for another namespace to nobody in the operator's own", async () => {
    const { spine, records, handedOn } = rig(undefined, { guests: 'default' })
    const names = ['one', 'watcher']
    const [one, watcher] = (await Promise.all(names.map((name) => join(spine, anyone(name))))) as [Client, Client]
    const guest = await join(spine, anyone('guest', { namespace: 'guests' }))
    const seen: string[] = []
    for (const bus of [one, watcher, guest])
      await bus.subscribe('a.results', ({ envelope }) => void seen.push(envelope.correlationId ?? ''))
    const jobs: string[] = []
    await one.subscribe('a.jobs', ({ envelope }) => void jobs.push(envelope.id))
    await advertise(one, 'one')
    const ids = [await guest.submitJob('a.jobs', { n: 1 }), await watcher.submitJob('a.jobs', { n: 2 })]
    await turns()
    expect(jobs).toEqual([ids[0]])
    await one.publish('a.results', { status: 'ok' }, { type: 'job_result', correlationId: ids[0] as string })
    await turns()
    await one.publish('a.results', { status: 'ok' }, { type: 'job_result', correlationId: ids[1] as string })
    await turns()
    expect([seen, handedOn]).toEqual([[ids[1], ids[1]], ['guests a.results']])
    expect(records.filter((line) => line.startsWith('finished'))).toEqual(['finished one', 'finished one'])
    spine.stop()
  })

  it('JB13 hands a durable job over after its commit, with the bytes that were published', async () => {
    const sink = new HandSink()
    const { spine } = rig(sink)
    const [asker, one] = await Promise.all([join(spine, anyone('asker')), join(spine, anyone('one'))])
    const got: BusMessage[] = []
    await one.subscribe('a.jobs', (message) => void got.push(message))
    await advertise(one, 'one')
    const accepted = asker.submitJob('a.jobs', { n: 1 })
    await turns()
    expect([got.length, sink.entries.length]).toEqual([0, 1])
    sink.commit()
    const id = await accepted
    await turns()
    expect(got.map(({ envelope, delivery }) => [envelope.id, delivery.commit, new TextDecoder().decode(envelope.payload)])).toEqual([
      [id, 'durable', '{"n":1}'],
    ])
    spine.stop()
  })

  it("JB10 JB12 says cancels on the operator's inbox, and what became of a known job on its submitter's", async () => {
    const { spine, broker } = rig()
    const one = new RawParty(spine, anyone('one'))
    one.control('subscribe', { patterns: ['a.jobs'] })
    one.control('operators', { operator_id: 'one', operator_type: 'generic' })
    const asker = new RawParty(spine, anyone('asker'))
    const job = {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'job',
      topic: 'a.jobs',
      payload: new TextEncoder().encode('{}'),
    } as const
    await turns()
    asker.send(job)
    asker.send(job)
    await turns()
    broker.cancel(job.id, 'enough')
    await turns()
    const toInbox = ({ items }: RawParty): unknown[] =>
      items.filter(({ topic }) => topic.startsWith('inbox.')).map(({ correlationId, text }) => [correlationId, JSON.parse(text)])
    expect(one.items.filter(({ type }) => type === 'job').map(({ id }) => id)).toEqual([job.id])
    expect(toInbox(one)).toEqual([[job.id, { cancel: 'enough' }]])
    expect(toInbox(asker)).toEqual([[job.id, { job_id: job.id, state: 'leased', operator: 'one', attempt: 1 }]])
    spine.stop()
  })
})
