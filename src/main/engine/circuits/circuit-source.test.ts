import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CircuitSource, SOURCE_BYTES_MAX, SOURCES_MAX } from './circuit-source.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('the files of circuits', () => {
  let root: string
  let source: CircuitSource
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'vbus-source-'))
    source = new CircuitSource(root)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('CD12 writes in one step what was made from the present file, reads it back and lists it', async () => {
    const first = await source.write('a/b.circuit.yaml', 'one: 1\n', undefined)
    expect(first).toEqual({ path: 'a/b.circuit.yaml', sha256: hash('one: 1\n'), bytes: 7 })
    expect(await source.read('a/b.circuit.yaml')).toEqual({ ...first, text: 'one: 1\n' })
    const second = await source.write('a/b.circuit.yaml', 'é', first.sha256)
    await source.write('x.binding.yaml', '', undefined)
    writeFileSync(join(root, 'circuits', 'notes.txt'), 'mine')
    expect(await source.list()).toEqual({ files: [{ path: 'x.binding.yaml', sha256: hash(''), bytes: 0 }, second], more: false })
    expect(readdirSync(join(root, 'circuits', 'a'))).toEqual(['b.circuit.yaml'])
  })

  it('CD12 refuses to write over a file that is another than the text was made from, and leaves nothing behind', async () => {
    const { sha256 } = await source.write('a.circuit.yaml', 'mine', undefined)
    writeFileSync(join(root, 'circuits', 'a.circuit.yaml'), 'theirs')
    for (const before of [sha256, undefined])
      await expect(source.write('a.circuit.yaml', 'new', before)).rejects.toMatchObject({
        code: 'circuit/file-changed',
        evidence: { sha256: hash('theirs') },
      })
    await expect(source.write('gone.circuit.yaml', 'new', sha256)).rejects.toMatchObject({ code: 'circuit/file-changed' })
    expect(readdirSync(join(root, 'circuits'))).toEqual(['a.circuit.yaml'])
    expect(readFileSync(join(root, 'circuits', 'a.circuit.yaml'), 'utf8')).toBe('theirs')
  })

  it.each([
    '../a.circuit.yaml',
    '/etc/a.circuit.yaml',
    'a/../../b.circuit.yaml',
    'a//b.circuit.yaml',
    '.a.circuit.yaml',
    'a/.circuit.yaml',
    '.circuit.yaml',
    'a\0.circuit.yaml',
    'a\\b.circuit.yaml',
    'workspace.yaml',
    'a.yaml',
    'a.circuit.yml',
    '1/2/3/4/5/6/7/8/a.circuit.yaml',
    `${'a'.repeat(256)}.circuit.yaml`,
    '',
  ])('CD12 refuses the path %j', async (path) => {
    await expect(source.read(path)).rejects.toMatchObject({ code: 'circuit/outside-folder' })
    await expect(source.write(path, 'x', undefined)).rejects.toMatchObject({ code: 'circuit/outside-folder' })
  })

  it('CD12 follows no link: of a file, of a folder on the way, of circuits itself', async () => {
    const outside = join(root, 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, 'a.circuit.yaml'), 'theirs')
    mkdirSync(join(root, 'circuits'))
    symlinkSync(outside, join(root, 'circuits', 'folder'))
    symlinkSync(join(outside, 'a.circuit.yaml'), join(root, 'circuits', 'file.circuit.yaml'))
    for (const path of ['folder/a.circuit.yaml', 'folder/new.circuit.yaml', 'file.circuit.yaml']) {
      await expect(source.read(path)).rejects.toMatchObject({ code: 'circuit/outside-folder' })
      await expect(source.write(path, 'mine', undefined)).rejects.toMatchObject({ code: 'circuit/outside-folder' })
    }
    expect(await source.list()).toEqual({ files: [], more: false })
    rmSync(join(root, 'circuits'), { recursive: true })
    symlinkSync(outside, join(root, 'circuits'))
    await expect(source.read('a.circuit.yaml')).rejects.toMatchObject({ code: 'circuit/outside-folder' })
    await expect(source.write('b.circuit.yaml', 'mine', undefined)).rejects.toMatchObject({ code: 'circuit/outside-folder' })
    expect(readdirSync(outside)).toEqual(['a.circuit.yaml'])
  })

  it('CD12 changes a file by its name only: another name of it keeps its content', async () => {
    mkdirSync(join(root, 'circuits'))
    writeFileSync(join(root, 'theirs'), 'theirs')
    linkSync(join(root, 'theirs'), join(root, 'circuits', 'a.circuit.yaml'))
    await source.write('a.circuit.yaml', 'mine', hash('theirs'))
    expect(readFileSync(join(root, 'theirs'), 'utf8')).toBe('theirs')
  })

  it('CD12 takes at most 1 MiB, UTF-8 only, and says where there is none', async () => {
    await expect(source.write('a.circuit.yaml', 'x'.repeat(SOURCE_BYTES_MAX + 1), undefined)).rejects.toMatchObject({
      code: 'circuit/outside-folder',
    })
    await source.write('a.circuit.yaml', 'x'.repeat(SOURCE_BYTES_MAX), undefined)
    writeFileSync(join(root, 'circuits', 'b.circuit.yaml'), 'x'.repeat(SOURCE_BYTES_MAX + 1))
    writeFileSync(join(root, 'circuits', 'c.circuit.yaml'), Buffer.from([0xff, 0xfe]))
    for (const path of ['b.circuit.yaml', 'c.circuit.yaml'])
      await expect(source.read(path)).rejects.toMatchObject({ code: 'circuit/outside-folder' })
    await expect(source.read('d.circuit.yaml')).rejects.toMatchObject({ code: 'circuit/file-unknown' })
    await expect(source.read('e/d.circuit.yaml')).rejects.toMatchObject({ code: 'circuit/file-unknown' })
  })

  it('CD12 lists at most so many, and says that there are more', async () => {
    mkdirSync(join(root, 'circuits'))
    for (let i = 0; i <= SOURCES_MAX; i++) writeFileSync(join(root, 'circuits', `c${i}.circuit.yaml`), '')
    const { files, more } = await source.list()
    expect([files.length, more]).toEqual([SOURCES_MAX, true])
  })
})
