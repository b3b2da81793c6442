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
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
