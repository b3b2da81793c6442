import type { OutputTable } from '../../run/run-engine.ts'

/** One predicted row whose outcome is known. */
export interface PlotPoint {
  readonly row: number
  /** The event's date in milliseconds; NaN where the row has none. */
  readonly timeMs: number
  readonly actual: number
  readonly predicted: number
  readonly isHeldOut: boolean
}

/** Columns of predictions.csv that are no model (docs/spec/data.md). */
const KNOWN = new Set(['row', 'split', 'actual'])
/** Splits that no model was trained on. */
const HELD_OUT = new Set(['validation', 'test', 'held_out'])

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The models that the table holds predictions of, the ensemble first. */
export function modelsOf({ columns }: Pick<OutputTable, 'columns'>): readonly string[] {
  const after = columns.indexOf('actual')
  return columns
    .slice(after + 1)
    .filter((name) => !KNOWN.has(name))
    .toReversed()
}

/** Rows with an outcome, as one model predicted them. */
export function pointsOf({ columns, rows }: Pick<OutputTable, 'columns' | 'rows'>, model: string): readonly PlotPoint[] {
  const at = (name: string): number => columns.indexOf(name)
  const [row, split, actual, predicted] = [at('row'), at('split'), at('actual'), at(model)]
  const dateAt = columns.findIndex((_, index) => isDate(rows[0]?.[index] ?? ''))
  return rows.flatMap((cells) => {
    const truth = cells[actual]
    if (truth === undefined || truth === '') return []
    return {
      row: Number(cells[row]),
      timeMs: dateAt === -1 ? Number.NaN : Date.parse(cells[dateAt] ?? ''),
      actual: Number(truth),
      predicted: Number(cells[predicted]),
      isHeldOut: HELD_OUT.has(cells[split] ?? ''),
    }
  })
}

export interface ResidualYear {
  readonly year: number
  readonly rows: number
  /** Mean of predicted - actual, and of its size. */
  readonly mean: number
  readonly mae: number
}

/** Residuals by the year of the event, in order. */
export function residualsByYear(points: readonly PlotPoint[]): readonly ResidualYear[] {
  const years = new Map<number, number[]>()
  for (const { timeMs, actual, predicted } of points) {
    if (Number.isNaN(timeMs)) continue
    const year = new Date(timeMs).getUTCFullYear()
    years.set(year, [...(years.get(year) ?? []), predicted - actual])
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, residuals]) => ({ year, rows: residuals.length, mean: meanOf(residuals), mae: meanOf(residuals.map(Math.abs)) }))
}

export interface ActualBin {
  readonly from: number
  readonly rows: number
  readonly predicted: number
}

/** Mean predicted value by whole units of the actual one. */
export function binsByActual(points: readonly PlotPoint[]): readonly ActualBin[] {
  const bins = new Map<number, number[]>()
  for (const { actual, predicted } of points) bins.set(Math.floor(actual), [...(bins.get(Math.floor(actual)) ?? []), predicted])
  return [...bins].sort(([a], [b]) => a - b).map(([from, values]) => ({ from, rows: values.length, predicted: meanOf(values) }))
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The first day of every year of a stretch of time, or of every second, fifth … when there are many. */
export function yearTicksOf(lowMs: number, highMs: number, count = 8): readonly number[] {
  const [first, last] = [new Date(lowMs).getUTCFullYear() + 1, new Date(highMs).getUTCFullYear()]
  const step = [1, 2, 5, 10, 20, 50].find((each) => (last - first) / each < count) ?? 100
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return years.filter((year) => year % step === 0).map((year) => Date.UTC(year, 0, 1))
}

/** About `count` round values from low to high. */
export function ticksOf(low: number, high: number, count = 5): readonly number[] {
  const raw = (high - low) / count
  if (!(raw > 0)) return [low]
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? 10 * power
  const first = Math.ceil(low / step) * step
  return Array.from({ length: Math.floor((high - first) / step + 1e-9) + 1 }, (_, index) => Number((first + index * step).toPrecision(12)))
}
