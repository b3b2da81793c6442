import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { apply, BLOBS_PER_NAMESPACE_MAX, EMPTY_STATE } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { systemClock } from '../platform/index.ts'
import { BlobDesk, type BlobLimits, readRef } from './blob-desk.ts'
import { BlobHolds } from './blob-holds.ts'
import { BlobStore } from './blob-store.ts'
import { BLOB_BYTES_DEFAULT } from './limits.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const hex = (text: string): string => createHash('sha256').update(text).digest('hex')
const code = async (act: Promise<unknown>): Promise<string> =>
  await act.then(
    () => 'done',
    (error: unknown) => Fault.from(error).code,
  )

let folder = ''
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-blobs-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(folder, { recursive: true, force: true })
})

/** A desk over a folder, with a record that is on disk at once. */
async function deskOf(limits: BlobLimits = {}, start = EMPTY_STATE) {
  const store = await BlobStore.open(join(folder, 'blobs'), join(folder, 'aside'))
  const box = { state: start, nowS: 1_000, limits, reasons: [] as string[] }
  const holds = new BlobHolds(2)
  const record = (body: arqonbus.v1.IRecord): void => {
    const stamped = { ...body, time: box.nowS * 1e9 }
    box.state = apply(box.state, stamped, box.state.size)
    holds.take(stamped)
  }
  const desk = new BlobDesk({
    store,
    clock: { ...systemClock, wallNs: () => BigInt(box.nowS) * 1_000_000_000n },
    state: () => box.state.blobs,
    journal: {
      stored: async ({ namespace, sha256, bytes: size, contentType }) =>
        record({ blobStored: { namespace, sha256: Buffer.from(sha256, 'hex'), bytes: size, contentType } }),
      removed: async ({ namespace, sha256, reason }) => {
        box.reasons.push(`${namespace} ${reason}`)
        record({ blobRemoved: { namespace, sha256: Buffer.from(sha256, 'hex'), reason } })
      },
      settled: async () => undefined,
    },
    limits: () => box.limits,
    held: (namespace) => holds.of(namespace),
  })
  closing.push(async () => await desk.close())
  const put = async (namespace: string, text: string): Promise<string> => {
    const incoming = await desk.receive()
    await incoming.write(bytes(text))
    try {
      return await desk.keep(namespace, incoming, { contentType: 'text/plain', by: 'anna' })
    } catch (error) {
      await incoming.discard()
      throw error
    }
  }
  const read = async (namespace: string, sha256: string, from = 0, most = 1_000): Promise<string> =>
    new TextDecoder().decode((await desk.read(namespace, sha256, from, most)).bytes)
  return { desk, store, box, record, put, read }
}
const fileOf = (sha256: string): string => join(folder, 'blobs', sha256.slice(0, 2), sha256)
const files = (): string[] =>
  readdirSync(join(folder, 'blobs'), { recursive: true })
    .map(String)
    .filter((name) => name.length > 2)

describe('the store', () => {
  it('BL1 content lies once under its SHA-256, whoever put it, and only who put it has it', async () => {
    const { desk, put, read } = await deskOf()
    expect([await put('a', 'one'), await put('b', 'one'), await put('a', '')]).toEqual([hex('one'), hex('one'), hex('')])
    expect(files().sort()).toEqual([hex('one'), hex('')].map((sha256) => join(sha256.slice(0, 2), sha256)).sort())
    expect([desk.has('a', hex('one')), desk.has('b', hex('one')), desk.has('c', hex('one'))]).toEqual([true, true, false])
    expect(await code(read('c', hex('one')))).toBe('blob/unknown')
    expect([await read('a', hex('one'), 1, 1), await read('a', hex('one'), 2), await read('a', hex('one'), 9)]).toEqual(['n', 'e', ''])
    expect(statSync(fileOf(hex('one'))).mode & 0o777).toBe(0o600)
  })

  it('BL2 what a crash left half-received is gone; what nobody has is set aside, the rest is there again', async () => {
    const first = await deskOf()
    await first.put('a', 'kept')
    await first.put('a', 'orphan')
    await (await first.desk.receive()).write(bytes('half'))
    const state = apply(
      first.box.state,
      { blobRemoved: { namespace: 'a', sha256: Buffer.from(hex('orphan'), 'hex') } },
      first.box.state.size,
    )
    const second = await deskOf({}, state)
    expect(await second.store.sweep((sha256) => second.desk.has('a', sha256))).toBe(1)
    expect([files().length, readdirSync(join(folder, 'aside'))]).toEqual([1, [`blob-${hex('orphan')}-1`]])
    expect(await second.read('a', hex('kept'))).toBe('kept')
  })

  it('BL3 a blob whose file was changed is found before any of it is read, set aside, and nobody has it any more', async () => {
    const { desk, box, put, read } = await deskOf()
    const sha256 = await put('a', 'good')
    await put('b', 'good')
    expect(await read('a', sha256)).toBe('good')
    writeFileSync(fileOf(sha256), 'evil')
    expect(await code(read('a', sha256))).toBe('blob/mismatch')
    expect(readFileSync(join(folder, 'aside', `blob-${sha256}-1`), 'utf8')).toBe('evil')
    expect([desk.has('a', sha256), desk.has('b', sha256), box.reasons]).toEqual([false, false, ['a mismatch', 'b mismatch']])
    await put('a', 'good')
    expect(await read('a', sha256)).toBe('good')
    rmSync(fileOf(sha256))
    expect([await code(read('a', sha256)), desk.has('a', sha256)]).toEqual(['blob/unknown', false])
  })

  it('BL3 content is compared once, and again when its file was touched', async () => {
    const { put, read } = await deskOf()
    const sha256 = await put('a', 'good')
    const [one, two] = await Promise.all([read('a', sha256), read('a', sha256)])
    expect([one, two]).toEqual(['good', 'good'])
    utimesSync(fileOf(sha256), 1, 1)
    expect(await read('a', sha256)).toBe('good')
  })

  it('BL4 a reference is `sha256:` and 64 hex digits', () => {
    expect(readRef(`sha256:${hex('')}`)).toBe(hex(''))
    for (const ref of ['', hex(''), `sha256:${hex('').toUpperCase()}`, 'sha256:../../etc', `sha256:${hex('')}0`])
      expect(() => readRef(ref), ref).toThrow(expect.objectContaining({ code: 'wire/bad-payload' }))
  })
})

describe('limits and retention', () => {
  it('BL5 a blob that is too large is refused; for room what was put longest ago goes', async () => {
    const { desk, box, put } = await deskOf({ bytes: 10, blobBytes: 6 })
    expect(await code(put('a', '1234567'))).toBe('quota/exceeded')
    for (const text of ['11111', '2222', '11111', '333']) await put('a', text)
    expect(desk.list('a').map(({ sha256 }) => sha256)).toEqual([hex('333'), hex('11111')])
    expect(box.reasons).toEqual(['a bytes'])
    expect(files().length).toBe(2)
    expect(desk.blobBytesMax('a')).toBe(6)
    box.limits = {}
    expect(desk.blobBytesMax('a')).toBe(BLOB_BYTES_DEFAULT)
    box.limits = { bytes: 3 }
    expect(desk.blobBytesMax('a')).toBe(3)
  })

  it('BL6 what a job under way names never goes', async () => {
    const { desk, box, record, put } = await deskOf({ bytes: 10, ageS: 60 })
    const job = { jobId: new Uint8Array(16), namespace: 'a', inputs: [`sha256:${hex('11111')}`, 'rows'] }
    await put('a', '11111')
    await put('b', '11111')
    record({ jobSubmitted: job })
    await put('a', '22222')
    expect(await code(put('a', '333333'))).toBe('quota/exceeded')
    expect(await code(desk.remove('a', hex('11111'), 'anna'))).toBe('request/refused')
    expect(desk.stat('a', hex('11111')).held).toBe(true)
    box.nowS += 61
    await desk.retain()
    expect([desk.has('a', hex('11111')), desk.has('b', hex('11111'))]).toEqual([true, false])
    record({ jobFinished: { jobId: job.jobId } })
    await desk.retain()
    expect([desk.has('a', hex('11111')), box.reasons.at(-1), files()]).toEqual([false, 'a age', []])
  })

  it('BL6 a job holds until it ended, with its run too; with more jobs than can be followed nothing goes', () => {
    const holds = new BlobHolds(1)
    const job = (id: number, run = '') => ({
      run,
      jobSubmitted: { jobId: new Uint8Array(16).fill(id), namespace: 'a', inputs: [`sha256:${hex(String(id))}`] },
    })
    holds.take(job(1, 'run-1'))
    expect([holds.of('a')(hex('1')), holds.of('b')(hex('1')), holds.of('a')(hex('2'))]).toEqual([true, false, false])
    holds.take(job(2))
    expect(holds.of('a')(hex('3'))).toBe(true)
    holds.take({ run: 'run-1', runEnded: {} })
    expect([holds.of('a')(hex('1')), holds.of('a')(hex('3'))]).toEqual([false, false])
    for (const state of ['leased', 'expired']) {
      holds.take(job(4))
      holds.take({ jobState: { jobId: new Uint8Array(16).fill(4), state } })
      expect(holds.of('a')(hex('4'))).toBe(state === 'leased')
    }
  })

  it('BL5 a policy that allows less drops the rest, oldest first, and so does age; other namespaces keep theirs', async () => {
    const { desk, box, put } = await deskOf()
    for (const text of ['1', '22', '333']) {
      await put('a', text)
      box.nowS += 10
    }
    box.limits = { bytes: 5 }
    await desk.retain()
    expect(desk.list('a').map(({ bytes: size }) => size)).toEqual([3, 2])
    box.limits = { ageS: 15 }
    await desk.retain()
    expect(desk.list('a').map(({ bytes: size }) => size)).toEqual([3])
  })

  it('BL5 a namespace has so many blobs and no more', async () => {
    const blobs = { a: { count: BLOBS_PER_NAMESPACE_MAX, bytes: 0, byPrefix: {} } }
    const { put } = await deskOf({}, { ...EMPTY_STATE, blobs })
    expect(await code(put('a', 'one more'))).toBe('quota/exceeded')
    expect(files()).toEqual([])
  })

  it('BL7 asked to, a namespace’s blob goes; what another has stays on the disk', async () => {
    const { desk, put, read } = await deskOf()
    const sha256 = await put('a', 'one')
    await put('b', 'one')
    await desk.remove('a', sha256, 'anna')
    expect([desk.has('a', sha256), await read('b', sha256)]).toEqual([false, 'one'])
    expect(await code(desk.remove('a', sha256, 'anna'))).toBe('blob/unknown')
    await desk.remove('b', sha256, 'anna')
    expect(files()).toEqual([])
  })
})

it('MM8 a store’s files are written and read by what stands before them, and not at all where that refuses', async () => {
  const asked: unknown[] = []
  let isRefused = false
  const ask = (...all: unknown[]): void => {
    if (isRefused) throw new Fault('memory/denied', 'not you')
    asked.push(all)
  }
  const port = { reading: (...all: number[]) => ask('r', ...all), writing: (...all: number[]) => ask('w', ...all) }
  const store = await BlobStore.open(join(folder, 'blobs'), join(folder, 'aside'), port)
  const incoming = await store.receive()
  await incoming.write(bytes('one'))
  await incoming.write(bytes('more'))
  await store.keep(incoming)
  const { sha256 } = await incoming.seal()
  expect(new TextDecoder().decode(await store.read(sha256, 1, 4))).toBe('nemo')
  expect(asked).toEqual([
    ['w', 0, 3],
    ['w', 3, 4],
    ['r', 1, 4],
  ])
  isRefused = true
  await expect(store.read(sha256, 0, 1)).rejects.toMatchObject({ code: 'memory/denied' })
  const other = await store.receive()
  await expect(other.write(bytes('x'))).rejects.toMatchObject({ code: 'memory/denied' })
  await other.discard()
})
