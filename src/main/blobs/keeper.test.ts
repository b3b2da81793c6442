import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { type Client, putBlob } from '../../shared/client/index.ts'
import { apply, EMPTY_STATE } from '../../shared/state/index.ts'
import type { Spine } from '../spine/index.ts'
import { anyone, join, RawParty, testClock, testSpine, turns } from '../spine/spine.testing.ts'
import { BlobDesk, type BlobLimits } from './blob-desk.ts'
import { BlobStore } from './blob-store.ts'
import { Keeper } from './keeper.ts'
import { PUT_IDLE_MS, PUTS_OPEN_MAX } from './limits.ts'

const hex = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
const id = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`
const json = (body: object): Uint8Array => new TextEncoder().encode(JSON.stringify(body))

let folder = ''
let spine: Spine
let desk: BlobDesk
let keeper: Keeper
let limits: BlobLimits
let pass: (ms: number) => void

/** Real time, and timers beyond a second that the test moves. */
function movableClock(): Clock {
  let ahead = 0
  let timers: (() => void)[] = []
  pass = (ms) => {
    ahead += ms
    for (const timer of timers.splice(0)) timer()
  }
  return {
    ...testClock,
    monotonicMs: () => testClock.monotonicMs() + ahead,
    after: (_ms, callback) => {
      timers.push(callback)
      return () => void (timers = timers.filter((timer) => timer !== callback))
    },
  }
}

beforeEach(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'vbus-keeper-'))
  spine = testSpine()
  limits = {}
  let state = EMPTY_STATE
  const clock = movableClock()
  desk = new BlobDesk({
    store: await BlobStore.open(folder, joinPath(folder, 'aside')),
    clock,
    state: () => state.blobs,
    journal: {
      stored: async ({ namespace, sha256, bytes, contentType }) => {
        state = apply(state, { blobStored: { namespace, sha256: Buffer.from(sha256, 'hex'), bytes, contentType } }, state.size)
      },
      removed: async () => undefined,
      settled: async () => undefined,
    },
    limits: () => limits,
    held: () => () => false,
  })
  const bus = await join(spine, anyone('keeper', { grants: { publish: [], subscribe: ['blobs.put'], execute: [] } }))
  keeper = await Keeper.open(bus, { desk, namespace: 'default', clock })
})
afterEach(async () => {
  await keeper.close()
  await desk.close()
  spine.stop()
  rmSync(folder, { recursive: true, force: true })
})

const client = async (): Promise<Client> => (await join(spine, anyone('anna'))) as Client
const half = (): string[] => readdirSync(folder).filter((name) => name.startsWith('incoming-'))
/** Answers that a raw party got on its inbox. */
const answers = (party: RawParty): Record<string, unknown>[] =>
  party.items.filter(({ topic }) => topic === party.welcome.inbox).map(({ text }) => JSON.parse(text) as Record<string, unknown>)
async function rawParty(): Promise<RawParty> {
  const party = new RawParty(spine, anyone('raw'), 64 * 1024 * 1024)
  await turns()
  return party
}
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 2_000 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(holds()).toBe(true)
}
const start = (party: RawParty, n: number): void =>
  party.send({ id: id(n), type: 'stream_start', topic: 'blobs.put', replyTo: party.welcome.inbox, payload: json({ content_type: 'a/b' }) })
const chunk = (party: RawParty, n: number, payload: Uint8Array): void =>
  party.send({ id: crypto.randomUUID(), type: 'stream_chunk', topic: 'blobs.put', correlationId: id(n), payload })
const end = (party: RawParty, n: number, body: object): void =>
  party.send({ id: crypto.randomUUID(), type: 'stream_end', topic: 'blobs.put', correlationId: id(n), payload: json(body) })

describe('the keeper', () => {
  it('BL8 takes blobs of any length over a stream, and answers with their reference', async () => {
    const bus = await client()
    const large = randomBytes(5 * 1024 * 1024 + 17)
    expect(await putBlob(bus, large, { contentType: 'audio/wav' })).toBe(`sha256:${hex(large)}`)
    expect(await putBlob(bus, new Uint8Array())).toBe(`sha256:${hex(new Uint8Array())}`)
    expect(desk.stat('default', hex(large))).toMatchObject({ bytes: large.length, contentType: 'audio/wav' })
    const { bytes } = await desk.read('default', hex(large), 1_000_000, 100_000)
    expect(hex(bytes)).toBe(hex(large.subarray(1_000_000, 1_100_000)))
    expect(half()).toEqual([])
  })

  it('BL9 bytes other than those announced are refused and nothing of them stays', async () => {
    const party = await rawParty()
    start(party, 1)
    chunk(party, 1, json({ a: 1 }))
    end(party, 1, { status: 'complete', chunks: 1, bytes: '7', sha256: '0'.repeat(64) })
    await until(() => answers(party).length === 2)
    expect(answers(party)).toEqual([{ error: expect.objectContaining({ code: 'blob/mismatch' }) }, { cancel: expect.any(String) }])
    start(party, 2)
    chunk(party, 2, json({ a: 1 }))
    end(party, 2, { status: 'aborted' })
    await until(() => half().length === 0)
    expect(answers(party)).toHaveLength(2)
  })

  it('BL5 a blob that grows too large is refused while it comes, and its sender stopped', async () => {
    limits = { blobBytes: 100_000 }
    const bus = await client()
    const fault = await putBlob(bus, randomBytes(4 * 1024 * 1024)).catch((error: unknown) => Fault.from(error))
    expect(fault).toMatchObject({ code: 'quota/exceeded' })
    await until(() => half().length === 0)
    expect(await putBlob(bus, randomBytes(100_000))).toMatch(/^sha256:/)
  })

  it('BL10 who sends beyond its credit is refused', async () => {
    const bus = await join(spine, anyone('keeper', { namespace: 'other' }))
    const strict = await Keeper.open(bus, { desk, namespace: 'other', clock: testClock, unwrittenBytesMax: 100_000 })
    const party = new RawParty(spine, anyone('raw', { namespace: 'other' }))
    await turns()
    start(party, 1)
    chunk(party, 1, new Uint8Array(100_001))
    await until(() => answers(party).some(({ error }) => error !== undefined))
    expect(answers(party).find(({ error }) => error !== undefined)).toMatchObject({ error: { code: 'spine/limit' } })
    await until(() => half().length === 0)
    await strict.close()
  })

  it('BL10 so many blobs are received at once and no more; one of which nothing comes is given up', async () => {
    const parties = [await rawParty(), await rawParty()]
    for (let n = 0; n <= PUTS_OPEN_MAX; n++) start(parties[n % 2] as RawParty, n)
    const [first] = parties as [RawParty]
    await until(() => parties.flatMap(answers).length === 2)
    expect(parties.flatMap(answers)[0]).toMatchObject({ error: { code: 'spine/limit' } })
    await until(() => half().length === PUTS_OPEN_MAX)
    pass(PUT_IDLE_MS + 1)
    await until(() => half().length === 0)
    start(first, 900)
    await until(() => half().length === 1)
  })

  it('BL10 nobody adds to another party’s blob, and messages that are no stream are passed over', async () => {
    const [one, other] = [await rawParty(), await rawParty()]
    start(one, 1)
    chunk(other, 1, json({ evil: true }))
    other.send({ id: id(9), type: 'event', topic: 'blobs.put', payload: json({}) })
    other.send({ id: id(10), type: 'stream_start', topic: 'blobs.put', payload: json({}) })
    const data = json({ good: true })
    chunk(one, 1, data)
    end(one, 1, { status: 'complete', chunks: 1, bytes: String(data.length), sha256: hex(data) })
    await until(() => answers(one).length === 1)
    expect([answers(one), other.faults]).toEqual([[{ ref: `sha256:${hex(data)}`, bytes: String(data.length) }], ['stream/mismatch']])
  })
})
