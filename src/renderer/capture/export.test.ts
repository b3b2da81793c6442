import { tableFromIPC } from 'apache-arrow'
import { expect, it } from 'vitest'
import { take } from './capture.testing.ts'
import { type ExportRow, exportRows } from './export.ts'
import { BUDGET_DEFAULT } from './limits.ts'
import { MessageStore } from './message-store.ts'
import { messageOf } from './message-view.ts'

/** Messages as the worker gives them to an export, with the value of their payload. */
function rows(): readonly ExportRow[] {
  const store = new MessageStore(BUDGET_DEFAULT)
  take(store, { topic: 'lab.x', payload: '{"celsius":21.5,"note":"=1+1"}', pos: 9_007_199_254_740, seq: 1, epoch: 3, from: 'probe' })
  take(store, { topic: 'lab.x', payload: new Uint8Array([255, 0, 7]), pos: 9_007_199_254_741, seq: 2, epoch: 3, from: 'probe' })
  take(store, { topic: 'lab.y', payload: 'größer, "als"\n', pos: 9_007_199_254_742, seq: 1, epoch: 3, from: 'probe', schema: 'lab.note' })
  const values = [{ celsius: 21.5, note: '=1+1' }, undefined, undefined]
  return values.map((value, number) => ({ view: messageOf(number, { store, isFromLog: false }), value }))
}
const FIELDS = ['celsius', 'note']

it('VT51 an Arrow export is a stream that Arrow reads back: every row, text as text, bytes as base64 and said to be', async () => {
  const stream = await exportRows('arrow', rows(), FIELDS)
  const table = tableFromIPC(stream)
  const read = table.toArray().map((row) => ({ ...(row?.toJSON() as Record<string, unknown>) }))
  expect(read.map(({ pos, topic, epoch, payload, payload_encoding }) => [pos, topic, epoch, payload, payload_encoding])).toEqual([
    ['9007199254740', 'lab.x', 3, '{"celsius":21.5,"note":"=1+1"}', 'utf8'],
    ['9007199254741', 'lab.x', 3, '/wAH', 'base64'],
    ['9007199254742', 'lab.y', 3, 'größer, "als"\n', 'utf8'],
  ])
  expect(read.map((row) => [row['schema'], row['payload.celsius'], row['payload.note']])).toEqual([
    ['', '21.5', '=1+1'],
    ['', '', ''],
    ['lab.note', '', ''],
  ])
  expect(tableFromIPC(await exportRows('arrow', [], [])).numRows).toBe(0)
})

it('VT51 CSV quotes what needs it and no cell is a formula; JSONL holds the same rows', async () => {
  const lines = new TextDecoder().decode(await exportRows('csv', rows(), FIELDS)).split('\r\n')
  expect(lines[0]?.endsWith('payload,payload_encoding,payload.celsius,payload.note')).toBe(true)
  expect(lines[1]?.endsWith(`"{""celsius"":21.5,""note"":""=1+1""}",utf8,21.5,'=1+1`)).toBe(true)
  expect(lines[3]?.endsWith('"größer, ""als""\n",utf8,,')).toBe(true)
  const documents = new TextDecoder()
    .decode(await exportRows('jsonl', rows(), []))
    .trim()
    .split('\n')
  expect(documents.map((line) => (JSON.parse(line) as { payload: string }).payload)).toEqual(rows().map(({ view }) => textIn(view.payload)))
})

const textIn = (payload: Uint8Array): string =>
  payload[0] === 255 ? Buffer.from(payload).toString('base64') : new TextDecoder().decode(payload)
