import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAME_COMMIT, FRAME_ENTRY, FRAME_HEAD_BYTES, findFrame, writeUint32 } from '../../shared/chain/index.ts'
import { type LogHome, makeLogHome } from '../log/log.testing.ts'
import { nodeDisk } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { type AuditVerdict, verifyAudit } from './verify-audit.ts'

const actor = { id: 'controller', kind: 2 } as const
const FIRST = '00000000000000000000.seg'

interface Frame {
  readonly file: string
  readonly at: number
  readonly end: number
  readonly kind: number
  /** Index of the entry, or of the next one for other frames. */
  readonly record: number
}

/** A cleanly closed log of three engine starts, a torn tail in quarantine among its files, as bytes by path. */
let home: LogHome
let files: Map<string, Buffer>
let frames: Frame[]

const paths = (): string[] =>
  readdirSync(home.dir, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )

function restore(): void {
  for (const path of paths()) if (!files.has(path)) rmSync(path)
  for (const [path, bytes] of files) writeFileSync(path, bytes)
}

const inLog = (name: string): string => join(home.dir, name)
const bytesOf = (name: string): Buffer => Buffer.from(files.get(inLog(name)) ?? Buffer.alloc(0))
const verify = (vkey?: string): Promise<AuditVerdict> => verifyAudit(home.dir, { disk: nodeDisk, ...(vkey === undefined ? {} : { vkey }) })

function framesOf(): Frame[] {
  let record = 0
  const found: Frame[] = []
  for (const path of [...files.keys()].filter((name) => name.endsWith('.seg')).sort()) {
    const bytes = files.get(path) ?? Buffer.alloc(0)
    for (let at = 0; at < bytes.length; ) {
      const place = findFrame(bytes, at, bytes.length)
      if (typeof place === 'string') throw new Error(place)
      const kind = bytes[place.body] ?? 0
      found.push({ file: path.slice(home.dir.length + 1), at, end: place.end, kind, record: kind === FRAME_ENTRY ? record++ : record })
      at = place.end
    }
  }
  return found
}

/** Where the last whole frame ends: a frame's own last byte may be a zero. */
function endOfFrames(bytes: Buffer): number {
  let end = 0
  for (let place = findFrame(bytes, 0, bytes.length); typeof place !== 'string'; place = findFrame(bytes, end, bytes.length))
    end = place.end
  return end
}

const frameOf = (record: number): Frame => {
  const frame = frames.find((other) => other.kind === FRAME_ENTRY && other.record === record)
  if (frame === undefined) throw new Error(`no record ${record}`)
  return frame
}

/** Rewrites a frame's content and makes its checksum right again. */
function rewrite(record: number, change: (content: Buffer) => void): void {
  const frame = frameOf(record)
  const bytes = bytesOf(frame.file)
  const body = bytes.subarray(frame.at + FRAME_HEAD_BYTES, frame.end)
  change(body.subarray(1))
  writeUint32(bytes, frame.at + 4, crc32(body))
  writeFileSync(inLog(frame.file), bytes)
}

beforeAll(async () => {
  home = makeLogHome()
  for (let start = 0; start < 3; start++) {
    const log = await openAudit(home)
    for (let group = 0; group < 3; group++) {
      for (let i = 0; i <= group * 6; i++)
        log.append({ actor, pos: 100 * start + i, run: `run ${start}`, jobFinished: { environment: '{"threads":2}' } })
      await log.flush()
    }
    // As after a kill: the folder without its closing record, with half a group at its end.
    if (start === 1) {
      const names = readdirSync(home.dir)
      const copies = names.map((name) => [inLog(name), readFileSync(inLog(name))] as const)
      await log.close('killed')
      for (const [path, bytes] of copies) writeFileSync(path, bytes)
      const newest =
        names
          .filter((name) => name.endsWith('.seg'))
          .sort()
          .at(-1) ?? ''
      const bytes = readFileSync(inLog(newest))
      bytes.write('half a group', endOfFrames(bytes) + 20)
      writeFileSync(inLog(newest), bytes)
    } else await log.close('done')
  }
  files = new Map(paths().map((path) => [path, readFileSync(path)]))
  frames = framesOf()
})

afterAll(() => home[Symbol.dispose]())

describe('audit verify', () => {
  it('LG18 LG19 finds nothing in an unaltered log with a quarantined tail', async () => {
    restore()
    const verdict = await verify()
    expect(verdict).toMatchObject({ ok: true, firstBad: undefined, tornTail: 0, checkpoint: { signed: true } })
    expect(verdict.records).toBe(frames.filter(({ kind }) => kind === FRAME_ENTRY).length)
    expect([...files.keys()].some((path) => path.endsWith('.tail'))).toBe(true)
    expect(frames.filter(({ kind }) => kind === FRAME_COMMIT).length).toBeGreaterThan(9)
  })

  it('LG18 finds any one changed byte in any file, and names the record it is in', async () => {
    restore()
    const all = [...files].flatMap(([path, bytes]) => (bytes.length > 0 ? [{ path, bytes }] : []))
    const property = fc.asyncProperty(
      fc.nat({ max: all.length - 1 }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
      async (which, where, mask) => {
        const { path, bytes } = all[which] ?? { path: '', bytes: Buffer.alloc(1) }
        const at = Math.floor(where * bytes.length)
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ mask
        writeFileSync(path, changed)
        const { ok, firstBad } = await verify()
        writeFileSync(path, bytes)
        expect(ok).toBe(false)
        const file = path.slice(home.dir.length + 1)
        const frame = frames.find((other) => other.file === file && other.at <= at && at < other.end)
        if (frame?.kind === FRAME_ENTRY) expect(firstBad).toMatchObject({ record: frame.record, file, offset: frame.at })
        else if (frame !== undefined) expect(firstBad).toMatchObject({ file, offset: frame.at })
        else expect(firstBad).toMatchObject({ file, offset: 0 })
      },
    )
    await fc.assert(property, { numRuns: 250 })
  })

  it('LG18 names an altered record whose checksum was made right, wherever in its group it is', async () => {
    for (const frame of frames.filter(({ kind }) => kind === FRAME_ENTRY)) {
      restore()
      rewrite(frame.record, (content) => content.writeUInt8((content[content.length - 1] ?? 0) ^ 1, content.length - 1))
      expect((await verify()).firstBad).toMatchObject({ record: frame.record, file: frame.file, offset: frame.at })
    }
  })

  it('LG18 names a record whose prev was altered and its checksum made right', async () => {
    for (const frame of frames.filter(({ kind, record }) => kind === FRAME_ENTRY && record > 0)) {
      restore()
      rewrite(frame.record, (content) => content.writeUInt8((content[9] ?? 0) ^ 1, 9))
      expect((await verify()).firstBad).toMatchObject({ record: frame.record, file: frame.file, offset: frame.at })
    }
  })

  it('LG18 finds swapped, removed and repeated records', async () => {
    const at = frames.findIndex((frame, i) => frame.kind === FRAME_ENTRY && frame.record > 0 && frames[i + 1]?.kind === FRAME_ENTRY)
    const [a, b] = frames.slice(at, at + 2)
    if (a === undefined || b === undefined) throw new Error('no two records in one group')
    const bytes = bytesOf(a.file)
    const parts = {
      before: bytes.subarray(0, a.at),
      a: bytes.subarray(a.at, a.end),
      b: bytes.subarray(b.at, b.end),
      behind: bytes.subarray(b.end),
    }
    restore()
    writeFileSync(inLog(a.file), Buffer.concat([parts.before, parts.b, parts.a, parts.behind]))
    expect((await verify()).firstBad).toMatchObject({ record: a.record, offset: a.at })
    writeFileSync(inLog(a.file), Buffer.concat([parts.before, parts.b, parts.behind]))
    expect((await verify()).firstBad).toMatchObject({ record: a.record, offset: a.at })
    writeFileSync(inLog(a.file), Buffer.concat([parts.before, parts.a, parts.a, parts.b, parts.behind]))
    expect((await verify()).firstBad).toMatchObject({ record: b.record, offset: a.end })
  })

  it('LG18 LG20 finds a log cut back: at a byte, at a commit frame, by a segment, together with a head', async () => {
    const last = frames.at(-1)
    const commits = frames.filter(({ kind, file }) => kind === FRAME_COMMIT && file === last?.file)
    const cut = commits.at(-2)
    for (const size of [(last?.at ?? 0) + 3, last?.at ?? 0, (cut?.at ?? 0) + 50]) {
      restore()
      truncateSync(inLog(last?.file ?? ''), size)
      expect(await verify()).toMatchObject({ ok: false })
    }
    restore()
    truncateSync(inLog(last?.file ?? ''), cut?.end ?? 0)
    expect((await verify()).firstBad).toMatchObject({ record: cut?.record, file: 'head.a', reason: expect.stringContaining('rolled back') })
    rmSync(inLog('head.a'))
    rmSync(inLog('head.b'))
    expect((await verify()).firstBad).toMatchObject({ file: 'head.a', reason: expect.stringContaining('missing') })
    restore()
    rmSync(inLog(last?.file ?? ''))
    expect((await verify()).firstBad).toMatchObject({ file: 'head.a', reason: expect.stringContaining('rolled back') })
    restore()
    rmSync(inLog(FIRST))
    expect(await verify()).toMatchObject({ ok: false, records: 0 })
  })

  it('LG18 finds a head that is gone, extra, longer, or one that was the newest once', async () => {
    for (const name of ['head.a', 'head.b']) {
      restore()
      rmSync(inLog(name))
      expect((await verify()).firstBad).toMatchObject({ file: name, offset: 0 })
    }
    restore()
    writeFileSync(inLog('head.b'), Buffer.concat([bytesOf('head.b'), Buffer.from('\n')]))
    expect((await verify()).firstBad).toMatchObject({ file: 'head.b' })
    using other = makeLogHome({ identity: home.identity })
    const log = await openAudit(other)
    await log.close('done')
    restore()
    writeFileSync(inLog('head.b'), readFileSync(join(other.dir, 'head.b')))
    expect((await verify()).firstBad).toMatchObject({ file: 'head.b' })
  })

  it('LG18 finds files that do not belong, and passes locks and indexes over', async () => {
    restore()
    for (const name of ['engine.lock', 'index.sqlite', 'index.sqlite-wal']) writeFileSync(inLog(name), 'x')
    expect(await verify()).toMatchObject({ ok: true })
    for (const name of ['extra.txt', 'head.c', 'quarantine/extra']) {
      restore()
      writeFileSync(inLog(name), 'x')
      expect((await verify()).firstBad).toMatchObject({ file: name, offset: 0 })
    }
    restore()
    const tail = [...files.keys()].find((path) => path.endsWith('.tail')) ?? ''
    renameSync(tail, join(home.root, 'tail'))
    expect((await verify()).firstBad).toMatchObject({ reason: 'the quarantined tail is missing' })
    renameSync(join(home.root, 'tail'), tail)
  })

  it('LG18 takes no folder, link or pipe for a file of the log, and waits for none', async () => {
    const pipe = (path: string): unknown => execFileSync('mkfifo', [path])
    const link = (path: string): void => symlinkSync('/dev/zero', path)
    for (const put of [mkdirSync, link, pipe]) {
      for (const name of ['head.a', FIRST, '00000000000000009999.seg']) {
        rmSync(inLog(name), { force: true })
        put(inLog(name))
        const { ok, firstBad } = await verify()
        rmSync(inLog(name), { recursive: true })
        restore()
        expect([name, ok]).toEqual([name, false])
        if (name !== FIRST) expect(firstBad?.file).toBe(name)
      }
    }
    expect((await verify()).ok).toBe(true)
  })

  it('LG18 finds anything behind a clean close, zeros too', async () => {
    const last = frames.at(-1)
    for (const more of [Buffer.from('x'), Buffer.alloc(4_096), bytesOf(FIRST)]) {
      restore()
      writeFileSync(inLog(last?.file ?? ''), Buffer.concat([bytesOf(last?.file ?? ''), more]))
      expect((await verify()).firstBad).toMatchObject({ file: last?.file, offset: last?.end })
    }
  })

  it('refuses a log under another key, and holds under its own', async () => {
    restore()
    const { vkey } = await verify()
    expect(await verify(vkey)).toMatchObject({ ok: true })
    using other = makeLogHome()
    const log = await openAudit(other)
    const { vkey: foreign } = log.opening
    await log.close('done')
    expect(await verify(foreign)).toMatchObject({ ok: false, records: 0, firstBad: { file: FIRST, offset: 0 } })
  })

  it('LG19 counts what a kill left behind the newest head, and no more', async () => {
    using killed = makeLogHome()
    const log = await openAudit(killed)
    await log.appendDurable({ actor, stopRequested: { kind: 'cancel' } })
    const path = join(killed.dir, FIRST)
    const bytes = readFileSync(path)
    expect(await verifyAudit(killed.dir, { disk: nodeDisk })).toMatchObject({ ok: true, records: 2, tornTail: 0 })
    const end = endOfFrames(bytes)
    const copy = makeLogHome()
    using _ = copy
    nodeDisk.makeFolder(copy.dir)
    for (const name of ['head.a', 'head.b']) writeFileSync(join(copy.dir, name), readFileSync(join(killed.dir, name)))
    for (const [tail, torn] of [
      [Buffer.from('torn tail'), 9],
      [Buffer.concat([Buffer.alloc(500), Buffer.from('behind zeros')]), 512],
      [bytes.subarray(0, 100), 100],
    ] as const) {
      writeFileSync(join(copy.dir, FIRST), Buffer.concat([bytes.subarray(0, end), tail, Buffer.alloc(1_000)]))
      expect(await verifyAudit(copy.dir, { disk: nodeDisk })).toMatchObject({ ok: true, records: 2, tornTail: torn })
    }
    // A signed commit frame behind the break: that was acknowledged once.
    writeFileSync(join(copy.dir, FIRST), Buffer.concat([bytes.subarray(0, end), Buffer.from('torn'), bytes.subarray(end - 121, end)]))
    expect(await verifyAudit(copy.dir, { disk: nodeDisk })).toMatchObject({ ok: false, firstBad: { record: 2, offset: end } })
    await log.close('done')
  })

  it('LG19 holds while an engine writes, as seen by the engine and by anybody else', async () => {
    using live = makeLogHome({ segmentBytes: 100_000 })
    const log = await openAudit(live)
    const control = { isDone: false }
    const writing = (async () => {
      const message = 'x'.repeat(2_000)
      while (!control.isDone) {
        for (let i = 0; i < 20; i++) log.append({ actor, breach: { message: message.slice(i * 90) } })
        await log.flush()
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    })()
    let newest = 0
    for (let look = 0; look < 10 || newest <= 20; look++) {
      const upTo = log.durableSize
      const own = await verifyAudit(live.dir, { disk: nodeDisk, upTo })
      expect(own).toMatchObject({ ok: true, tornTail: 0 })
      expect(own.records).toBeGreaterThanOrEqual(upTo)
      newest = own.records
      expect(await verifyAudit(live.dir, { disk: nodeDisk })).toMatchObject({ ok: true })
    }
    control.isDone = true
    await writing
    await log.close('done')
    expect(await verifyAudit(live.dir, { disk: nodeDisk })).toMatchObject({ ok: true, records: log.durableSize, tornTail: 0 })
  })

  it('LG21 reports progress and can be cancelled', async () => {
    restore()
    const progress: number[] = []
    await verifyAudit(home.dir, { disk: nodeDisk, onProgress: (records) => progress.push(records) })
    expect(progress.at(-1)).toBe(frames.filter(({ kind }) => kind === FRAME_ENTRY).length)
    await expect(verifyAudit(home.dir, { disk: nodeDisk, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'history/cancelled',
    })
  })
})
