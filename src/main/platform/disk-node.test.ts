import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isDiskFull } from './disk.ts'
import { nodeDisk } from './disk-node.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-disk-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('nodeDisk', () => {
  it('replaces a file in one step and leaves no temporary one', () => {
    const path = join(root, 'a')
    nodeDisk.writeDurable(path, Buffer.from('one'))
    nodeDisk.writeDurable(path, Buffer.from('two'), { temporary: join(root, 'elsewhere'), mode: 0o640 })
    expect(readFileSync(path, 'utf8')).toBe('two')
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(nodeDisk.list(root)).toEqual([{ name: 'a', kind: 'file' }])
  })

  it('leaves the old file and no temporary one when the new one cannot be written', () => {
    const path = join(root, 'a')
    nodeDisk.writeDurable(path, Buffer.from('one'))
    expect(() => nodeDisk.writeDurable(path, Buffer.from('two'), { temporary: join(root, 'no', 'such') })).toThrow('ENOENT')
    expect(readFileSync(path, 'utf8')).toBe('one')
    expect(nodeDisk.list(root)).toHaveLength(1)
  })

  it('writes anywhere in a file, reads it back, cuts it', () => {
    const file = nodeDisk.create(join(root, 'f'))
    file.write(Buffer.from('world'), 6)
    file.write(Buffer.from('hello '), 0)
    file.syncData()
    const out = Buffer.alloc(20)
    expect(file.read(out, 0)).toBe(11)
    expect(out.toString('utf8', 0, 11)).toBe('hello world')
    expect(file.read(out, 11)).toBe(0)
    file.truncate(5)
    expect(file.size()).toBe(5)
    file.close()
    file.close()
    expect(statSync(join(root, 'f')).mode & 0o777).toBe(0o600)
  })

  it('lists names in order, and says when there is no folder', () => {
    nodeDisk.makeFolder(join(root, 'z', 'deep'))
    writeFileSync(join(root, 'b'), '')
    expect(nodeDisk.list(root)).toEqual([
      { name: 'b', kind: 'file' },
      { name: 'z', kind: 'folder' },
    ])
    expect(nodeDisk.list(join(root, 'none'))).toBeUndefined()
    expect(() => nodeDisk.list(join(root, 'b'))).toThrow('ENOTDIR')
  })

  it('reads no file that is too large', () => {
    writeFileSync(join(root, 'b'), 'four')
    expect(Buffer.from(nodeDisk.readFile(join(root, 'b'), 4)).toString()).toBe('four')
    expect(() => nodeDisk.readFile(join(root, 'b'), 3)).toThrow(RangeError)
  })

  it('tells a full disk from other faults', () => {
    expect(['ENOSPC', 'EDQUOT', 'EFBIG'].every((code) => isDiskFull(Object.assign(new Error(code), { code })))).toBe(true)
    expect(isDiskFull(Object.assign(new Error('EIO'), { code: 'EIO' }))).toBe(false)
    expect(isDiskFull('ENOSPC')).toBe(false)
  })
})
