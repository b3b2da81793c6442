import { canonicalJson } from '../../shared/base/index.ts'
import { formatDay } from './calendar.ts'
import type { CheckedData } from './check.ts'
import { csvLine } from './csv-text.ts'
import type { DataDeclaration } from './declaration.ts'
import { countOrigins, type FeatureTable } from './features.ts'
import type { Evaluation, LearnerPredictions } from './metrics.ts'
import { drawPlot } from './plot.ts'
import type { TimeSplit } from './split.ts'
import type { Association } from './target-leak.ts'
import type { Cell } from './typed-cells.ts'

/** Everything a run found out that its outputs are made of. */
export interface OutputFacts {
  readonly declaration: DataDeclaration
  readonly data: CheckedData
  readonly split: TimeSplit
  readonly features: FeatureTable
  readonly associations: readonly Association[]
  readonly learners: readonly LearnerPredictions[]
  readonly evaluation: Evaluation
}

/** A JSON file: canonical, with one line break at its end. */
const json = (value: unknown): string => `${canonicalJson(value)}\n`

const written = (cell: Cell, type: string): string | number | undefined =>
  type === 'date' && cell !== undefined ? formatDay(cell as number) : cell

/** One line a used row: its key, the actual value, what was predicted, and what the row was used for. */
export function predictionsCsv({ declaration, data, split, features, learners, evaluation }: OutputFacts): string {
  const { table } = data
  const part = new Map<number, string>()
  for (const row of split.train) part.set(row, 'train')
  for (const row of split.heldOut) part.set(row, 'held_out')
  for (const row of split.unlabelled) part.set(row, 'unlabelled')
  const header = ['row', ...declaration.key, 'split', 'actual', ...learners.map(({ name }) => name), 'ensemble']
  const lines = table.rowIds.map((rowId, row) => {
    const key = declaration.key.map((name) => written(table.columns.get(name)?.cells[row], table.columns.get(name)?.type ?? 'string'))
    const actual = features.target[row] ?? Number.NaN
    return csvLine([
      rowId,
      ...key,
      part.get(row),
      Number.isNaN(actual) ? undefined : actual,
      ...learners.map(({ values }) => values[row]),
      evaluation.ensemble[row],
    ])
  })
  return csvLine(header) + lines.join('')
}

export function metricsJson({ declaration, data, split, learners, evaluation }: OutputFacts): string {
  const { target, event, atDays, trainShare } = declaration.prediction
  return json({
    format: 'vbus.metrics.v1',
    as_of: declaration.asOf,
    target,
    prediction: { event, at_days: atDays },
    rows: { ...data.rows, train: split.train.length, held_out: split.heldOut.length, unlabelled: split.unlabelled.length },
    split: { train_share: trainShare, newest_train: formatDay(split.newestTrain), oldest_held_out: formatDay(split.oldestHeldOut) },
    weights: Object.fromEntries(learners.map(({ name, weight }) => [name, weight])),
    train_mean: evaluation.trainMean,
    metrics: evaluation.metrics,
  })
}

export function featuresJson({ declaration, features, associations }: OutputFacts): string {
  const lineage = features.lineage.map(({ knownDays, ...rest }, index) => {
    const { rows = 0, r2Values = 0, r2Ranks = 0 } = associations[index] ?? {}
    return { ...rest, known_days: knownDays, target_association: { rows, r2_values: r2Values, r2_ranks: r2Ranks } }
  })
  return json({
    format: 'vbus.features.v1',
    prediction_days: declaration.prediction.atDays,
    target: declaration.prediction.target,
    features: lineage,
  })
}

export function findingsJson({ declaration, data }: OutputFacts): string {
  const findings = data.findings.map(({ rowIds, ...rest }) => ({ ...rest, rows: rowIds.length, row_ids: rowIds }))
  const types = new Map([...data.table.columns].map(([name, { type }]) => [name, type]))
  const quarantined = data.quarantined.map(({ rowId, rules, cells }) => ({
    row: rowId,
    rules,
    cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, written(cell, types.get(name) ?? 'string')])),
  }))
  return json({ format: 'vbus.findings.v1', as_of: declaration.asOf, rows: data.rows, table_rows: data.tableRows, findings, quarantined })
}

/** Per column, how many cells each table won. */
export function provenanceJson({ data }: OutputFacts): string {
  const { table } = data
  const columns = [...table.columns].map(([name, { origin }]) => {
    const won = countOrigins(origin, table.sources)
    const present = Object.values(won).reduce((sum, cells) => sum + cells, 0)
    return [name, { won, missing: table.rowIds.length - present }] as const
  })
  return json({ format: 'vbus.provenance.v1', sources: table.sources, rows: table.rowIds.length, columns: Object.fromEntries(columns) })
}

/** Per cell, the table that won it; empty for a missing one. */
export function provenanceCsv({ data }: OutputFacts): string {
  const { table } = data
  const columns = [...table.columns]
  const lines = table.rowIds.map((rowId, row) =>
    csvLine([rowId, ...columns.map(([, { origin }]) => table.sources[(origin[row] ?? 0) - 1])]),
  )
  return csvLine(['row', ...columns.map(([name]) => name)]) + lines.join('')
}

export function plotSvg({ declaration, data, split, features, evaluation }: OutputFacts): string {
  const scores = evaluation.metrics.find(({ name }) => name === 'ensemble')
  const baseline = evaluation.metrics.find(({ name }) => name === 'baseline')
  const { target, event } = declaration.prediction
  const dates = data.table.columns.get(event)?.cells ?? []
  const newest = split.heldOut.reduce((day, row) => Math.max(day, dates[row] as number), split.oldestHeldOut)
  return drawPlot({
    title: `${target}: predicted against actual, held-out rows`,
    xLabel: `actual ${target} (points)`,
    yLabel: `predicted ${target} (points), ensemble`,
    x: split.heldOut.map((row) => features.target[row] ?? 0),
    y: split.heldOut.map((row) => evaluation.ensemble[row] ?? 0),
    notes: [
      `n = ${split.heldOut.length}, events from ${formatDay(split.oldestHeldOut)} to ${formatDay(newest)}`,
      `MAE ${scores?.mae.toFixed(3)}, R2 ${scores?.r2.toFixed(3)}; predicting the training mean: MAE ${baseline?.mae.toFixed(3)}`,
    ],
  })
}
