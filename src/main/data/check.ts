import { Fault } from '../../shared/base/index.ts'
import type { TableReader } from './cached-table.ts'
import { parseDay } from './calendar.ts'
import type { CellChange, Checking, QuarantinedRow } from './checking.ts'
import { balanceMerge, type HandOver, openBalances, settleRules } from './conservation.ts'
import { type DataDeclaration, type DataLimits, tablesOf } from './declaration.ts'
import type { AppliedRule, Finding } from './findings.ts'
import { type KeyedTable, readKeyedTable } from './keyed-table.ts'
import { type Conflict, type MergedColumn, mergeTables } from './merge.ts'
import { checkPlugIns } from './plug-in-checks.ts'
import { checkColumns, checkConflicts, checkNotGranted, checkUnmatched } from './row-checks.ts'
import { checkCenturies, checkGroupReleases, checkKnowledge, checkMeasurements, checkUnreleased } from './temporal-checks.ts'
import { turn } from './turn.ts'
import type { Cell } from './typed-cells.ts'

/** The rows that may be used, columns by name; row i of every column is one film (or whatever the key names). */
export interface CheckedTable {
  /** Per used row, its number in the master, ascending. */
  readonly rowIds: readonly number[]
  readonly columns: ReadonlyMap<string, CheckedColumn>
  readonly sources: readonly string[]
  /** Per table, in the order of `sources`: the row each row has its values from. */
  readonly sourceRows: readonly (readonly (number | undefined)[])[]
}
export interface CheckedColumn {
  readonly type: MergedColumn['type']
  readonly cells: readonly Cell[]
  /** Per row: 0 missing, else 1 + the place in `sources` of the table that won the cell. */
  readonly origin: Uint8Array
}

export interface CheckedData {
  readonly table: CheckedTable
  readonly quarantined: readonly QuarantinedRow[]
  readonly findings: readonly Finding[]
  readonly applied: readonly AppliedRule[]
  readonly changes: readonly CellChange[]
  readonly conflicts: readonly Conflict[]
  readonly handOvers: readonly HandOver[]
  readonly rows: { readonly in: number; readonly used: number; readonly quarantined: number }
  /** Rows of every table, the master first. */
  readonly tableRows: Readonly<Record<string, number>>
}

/**
 * Reads every table from its content, merges, and applies the row rules. Pure: the same bytes, declaration and limits give the same result.
 * @param contents bytes by table name, as the content store gave them
 * @throws Fault `data/missing`, `data/unreadable`, `data/wrong-schema`, `data/wrong-key`, `data/too-many-faults`, `data/not-conserved`,
 *  `rule/null-zero`, `rule/failed`.
 */
export async function readAndCheck(
  declaration: DataDeclaration,
  limits: DataLimits,
  contents: ReadonlyMap<string, Uint8Array>,
  read: TableReader = readKeyedTable,
): Promise<CheckedData> {
  const tables: KeyedTable[] = []
  for (const table of tablesOf(declaration)) {
    const bytes = contents.get(table.name)
    if (bytes === undefined) throw new Fault('data/missing', `no content for ${table.name}`, { name: table.name })
    tables.push(await read(declaration, table, bytes))
  }
  await turn()
  const merged = mergeTables(declaration, tables as [KeyedTable, ...KeyedTable[]])
  const asOf = parseDay(declaration.asOf)
  if (asOf === undefined) throw new RangeError(`not a date: ${declaration.asOf}`)
  await turn()
  const handOvers = balanceMerge(merged, tables, declaration.key)
  const balances = openBalances(merged)
  const checking: Checking = {
    declaration,
    limits,
    table: merged,
    asOf,
    findings: [],
    applied: [],
    changes: [],
    quarantined: new Map(),
  }
  await applyRules(checking)
  await turn()
  checkShares(checking)
  const settled = settle(checking)
  await turn()
  const ruled = settleRules(balances, merged, { changes: checking.changes, used: settled.table.rowIds })
  const tableRows = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
  const data = { ...settled, conflicts: merged.conflicts, handOvers: [...handOvers, ruled], tableRows }
  checkConserved(data, merged.rows)
  return data
}

/** The order is part of the rules: values are judged as read, dates mended before anything is dated by them, plug-ins see what will be used. */
async function applyRules(checking: Checking): Promise<void> {
  const inOrder = [
    checkConflicts,
    checkNotGranted,
    checkColumns,
    checkUnreleased,
    checkCenturies,
    checkGroupReleases,
    checkMeasurements,
    checkKnowledge,
    checkUnmatched,
    checkPlugIns,
  ]
  for (const check of inOrder) {
    await turn()
    check(checking)
  }
}

function settle(checking: Checking): Omit<CheckedData, 'tableRows' | 'conflicts' | 'handOvers'> {
  const { table, quarantined, findings, applied, changes } = checking
  const rowIds = Array.from({ length: table.rows }, (_, row) => row).filter((row) => !quarantined.has(row))
  checkKeysAfter(checking, rowIds)
  const columns = new Map(
    [...table.columns].map(
      ([name, { type, cells, origin }]) =>
        [name, { type, cells: rowIds.map((row) => cells[row]), origin: Uint8Array.from(rowIds, (row) => origin[row] ?? 0) }] as const,
    ),
  )
  const sourceRows = table.sourceRows.map((of) => rowIds.map((row) => of[row]))
  return {
    table: { rowIds, columns, sources: table.sources, sourceRows },
    quarantined: [...quarantined.values()].sort((a, b) => a.rowId - b.rowId),
    findings,
    applied,
    changes,
    rows: { in: table.rows, used: rowIds.length, quarantined: quarantined.size },
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

function checkShares({ table, quarantined, limits }: Checking): void {
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

function checkConserved({ rows, quarantined, table }: CheckedData, rowsIn: number): void {
  const isConserved =
    rows.in === rowsIn &&
    rows.used + rows.quarantined === rows.in &&
    quarantined.length === rows.quarantined &&
    table.rowIds.length === rows.used
  if (!isConserved)
    throw new Fault('data/not-conserved', `${rows.in} rows in, ${rows.used} used, ${rows.quarantined} quarantined`, { ...rows })
}
