import { parse } from 'csv-parse/sync'
import { Fault } from '../../shared/base/index.ts'
import { type RawTable, type ReadRequest, requireColumns, requireRows } from './raw-table.ts'

/** Longest record taken, in characters. */
const RECORD_CHARS_MAX = 1_048_576

/** Reads RFC 4180 text in UTF-8 with a header line. An empty field is a missing value. */
export function readCsv(bytes: Uint8Array, request: ReadRequest): RawTable {
  const text = decode(bytes)
  // The header and one row too many: enough to see that there are too many.
  const limits = { max_record_size: RECORD_CHARS_MAX, to: request.rowsMax + 2 }
  const [header, ...records] = parse(text, { bom: true, relax_column_count: false, ...limits }) as string[][]
  if (header === undefined) throw new Fault('data/unreadable', 'no header line')
  if (new Set(header).size < header.length) throw new Fault('data/wrong-schema', 'two columns have one name', { found: header })
  requireRows(records.length, request)
  requireColumns(request.columns, header)
  const read = (column: string): (string | null)[] => {
    const index = header.indexOf(column)
    return records.map((record) => (record[index] === '' ? null : (record[index] ?? null)))
  }
  return { rows: records.length, columns: new Map(request.columns.map((column) => [column, read(column)])), found: header }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Fault('data/unreadable', 'not UTF-8 text', {}, { cause })
  }
}
