import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readEntries } from '../../shared/chain/index.ts'
import { nodeDisk } from '../platform/index.ts'
import { FaultyDisk } from './faulty-disk.testing.ts'
import { type LogHome, makeLogHome } from './log.testing.ts'
import { LogCore } from './log-core.ts'
import type { WorkerConfig, WorkerMessage } from './messages.ts'
import { freshTree, recover } from './recovery.ts'
import { ITEM_BREACH, ITEM_CLOSE, ITEM_ENTRY, ITEM_HEAD, ITEM_RESUME, makeRing, RingReader, RingWriter } from './ring.ts'

/** A log core in this thread, on a disk with faults, with a clock of the test's own. */
async function makeCore(home: LogHome, disk: FaultyDisk, segmentBytes = 4_194_304) {
  const ring = makeRing(1_048_576)
  const config: WorkerConfig = {
    ring,
    dir: home.dir,
    kind: 'audit',
    origin: home.identity.origin,
    isPinned: true,
    signingKey: home.identity.privateKey.export({ format: 'der', type: 'pkcs8' }),
    segmentBytes,
    headMs: 1_000,
    quarantineDir: `${home.dir}/quarantine`,
    diskModule: undefined,
  }
  const { report, signer, quarantined } = await recover(config, disk)
  const messages: WorkerMessage[] = []
  const clock = { ms: 0 }
  const core = new LogCore({
    ...config,
    ring: new RingReader(ring),
    disk,
    key: signer.key,
    state: {
      kind: 'audit',
      origin: signer.key.origin,
      sign: signer.sign,
      tree: report?.tree ?? freshTree(),
      lastLeaf: report?.lastLeaf ?? new Uint8Array(32),
    },
    head: report?.commit,
    headSizes: report?.heads.flatMap(({ head }) => (head === undefined ? [] : [head.size])) ?? [],
    emit: (message) => messages.push(message),
    nowMs: () => clock.ms,
  })
  const writer = new RingWriter(ring)
  return {
    report,
    quarantined,
    messages,
    clock,
    core,
    entry: (text: string) => writer.push(ITEM_ENTRY, Buffer.from(text), undefined, 0),
    breach: (text: string) => writer.push(ITEM_BREACH, Buffer.from(text), undefined, 0),
    resume: () => writer.push(ITEM_RESUME, new Uint8Array(0), undefined, 0),
    publish: () => writer.push(ITEM_HEAD, new Uint8Array(0), undefined, 0),
    close: (final = '') => writer.push(ITEM_CLOSE, Buffer.from(final), undefined, 0),
    work: () => {
      let steps = 0
      while (core.step()) if (++steps > 1_000) throw new Error('the core does not come to rest')
      return messages.splice(0)
    },
  }
}

/** What is stored, without `prev`. */
const stored = (home: LogHome): string[] =>
  [...readEntries({ disk: nodeDisk, dir: home.dir, crc32, from: 0 })].map(({ content }) => Buffer.from(content.subarray(34)).toString())

const types = (messages: readonly WorkerMessage[]): string[] => messages.map((message) => message.type)

describe('a log core', () => {
  it('LG2 writes what the ring holds as one group, and the next as another', async () => {
    using home = makeLogHome()
    const log = await makeCore(home, new FaultyDisk())
    for (const text of ['a', 'b', 'c']) log.entry(text)
    expect(log.work()).toMatchObject([{ type: 'committed', first: 0, count: 3, breaches: [] }])
    log.entry('d')
    expect(log.work()).toMatchObject([{ type: 'committed', first: 3, count: 1 }])
    log.close()
    expect(log.work()).toMatchObject([{ type: 'closed', isClean: true }])
    expect(stored(home)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('LG8 has the head over everything before in its file when asked to, and says so also when the disk would not take it', async () => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk)
    const sizes = (): string[] => ['a', 'b'].map((name) => readFileSync(`${home.dir}/head.${name}`, 'utf8').split('\n')[1] ?? '').sort()
    for (const text of ['a', 'b']) {
      log.entry(text)
      log.work()
    }
    log.entry('c')
    log.work()
    expect(sizes()).toEqual(['1', '1'])
    log.entry('d')
    log.publish()
    expect(types(log.work())).toEqual(['committed', 'published'])
    expect(sizes()).toEqual(['1', '4'])
    log.publish()
    expect(types(log.work())).toEqual(['published'])
    expect(sizes()).toEqual(['1', '4'])
    log.entry('e')
    log.work()
    disk.roomBytes = 0
    log.publish()
    expect(types(log.work())).toEqual(['published'])
    expect(sizes()).toEqual(['1', '4'])
    const next = await makeCore(home, new FaultyDisk())
    expect(next.report).toMatchObject({ firstBad: undefined, head: { size: 5 } })
  })

  it('LG5 keeps room for a breach when the disk is full: entries are void, the breach is on disk', async () => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk)
    log.entry('first')
    log.work()
    disk.roomBytes = 1_000
    const big = 'x'.repeat(60_000)
    let messages: WorkerMessage[] = []
    let kept = 1
    for (let i = 0; i < 100 && !types(messages).includes('fault'); i++) {
      log.entry(big)
      messages = log.work()
      if (types(messages).includes('committed')) kept++
    }
    expect(messages).toMatchObject([{ type: 'fault', code: 'log/disk-full', size: kept, isDead: false }])
    log.entry('void')
    log.breach('breach')
    log.entry('void too')
    expect(log.work()).toMatchObject([{ type: 'committed', first: kept, count: 1, breaches: [kept] }])
    expect(stored(home).slice(kept)).toEqual(['breach'])
    log.core.step()
    const next = await makeCore(home, new FaultyDisk())
    expect(next.report).toMatchObject({ firstBad: undefined, tornTail: undefined, head: { size: kept + 1 } })
  })

  it('LG5 writes the breach of a group that did not fit, without the rest of it', async () => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk)
    log.entry('first')
    log.work()
    disk.roomBytes = 0
    for (let i = 0; i < 30; i++) log.entry('x'.repeat(30_000))
    for (let i = 0; i < 3; i++) log.breach(`breach ${i}`)
    log.work()
    for (let i = 0; i < 30; i++) log.entry('x'.repeat(30_000))
    log.breach('late breach')
    const messages = log.work()
    expect(messages).toMatchObject([
      { type: 'fault', code: 'log/disk-full' },
      { type: 'committed', count: 1 },
    ])
    expect(stored(home).at(-1)).toBe('late breach')
    expect(stored(home).filter((text) => text.startsWith('breach'))).toHaveLength(3)
  })

  it('LG6 takes entries again once there is room and it was told to look', async () => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk)
    log.entry('a')
    log.work()
    disk.roomBytes = 0
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 30; i++) log.entry('x'.repeat(30_000))
      log.work()
    }
    log.breach('b')
    log.work()
    log.resume()
    expect(log.work().at(-1)).toEqual({ type: 'resumed', isOpen: false })
    disk.roomBytes = Number.POSITIVE_INFINITY
    log.resume()
    log.entry('c')
    expect(types(log.work())).toEqual(['resumed', 'committed'])
    log.close()
    expect(log.work()).toMatchObject([{ isClean: true }])
    expect(stored(home).at(-1)).toBe('c')
    expect((await makeCore(home, new FaultyDisk())).report).toMatchObject({ firstBad: undefined, tornTail: undefined })
  })

  it.each(['write', 'syncData'] as const)('LG5 LG7 after an I/O error in %s takes a breach, and no entry', async (call) => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk)
    log.entry('a')
    log.work()
    disk.failures = { call, times: 1 }
    log.entry('lost')
    expect(log.work()).toMatchObject([{ type: 'fault', code: 'log/io', size: 1, isDead: false }])
    log.entry('refused')
    log.breach('breach')
    expect(log.work()).toMatchObject([{ type: 'committed', first: 1, count: 1 }])
    log.resume()
    expect(log.work()).toEqual([{ type: 'resumed', isOpen: false }])
    expect(stored(home)).toEqual(['a', 'breach'])
    expect((await makeCore(home, new FaultyDisk())).report).toMatchObject({ firstBad: undefined, head: { size: 2 } })
  })

  it('LG5 is dead when not even the breach can be written', async () => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk)
    log.entry('a')
    log.work()
    disk.failures = { call: 'write', times: 100 }
    log.breach('breach')
    expect(log.work()).toMatchObject([
      { type: 'fault', isDead: false },
      { type: 'fault', isDead: true },
    ])
    log.close('final')
    expect(log.work()).toMatchObject([{ type: 'closed', isClean: false }])
    disk.failures.times = 0
    expect((await makeCore(home, disk)).report).toMatchObject({ firstBad: undefined, head: { size: 1 } })
  })

  it('LG4 leaves the old segment whole when the next one cannot be begun', async () => {
    using home = makeLogHome()
    const disk = new FaultyDisk()
    const log = await makeCore(home, disk, 4_096)
    log.entry('a'.repeat(3_000))
    log.work()
    disk.failures = { call: 'rename', times: 1 }
    log.entry('b'.repeat(3_000))
    expect(log.work()).toMatchObject([{ type: 'fault', code: 'log/io' }])
    log.breach('c')
    expect(log.work()).toMatchObject([{ type: 'committed', first: 1 }])
    expect((await makeCore(home, new FaultyDisk())).report).toMatchObject({
      firstBad: undefined,
      head: { size: 2 },
      segments: { length: 1 },
    })
  })

  it('LG4 begins a new segment at each opening and at the limit; the ones before end with their last commit frame', async () => {
    using home = makeLogHome()
    for (let opening = 0; opening < 3; opening++) {
      const log = await makeCore(home, new FaultyDisk(), 4_096)
      for (let i = 0; i < 4; i++) {
        log.entry(`${opening}.${i} ${'x'.repeat(1_500)}`)
        log.work()
      }
      log.core.step()
    }
    const last = await makeCore(home, new FaultyDisk())
    expect(last.report).toMatchObject({ firstBad: undefined, tornTail: undefined, head: { size: 12 } })
    expect(last.report?.segments.length).toBe(6)
    expect(nodeDisk.list(home.root)?.map((entry) => entry.name)).toEqual(['audit'])
  })

  it('LG8 writes both heads before the second group, and one a second while the log grows', async () => {
    using home = makeLogHome()
    const log = await makeCore(home, new FaultyDisk())
    const sizes = async () => (await makeCore(home, new FaultyDisk())).report?.heads.map(({ head }) => head?.size)
    log.entry('a')
    log.work()
    expect(await sizes()).toEqual([1, 1])
    log.entry('b')
    log.work()
    expect(await sizes()).toEqual([1, 1])
    log.clock.ms = 1_000
    log.work()
    expect(await sizes()).toEqual([2, 1])
    log.clock.ms = 5_000
    log.work()
    expect(await sizes()).toEqual([2, 1])
    log.entry('c')
    log.work()
    expect(await sizes()).toEqual([2, 3])
  })

  it('LG9 verifies wherever a kill falls in a clean close', async () => {
    const calls = ['write', 'syncData', 'rename'] as const
    for (const call of calls) {
      for (let after = 0; after < 4; after++) {
        using home = makeLogHome()
        const disk = new FaultyDisk()
        const log = await makeCore(home, disk)
        log.entry('a')
        log.work()
        log.entry('b')
        log.work()
        let left = after
        // Every call from the one on that the kill falls on fails.
        const counting = new Proxy(disk.failures, { get: (_, name) => (name === 'call' ? call : left-- > 0 ? 0 : 1), set: () => true })
        disk.failures = counting
        log.close('final')
        log.work()
        const { report } = await makeCore(home, new FaultyDisk())
        expect(report).toMatchObject({ firstBad: undefined })
        expect(report?.head.size).toBeGreaterThanOrEqual(2)
      }
    }
  })
})
