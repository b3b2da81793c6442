import { centuryEarlier, type Day, formatDay, parseDay } from './calendar.ts'
import { applied, type Checking, changeCell, clearCells, label, report, rowsWhere, rulesOf } from './checking.ts'
import { columnsOf } from './declaration.ts'
import { groupReleases } from './groups.ts'
import type { MergedColumn } from './merge.ts'

function columnOf({ table }: Checking, name: string): MergedColumn {
  const column = table.columns.get(name)
  if (column === undefined) throw new TypeError(`no column ${name}`)
  return column
}

const dayOf = (column: MergedColumn, row: number): Day | undefined => column.cells[row] as Day | undefined

/** Rows without a readable event date cannot be placed in time; T4: one that has an outcome all the same is named for it. */
export function checkUnreleased(checking: Checking): void {
  const { event, target } = checking.declaration.prediction
  const [dates, outcomes] = [columnOf(checking, event), columnOf(checking, target)]
  const undated = rowsWhere(dates, (row) => dates.cells[row] === undefined)
  for (const rule of rulesOf(checking, 'date-unreadable')) {
    report(checking, rule, { column: event, rows: undated })
    applied(checking, rule, { looked: checking.table.rows, found: undated.length })
  }
  for (const rule of rulesOf(checking, 'unreleased-outcome')) {
    const rows = undated.filter((row) => outcomes.cells[row] !== undefined)
    report(checking, rule, { column: target, rows })
    applied(checking, rule, { looked: undated.length, found: rows.length, parameters: { event, target } })
  }
}

/** Dates after the as-of date that are before it once a century is taken off: a two-digit year read as the wrong one. */
export function checkCenturies(checking: Checking): void {
  const { event } = checking.declaration.prediction
  const dates = columnOf(checking, event)
  for (const rule of rulesOf(checking, 'century-late')) {
    const late = rowsWhere(dates, (row) => (dayOf(dates, row) ?? -Infinity) > checking.asOf)
    const earlier = new Map(late.map((row) => [row, centuryEarlier(dates.cells[row] as Day)]))
    const rows = late.filter((row) => (earlier.get(row) ?? Infinity) <= checking.asOf)
    report(checking, rule, { column: event, rows, say: (row) => `${label(checking, row)} -> ${formatDay(earlier.get(row) ?? 0)}` })
    for (const row of rows) changeCell(checking, rule, { column: event, row, to: earlier.get(row) })
    applied(checking, rule, { looked: checking.table.rows, found: rows.length, parameters: { as_of: checking.declaration.asOf } })
  }
}

/** T6: where a column states when a group was released, it states the earliest of its members' dates. */
export function checkGroupReleases(checking: Checking): void {
  const { event, group } = checking.declaration.prediction
  for (const rule of rulesOf(checking, 'group-release')) {
    const name = group?.release
    const rows = placedRows(checking)
    const parameters = { by: group?.by ?? [], release: name ?? null }
    if (group === undefined || name === undefined) {
      applied(checking, rule, { looked: 0, found: 0, parameters })
      continue
    }
    const stated = columnOf(checking, name)
    const earliest = groupReleases({ by: group.by, event }, checking.table.columns, rows)
    const wrong = rows.filter((row) => stated.cells[row] !== undefined && stated.cells[row] !== earliest.get(row))
    report(checking, rule, {
      column: name,
      rows: wrong,
      say: (row) => `${label(checking, row)} -> ${formatDay(earliest.get(row) ?? 0)}`,
    })
    if (rule.action === 'corrected') for (const row of wrong) changeCell(checking, rule, { column: name, row, to: earliest.get(row) })
    applied(checking, rule, { looked: rows.length, found: wrong.length, parameters })
  }
}

/** Rows with an event date that no rule has set aside yet, ascending. */
function placedRows({ declaration, table, quarantined }: Checking): readonly number[] {
  const dates = table.columns.get(declaration.prediction.event)?.cells ?? []
  return Array.from({ length: table.rows }, (_, row) => row).filter((row) => dates[row] !== undefined && !quarantined.has(row))
}

/** T1 and T3, cell by cell: measured before the entity existed, or of a period that ended before its release. */
export function checkMeasurements(checking: Checking): void {
  const { event, existsDays } = checking.declaration.prediction
  const dates = columnOf(checking, event)
  const placed = placedRows(checking)
  const columns = [...columnsOf(checking.declaration)]
  for (const rule of rulesOf(checking, 'before-existence')) {
    const looked = columns.flatMap(([name, { measured }]) => (measured === undefined ? [] : [{ name, when: columnOf(checking, measured) }]))
    const count = findIn(checking, rule, {
      columns: looked.map(({ name }) => name),
      isFound: (name, row) => {
        const when = looked.find((each) => each.name === name)?.when
        return when !== undefined && (dayOf(when, row) ?? Infinity) < (dayOf(dates, row) ?? 0) + existsDays
      },
      rows: placed,
    })
    applied(checking, rule, { ...count, parameters: { exists_days: existsDays, columns: looked.map(({ name }) => name) } })
  }
  for (const rule of rulesOf(checking, 'period-before-release')) {
    const ends = new Map(columns.flatMap(([name, { periodEnds }]) => (periodEnds === undefined ? [] : [[name, parseDay(periodEnds) ?? 0]])))
    const isFound = (name: string, row: number): boolean => (dayOf(dates, row) ?? -Infinity) > (ends.get(name) ?? Infinity)
    const count = findIn(checking, rule, { columns: [...ends.keys()], isFound, rows: placed })
    applied(checking, rule, { ...count, parameters: { columns: [...ends.keys()] } })
  }
}

interface Search {
  readonly columns: readonly string[]
  readonly isFound: (column: string, row: number) => boolean
  readonly rows: readonly number[]
}

/** Values that are there and may not be: a finding for each column, made missing where the rule corrects. */
function findIn(
  checking: Checking,
  rule: Parameters<typeof report>[1],
  { columns, isFound, rows }: Search,
): { looked: number; found: number } {
  let found = 0
  for (const name of columns) {
    const column = columnOf(checking, name)
    const hits = rows.filter((row) => column.cells[row] !== undefined && isFound(name, row))
    report(checking, rule, { column: name, rows: hits })
    clearCells(checking, rule, { column: name, rows: hits })
    found += hits.length
  }
  return { looked: columns.length * rows.length, found }
}

/**
 * T5 and T7, of the rows that are left: one released after the as-of date has no outcome, and a value that becomes known after the as-of
 * date is not used, whatever its column. A key is announced before the event it belongs to: the row itself is known even where it is not yet.
 */
export function checkKnowledge(checking: Checking): void {
  const { event, target } = checking.declaration.prediction
  const dates = columnOf(checking, event)
  const asOf = { as_of: checking.declaration.asOf }
  for (const rule of rulesOf(checking, 'after-as-of')) {
    const rows = placedRows(checking).filter((row) => (dayOf(dates, row) ?? 0) > checking.asOf)
    report(checking, rule, { column: target, rows })
    clearCells(checking, rule, { column: target, rows })
    applied(checking, rule, { looked: checking.table.rows, found: rows.length, parameters: asOf })
  }
  for (const rule of rulesOf(checking, 'not-yet-known')) {
    const known = new Map(
      [...columnsOf(checking.declaration)].filter(([name]) => name !== event && !checking.declaration.key.includes(name)),
    )
    const isFound = (name: string, row: number): boolean => (dayOf(dates, row) ?? 0) + (known.get(name)?.knownDays ?? 0) > checking.asOf
    const count = findIn(checking, rule, { columns: [...known.keys()], isFound, rows: placedRows(checking) })
    applied(checking, rule, { ...count, parameters: asOf })
  }
}
