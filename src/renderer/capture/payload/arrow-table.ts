import { tableFromIPC } from 'apache-arrow'
import { Fault } from '../../../shared/base/index.ts'
import type { PayloadTable } from './take-apart.ts'

export const ARROW_ROWS_MAX = 200
const ARROW_COLUMNS_MAX = 60
const CELL_CHARS_MAX = 120

/** The schema and first rows of an Arrow IPC stream or file. @throws Fault `capture/unreadable` */
export function arrowTable(bytes: Uint8Array): PayloadTable {
  try {
    const table = tableFromIPC(bytes)
    if (table.schema.fields.length === 0) throw new Error('it holds no schema')
    const columns = table.schema.fields.slice(0, ARROW_COLUMNS_MAX).map(({ name, type }) => ({ name, type: String(type) }))
    const rows = Array.from({ length: Math.min(table.numRows, ARROW_ROWS_MAX) }, (_, row) =>
      columns.map((_column, at) => cellText(table.getChildAt(at)?.get(row))),
    )
    return { columns, rows, rowsInAll: table.numRows }
  } catch (error) {
    throw new Fault('capture/unreadable', `not Arrow: ${error instanceof Error ? error.message : String(error)}`, {}, { cause: error })
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return String(value).slice(0, CELL_CHARS_MAX)
}
