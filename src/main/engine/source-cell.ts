import { Fault } from '../../shared/base/index.ts'
import { readTable } from '../data/index.ts'
import { ContentStore } from '../workspace/content-store.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'

/** A table as a version's provenance.json states it. */
export interface SourceTable {
  readonly name: string
  readonly path: string
  readonly format: 'sqlite' | 'csv' | 'parquet'
  readonly table?: string
  readonly priority: number
  readonly sha256: string
}

/**
 * The value that a table's file holds in a row (from 0) and column, from the copy of the file that a run read, whose hash is checked.
 * @throws Fault `data/missing` when there is no copy, `data/checksum` when it is not what it was, `data/unreadable`, `data/wrong-schema`.
 */
export async function readSourceCell(layout: WorkspaceLayout, table: SourceTable, cell: { row: number; column: string }): Promise<unknown> {
  const store = ContentStore.reading(layout.romDir)
  const bytes = await store.read(table.sha256)
  const { columns, rows } = await readTable({ ...table, columns: {} }, bytes, [cell.column])
  if (cell.row >= rows) throw new Fault('data/missing', `${table.path} has ${rows} rows, none with number ${cell.row}`, { ...cell })
  const value = columns.get(cell.column)?.[cell.row]
  return typeof value === 'bigint' ? Number(value) : value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null)
}
