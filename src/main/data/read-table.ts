import { Fault } from '../../shared/base/index.ts'
import type { TableDeclaration } from './declaration.ts'
import type { RawTable } from './raw-table.ts'
import { readCsv } from './read-csv.ts'
import { readParquet } from './read-parquet.ts'
import { readSqlite } from './read-sqlite.ts'

/** Rows one table may have. */
const ROWS_MAX = 4_000_000

/**
 * Reads the named columns of a table out of a file's bytes; other columns are never read.
 * @throws Fault `data/unreadable` for bytes that are not a whole file of this format; `data/wrong-schema` when a column is not there.
 */
export async function readTable(
  declaration: TableDeclaration,
  bytes: Uint8Array,
  columns: readonly string[],
  rowsMax: number = ROWS_MAX,
): Promise<RawTable> {
  const { name, format, path } = declaration
  const readers = { sqlite: readSqlite, csv: readCsv, parquet: readParquet }
  try {
    return await readers[format](bytes, { columns, table: declaration.table ?? '', rowsMax })
  } catch (error) {
    if (error instanceof Fault)
      throw new Fault(error.code, `${path}: ${error.message}`, { name, path, ...error.evidence }, { cause: error.cause })
    // The kept readers throw errors of many kinds for damaged bytes; whichever it was, the file cannot be read.
    throw new Fault(
      'data/unreadable',
      `${path}: not a readable ${format} file: ${(error as Error).message}`,
      { name, path, format },
      { cause: error },
    )
  }
}
