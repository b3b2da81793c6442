import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../shared/base/index.ts'
import { apply, EMPTY_STATE, FOLD_TEXT } from '../../shared/state/index.ts'
import { decodeRecord } from './record-codec.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const env = { ...process.env, PYTHONPATH: join(ROOT, 'sdk/python/src'), PYTHONIOENCODING: 'utf-8' }
const RECORDS = 500

/** What a Python program of the SDK prints. */
function python(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(join(ROOT, '.venv/bin/python'), args, { env, encoding: 'utf8', maxBuffer: 2 ** 29 })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}

describe('the two folds', () => {
  it('ST11 are known by the same id', () => {
    const id = createHash('sha256').update(FOLD_TEXT).digest('hex').slice(0, 16)
    expect(python('-c', 'from arqonbus.audit.fold import Fold; print(Fold.ID.hex())').trim()).toBe(id)
  })

  it('ST11 make the same state of the same records, whatever their kinds', () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const lines = python(join(ROOT, 'sdk/python/tests/fold_records.py'), String(seed), String(RECORDS)).trimEnd().split('\n')
    expect(lines).toHaveLength(RECORDS)
    let state = EMPTY_STATE
    const kinds = new Set<string>()
    for (const [number, line] of lines.entries()) {
      const [bytes = '', theirs = ''] = line.split('\t')
      const record = decodeRecord(Buffer.from(bytes, 'base64'))
      state = apply(state, record, number)
      kinds.add(record.body ?? '')
      if (canonicalJson(state) !== theirs)
        expect({ seed, number, kind: record.body, state: JSON.parse(theirs) }).toEqual({ seed, number, kind: record.body, state })
    }
    expect(kinds.size).toBeGreaterThan(60)
  })
})
