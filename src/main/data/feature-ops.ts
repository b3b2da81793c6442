import { type Day, fromDay } from './calendar.ts'
import type { CheckedColumn } from './check.ts'
import type { FeatureOp } from './declaration.ts'
import { naturalLog } from './natural-log.ts'

/** What an operation may look at. */
export interface OpInput {
  readonly column: CheckedColumn
  /** The rows' event days. */
  readonly events: readonly Day[]
  /** Positions of the training rows. */
  readonly train: readonly number[]
}

export interface OpOutput {
  /** One float64 a row; NaN is missing. */
  readonly values: Float64Array
  /** Code k stands for entry k (category only). */
  readonly categories?: readonly string[]
}

/** The formula of each operation, as the lineage states it; x is the cell, missing stays missing. */
export const FORMULAS: Readonly<Record<FeatureOp, string>> = {
  year: 'calendar year of x',
  month: 'calendar month of x, 1..12',
  number: 'x',
  log1p: 'ln(1 + x) in float64, x >= 0; a negative x is missing',
  category: 'place of x among the sorted values of the training rows; a value they lack is missing',
  prior_count: "number of used rows with the same x and an event strictly before this row's",
  length: 'number of Unicode code points of x',
}

export const FEATURE_OPS: Readonly<Record<FeatureOp, (input: OpInput) => OpOutput>> = {
  year: (input) => perCell(input, (cell) => fromDay(cell as Day).year),
  month: (input) => perCell(input, (cell) => fromDay(cell as Day).month),
  number: (input) => perCell(input, (cell) => cell as number),
  log1p: (input) => perCell(input, (cell) => ((cell as number) < 0 ? Number.NaN : naturalLog(1 + (cell as number)))),
  length: (input) => perCell(input, (cell) => [...(cell as string)].length),
  category,
  prior_count: priorCount,
}

function perCell({ column }: OpInput, value: (cell: string | number) => number): OpOutput {
  return { values: Float64Array.from(column.cells, (cell) => (cell === undefined ? Number.NaN : value(cell))) }
}

/** Codes come from training rows alone: what only later rows have must not shape what earlier ones look like. */
function category({ column, train }: OpInput): OpOutput {
  const seen = new Set(train.map((position) => column.cells[position] as string | undefined))
  const categories = [...seen].filter((value) => value !== undefined).sort((a, b) => (a < b ? -1 : 1))
  const codes = new Map(categories.map((value, code) => [value, code]))
  return { values: Float64Array.from(column.cells, (cell) => codes.get(cell as string) ?? Number.NaN), categories }
}

/** T6: strictly before; rows of the same day do not count each other. */
function priorCount({ column, events }: OpInput): OpOutput {
  const daysOf = new Map<string | number, Day[]>()
  for (const [position, cell] of column.cells.entries()) {
    if (cell === undefined) continue
    const days = daysOf.get(cell)
    if (days === undefined) daysOf.set(cell, [events[position] ?? 0])
    else days.push(events[position] ?? 0)
  }
  for (const days of daysOf.values()) days.sort((a, b) => a - b)
  const count = (cell: string | number | undefined, position: number): number =>
    cell === undefined ? Number.NaN : firstNotBefore(daysOf.get(cell) ?? [], events[position] ?? 0)
  return { values: Float64Array.from(column.cells, count) }
}

/** How many of the ascending days are before `day`. */
function firstNotBefore(days: readonly Day[], day: Day): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}
