import Database from 'better-sqlite3'
import { Fault } from '../../shared/base/index.ts'
import { type RawTable, type ReadRequest, requireColumns, requireRows } from './raw-table.ts'

const HEADER_BYTES = 100
/** Offsets 18 and 19 of the header: 2 means write-ahead log, whose newest rows lie in a second file (sqlite.org/fileformat2.html). */
const WAL_VERSION = 2

/** Reads one table in rowid order out of a database's bytes. The database lives in memory: no file, journal or log beside it is looked at. */
export function readSqlite(bytes: Uint8Array, request: ReadRequest): RawTable {
  const { columns, table } = request
  if (bytes.byteLength < HEADER_BYTES) throw new Fault('data/unreadable', 'shorter than the header of a database')
  if (bytes[18] === WAL_VERSION || bytes[19] === WAL_VERSION) {
    throw new Fault(
      'data/unreadable',
      'the database uses a write-ahead log; close it with PRAGMA journal_mode=DELETE, so that the file holds every row',
    )
  }
  const database = new Database(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { readonly: true })
  try {
    database.pragma('trusted_schema = OFF')
    const verdict = database.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw new Fault('data/unreadable', `the database is damaged: ${String(verdict)}`)
    const kind = database.prepare(`SELECT type, sql FROM sqlite_schema WHERE name = ? AND type = 'table'`).get(table) as
      | { sql: string }
      | undefined
    if (kind === undefined || /^\s*CREATE\s+VIRTUAL\b/i.test(kind.sql)) throw new Fault('data/wrong-schema', `no table ${table}`, { table })
    const found = (database.prepare('SELECT name FROM pragma_table_xinfo(?)').all(table) as { name: string }[]).map(({ name }) => name)
    requireColumns(columns, found)
    return { ...readRows(database, request), found }
  } finally {
    database.close()
  }
}

function readRows(database: Database.Database, request: ReadRequest): Omit<RawTable, 'found'> {
  const { columns, table } = request
  const quoted = columns.map((column) => `"${column.replaceAll('"', '""')}"`)
  const statement = database
    .prepare(`SELECT ${quoted.join(', ')} FROM "${table.replaceAll('"', '""')}" ORDER BY rowid`)
    .raw()
    .safeIntegers()
  const cells = columns.map((): unknown[] => [])
  let rows = 0
  for (const row of statement.iterate() as IterableIterator<unknown[]>) {
    for (const [index, column] of cells.entries()) column.push(row[index])
    rows += 1
    requireRows(rows, request)
  }
  return { rows, columns: new Map(columns.map((column, index) => [column, cells[index] ?? []])) }
}
