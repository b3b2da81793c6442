import { Fault } from '../../shared/base/index.ts'
import { parseDay } from './calendar.ts'
import { type DataDeclaration, type DataLimits, tablesOf } from './declaration.ts'
import type { Finding } from './findings.ts'
import { type KeyedTable, readKeyedTable } from './keyed-table.ts'
import { type MergedColumn, type MergedTable, mergeTables } from './merge.ts'
import { type Checking, checkColumns, checkEventDates, checkOutcomes, checkUnmatched } from './row-checks.ts'
import type { Cell } from './typed-cells.ts'

/** The rows that may be used, columns by name; row i of every column is one film (or whatever the key names). */
export interface CheckedTable {
  /** Per used row, its number in the master, ascending. */
  readonly rowIds: readonly number[]
  readonly columns: ReadonlyMap<string, CheckedColumn>
  readonly sources: readonly string[]
}
export interface CheckedColumn {
  readonly type: MergedColumn['type']
  readonly cells: readonly Cell[]
  /** Per row: 0 missing, else 1 + the place in `sources` of the table that won the cell. */
  readonly origin: Uint8Array
}

/** A row kept aside whole, as it was merged. */
export interface QuarantinedRow {
  readonly rowId: number
  readonly rules: readonly string[]
  readonly cells: Readonly<Record<string, Cell>>
}

export interface CheckedData {
  readonly table: CheckedTable
  readonly quarantined: readonly QuarantinedRow[]
  readonly findings: readonly Finding[]
  readonly rows: { readonly in: number; readonly used: number; readonly quarantined: number }
  /** Rows of every table, the master first. */
  readonly tableRows: Readonly<Record<string, number>>
}

/**
 * Reads every table from its content, merges, and applies the row rules. Pure: the same bytes, declaration and limits give the same result.
 * @param contents bytes by table name, as the content store gave them
 * @throws Fault `data/missing`, `data/unreadable`, `data/wrong-schema`, `data/wrong-key`, `data/too-many-faults`, `data/not-conserved`.
 */
export async function readAndCheck(
  declaration: DataDeclaration,
  limits: DataLimits,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<CheckedData> {
  const tables: KeyedTable[] = []
  for (const table of tablesOf(declaration)) {
    const bytes = contents.get(table.name)
    if (bytes === undefined) throw new Fault('data/missing', `no content for ${table.name}`, { name: table.name })
    tables.push(await readKeyedTable(declaration, table, bytes))
  }
  const merged = mergeTables(declaration, tables as [KeyedTable, ...KeyedTable[]])
  const asOf = parseDay(declaration.asOf)
  if (asOf === undefined) throw new RangeError(`not a date: ${declaration.asOf}`)
  const checking: Checking = { declaration, table: merged, asOf, findings: [], quarantined: new Map() }
  // The order is part of the rules: columns are judged as read, dates mended before anything is dated by them.
  checkColumns(checking, limits)
  checkEventDates(checking, limits)
  const aside = [...checking.quarantined]
    .sort(([a], [b]) => a - b)
    .map(([rowId, rules]) => ({ rowId, rules, cells: rowCells(merged, rowId) }))
  checkOutcomes(checking, limits)
  checkUnmatched(checking, limits)
  checkShares(checking, limits)
  const data = { ...settle(checking, aside), tableRows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])) }
  checkConserved(data, merged.rows)
  return data
}

function rowCells(table: MergedTable, row: number): Record<string, Cell> {
  return Object.fromEntries([...table.columns].map(([name, column]) => [name, column.cells[row]]))
}

function settle(checking: Checking, aside: readonly QuarantinedRow[]): Omit<CheckedData, 'tableRows'> {
  const { table, quarantined, findings } = checking
  // T3 may quarantine too, by policy; those rows were whole when the others were set aside.
  const known = new Set(aside.map(({ rowId }) => rowId))
  const late = [...quarantined]
    .filter(([rowId]) => !known.has(rowId))
    .map(([rowId, rules]) => ({ rowId, rules, cells: rowCells(table, rowId) }))
  const rowIds = Array.from({ length: table.rows }, (_, row) => row).filter((row) => !quarantined.has(row))
  checkKeysAfter(checking, rowIds)
  const columns = new Map(
    [...table.columns].map(
      ([name, { type, cells, origin }]) =>
        [name, { type, cells: rowIds.map((row) => cells[row]), origin: Uint8Array.from(rowIds, (row) => origin[row] ?? 0) }] as const,
    ),
  )
  const rows = { in: table.rows, used: rowIds.length, quarantined: quarantined.size }
  return {
    table: { rowIds, columns, sources: table.sources },
    quarantined: [...aside, ...late].sort((a, b) => a.rowId - b.rowId),
    findings,
    rows,
  }
}

/** A corrected key may have become another row's. */
function checkKeysAfter({ declaration, table }: Checking, rowIds: readonly number[]): void {
  const seen = new Map<string, number>()
  for (const row of rowIds) {
    const key = JSON.stringify(declaration.key.map((name) => table.columns.get(name)?.cells[row] ?? null))
    const earlier = seen.get(key)
    if (earlier !== undefined)
      throw new Fault('data/wrong-key', `once corrected, rows ${earlier} and ${row} have one key: ${key}`, { rows: [earlier, row], key })
    seen.set(key, row)
  }
}

function checkShares({ table, quarantined }: Checking, limits: DataLimits): void {
  const wrong = [...table.columns.values()].flatMap((column) => column.wrong)
  const faulty = [
    { name: table.sources[0] ?? 'master', rows: new Set([...quarantined.keys(), ...wrong]).size, of: table.rows },
    ...table.unmatched.map(({ table: name, rows, of }) => ({ name, rows: rows.length, of })),
  ]
  for (const { name, rows, of } of faulty) {
    if (rows <= limits.faultyShareMax * of) continue
    throw new Fault(
      'data/too-many-faults',
      `${name}: ${rows} of ${of} rows are faulty; the policy allows a share of ${limits.faultyShareMax}`,
      { name, rows, of, limit: limits.faultyShareMax },
    )
  }
}

function checkConserved({ rows, quarantined, table }: Omit<CheckedData, 'tableRows'>, rowsIn: number): void {
  const isConserved =
    rows.in === rowsIn &&
    rows.used + rows.quarantined === rows.in &&
    quarantined.length === rows.quarantined &&
    table.rowIds.length === rows.used
  if (!isConserved)
    throw new Fault('data/not-conserved', `${rows.in} rows in, ${rows.used} used, ${rows.quarantined} quarantined`, { ...rows })
}
