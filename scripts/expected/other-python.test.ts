import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOther, probe } from './other-python.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-other-python-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program that answers the probe as a Python of this version would. */
function standIn(version: string): string {
  const file = join(folder, `python-${version}`)
  writeFileSync(file, `#!/bin/sh\necho "${version} ${file}"\n`, { mode: 0o755 })
  return file
}

describe('another Python for the second ground', () => {
  it('PL27 the first candidate of another minor version with wheels is taken; one of the same or without wheels is not', () => {
    const [same, old, next, other] = ['3.11.9', '3.9.18', '3.14.0', '3.13.1'].map(standIn) as [string, string, string, string]
    const missing = join(folder, 'none')
    expect(findOther('3.11.7', [missing, same, old, next, other])).toEqual({ version: '3.13.1', file: other })
    expect(findOther('3.11.7', [missing, same, old, next])).toBeUndefined()
    expect(probe(missing)).toBeUndefined()
  })
})
