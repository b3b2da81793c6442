import { expect, it } from 'vitest'
import type { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import { BREAKING_MAX, type KeptMessage, PassCheck, type PassedSpine } from './topology-log.ts'

const JOB = new Uint8Array(16).fill(7)
const joined = (identity: string, publish: string[], subscribe: string[], pos = 1): arqonbus.v1.IRecord => ({
  pos,
  partyJoined: { identity, namespace: 'default', publish, subscribe, execute: ['nvm'] },
})
const HONEST: readonly arqonbus.v1.IRecord[] = [
  { engineStarted: {} },
  joined('alice', ['nvm.jobs', 'kept.>'], []),
  joined('rig', ['nvm.results'], ['nvm.jobs']),
  { operatorAdvertised: { identity: 'rig', operatorType: 'nvm' } },
  { actor: { id: 'alice' }, jobSubmitted: { jobId: JOB, topic: 'nvm.jobs', namespace: 'default' } },
  { actor: { id: 'rig' }, jobState: { jobId: JOB, topic: 'nvm.jobs', state: 'leased', operator: 'rig' } },
  { actor: { id: 'rig' }, jobFinished: { jobId: JOB, topic: 'nvm.results', operator: 'rig' } },
  { anchor: { log: 'default', first: 0, last: 0 } },
  { quotaSettled: { identity: 'alice' } },
]
const kept = (message: Partial<KeptMessage>): KeptMessage => ({
  index: 0,
  pos: 2,
  from: 'alice',
  namespace: 'default',
  topic: 'kept.a',
  ...message,
})

async function check(
  records: readonly arqonbus.v1.IRecord[],
  from = 0,
  messages: readonly KeptMessage[] = [kept({})],
): Promise<PassedSpine> {
  const passed = new PassCheck(from, async function* () {
    yield* messages
  })
  for (const [number, record] of records.entries()) await passed.take(record, number)
  return passed.result
}
/** The honest log with one record in the place of another. */
const without = (at: number, record?: arqonbus.v1.IRecord): readonly arqonbus.v1.IRecord[] =>
  HONEST.toSpliced(at, 1, ...(record ? [record] : []))

it('CD19 a log whose every job, durable message and count was under a grant in force holds', async () => {
  expect(await check(HONEST)).toEqual({ ok: true, acts: 5, kept: 1, broken: [], undecided: 0 })
})

it('CD19 names the record of a job that nobody on the bus may have submitted, taken or answered', async () => {
  const cases: readonly (readonly [records: readonly arqonbus.v1.IRecord[], record: number, why: RegExp])[] = [
    [without(1, joined('alice', ['kept.>'], [])), 4, /no grant to publish/],
    [
      without(1, {
        ...joined('alice', ['nvm.jobs', 'kept.>'], []),
        partyJoined: { identity: 'alice', namespace: 'other', publish: ['>'] },
      }),
      4,
      /./,
    ],
    [without(2, joined('rig', ['nvm.results'], [])), 5, /no grant to subscribe/],
    [without(2, joined('rig', [], ['nvm.jobs'])), 6, /no grant to publish/],
    [without(3, { partyLeft: { identity: 'rig' } }), 5, /not on the bus/],
    [without(3, { engineClosed: {} }), 4, /not on the bus/],
    [without(8, { quotaSettled: { identity: 'mallory' } }), 8, /not on the bus since/],
    [without(8, { circuitSettled: { circuit: 'ghost' } }), 8, /not on the bus since/],
    [without(8, { consumerMoved: { namespace: 'default', name: 'nobody' } }), 8, /no such consumer/],
    [without(8, { actor: { id: 'alice' }, streamStarted: { topic: 'other.stream' } }), 8, /no grant to publish/],
  ]
  for (const [records, record, why] of cases) {
    const { ok, broken } = await check(records)
    expect(ok).toBe(false)
    expect(broken[0]).toMatchObject({ record, why: expect.stringMatching(why) })
  }
})

it('CD19 compares durable messages with who was there at their position', async () => {
  for (const message of [kept({ from: 'mallory' }), kept({ topic: 'other' }), kept({ pos: 0 }), kept({ namespace: 'other' })])
    expect(await check(HONEST, 0, [message])).toMatchObject({ ok: false, broken: [{ record: 7, kind: 'anchor' }] })
  const left = [...HONEST.slice(0, 7), { pos: 5, partyLeft: { identity: 'alice' } }, ...HONEST.slice(7)]
  expect(await check(left, 0, [kept({ pos: 4 })])).toMatchObject({ ok: true })
  expect(await check(left, 0, [kept({ pos: 6 })])).toMatchObject({ ok: false })
})

it('CD19 asks only about the range, knows who was there before it, and says what it cannot decide', async () => {
  expect(await check(without(2, joined('rig', [], [])), 7)).toMatchObject({ ok: true })
  const regranted = [
    ...HONEST.slice(0, 4),
    { policyApplied: {} },
    { actor: { id: 'alice' }, jobSubmitted: { topic: 'new.jobs', namespace: 'default' } },
  ]
  expect(await check(regranted)).toMatchObject({ ok: true, undecided: 1 })
  const many = Array.from({ length: BREAKING_MAX + 5 }, () => ({ quotaSettled: { identity: 'mallory' } }))
  expect((await check(many)).broken).toHaveLength(BREAKING_MAX)
})

it('CD19 of several connections of one name the grants of all count until the last one has left', async () => {
  const second = joined('alice', ['x'], [])
  const records = [...HONEST.slice(0, 2), second, { partyLeft: { identity: 'alice' } }, ...HONEST.slice(2)]
  expect(await check(records)).toMatchObject({ ok: true })
})
