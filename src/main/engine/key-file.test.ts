import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { KeyFile } from './key-file.ts'

const path = (): string => join(mkdtempSync(join(tmpdir(), 'vbus-keys-')), 'api-keys.json')
const [ID, OTHER, HASH] = ['0123456789abcdef', 'fedcba9876543210', 'ab'.repeat(32)]

it('SH20 keeps hashes in a file of the owner alone, and forgets keys that are no more', () => {
  const at = path()
  const keys = new KeyFile(at)
  keys.add(ID, HASH)
  keys.add(OTHER, HASH)
  expect(statSync(at).mode & 0o777).toBe(0o600)
  keys.keep((id) => id === ID)
  expect([...new KeyFile(at).hashes]).toEqual([[ID, HASH]])
  expect(JSON.parse(readFileSync(at, 'utf8'))).toEqual({ format: 'vbus.keys.v1', keys: { [ID]: HASH } })
})

it('SH20 refuses a file that others can read, or that is no such file', () => {
  const at = path()
  for (const text of ['', '{}', '[]', '{"format":"vbus.keys.v1","keys":{"x":"y"}}']) {
    writeFileSync(at, text, { mode: 0o600 })
    expect(() => new KeyFile(at)).toThrow(expect.objectContaining({ code: 'workspace/invalid' }))
  }
  const open = path()
  writeFileSync(open, '{"format":"vbus.keys.v1","keys":{}}', { mode: 0o644 })
  expect(() => new KeyFile(open)).toThrow(expect.objectContaining({ code: 'workspace/invalid' }))
})
