import { expect, it } from 'vitest'
import { toRecordView } from '../../shared/bundle/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { explainRecord, namedRecords } from './explain-record.ts'

const { Record } = arqonbus.v1
const viewOf = (record: arqonbus.v1.IRecord) => toRecordView(7, Record.decode(Record.encode(record).finish()))

it('TL23 tells a record in plain words, without a word that is not in it', () => {
  const said = explainRecord(viewOf({ phase: 'MODEL_TRAINING', gate: { rule: 'tree-count', when: 'after', ok: false, evidence: '{}' } }))
  expect(said).toBe('The gate tree-count (after MODEL_TRAINING) did not hold.')
  const breach = { mode: 'COMPUTE_HALT', code: 'device/missing', message: 'there is no device', evidence: '{}', remedy: 'Plug it in.' }
  expect(explainRecord(viewOf({ breach }))).toBe('COMPUTE_HALT: there is no device (device/missing). Plug it in.')
})

it('TL23 tells any kind, also one it has no sentence for, and an entry that is no record', () => {
  const kinds = Object.keys(Record.prototype).filter((name) => /^[a-z]/.test(name) && name !== 'body' && typeof name === 'string')
  let told = 0
  for (const kind of kinds) {
    let view: ReturnType<typeof viewOf>
    try {
      view = viewOf({ [kind]: {} })
    } catch {
      // A field that is no body.
      continue
    }
    if (view.kind === '') continue
    told++
    expect(explainRecord(view).length).toBeGreaterThan(3)
    expect(explainRecord(view)).not.toMatch(/undefined|\[object/)
  }
  expect(told).toBeGreaterThan(60)
  expect(explainRecord(viewOf({}))).toBe('This entry is no record.')
})

it('TL23 names the records that it refers to', () => {
  expect(namedRecords(viewOf({ breachAcknowledged: { breachRecord: 5, reason: 'seen', attended: true } }))).toEqual([
    { field: 'breach_record', record: 5 },
  ])
  expect(namedRecords(viewOf({ engineClosed: { reason: 'x' } }))).toEqual([])
})
