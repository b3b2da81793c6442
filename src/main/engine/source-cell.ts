import { Fault } from '../../shared/base/index.ts'
import { type CellType, readTable, valueAs } from '../data/index.ts'
import { ContentStore } from '../workspace/content-store.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'

/** Types of a column, as provenance.json states them. */
export type { CellType } from '../data/index.ts'

/** A table as a version's provenance.json states it. */
export interface SourceTable {
  readonly name: string
  readonly path: string
  readonly format: 'sqlite' | 'csv' | 'parquet'
  readonly table?: string
  readonly priority: number
  readonly sha256: string
}

export interface SourceCell {
  /** As the file holds it. */
  readonly read: unknown
  /** As a run uses it, before any rule: of the column's type, a date as `YYYY-MM-DD`. */
  readonly value: string | number | null
}

/**
 * What a table's file holds in a row (from 0) and column, from the copy of the file that a run read, whose hash is checked.
 * @throws Fault `data/missing` when there is no copy, `data/checksum` when it is not what it was, `data/unreadable`, `data/wrong-schema`.
 */
export async function readSourceCell(
  layout: WorkspaceLayout,
  table: SourceTable,
  cell: { readonly row: number; readonly column: string; readonly type: CellType },
): Promise<SourceCell> {
  const store = ContentStore.reading(layout.romDir)
  const bytes = await store.read(table.sha256)
  const { columns, rows } = await readTable({ ...table, columns: {} }, bytes, [cell.column])
  if (cell.row >= rows) throw new Fault('data/missing', `${table.path} has ${rows} rows, none with number ${cell.row}`, { ...cell })
  const raw = columns.get(cell.column)?.[cell.row]
  const read = typeof raw === 'bigint' ? Number(raw) : raw instanceof Date ? raw.toISOString().slice(0, 10) : (raw ?? null)
  return { read, value: valueAs(raw, cell.type, table.format) }
}
