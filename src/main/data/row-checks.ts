import { centuryEarlier, type Day, formatDay } from './calendar.ts'
import { columnsOf, type DataDeclaration, type DataLimits, type RowRuleDeclaration } from './declaration.ts'
import type { Finding } from './findings.ts'
import type { MergedColumn, MergedTable } from './merge.ts'

/** Examples a finding's detail names. */
const EXAMPLES_MAX = 3
const EXAMPLE_CHARS_MAX = 100

/** The merged table while rules work on it: cells are corrected in place, rows only ever marked. */
export interface Checking {
  readonly declaration: DataDeclaration
  readonly table: MergedTable
  readonly asOf: Day
  readonly findings: Finding[]
  /** Master row -> the rules that quarantined it. */
  readonly quarantined: Map<number, string[]>
}

/** Writes a finding down if there are rows, and marks them when they go to quarantine. */
export function report(
  checking: Checking,
  rule: RowRuleDeclaration,
  found: {
    readonly column: string
    readonly rows: readonly number[]
    readonly say: (row: number) => string
    readonly action?: Finding['action']
    readonly note?: string
  },
): void {
  const { rows, column } = found
  if (rows.length === 0) return
  const action = found.action ?? rule.action
  const examples = rows.slice(0, EXAMPLES_MAX).map((row) => clip(found.say(row)))
  const rest = rows.length > EXAMPLES_MAX ? ', …' : ''
  const detail = `${column}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} ${action}${found.note ?? ''}: ${examples.join(', ')}${rest}`
  checking.findings.push({ rule: rule.id, check: rule.check, action, table: 'master', column, rowIds: rows, detail })
  if (action !== 'quarantined') return
  for (const row of rows) checking.quarantined.set(row, [...(checking.quarantined.get(row) ?? []), rule.id])
}

function clip(text: string): string {
  return text.length > EXAMPLE_CHARS_MAX ? `${text.slice(0, EXAMPLE_CHARS_MAX - 1)}…` : text
}

/** How people recognise a row: its key, as it was read. */
export function label(checking: Checking, row: number): string {
  const parts = JSON.parse(checking.table.keys[row] ?? '[]') as (string | null)[]
  return `"${parts.map((part) => part ?? '(none)').join(' · ')}"`
}

/** Each column with the one rule of this check that looks at it; the event's own date is T1's and T2's. */
export function ruledColumns(
  checking: Checking,
  limits: DataLimits,
  check: RowRuleDeclaration['check'],
): { rule: RowRuleDeclaration; name: string; column: MergedColumn }[] {
  const rules = limits.rowRules.filter((rule) => rule.check === check)
  const named = new Set(rules.flatMap((rule) => (rule.columns === 'others' ? [] : rule.columns)))
  const { event } = checking.declaration.prediction
  return rules.flatMap((rule) =>
    [...checking.table.columns].flatMap(([name, column]) => {
      const isLooked = rule.columns === 'others' ? !named.has(name) && name !== event : rule.columns.includes(name)
      return isLooked ? [{ rule, name, column }] : []
    }),
  )
}

function rowsWhere(column: MergedColumn, test: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < column.cells.length; row += 1) if (test(row)) rows.push(row)
  return rows
}

export function clearCell(column: MergedColumn, row: number): void {
  column.cells[row] = undefined
  column.origin[row] = 0
}

/** wrong-type, not-text, missing, repeated, zero: one finding per rule and column, all on the values as they were read. */
export function checkColumns(checking: Checking, limits: DataLimits): void {
  const say = (row: number): string => label(checking, row)
  for (const { rule, name, column } of ruledColumns(checking, limits, 'wrong-type'))
    report(checking, rule, { column: name, rows: column.wrong, say })
  for (const { rule, name, column } of ruledColumns(checking, limits, 'not-text'))
    report(checking, rule, { column: name, rows: column.notText, say })
  // A value of another type is no value: a key that lacks a part must not slip through as merely wrong.
  for (const { rule, name, column } of ruledColumns(checking, limits, 'missing'))
    report(checking, rule, { column: name, rows: rowsWhere(column, (row) => column.cells[row] === undefined), say })
  for (const { rule, name, column } of ruledColumns(checking, limits, 'repeated')) {
    const rows = repeatedRows(column)
    const values = new Set(rows.map((row) => column.cells[row]))
    const note = ` (${values.size} values, ${rows.length + values.size} rows in all)`
    report(checking, rule, { column: name, rows, say, note })
  }
  for (const { rule, name, column } of ruledColumns(checking, limits, 'zero')) {
    const rows = rowsWhere(column, (row) => column.cells[row] === 0)
    report(checking, rule, { column: name, rows, say })
    if (rule.action === 'corrected') for (const row of rows) clearCell(column, row)
  }
}

/** Rows whose value an earlier row has already. */
function repeatedRows(column: MergedColumn): readonly number[] {
  const seen = new Set<unknown>()
  return rowsWhere(column, (row) => {
    const cell = column.cells[row]
    const isRepeated = cell !== undefined && seen.has(cell)
    seen.add(cell)
    return isRepeated
  })
}

/** T1 and T2: rows without a readable event date, and rows dated after the as-of date. */
export function checkEventDates(checking: Checking, limits: DataLimits): void {
  const { event } = checking.declaration.prediction
  const column = checking.table.columns.get(event)
  if (column === undefined) throw new TypeError(`no column ${event}`)
  for (const rule of limits.rowRules) {
    if (rule.check === 'date-unreadable') {
      report(checking, rule, {
        column: event,
        rows: rowsWhere(column, (row) => column.cells[row] === undefined),
        say: (row) => label(checking, row),
      })
    }
    if (rule.check === 'after-as-of') checkAfterAsOf(checking, rule, { name: event, column })
  }
}

function checkAfterAsOf(checking: Checking, rule: RowRuleDeclaration, { name, column }: { name: string; column: MergedColumn }): void {
  const late = rowsWhere(column, (row) => ((column.cells[row] as Day | undefined) ?? -Infinity) > checking.asOf)
  const earlier = new Map(late.map((row) => [row, centuryEarlier(column.cells[row] as Day)]))
  const isMended = (row: number): boolean => rule.action === 'corrected' && (earlier.get(row) ?? Infinity) <= checking.asOf
  const mended = late.filter(isMended)
  report(checking, rule, { column: name, rows: mended, say: (row) => `${label(checking, row)} -> ${formatDay(earlier.get(row) ?? 0)}` })
  for (const row of mended) column.cells[row] = earlier.get(row)
  // What a century cannot mend cannot be placed in time.
  report(checking, rule, {
    column: name,
    rows: late.filter((row) => !isMended(row)),
    say: (row) => label(checking, row),
    action: 'quarantined',
  })
}

/** T3, of the rows that are not quarantined yet: rows whose outcome becomes known after the as-of date. Every cell that becomes known after it is made missing, whatever the column. */
export function checkOutcomes(checking: Checking, limits: DataLimits): void {
  const { event, target } = checking.declaration.prediction
  const dates = checking.table.columns.get(event)?.cells ?? []
  const aside = new Set(checking.quarantined.keys())
  const isUnknown = (row: number, knownDays: number): boolean =>
    !aside.has(row) && dates[row] !== undefined && (dates[row] as Day) + knownDays > checking.asOf
  for (const [name, { knownDays }] of columnsOf(checking.declaration)) {
    const column = checking.table.columns.get(name)
    if (column === undefined) continue
    const rows = rowsWhere(column, (row) => isUnknown(row, knownDays))
    if (name === target)
      for (const rule of limits.rowRules.filter(({ check }) => check === 'outcome-unknown'))
        report(checking, rule, { column: name, rows, say: (row) => label(checking, row) })
    // A date or a title is announced before the event it belongs to; the row itself is known even where it is not yet.
    if (!checking.declaration.key.includes(name)) for (const row of rows) clearCell(column, row)
  }
}

/** Contributor rows without a master row: set aside. Their numbers are the contributor's own. */
export function checkUnmatched(checking: Checking, limits: DataLimits): void {
  for (const rule of limits.rowRules.filter(({ check }) => check === 'unmatched')) {
    for (const { table, rows } of checking.table.unmatched) {
      if (rows.length === 0) continue
      const detail = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} of ${table} without a row in the master, set aside`
      checking.findings.push({ rule: rule.id, check: rule.check, action: rule.action, table, column: '', rowIds: rows, detail })
    }
  }
}
