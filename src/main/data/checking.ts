import type { Day } from './calendar.ts'
import type { DataDeclaration, DataLimits, RowAction, RowCheck, RowRuleDeclaration } from './declaration.ts'
import type { AppliedRule, Finding } from './findings.ts'
import type { MergedColumn, MergedTable } from './merge.ts'
import type { Cell } from './typed-cells.ts'

/** Examples a finding's detail names. */
const EXAMPLES_MAX = 3
const EXAMPLE_CHARS_MAX = 100

/** A cell that a rule changed. */
export interface CellChange {
  readonly rule: string
  readonly check: RowCheck
  readonly column: string
  /** Row of the master. */
  readonly row: number
  /** The table that the old value was from; undefined for a value that was made or missing. */
  readonly table: string | undefined
  readonly from: Cell
  readonly to: Cell
}

/** A row kept aside, whole as it was when the first rule set it aside. */
export interface QuarantinedRow {
  readonly rowId: number
  readonly rules: readonly string[]
  readonly cells: Readonly<Record<string, Cell>>
  /** Table -> its row of this key; column -> the table that won the cell. */
  readonly tableRows: Readonly<Record<string, number>>
  readonly winners: Readonly<Record<string, string>>
}

/** The merged table while rules work on it: cells are corrected in place, rows only ever marked. */
export interface Checking {
  readonly declaration: DataDeclaration
  readonly limits: DataLimits
  readonly table: MergedTable
  readonly asOf: Day
  readonly findings: Finding[]
  readonly applied: AppliedRule[]
  readonly changes: CellChange[]
  /** By row of the master. */
  readonly quarantined: Map<number, QuarantinedRow>
}

export const rulesOf = ({ limits }: Checking, check: RowRuleDeclaration['check']): readonly RowRuleDeclaration[] =>
  limits.rowRules.filter((rule) => rule.check === check)

/** What a rule found in one column; `column` is empty for a rule about whole rows. */
export interface Found {
  readonly column: string
  readonly rows: readonly number[]
  readonly say?: (row: number) => string
  readonly action?: RowAction
  readonly note?: string
}

/** Writes a finding down if there are rows, and sets them aside when they go to quarantine. */
export function report(checking: Checking, rule: RowRuleDeclaration, found: Found): void {
  const { rows, column } = found
  if (rows.length === 0) return
  const action = found.action ?? rule.action
  const say = found.say ?? ((row: number): string => label(checking, row))
  const examples = rows.slice(0, EXAMPLES_MAX).map((row) => clip(say(row)))
  const rest = rows.length > EXAMPLES_MAX ? ', …' : ''
  const what = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} ${action}${found.note ?? ''}: ${examples.join(', ')}${rest}`
  const detail = column === '' ? what : `${column}: ${what}`
  checking.findings.push({ rule: rule.id, check: rule.check, action, table: 'master', column, rowIds: rows, detail })
  if (action === 'quarantined') for (const row of rows) setAside(checking, row, rule.id)
}

/** Says on the record that a rule was applied, whether or not it found anything. */
export function applied(
  checking: Checking,
  rule: RowRuleDeclaration,
  how: { readonly looked: number; readonly found: number; readonly parameters?: Readonly<Record<string, unknown>> },
): void {
  const { looked, found, parameters = {} } = how
  checking.applied.push({ rule: rule.id, check: rule.check, parameters, looked, found, action: rule.action })
}

function setAside({ table, quarantined }: Checking, row: number, rule: string): void {
  const before = quarantined.get(row)
  if (before !== undefined) {
    quarantined.set(row, { ...before, rules: [...new Set([...before.rules, rule])] })
    return
  }
  const { sources, sourceRows } = table
  const columns = [...table.columns]
  const cells = Object.fromEntries(columns.map(([name, column]) => [name, column.cells[row]]))
  const winners = columns.flatMap(([name, { origin }]) => {
    const winner = sources[(origin[row] ?? 0) - 1]
    return winner === undefined ? [] : [[name, winner] as const]
  })
  const rows = sources.flatMap((name, index) => {
    const at = sourceRows[index]?.[row]
    return at === undefined ? [] : [[name, at] as const]
  })
  const from = { tableRows: Object.fromEntries(rows), winners: Object.fromEntries(winners) }
  quarantined.set(row, { rowId: row, rules: [rule], cells, ...from })
}

/** Changes a cell by a rule. A cell made missing has no origin any more; one made another value keeps its. */
export function changeCell(
  checking: Checking,
  rule: RowRuleDeclaration,
  change: Omit<CellChange, 'from' | 'rule' | 'check' | 'table'>,
): void {
  const column = checking.table.columns.get(change.column)
  if (column === undefined) throw new TypeError(`no column ${change.column}`)
  const from = column.cells[change.row]
  if (from === change.to) return
  const table = checking.table.sources[(column.origin[change.row] ?? 0) - 1]
  checking.changes.push({ rule: rule.id, check: rule.check, ...change, table, from })
  column.cells[change.row] = change.to
  if (change.to === undefined) column.origin[change.row] = 0
}

/** What a rule that corrects or quarantines does with one cell it found. */
export function clearCells(checking: Checking, rule: RowRuleDeclaration, { column, rows }: Pick<Found, 'column' | 'rows'>): void {
  if (rule.action === 'corrected') for (const row of rows) changeCell(checking, rule, { column, row, to: undefined })
}

function clip(text: string): string {
  return text.length > EXAMPLE_CHARS_MAX ? `${text.slice(0, EXAMPLE_CHARS_MAX - 1)}…` : text
}

/** How people recognise a row: its key, as it was read. */
export function label(checking: Checking, row: number): string {
  const parts = JSON.parse(checking.table.keys[row] ?? '[]') as (string | null)[]
  return `"${parts.map((part) => part ?? '(none)').join(' · ')}"`
}

export function rowsWhere(column: MergedColumn, test: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < column.cells.length; row += 1) if (test(row)) rows.push(row)
  return rows
}
