import { expect, it } from 'vitest'
import type { Client } from '../../shared/client/index.ts'
import { systemClock, systemRandom } from '../platform/index.ts'
import { type PortSpec, Spine, type SpineJournal } from '../spine/index.ts'
import { joinInMemory } from './internal-parties.ts'
import { COMPARED_MAX, ReplayComparison } from './replay-comparison.ts'
import { ReplayTrail, TRAIL_ROWS_MAX } from './replay-trail.ts'
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
  const difference = { topic: 'a.out', recorded: 10, replayed: 10, differed: 1, first_difference: 7 }
  expect(report['topics']).toEqual([
    { ...difference, first_recorded_pos: expect.stringMatching(/^\d+$/), first_replayed_pos: expect.stringMatching(/^\d+$/) },
  ])
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
  const status = (): Promise<Record<string, unknown>> => call('status', { replay_id: id })
  await expect.poll(status, { timeout: 10_000 }).toMatchObject({ status: 'running', entries: 2, messages: 1, next: { topic: 'a.in' } })
  await call('cancel', { replay_id: id })
  expect(await ended(id)).toMatchObject({ status: 'cancelled', messages: 1 })
  await close()
}, 20_000)

it('VP3 stands still until it is stepped, message by message, and goes on at another speed', async () => {
  const { party, call, ended, close } = await rig()
  const sender = await party('sender', 'lab')
  for (let i = 0; i < 6; i++) await sender.publish('a.in', new TextEncoder().encode(String(i)))
  const heard: string[] = []
  const tested = await party('tested', 'test-1')
  await tested.subscribe('a.in', ({ envelope }) => void heard.push(text(envelope.payload)))
  const { replay_id: id } = await call('start', { patterns: ['a.in'], into: 'test-1', speed: 1, paused: true })
  const standsAt = async (count: number): Promise<Record<string, unknown>> =>
    await expect
      .poll(async () => await call('status', { replay_id: id }), { timeout: 10_000 })
      .toMatchObject({ status: 'running', paused: true, messages: count, next: { topic: 'a.in' } })
      .then(() => call('status', { replay_id: id }))
  const first = await standsAt(0)
  await call('step', { replay_id: id })
  const second = await standsAt(1)
  expect(Number((second['next'] as { pos: string }).pos)).toBeGreaterThan(Number((first['next'] as { pos: string }).pos))
  await call('step', { replay_id: id, messages: 2 })
  await standsAt(3)
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['0', '1', '2'])
  await call('resume', { replay_id: id, speed: 100 })
  await call('pause', { replay_id: id })
  await call('resume', { replay_id: id, speed: 0 })
  expect(await ended(id)).toMatchObject({ status: 'complete', messages: 6, differed: 0 })
  expect((await call('list', {}))['replays']).toMatchObject([{ replay_id: id, into: 'test-1', patterns: ['a.in'], from_pos: '1' }])
  await expect(call('step', { replay_id: id, messages: 0 })).rejects.toMatchObject({ code: 'wire/bad-payload' })
  await close()
}, 20_000)

it('VP4 lays the recording and the replay side by side, and says which pairs are the same', async () => {
  const { party, call, ended, close } = await rig()
  const [sender, worker] = [await party('sender', 'lab'), await party('worker', 'lab')]
  await serve(worker, (value) => `<${value}>`)
  const answered = new Promise<void>(
    (resolve) => void sender.subscribe('a.out', ({ envelope }) => text(envelope.payload) === '<2>' && resolve()),
  )
  for (let i = 0; i < 3; i++) await sender.publish('a.in', new TextEncoder().encode(String(i)))
  await answered
  await serve(await party('tested', 'test-1'), (value) => (value === '1' ? 'other' : `<${value}>`))
  const { replay_id: id } = await call('start', { patterns: ['a.in'], into: 'test-1', speed: 0 })
  const report = await ended(id)
  interface Row {
    readonly kind: string
    readonly place: number
    readonly same: boolean
    readonly recorded: { readonly text: string; readonly pos: string }
    readonly replayed: { readonly text: string; readonly pos: string }
  }
  const { rows, change } = (await call('rows', { replay_id: id })) as unknown as { rows: readonly Row[]; change: number }
  const pairs = rows.filter(({ kind }) => kind === 'compared').sort((a, b) => a.place - b.place)
  expect(pairs.map(({ recorded, replayed, same }) => [recorded.text, replayed.text, same])).toEqual([
    ['<0>', '<0>', true],
    ['<1>', 'other', false],
    ['<2>', '<2>', true],
  ])
  expect(report['topics']).toMatchObject([{ first_recorded_pos: pairs[1]?.recorded.pos, first_replayed_pos: pairs[1]?.replayed.pos }])
  expect(rows.filter(({ kind }) => kind === 'sent')).toHaveLength(3)
  expect((await call('rows', { replay_id: id, since: change }))['rows']).toEqual([])
  await close()
}, 20_000)

it('VP5 keeps the newest rows of a replay, and counts those that had to go', () => {
  const trail = new ReplayTrail(3)
  const payload = new TextEncoder().encode('x')
  for (let place = 1; place <= 5; place++) trail.compared('recorded', { topic: 'a', place, hash: 'h', pos: place, payload })
  trail.compared('replayed', { topic: 'a', place: 1, hash: 'h', pos: 9, payload })
  trail.compared('replayed', { topic: 'a', place: 5, hash: 'other', pos: 9, payload: Uint8Array.of(0xff) })
  expect(trail.dropped).toBe(3)
  expect(trail.since(0).map(({ place, isSame, replayed }) => [place, isSame, replayed?.text])).toEqual([
    [4, undefined, undefined],
    [5, false, undefined],
    [1, undefined, 'x'],
  ])
  expect(TRAIL_ROWS_MAX).toBeGreaterThan(3)
})

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
  const message = (value: number) => ({ topic: 'a', schema: '', payload: Uint8Array.of(value), pos: 40 + value })
  for (let i = 0; i < 2; i++) comparison.recorded(message(i))
  for (let i = 0; i < 2; i++) comparison.replayed(message(i))
  const positions = { firstRecordedPos: 41, firstReplayedPos: undefined }
  expect(comparison.report()).toEqual([{ topic: 'a', recorded: 2, replayed: 1, differed: 1, first: 2, ...positions }])
  expect(comparison.isTruncated).toBe(true)
  expect(COMPARED_MAX).toBeGreaterThan(3)
})
