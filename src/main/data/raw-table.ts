import { Fault } from '../../shared/base/index.ts'

/** Columns as their format holds them: text, numbers, bigint, Date, null …; typed-cells.ts makes sense of them. */
export interface RawTable {
  readonly rows: number
  readonly columns: ReadonlyMap<string, readonly unknown[]>
  /** Every column the file has, read or not. */
  readonly found: readonly string[]
}

/** What a reader is asked for. */
export interface ReadRequest {
  readonly columns: readonly string[]
  /** SQLite only. */
  readonly table: string
  /** Read no more rows than this. @throws Fault `data/unreadable` */
  readonly rowsMax: number
}

/** @throws Fault `data/unreadable` */
export function requireRows(rows: number | bigint, { rowsMax }: ReadRequest): void {
  if (rows > rowsMax) throw new Fault('data/unreadable', `more than ${rowsMax} rows`, { limit: rowsMax })
}

/** @throws Fault `data/wrong-schema` that names the columns that are not there, and those that are. */
export function requireColumns(wanted: readonly string[], found: readonly string[]): void {
  const missing = wanted.filter((column) => !found.includes(column))
  if (missing.length > 0) throw new Fault('data/wrong-schema', `no column ${missing.join(', ')}`, { missing, found: found.slice(0, 100) })
}
