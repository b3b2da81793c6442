import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { ContentStore } from './content-store.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
let root: string
let rom: string
let store: ContentStore

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vbus-store-'))
  rom = join(root, '.vbus', 'rom')
  mkdirSync(join(root, 'data'))
  store = await ContentStore.open(rom)
})
afterEach(() => rmSync(root, { recursive: true }))
const ingest = async (path: string, expected?: string): Promise<unknown> => await store.ingest({ root, path }, expected)

describe('content store', () => {
  it("CD4 knows what was offered and is not named yet, lets go of it, and keeps what is somebody else's", async () => {
    const [mine, theirs] = [Buffer.from('mine'), Buffer.from('theirs')]
    const { sha256: named } = await store.put(theirs)
    await store.offer(theirs)
    const { sha256: offered } = await store.offer(mine)
    await ContentStore.open(rom)
    expect(await store.offered()).toEqual([offered])
    await store.withdraw(offered)
    await store.withdraw(named)
    expect(readdirSync(rom)).toEqual([named])
    await store.offer(mine)
    await store.put(mine)
    expect(await store.offered()).toEqual([])
    await store.withdraw(offered)
    expect(await store.read(offered)).toEqual(mine)
    const { sha256: settled } = await store.offer(Buffer.from('third'))
    await store.settle(settled)
    expect(readdirSync(rom).sort()).toEqual([named, offered, settled].sort())
  })

  it('DS1 keeps a file under its hash, of several chunks too, for reading only', async () => {
    const bytes = Buffer.alloc(700_001, 'abc')
    writeFileSync(join(root, 'data', 'a'), bytes)
    expect(await ingest('data/a')).toEqual({ sha256: sha256(bytes), bytes: bytes.length })
    expect(readFileSync(store.pathOf(sha256(bytes)))).toEqual(bytes)
    expect(statSync(store.pathOf(sha256(bytes))).mode & 0o777).toBe(0o400)
    expect(await store.read(sha256(bytes))).toEqual(bytes)
    expect(await ingest('data/a', sha256(bytes))).toMatchObject({ bytes: bytes.length })
    expect(await store.put(bytes)).toMatchObject({ sha256: sha256(bytes) })
    expect(readdirSync(rom)).toEqual([sha256(bytes)])
  })

  it('DS5 says of a copy that cannot be written that it is the disk', async () => {
    rmSync(rom, { recursive: true })
    await expect(store.put(Buffer.from('content'))).rejects.toMatchObject({ code: 'run/io' })
  })

  it('MM10 writes a copy once: content that comes in again leaves an altered copy to whoever reads it', async () => {
    const { sha256: hash } = await store.put(Buffer.from('content'))
    chmodSync(store.pathOf(hash), 0o600)
    writeFileSync(store.pathOf(hash), 'c0ntent')
    await store.put(Buffer.from('content'))
    expect(readFileSync(store.pathOf(hash), 'utf8')).toBe('c0ntent')
    await expect(store.read(hash)).rejects.toMatchObject({ code: 'data/checksum' })
    expect(readdirSync(rom)).toEqual([hash])
  })

  it('MM10 takes no byte of an origin that changed, not even at the same size with its times put back', async () => {
    const path = join(root, 'data', 'a')
    writeFileSync(path, 'a value of 10')
    const { atime, mtime } = statSync(path)
    const registered = sha256(Buffer.from('a value of 10'))
    writeFileSync(path, 'a value of 99')
    utimesSync(path, atime, mtime)
    expect(statSync(path)).toMatchObject({ size: 13, mtime })
    await expect(ingest('data/a', registered)).rejects.toMatchObject({ code: 'data/changed', evidence: { registered } })
    expect(readdirSync(rom)).toEqual([])
  })

  it('MM8 asks what stands before it for every part that comes in and every copy that is read', async () => {
    const bytes = Buffer.alloc(300_000, 'x')
    writeFileSync(join(root, 'data', 'a'), bytes)
    const asked: unknown[] = []
    const seen = store.under({ takeIn: (...all) => void asked.push(all), read: (...all) => void asked.push(all) })
    const { sha256: hash } = await seen.ingest({ root, path: 'data/a' })
    await seen.put(Buffer.from('own'))
    await seen.read(hash)
    const chunk = 256 * 1024
    expect(asked).toEqual([
      ['data/a', 0, chunk],
      ['data/a', chunk, bytes.length - chunk],
      [undefined, 0, 3],
      [hash, bytes.length],
    ])
  })

  it('MM8 moves no byte that it is refused', async () => {
    writeFileSync(join(root, 'data', 'a'), 'a')
    const { sha256: hash } = await store.put(Buffer.from('kept'))
    const no = (): never => {
      throw new Fault('memory/denied', 'not you')
    }
    const refused = store.under({ takeIn: no, read: no })
    await expect(refused.ingest({ root, path: 'data/a' })).rejects.toMatchObject({ code: 'memory/denied' })
    await expect(refused.put(Buffer.from('more'))).rejects.toMatchObject({ code: 'memory/denied' })
    await expect(refused.read(hash)).rejects.toMatchObject({ code: 'memory/denied' })
    expect(readdirSync(rom)).toEqual([hash])
  })

  it('DS1 finds a copy that was altered, at every read', async () => {
    const { sha256: hash } = await store.put(Buffer.from('content'))
    chmodSync(store.pathOf(hash), 0o600)
    writeFileSync(store.pathOf(hash), 'c0ntent')
    await expect(store.read(hash)).rejects.toMatchObject({ code: 'data/checksum', evidence: { sha256: hash } })
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'data/missing' })
    await expect(store.read('../../etc/passwd')).rejects.toThrow(RangeError)
  })

  it('DS1 takes no file beyond its limit, and leaves nothing of it', async () => {
    const small = await ContentStore.open(join(root, 'small'), { bytesMax: 4 })
    writeFileSync(join(root, 'data', 'a'), '12345')
    await expect(small.ingest({ root, path: 'data/a' })).rejects.toMatchObject({ code: 'data/unreadable', evidence: { limit: 4 } })
    expect(readdirSync(join(root, 'small'))).toEqual([])
    await expect(small.put(Buffer.from('1234'))).resolves.toMatchObject({ bytes: 4 })
  })

  it('DS3 refuses other content than was registered, and leaves nothing of it', async () => {
    writeFileSync(join(root, 'data', 'a'), 'b')
    await expect(ingest('data/a', sha256(Buffer.from('a')))).rejects.toMatchObject({
      code: 'data/changed',
      evidence: { found: sha256(Buffer.from('b')) },
    })
    expect(readdirSync(rom)).toEqual([])
  })

  it('DS2 tells missing from unreadable', async () => {
    await expect(ingest('data/none')).rejects.toMatchObject({ code: 'data/missing' })
    await expect(ingest('none/none')).rejects.toMatchObject({ code: 'data/missing' })
    writeFileSync(join(root, 'file'), '')
    await expect(ingest('file/none')).rejects.toMatchObject({ code: 'data/unreadable' })
    await expect(ingest('data')).rejects.toMatchObject({ code: 'data/unreadable' })
    await using server = createServer().listen(join(root, 'data', 'socket'))
    await once(server, 'listening')
    await expect(ingest('data/socket')).rejects.toMatchObject({ code: 'data/unreadable' })
  })

  it('WF4 follows no link, wherever on the way it is', async () => {
    writeFileSync(join(root, 'data', 'a'), 'a')
    symlinkSync('a', join(root, 'data', 'link'))
    await expect(ingest('data/link')).rejects.toMatchObject({ code: 'data/unreadable', evidence: { at: 'data/link' } })
    renameSync(join(root, 'data'), join(root, 'moved'))
    symlinkSync('moved', join(root, 'data'))
    await expect(ingest('data/a')).rejects.toMatchObject({ code: 'data/unreadable', evidence: { at: 'data' } })
    for (const path of ['../a', '/etc/passwd', 'data/./a', '']) await expect(ingest(path)).rejects.toThrow(RangeError)
  })

  it('DS1 clears away what a crash left half-made', async () => {
    writeFileSync(join(rom, '.incoming-7'), 'half')
    const again = await ContentStore.open(rom)
    expect(readdirSync(rom)).toEqual([])
    await expect(again.put(Buffer.from('x'))).resolves.toMatchObject({ bytes: 1 })
  })
})
