import { Fault } from '../../shared/base/index.ts'
import { columnsOf, type DataDeclaration } from './declaration.ts'
import type { KeyedTable } from './keyed-table.ts'
import type { Cell, TypedColumn } from './typed-cells.ts'

/** A column of the merged table and where each of its cells came from. */
export interface MergedColumn extends TypedColumn {
  /** Per row: 0 no table has a value, else 1 + the table's place in `sources`. */
  readonly origin: Uint8Array
}

/** A value that lost: the winner is the merged cell. */
export interface Conflict {
  readonly column: string
  readonly row: number
  /** Whose value lost, and in which of its rows. */
  readonly table: string
  readonly tableRow: number
  readonly value: Exclude<Cell, undefined>
}

/** The master's rows, in the master's order, with the columns of every table. */
export interface MergedTable {
  readonly rows: number
  /** Table names: the master, then contributors by priority. */
  readonly sources: readonly string[]
  readonly columns: ReadonlyMap<string, MergedColumn>
  readonly keys: readonly string[]
  /** Per table, in the order of `sources`: the row that each row of the merge has its values from; undefined where it has none. */
  readonly sourceRows: readonly (readonly (number | undefined)[])[]
  /** Cells for which a table of lower priority has another value. */
  readonly conflicts: readonly Conflict[]
  readonly notGranted: readonly { readonly table: string; readonly columns: readonly string[]; readonly rows: number }[]
  /** Contributor rows without a row in the master: set aside, counted, never added. */
  readonly unmatched: readonly { readonly table: string; readonly rows: readonly number[]; readonly of: number }[]
}

/**
 * Merges contributors into the master by key. A cell is the first value that is there by ascending priority (the master is first).
 * Rows are the master's and columns the declared ones: a merge adds and drops none.
 * @throws Fault `data/not-conserved` when that does not hold, or a contributor's row is neither merged nor set aside.
 */
export function mergeTables(declaration: DataDeclaration, [master, ...contributors]: readonly [KeyedTable, ...KeyedTable[]]): MergedTable {
  const tables = [master, ...contributors]
  const matches = contributors.map((table) => matchRows(master, table))
  const columns = new Map<string, MergedColumn>()
  const conflicts: Conflict[] = []
  for (const [name, { type }] of columnsOf(declaration)) {
    const merged: MergedColumn = { type, cells: new Array<Cell>(master.rows), wrong: [], notText: [], origin: new Uint8Array(master.rows) }
    const holders = tables.flatMap((table, index) => {
      // A contributor has the key columns too, to be found by; they are no values of its own.
      const column = index > 0 && declaration.key.includes(name) ? undefined : table.columns.get(name)
      return column === undefined
        ? []
        : [
            {
              table: table.name,
              column,
              match: matches[index - 1],
              origin: index + 1,
              wrong: new Set(column.wrong),
              notText: new Set(column.notText),
            },
          ]
    })
    for (let row = 0; row < master.rows; row += 1) takeCell(merged, { row, name, conflicts }, holders)
    columns.set(name, merged)
  }
  const unmatched = contributors.map((table, index) => ({
    table: table.name,
    rows: rowsNotIn(table, matches[index] ?? []),
    of: table.rows,
  }))
  checkConservation({ master, contributors, matches, unmatched, columns })
  return {
    rows: master.rows,
    sources: tables.map((table) => table.name),
    columns,
    keys: master.keys,
    sourceRows: [master.keys.map((_, row) => row), ...matches],
    conflicts,
    notGranted: tables.map(({ name, notGranted, rows }) => ({ table: name, columns: notGranted, rows })),
    unmatched,
  }
}

/** Per master row, the contributor's row with its key. A partial key (a part absent) counts where it is the only one of its kind. */
function matchRows(master: KeyedTable, table: KeyedTable): readonly (number | undefined)[] {
  const masterCounts = countKeys(master.keys)
  const tableCounts = countKeys(table.keys)
  const rowOf = new Map(table.keys.map((key, row) => [key, row]))
  return master.keys.map((key) => (masterCounts.get(key) === 1 && tableCounts.get(key) === 1 ? rowOf.get(key) : undefined))
}

function countKeys(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

interface Holder {
  readonly table: string
  readonly column: TypedColumn
  /** Undefined for the master: its rows are the rows. */
  readonly match: readonly (number | undefined)[] | undefined
  readonly origin: number
  readonly wrong: ReadonlySet<number>
  readonly notText: ReadonlySet<number>
}

interface CellPlace {
  readonly row: number
  readonly name: string
  /** Takes the values that lose against another one. */
  readonly conflicts: Conflict[]
}

function takeCell(merged: MergedColumn, { row, name, conflicts }: CellPlace, holders: readonly Holder[]): void {
  let isWrong = false
  for (const { table, column, match, origin, wrong, notText } of holders) {
    const at = match === undefined ? row : match[row]
    if (at === undefined) continue
    isWrong ||= wrong.has(at)
    const cell = column.cells[at]
    if (cell === undefined) continue
    if (merged.origin[row] !== 0) {
      if (cell !== merged.cells[row]) conflicts.push({ column: name, row, table, tableRow: at, value: cell })
      continue
    }
    merged.cells[row] = cell
    merged.origin[row] = origin
    if (notText.has(at)) merged.notText.push(row)
  }
  if (isWrong) merged.wrong.push(row)
}

function rowsNotIn(table: KeyedTable, match: readonly (number | undefined)[]): readonly number[] {
  const merged = new Set(match)
  return Array.from({ length: table.rows }, (_, row) => row).filter((row) => !merged.has(row))
}

interface MergeParts {
  readonly master: KeyedTable
  readonly contributors: readonly KeyedTable[]
  readonly matches: readonly (readonly (number | undefined)[])[]
  readonly unmatched: MergedTable['unmatched']
  readonly columns: ReadonlyMap<string, MergedColumn>
}

function checkConservation({ master, contributors, matches, unmatched, columns }: MergeParts): void {
  for (const [name, column] of columns) {
    if (column.cells.length !== master.rows)
      throw new Fault('data/not-conserved', `column ${name}: ${column.cells.length} of ${master.rows} rows after the merge`, {
        column: name,
      })
  }
  for (const [index, table] of contributors.entries()) {
    const merged = (matches[index] ?? []).filter((row) => row !== undefined).length
    const aside = unmatched[index]?.rows.length ?? 0
    if (merged + aside !== table.rows)
      throw new Fault('data/not-conserved', `${table.name}: ${merged} rows merged and ${aside} set aside of ${table.rows}`, {
        name: table.name,
        merged,
        aside,
        rows: table.rows,
      })
  }
}
