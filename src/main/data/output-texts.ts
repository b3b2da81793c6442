import { canonicalJson } from '../../shared/base/index.ts'
import { formatDay } from './calendar.ts'
import type { CheckedData } from './check.ts'
import { csvLine } from './csv-text.ts'
import { columnsOf, type DataDeclaration, tablesOf } from './declaration.ts'
import { countOrigins, type FeatureTable } from './features.ts'
import type { LoadedInput } from './load-inputs.ts'
import type { Evaluation, LearnerPredictions } from './metrics.ts'
import { drawPlot } from './plot.ts'
import type { TimeSplit } from './split.ts'
import type { Association } from './target-leak.ts'
import type { Cell } from './typed-cells.ts'

/** Everything a run found out that its outputs are made of. */
export interface OutputFacts {
  readonly declaration: DataDeclaration
  readonly inputs: readonly LoadedInput[]
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
  const { train, validation, test, straddling, unlabelled } = split
  for (const [name, rows] of Object.entries({ train, validation, test, straddling, unlabelled }))
    for (const row of rows) part.set(row, name)
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
  const { target, event, atDays, trainShare, validationShare, group } = declaration.prediction
  const { train, validation, test, heldOut, straddling, unlabelled } = split
  const counts = Object.entries({ train, validation, test, held_out: heldOut, straddling, unlabelled })
  return json({
    format: 'vbus.metrics.v1',
    as_of: declaration.asOf,
    target,
    prediction: { event, at_days: atDays },
    rows: { ...data.rows, ...Object.fromEntries(counts.map(([name, rows]) => [name, rows.length])) },
    split: {
      train_share: trainShare,
      validation_share: validationShare,
      entity: group?.by ?? declaration.key,
      newest_train: formatDay(split.newestTrain),
      oldest_validation: formatDay(split.oldestValidation),
      newest_validation: formatDay(split.newestValidation),
      oldest_test: formatDay(split.oldestTest),
    },
    weights: Object.fromEntries(learners.map(({ name, weight }) => [name, weight])),
    train_mean: evaluation.trainMean,
    metrics: evaluation.metrics,
    parts: evaluation.parts,
  })
}

export function featuresJson({ declaration, features, associations }: OutputFacts): string {
  const columns = columnsOf(declaration)
  const lineage = features.lineage.map(({ knownDays, ...rest }, index) => {
    const { rows = 0, r2Values = 0, r2Ranks = 0 } = associations[index] ?? {}
    return {
      ...rest,
      unit_from: columns.get(rest.from)?.unit,
      known_days: knownDays,
      target_association: { rows, r2_values: r2Values, r2_ranks: r2Ranks },
    }
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
  const show = (name: string, cell: Cell): string | number | undefined => written(cell, types.get(name) ?? 'string')
  const quarantined = data.quarantined.map(({ rowId, rules, cells, tableRows, winners }) => ({
    row: rowId,
    rules,
    cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, show(name, cell)])),
    table_rows: tableRows,
    winners,
  }))
  const changes = data.changes.map(({ from, to, column, ...rest }) => ({ ...rest, column, from: show(column, from), to: show(column, to) }))
  const conflicts = data.conflicts.map(({ value, column, tableRow, ...rest }) => ({
    ...rest,
    column,
    table_row: tableRow,
    value: show(column, value),
  }))
  const about = { as_of: declaration.asOf, rows: data.rows, table_rows: data.tableRows }
  return json({ format: 'vbus.findings.v2', ...about, rules: data.applied, findings, changes, conflicts, quarantined })
}

/** What each table is and may deliver, and per column its unit, when it is known, and how many cells each table won. */
export function provenanceJson({ declaration, inputs, data }: OutputFacts): string {
  const { table } = data
  const declared = columnsOf(declaration)
  const columns = [...table.columns].map(([name, { origin, type }]) => {
    const won = countOrigins(origin, table.sources)
    const present = Object.values(won).reduce((sum, cells) => sum + cells, 0)
    const { unit, knownDays, measured, periodEnds } = declared.get(name) ?? { knownDays: 0 }
    const about = { type, unit, known_days: knownDays, measured, period_ends: periodEnds }
    return [name, { ...about, won, missing: table.rowIds.length - present }] as const
  })
  const tables = tablesOf(declaration).map(({ name, path, format, table: inside, priority, columns: delivered }) => {
    const input = inputs.find((each) => each.name === name)
    const rows = { rows: data.tableRows[name], columns: Object.keys(delivered) }
    return { name, path, format, table: inside, priority, sha256: input?.sha256, bytes: input?.bytes, ...rows }
  })
  return json({
    format: 'vbus.provenance.v2',
    key: declaration.key,
    sources: table.sources,
    tables,
    rows: table.rowIds.length,
    columns: Object.fromEntries(columns),
    conservation: data.handOvers,
  })
}

/** A line a used row: per table the row it was found in (from 0), per column the table that won the cell; empty for a missing one. */
export function provenanceCsv({ data }: OutputFacts): string {
  const { table } = data
  const columns = [...table.columns]
  const lines = table.rowIds.map((rowId, row) =>
    csvLine([
      rowId,
      ...table.sourceRows.map((rows) => rows[row]),
      ...columns.map(([, { origin }]) => table.sources[(origin[row] ?? 0) - 1]),
    ]),
  )
  return csvLine(['row', ...table.sources.map((name) => `row@${name}`), ...columns.map(([name]) => name)]) + lines.join('')
}

export function plotSvg({ declaration, data, split, features, evaluation }: OutputFacts): string {
  const scores = evaluation.metrics.find(({ name }) => name === 'ensemble')
  const baseline = evaluation.metrics.find(({ name }) => name === 'baseline')
  const { target, event } = declaration.prediction
  const dates = data.table.columns.get(event)?.cells ?? []
  const newest = split.heldOut.reduce((day, row) => Math.max(day, dates[row] as number), split.oldestValidation)
  const unit = columnsOf(declaration).get(target)?.unit
  const inUnit = unit === undefined ? '' : ` (${unit})`
  return drawPlot({
    title: `${target}: predicted against actual, held-out rows`,
    xLabel: `actual ${target}${inUnit}`,
    yLabel: `predicted ${target}${inUnit}, ensemble`,
    x: split.heldOut.map((row) => features.target[row] ?? 0),
    y: split.heldOut.map((row) => evaluation.ensemble[row] ?? 0),
    notes: [
      `n = ${split.heldOut.length}, events from ${formatDay(split.oldestValidation)} to ${formatDay(newest)}`,
      `MAE ${scores?.mae.toFixed(3)}, R2 ${scores?.r2.toFixed(3)}; predicting the training mean: MAE ${baseline?.mae.toFixed(3)}`,
    ],
  })
}
