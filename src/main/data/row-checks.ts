import { applied, type Checking, changeCell, type Found, report, rowsWhere, rulesOf } from './checking.ts'
import type { RowRuleDeclaration } from './declaration.ts'
import type { MergedColumn } from './merge.ts'

interface RuledColumn {
  readonly rule: RowRuleDeclaration
  readonly name: string
  readonly column: MergedColumn
}

/** Each column with the one rule of this check that looks at it; the event's own date has rules of its own. */
function ruledColumns(checking: Checking, check: RowRuleDeclaration['check']): readonly RuledColumn[] {
  const rules = rulesOf(checking, check)
  const named = new Set(rules.flatMap((rule) => (rule.columns === 'others' ? [] : rule.columns)))
  const { event } = checking.declaration.prediction
  return rules.flatMap((rule) =>
    [...checking.table.columns].flatMap(([name, column]) => {
      const isLooked = rule.columns === 'others' ? !named.has(name) && name !== event : rule.columns.includes(name)
      return isLooked ? [{ rule, name, column }] : []
    }),
  )
}

type Look = (ruled: RuledColumn) => Pick<Found, 'rows' | 'note'>

/** What each check about the values of one column finds, on the values as they were read. */
const LOOKS = {
  'wrong-type': ({ column }) => ({ rows: column.wrong }),
  'not-text': ({ column }) => ({ rows: column.notText }),
  // A value of another type is no value: a key that lacks a part must not slip through as merely wrong.
  missing: ({ column }) => ({ rows: rowsWhere(column, (row) => column.cells[row] === undefined) }),
  repeated: ({ column }) => {
    const rows = repeatedRows(column)
    const values = new Set(rows.map((row) => column.cells[row]))
    return { rows, note: ` (${values.size} values, ${rows.length + values.size} rows in all)` }
  },
  // A measured zero is a value: it is shown, and never made missing (T2).
  zero: ({ column }) => ({ rows: rowsWhere(column, (row) => column.cells[row] === 0) }),
} as const satisfies Record<string, Look>

/** wrong-type, not-text, missing, repeated, zero: one finding per rule and column. */
export function checkColumns(checking: Checking): void {
  for (const [check, look] of Object.entries(LOOKS) as [keyof typeof LOOKS, Look][]) {
    const found = new Map<RowRuleDeclaration, number>()
    for (const ruled of ruledColumns(checking, check)) {
      const { rows, note } = look(ruled)
      report(checking, ruled.rule, { column: ruled.name, rows, ...(note !== undefined && { note }) })
      found.set(ruled.rule, (found.get(ruled.rule) ?? 0) + rows.length)
    }
    for (const rule of rulesOf(checking, check)) applied(checking, rule, { looked: checking.table.rows, found: found.get(rule) ?? 0 })
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

/** Cells of which two tables have different values. The first by priority stands, unless the rule believes none of them. */
export function checkConflicts(checking: Checking): void {
  const { conflicts } = checking.table
  const found = new Map<RowRuleDeclaration, number>()
  for (const { rule, name } of ruledColumns(checking, 'conflict')) {
    const lost = conflicts.filter(({ column }) => column === name)
    const rows = [...new Set(lost.map(({ row }) => row))]
    const losers = [...new Set(lost.map(({ table }) => table))].join(', ')
    report(checking, rule, { column: name, rows, note: ` (${losers} overruled)` })
    if (rule.action === 'corrected') for (const row of rows) changeCell(checking, rule, { column: name, row, to: undefined })
    found.set(rule, (found.get(rule) ?? 0) + rows.length)
  }
  for (const rule of rulesOf(checking, 'conflict')) applied(checking, rule, { looked: checking.table.rows, found: found.get(rule) ?? 0 })
}

/** Contributor rows without a master row: set aside. Their numbers are the contributor's own. */
export function checkUnmatched(checking: Checking): void {
  for (const rule of rulesOf(checking, 'unmatched')) {
    const { unmatched } = checking.table
    for (const { table, rows } of unmatched) {
      if (rows.length === 0) continue
      const detail = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} of ${table} without a row in the master, set aside`
      checking.findings.push({ rule: rule.id, check: rule.check, action: rule.action, table, column: '', rowIds: rows, detail })
    }
    const count = (rows: readonly number[]): number => rows.reduce((sum, each) => sum + each, 0)
    applied(checking, rule, { looked: count(unmatched.map(({ of }) => of)), found: count(unmatched.map(({ rows }) => rows.length)) })
  }
}

/** Columns of the workspace that a file holds and may not deliver: they are never read, and the file is named. */
export function checkNotGranted(checking: Checking): void {
  for (const rule of rulesOf(checking, 'not-granted')) {
    const { notGranted } = checking.table
    for (const { table, columns } of notGranted) {
      for (const column of columns) {
        const detail = `${column}: ${table} holds it and may not deliver it; not read`
        checking.findings.push({ rule: rule.id, check: rule.check, action: rule.action, table, column, rowIds: [], detail })
      }
    }
    const found = notGranted.reduce((sum, { columns }) => sum + columns.length, 0)
    applied(checking, rule, { looked: notGranted.length, found })
  }
}
