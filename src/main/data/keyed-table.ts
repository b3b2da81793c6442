import { Fault } from '../../shared/base/index.ts'
import { formatDay } from './calendar.ts'
import { columnsOf, type DataDeclaration, type TableDeclaration } from './declaration.ts'
import { readTable } from './read-table.ts'
import { turn } from './turn.ts'
import { type Cell, type TypedColumn, typeColumn } from './typed-cells.ts'

/** A table whose rows can be found by key. */
export interface KeyedTable {
  readonly name: string
  readonly rows: number
  readonly columns: ReadonlyMap<string, TypedColumn>
  /** Per row: its key's values as canonical text, null for an absent part. */
  readonly keys: readonly string[]
  /** Columns of the workspace that the file holds without a right to deliver them: never read. */
  readonly notGranted: readonly string[]
}

/**
 * Reads and types a table and its keys.
 * @throws Fault `data/unreadable`, `data/wrong-schema`; `data/wrong-key` when two rows have one key, or most rows have none.
 */
export async function readKeyedTable(declaration: DataDeclaration, table: TableDeclaration, bytes: Uint8Array): Promise<KeyedTable> {
  const types = columnsOf(declaration)
  const names = [...new Set([...declaration.key, ...Object.keys(table.columns)])]
  const raw = await readTable(table, bytes, names)
  const columns = new Map<string, TypedColumn>()
  for (const column of names) {
    await turn()
    columns.set(column, typeColumn(raw.columns.get(column) ?? [], types.get(column)?.type ?? 'string', { table, column }))
  }
  const keys = Array.from({ length: raw.rows }, (_, row) =>
    JSON.stringify(declaration.key.map((name) => keyPart(columns.get(name), raw.columns.get(name)?.[row], row))),
  )
  await turn()
  checkKeys(table, keys)
  const notGranted = raw.found.filter((name) => types.has(name) && !names.includes(name))
  return { name: table.name, rows: raw.rows, columns, keys, notGranted }
}

/** Numbers and their text are one key, and so are two ways to write a date; a date that cannot be read stands as it is written. */
function keyPart(column: TypedColumn | undefined, raw: unknown, row: number): string | null {
  const cell: Cell = column?.cells[row]
  if (cell === undefined) return typeof raw === 'string' && raw !== '' ? raw : null
  return column?.type === 'date' ? formatDay(cell as number) : String(cell)
}

/** Two rows with one key make every merge a guess. Rows with an absent part have no whole key; they are a row's fault, not the table's. */
function checkKeys(table: TableDeclaration, keys: readonly string[]): void {
  const first = new Map<string, number>()
  let absent = 0
  for (const [row, key] of keys.entries()) {
    if (!isWholeKey(key)) {
      absent += 1
      continue
    }
    const earlier = first.get(key)
    if (earlier !== undefined)
      throw new Fault('data/wrong-key', `${table.path}: rows ${earlier} and ${row} have one key: ${key}`, {
        name: table.name,
        rows: [earlier, row],
        key,
      })
    first.set(key, row)
  }
  if (absent * 2 > keys.length)
    throw new Fault('data/wrong-key', `${table.path}: ${absent} of ${keys.length} rows have no whole key`, { name: table.name, absent })
}

/** Whether every part of a key is there. */
export function isWholeKey(key: string): boolean {
  return !(JSON.parse(key) as (string | null)[]).includes(null)
}
