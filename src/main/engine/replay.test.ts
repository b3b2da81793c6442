import { expect, it } from 'vitest'
import type { Client } from '../../shared/client/index.ts'
import { systemClock, systemRandom } from '../platform/index.ts'
import { type PortSpec, Spine, type SpineJournal } from '../spine/index.ts'
import { joinInMemory } from './internal-parties.ts'
import { COMPARED_MAX, ReplayComparison } from './replay-comparison.ts'
import { replayServices } from './services/replay-services.ts'
import { StreamHome } from './stream-home.testing.ts'

const nothing = (): void => undefined
const JOURNAL: SpineJournal = {
  joined: nothing,
  left: nothing,
  job: nothing,
  jobResult: nothing,
  streamStarted: nothing,
  streamChunk: nothing,
  streamEnded: nothing,
  streamLost: nothing,
  refusals: nothing,
  crossingSettled: nothing,
  partyRefused: nothing,
}
const random = systemRandom(systemClock)
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A spine on a workspace's logs, where `a.>` is durable, and the replay services for namespace lab. */
async function rig() {
  const home = new StreamHome()
  const logs = await home.open()
  const spine = new Spine({
    clock: systemClock,
    random: (into) => into.set(random.bytes(into.length)),
    epoch: 1,
    server: 'vbus/test',
    workspace: { id: 'w', name: 'test' },
    refusals: { disconnectAfter: 100, windowMs: 60_000 },
    journal: JOURNAL,
    durable: (namespace, topic) => logs.sinkFor(namespace, topic),
    logOf: (namespace) => logs.logOf(namespace),
  })
  const host = { clock: systemClock, random, client: 'test/1' }
  const join = (spec: PortSpec): Promise<Client> => joinInMemory(spine, spec, host)
  const party = (identity: string, namespace: string): Promise<Client> =>
    join({ identity, namespace, actorKind: 'machine', grants: { publish: ['>'], subscribe: ['>'], execute: [] } })
  const services = replayServices({ logs, recorder: home.recorder, clock: systemClock, random, join })
  const caller = { id: 'x', kind: 'machine', namespace: 'lab', inbox: '' } as const
  const call = async (topic: string, body: object): Promise<Record<string, unknown>> =>
    (await services[`system.replay.${topic}`]?.({ ...body }, caller, nothing)) as Record<string, unknown>
  const ended = async (id: unknown): Promise<Record<string, unknown>> => {
    for (;;) {
      const status = await call('status', { replay_id: id })
      if (status['status'] !== 'running') return status
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const close = async (): Promise<void> => {
    spine.stop()
    await logs.close()
  }
  return { home, logs, party, call, ended, close }
}

/** Answers each a.in with what `answer` makes of it. */
async function serve(bus: Client, answer: (value: string) => string): Promise<void> {
  await bus.subscribe('a.in', ({ envelope }) => void bus.publish('a.out', new TextEncoder().encode(answer(text(envelope.payload)))))
}

it('DU10 plays a range again in order into a test namespace, and tells where what comes of it differs', async () => {
  const { home, party, call, ended, close } = await rig()
  const [sender, worker] = [await party('sender', 'lab'), await party('worker', 'lab')]
  await serve(worker, (value) => `<${value}>`)
  let answers = 0
  const answered = new Promise<void>((resolve) => void sender.subscribe('a.out', () => void (++answers === 10 && resolve())))
  for (let i = 0; i < 10; i++) await sender.publish('a.in', new TextEncoder().encode(String(i)))
  await answered
  const heard: string[] = []
  const tested = await party('tested', 'test-1')
  await tested.subscribe('a.in', ({ envelope }) => void heard.push(text(envelope.payload)))
  await serve(tested, (value) => (value === '6' ? 'other' : `<${value}>`))
  const { replay_id: id } = await call('start', { patterns: ['a.in'], into: 'test-1', speed: 0 })
  const report = await ended(id)
  expect(heard).toEqual(Array.from({ length: 10 }, (_, i) => String(i)))
  expect(report).toMatchObject({ status: 'complete', messages: 10, differed: 1, truncated: false })
  expect(report['topics']).toEqual([{ topic: 'a.out', recorded: 10, replayed: 10, differed: 1, first_difference: 7 }])
  const narrow = await ended(
    (await call('start', { patterns: ['a.in'], into: 'test-1', speed: 0, compare: ['b.>'] }))['replay_id'] as string,
  )
  expect(narrow).toMatchObject({ messages: 10, differed: 0, topics: [] })
  const [started, over] = home.records.flatMap(({ replayStarted, replayEnded }) => replayStarted ?? replayEnded ?? [])
  expect(started).toMatchObject({ replayId: id, namespace: 'lab', into: 'test-1', patterns: ['a.in'], fromPos: 1, speed: 0 })
  expect(over).toEqual({ replayId: id, status: 'complete', messages: 10, differed: 1 })
  await close()
}, 20_000)

it('DU11 keeps the recorded pauses by speed, and ends when it is cancelled', async () => {
  const { party, call, ended, close } = await rig()
  const sender = await party('sender', 'lab')
  await sender.publish('a.in', { n: 1 })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await sender.publish('a.in', { n: 2 })
  const { replay_id: id } = await call('start', { patterns: ['a.in'], into: 'test', speed: 0.01 })
  await expect(call('start', { patterns: ['a.in'], into: 'test' })).rejects.toMatchObject({ code: 'request/refused' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await call('status', { replay_id: id })).toMatchObject({ status: 'running', entries: 2, messages: 1 })
  await call('cancel', { replay_id: id })
  expect(await ended(id)).toMatchObject({ status: 'cancelled', messages: 1 })
  await close()
}, 20_000)

it('DU11 refuses what is no test namespace, its own, an unknown range or speed, and what it does not know', async () => {
  const { party, call, close } = await rig()
  await (await party('sender', 'lab')).publish('a.in', { n: 1 })
  const start = { patterns: ['a.in'], into: 'test' }
  for (const into of ['lab', 'default', 'testing', 'test.x'])
    await expect(call('start', { ...start, into })).rejects.toMatchObject({ code: 'request/refused' })
  for (const more of [{ speed: 0.001 }, { speed: 101 }, { patterns: [] }, { from: 7 }, { from: { pos: '9' }, to: { pos: '0' } }])
    await expect(call('start', { ...start, ...more })).rejects.toMatchObject({ code: 'wire/bad-payload' })
  await expect(call('start', { ...start, patterns: ['A'] })).rejects.toMatchObject({ code: 'wire/bad-topic' })
  await expect(call('status', { replay_id: 'none' })).rejects.toMatchObject({ code: 'request/refused' })
  await close()
}, 20_000)

it('DU10 compares at most so many messages, and says so', () => {
  const comparison = new ReplayComparison(3)
  for (let i = 0; i < 2; i++) comparison.recorded('a', '', Uint8Array.of(i))
  for (let i = 0; i < 2; i++) comparison.replayed('a', '', Uint8Array.of(i))
  expect(comparison.report()).toEqual([{ topic: 'a', recorded: 2, replayed: 1, differed: 1, first: 2 }])
  expect(comparison.isTruncated).toBe(true)
  expect(COMPARED_MAX).toBeGreaterThan(3)
})
