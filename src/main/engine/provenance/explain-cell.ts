import { Fault } from '../../../shared/base/index.ts'
import type { WorkspaceLayout } from '../../workspace/layout.ts'
import { readSourceCell } from '../source-cell.ts'
import type { CheckedFile, FeatureLine, PublishedRun } from './published-run.ts'

/** One thing that was compared, and whether it holds. */
export interface Check {
  readonly what: string
  readonly ok: boolean
}

export interface CellStory {
  readonly kind: 'cell' | 'quarantined'
  readonly column: string
  readonly value: unknown
  readonly unit?: string
  readonly known_days: number
  /** The table that won the cell, and where in its file the value lies; undefined for a value that no table has. */
  readonly source?: {
    readonly table: string
    readonly path: string
    readonly row: number
    readonly sha256: string
    readonly record: number
    readonly read: unknown
    /** What it holds, as a run uses it. */
    readonly value: string | number | null
  }
  /** Which rules looked at the cell and what they did. */
  readonly rules: readonly {
    readonly rule: string
    readonly action: string
    readonly record: number | null
    readonly from?: unknown
    readonly to?: unknown
  }[]
  readonly conflicts: readonly { readonly table: string; readonly row: number; readonly value: unknown }[]
  readonly checks: readonly Check[]
}

export interface PredictionStory {
  readonly kind: 'prediction'
  readonly column: string
  readonly value: number
  readonly split: string
  readonly models: readonly {
    readonly name: string
    readonly value: number
    readonly weight: number
    readonly trees: number
    readonly sha256: string
    readonly record: number
    readonly path: string
  }[]
  readonly inputs: readonly { readonly name: string; readonly path: string; readonly sha256: string; readonly record: number }[]
  /** What the models were told of the row: each feature and the cell it is made from. */
  readonly features: readonly (FeatureLine & { readonly table: string; readonly row: number | null })[]
  readonly seed: number
  readonly checks: readonly Check[]
}

/** Least difference of two printed float64 sums that is one, in units of the larger. */
const ROUNDING = 1e-12

/** Where a value of a row comes from. @throws Fault `cli/usage` for a column that the run has not; `data/*` when the copy of a source is not what it was. */
export async function explain(
  layout: WorkspaceLayout,
  run: PublishedRun,
  row: number,
  asked: string,
): Promise<CellStory | PredictionStory> {
  // predictions.csv calls the target so.
  const column = asked === 'actual' ? targetOf(run) : asked
  const feature = run.features.find(({ name }) => name === column)
  const cell = run.provenance.columns[column] === undefined ? feature?.from : column
  if (cell !== undefined) return await explainCell(layout, run, { row, column: cell })
  const names = [...modelsOf(run).map(({ name }) => name), 'ensemble']
  if (!names.includes(column)) {
    const known = [...Object.keys(run.provenance.columns), ...run.features.map(({ name }) => name), ...names]
    throw new Fault('cli/usage', `no column ${column}; there are ${[...new Set(known)].join(', ')}`)
  }
  return explainPrediction(run, row, column)
}

async function explainCell(
  layout: WorkspaceLayout,
  run: PublishedRun,
  { row, column }: { row: number; column: string },
): Promise<CellStory> {
  const { provenance, findings } = run
  const about = provenance.columns[column]
  const aside = findings.quarantined.find((each) => each.row === row)
  const changes = findings.changes.filter((change) => change.row === row && change.column === column)
  // A cell that a rule made missing has no winner any more: the change says whose it was.
  const won = run.source(row)?.[column] || changes[0]?.table || aside?.winners[column]
  const checks: Check[] = []
  const source = won === undefined ? undefined : await sourceOf(layout, run, { row, column, won, at: aside?.table_rows[won] })
  const last = changes.at(-1)
  const value = last !== undefined ? (last.to ?? null) : aside !== undefined ? (aside.cells[column] ?? null) : (source?.value ?? null)
  if (source !== undefined) checks.push({ what: `${source.path} is the content of record ${source.record}`, ok: true })
  const actual = run.prediction(row)?.['actual']
  if (column === targetOf(run) && actual !== undefined)
    checks.push({ what: 'predictions.csv holds the same value', ok: actual === String(value ?? '') })
  const told = findings.findings.filter(({ table, row_ids: rows }) => table === 'master' && rows.includes(row))
  // Of a row that was set aside, every reason counts, whichever column it is about.
  const isAbout = (finding: (typeof told)[number]): boolean =>
    finding.column === column || finding.column === '' || aside?.rules.includes(finding.rule) === true
  const rules = told.filter(isAbout).map(({ rule, action, detail }) => {
    const change = changes.find((each) => each.rule === rule)
    const said = run.run.records.find(({ kind, body }) => kind === 'finding' && body['rule'] === rule && body['detail'] === detail)
    return { rule, action, record: said?.record ?? null, ...(change && { from: change.from ?? null, to: change.to ?? null }) }
  })
  const conflicts = findings.conflicts
    .filter((each) => each.row === row && each.column === column)
    .map(({ table, table_row: at, value: lost }) => ({ table, row: at, value: lost }))
  return {
    kind: aside === undefined ? 'cell' : 'quarantined',
    column,
    value,
    ...(about?.unit !== undefined && { unit: about.unit }),
    known_days: about?.known_days ?? 0,
    ...(source && { source }),
    rules,
    conflicts,
    checks,
  }
}

const targetOf = ({ run }: PublishedRun): string => {
  const started = run.records.find(({ kind }) => kind === 'run_started')?.body['parameters'] as
    | { prediction?: { target?: string } }
    | undefined
  return started?.prediction?.target ?? ''
}

async function sourceOf(
  layout: WorkspaceLayout,
  run: PublishedRun,
  cell: { row: number; column: string; won: string; at: number | undefined },
): Promise<NonNullable<CellStory['source']>> {
  const { row, column, won } = cell
  const table = run.provenance.tables.find(({ name }) => name === won)
  const recorded = run.run.records.find(({ kind, body }) => kind === 'input' && body['name'] === won)
  if (table === undefined || recorded === undefined) throw new Fault('data/checksum', `no record says what ${won} held`, { table: won })
  if (recorded.body['sha256'] !== table.sha256)
    throw new Fault('data/checksum', `provenance.json names another content of ${won} than record ${recorded.record}`, { table: won })
  const at = cell.at ?? Number(run.source(row)?.[`row@${won}`])
  const type = run.provenance.columns[column]?.type ?? 'string'
  const { read, value } = await readSourceCell(layout, table, { row: at, column, type })
  return { table: won, path: table.path, row: at, sha256: table.sha256, record: recorded.record, read, value }
}

interface RecordedModel {
  readonly name: string
  readonly weight: number
  readonly trees: number
  readonly sha256: string
  readonly record: number
}
const modelsOf = ({ run }: PublishedRun): readonly RecordedModel[] =>
  run.records
    .filter(({ kind }) => kind === 'model')
    .map(({ record, body }) => ({
      name: String(body['name']),
      weight: Number(body['weight']),
      trees: Number(body['trees_counted']),
      sha256: String(body['sha256']),
      record,
    }))

function explainPrediction(run: PublishedRun, row: number, column: string): PredictionStory {
  const line = run.prediction(row)
  if (line === undefined) throw new Fault('cli/usage', `row #${row} was quarantined: nothing was predicted for it`)
  const all = modelsOf(run).map((model) => ({ ...model, value: Number(line[model.name]), path: fileOf(run, model.name)?.path ?? '' }))
  const models = column === 'ensemble' ? all : all.filter(({ name }) => name === column)
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  const weighed = all.reduce((sum, { weight, value }) => sum + weight * value, 0) / total
  const value = Number(line[column])
  const isWeighed = Math.abs(weighed - Number(line['ensemble'])) <= ROUNDING * Math.max(1, Math.abs(weighed))
  const checks = models.map(({ name, sha256, record }) => {
    const file = fileOf(run, name)
    return { what: `${file?.path ?? name} is the model of record ${record}`, ok: file?.ok === true && file.sha256 === sha256 }
  })
  const inputs = run.run.records
    .filter(({ kind }) => kind === 'input')
    .map(({ record, body }) => ({ name: String(body['name']), path: String(body['path']), sha256: String(body['sha256']), record }))
  const source = run.source(row) ?? {}
  const features = run.features.map(({ name, from, op, formula, known_days }) => {
    const table = source[from] ?? ''
    return { name, from, op, formula, known_days, table, row: table === '' ? null : Number(source[`row@${table}`]) }
  })
  return {
    kind: 'prediction',
    column,
    value,
    split: line['split'] ?? '',
    models,
    inputs,
    features,
    seed: run.run.state.seed,
    checks: column === 'ensemble' ? [...checks, { what: 'the ensemble is the weighted mean of the models', ok: isWeighed }] : checks,
  }
}

const fileOf = ({ files }: PublishedRun, model: string): CheckedFile | undefined => files.find(({ role }) => role === `model-${model}`)
