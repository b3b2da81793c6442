import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEntries, toHex } from '../../shared/chain/index.ts'
import { nodeDisk, sha256 } from '../platform/index.ts'
import { type LogHome, makeLogHome } from './log.testing.ts'
import { ENTRY_BYTES_MAX, LogWriter } from './log-writer.ts'

const segments = (home: LogHome): string[] =>
  (nodeDisk.list(home.dir) ?? []).map(({ name }) => join(home.dir, name)).filter((path) => path.endsWith('.seg'))

const newest = (home: LogHome): string => segments(home).at(-1) ?? ''

const stored = (home: LogHome, prevBytes = 34): Buffer[] =>
  [...readEntries({ disk: nodeDisk, dir: home.dir, crc32, from: 0 })].map(({ content }) => Buffer.from(content.subarray(prevBytes)))

/** Appends the entries and waits for the last. */
async function fill(log: LogWriter, entries: readonly string[]): Promise<void> {
  for (const entry of entries) expect(log.append(Buffer.from(entry))).not.toBe('full')
  await log.durable(log.size - 1)
}

describe('LogWriter', () => {
  it('LG1 LG2 stores entries of any size in order and reads them again after each opening', async () => {
    using home = makeLogHome({ kind: 'stream', isPinned: false, ringBytes: 4_194_304 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 524_288 })), { minLength: 1, maxLength: 6 }),
        async (sizes) => {
          const before = stored(home, 0)
          const groups: number[] = []
          const log = await LogWriter.open({ ...home.options, onCommitted: (first, count, size) => groups.push(first, count, size) })
          expect(log.opening).toMatchObject({ kind: before.length === 0 ? 'new' : 'continued', size: before.length, quarantined: [] })
          const entries = sizes.map((size, i) => Buffer.alloc(size, i + 1))
          for (const [i, entry] of entries.entries()) expect(log.append(entry.subarray(0, 9), entry.subarray(9))).toBe(before.length + i)
          await log.durable(log.size - 1)
          expect(log.durableSize).toBe(log.size)
          expect(log.head()?.size).toBe(log.size)
          expect(groups.at(-1)).toBe(log.size)
          expect(await log.close()).toEqual({ isClean: true })
          expect(Buffer.concat(stored(home, 0)).equals(Buffer.concat([...before, ...entries]))).toBe(true)
        },
      ),
      { numRuns: 6 },
    )
  })

  it('LG8 has the head over everything appended in its file once it was told to publish, and needs no head once it is closed', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    const newest = (): number =>
      Math.max(...['a', 'b'].map((name) => Number(readFileSync(`${home.dir}/head.${name}`, 'utf8').split('\n')[1])))
    for (let i = 0; i < 20; i++) {
      log.append(Buffer.from('one'))
      const first = log.publishHead()
      log.append(Buffer.from('another'))
      await Promise.all([first, log.publishHead(), log.publishHead()])
      expect(newest()).toBe(log.size)
    }
    const closing = log.close()
    await Promise.all([log.publishHead(), closing])
    await log.publishHead()
  })

  it('LG3 answers full and takes nothing when the ring has no room; what it took is stored', async () => {
    using home = makeLogHome({ kind: 'stream' })
    const log = await LogWriter.open(home.options)
    const entry = Buffer.alloc(50_000)
    let taken = 0
    while (log.append(entry) !== 'full') taken++
    expect(taken).toBeGreaterThan(10)
    expect(log.size).toBe(taken)
    await log.durable(taken - 1)
    expect(log.append(entry)).toBe(taken)
    await log.close()
    expect(stored(home, 0)).toHaveLength(taken + 1)
  })

  it('refuses what is too large, and everything after close', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    expect(() => log.append(new Uint8Array(ENTRY_BYTES_MAX + 1))).toThrow(expect.objectContaining({ code: 'audit/too-large' }))
    await fill(log, ['a'])
    await expect(log.durable(5)).rejects.toMatchObject({ code: 'internal/unexpected' })
    await log.close()
    expect(() => log.append(Buffer.from('b'))).toThrow(expect.objectContaining({ code: 'audit/closed' }))
  })

  it('LG11 moves a torn tail to quarantine, byte for byte, and goes on', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    await fill(log, ['a', 'b'])
    await log.close()
    const tail = Buffer.from('c0000000garbage')
    appendFileSync(newest(home), tail)
    const again = await LogWriter.open(home.options)
    const file = `${home.identity.origin.slice(5)}-2-${toHex(sha256(tail)).slice(0, 16)}.tail`
    const expected = { file, bytes: tail.length, sha256: sha256(tail), log: home.identity.origin }
    expect(again.opening).toMatchObject({ kind: 'continued', size: 2, quarantined: [expected] })
    expect(readFileSync(join(home.dir, 'quarantine', file)).equals(tail)).toBe(true)
    await fill(again, ['c'])
    await again.close()
    // No record names it: it is reported until one does.
    const third = await LogWriter.open(home.options)
    expect(third.opening).toMatchObject({ size: 3, quarantined: [expected] })
    await third.close()
  })

  it('LG12 sets a log that does not verify aside whole and opens a new one under a new origin', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    await fill(log, ['the first entry'])
    await fill(log, ['b'])
    await log.close()
    const before = readFileSync(newest(home))
    const altered = Buffer.from(before)
    const at = altered.indexOf('the first entry')
    altered[at] = (altered[at] ?? 0) ^ 1
    nodeDisk.openWrite(newest(home)).write(altered, 0)
    const again = await LogWriter.open(home.options)
    const { opening } = again
    expect(opening).toMatchObject({
      kind: 'replaced',
      size: 0,
      replaced: { code: 'audit/altered', origin: home.identity.origin, bad: { record: 0 } },
    })
    expect(opening.origin).toBe(home.replacements[0]?.origin)
    expect(opening.replaced?.movedTo).toBe(join(home.root, 'set-aside', '1-audit-altered'))
    expect(readFileSync(join(home.root, 'set-aside', '1-audit-altered', '00000000000000000000.seg')).equals(altered)).toBe(true)
    await fill(again, ['new'])
    await again.close()
    expect(stored(home).map(String)).toEqual(['new'])
  })

  it('LG12 LG20 names the newest head that verified when the log was rolled back', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    await fill(log, ['a'])
    const { size: bytes } = statSync(newest(home))
    expect(bytes).toBeGreaterThan(0)
    const root = log.head()?.root
    await fill(log, ['b'])
    await log.close()
    const again = await LogWriter.open(home.options)
    await fill(again, ['c'])
    await again.close()
    const [first] = segments(home)
    nodeDisk.remove(newest(home))
    truncateSync(first ?? '', readFileSync(first ?? '').lastIndexOf(Buffer.from([113, 0, 0, 0])) - 8 - 36)
    const replaced = await LogWriter.open(home.options)
    expect(replaced.opening).toMatchObject({
      kind: 'replaced',
      replaced: { code: 'audit/rolled-back', size: 1, root, bad: { record: 1, file: 'head.a' } },
    })
    await replaced.close()
  })

  it('LG12 goes on with a replacement that the engine died in the middle of', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    await fill(log, ['a'])
    await log.close()
    nodeDisk.makeFolder(join(home.root, 'set-aside'))
    nodeDisk.rename(home.dir, join(home.root, 'set-aside', '3-audit-altered'))
    const again = await LogWriter.open(home.options)
    expect(again.opening).toMatchObject({ kind: 'replaced', size: 0, replaced: { origin: home.identity.origin, size: 1 } })
    expect(home.replacements).toHaveLength(1)
    await again.close()
  })

  it('LG13 counts a log that must be there and is not as rolled back', async () => {
    using home = makeLogHome({ mustExist: true })
    const log = await LogWriter.open(home.options)
    expect(log.opening).toMatchObject({
      kind: 'replaced',
      replaced: { code: 'audit/rolled-back', origin: home.identity.origin, movedTo: '' },
    })
    await log.close()
  })

  it("LG12 does not go on with another key's log", async () => {
    using home = makeLogHome()
    using other = makeLogHome()
    const log = await LogWriter.open({ ...other.options, dir: home.dir })
    await fill(log, ['a'])
    await log.close()
    const own = await LogWriter.open(home.options)
    expect(own.opening).toMatchObject({ kind: 'replaced', replaced: { code: 'audit/altered' } })
    await own.close()
  })

  it('LG5 tells of a full disk, voids what was not on disk, and takes breaches', async () => {
    using home = makeLogHome({ diskModule: new URL('./full-disk.testing.ts', import.meta.url) })
    const faults: number[] = []
    const log = await LogWriter.open({ ...home.options, onFault: ({ size }) => faults.push(size) })
    await fill(log, ['a'])
    const big = Buffer.alloc(60_000)
    await expect(
      (async () => {
        for (let i = 0; i < 100; i++) await log.durable(Number(log.append(big)))
      })(),
    ).rejects.toMatchObject({ code: 'log/disk-full' })
    const { size } = log
    expect(faults).toEqual([size])
    expect(() => log.append(big)).toThrow(expect.objectContaining({ code: 'log/disk-full' }))
    expect(await log.appendBreach(Buffer.from('breach'))).toBe(size)
    expect(await log.resume()).toBe(false)
    await log.close()
    expect(stored(home).at(-1)?.toString()).toBe('breach')
    expect(stored(home)).toHaveLength(size + 1)
  })

  it('LG1 loses nothing acknowledged to a kill -9, whenever it falls', async () => {
    using home = makeLogHome()
    const script = new URL('./append-forever.testing.ts', import.meta.url).pathname
    const key = home.identity.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    let acknowledged = 0
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [script, home.root, home.identity.origin], { stdio: ['pipe', 'pipe', 'inherit'] })
      child.stdin.end(key)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      let lines = 0
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged = Math.max(acknowledged, Number(line))
        if (++lines === 3 + round * 5) child.kill('SIGKILL')
      }
      await ended
      const log = await LogWriter.open(home.options)
      expect(log.opening).toMatchObject({ kind: 'continued' })
      expect(log.size).toBeGreaterThanOrEqual(acknowledged)
      acknowledged = log.size
      await log.close()
    }
    const entries = stored(home)
    expect(entries.length).toBe(acknowledged)
    for (const [i, entry] of entries.entries()) expect(entry.readUInt32LE(0)).toBe(i)
    expect(existsSync(join(home.root, 'set-aside'))).toBe(false)
  })
})
