import { Fault } from '../../shared/base/index.ts'
import type { Day } from './calendar.ts'
import type { CheckedTable } from './check.ts'
import { columnsOf, type DataDeclaration, type FeatureOp } from './declaration.ts'
import { FEATURE_OPS, FORMULAS } from './feature-ops.ts'
import type { TimeSplit } from './split.ts'

/** Where a feature comes from and how it is computed. */
export interface FeatureLineage {
  readonly name: string
  readonly from: string
  readonly op: FeatureOp
  readonly formula: string
  /** Days after the event at which the column is known; at most the prediction's. */
  readonly knownDays: number
  /** Tables that won cells of the column, with how many. */
  readonly tables: Readonly<Record<string, number>>
  readonly missing: number
  readonly categories?: readonly string[]
}

export interface FeatureTable {
  readonly names: readonly string[]
  /** One array a feature, one float64 a used row; NaN is missing. */
  readonly values: readonly Float64Array[]
  /** The rows' targets; NaN is missing. */
  readonly target: Float64Array
  readonly lineage: readonly FeatureLineage[]
}

/**
 * T5: refuses a feature of a column that becomes known after the prediction is made, and one taken from the target.
 * @throws Fault `pipeline/target-leak`, `pipeline/column-too-early`.
 */
export function checkColumnTimes(declaration: DataDeclaration): void {
  const { target, atDays, features } = declaration.prediction
  const columns = columnsOf(declaration)
  for (const { name, from } of features) {
    if (from === target)
      throw new Fault('pipeline/target-leak', `feature ${name} is made from the target ${target}`, { feature: name, from, target })
    const knownDays = columns.get(from)?.knownDays ?? Infinity
    if (knownDays <= atDays) continue
    const evidence = { feature: name, column: from, known_days: knownDays, prediction_days: atDays }
    throw new Fault(
      'pipeline/column-too-early',
      `feature ${name}: ${from} becomes known ${knownDays} days after the event, the prediction is made ${atDays} days after it`,
      evidence,
    )
  }
}

/**
 * Builds the feature columns from exactly specified operations (docs/spec/data.md), so that their bits are the same everywhere.
 * @throws Fault as `checkColumnTimes`.
 */
export function buildFeatures(declaration: DataDeclaration, table: CheckedTable, split: Pick<TimeSplit, 'train'>): FeatureTable {
  checkColumnTimes(declaration)
  const { features, event, target } = declaration.prediction
  const known = columnsOf(declaration)
  const events = (table.columns.get(event)?.cells ?? []) as readonly Day[]
  const built = features.map(({ name, from, op }) => {
    const column = table.columns.get(from)
    if (column === undefined) throw new TypeError(`no column ${from}`)
    const { values, categories } = FEATURE_OPS[op]({ column, events, train: split.train })
    const missing = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0)
    const tables = countOrigins(column.origin, table.sources)
    const lineage: FeatureLineage = {
      name,
      from,
      op,
      formula: FORMULAS[op],
      knownDays: known.get(from)?.knownDays ?? 0,
      tables,
      missing,
      ...(categories === undefined ? {} : { categories }),
    }
    return { values, lineage }
  })
  const targets = Float64Array.from(table.columns.get(target)?.cells ?? [], (cell) => (cell === undefined ? Number.NaN : (cell as number)))
  return {
    names: features.map(({ name }) => name),
    values: built.map(({ values }) => values),
    target: targets,
    lineage: built.map(({ lineage }) => lineage),
  }
}

/** Cells each table won; tables that won none are left out. */
export function countOrigins(origin: Uint8Array, sources: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [index, source] of sources.entries()) {
    const cells = origin.reduce((sum, value) => sum + (value === index + 1 ? 1 : 0), 0)
    if (cells > 0) counts[source] = cells
  }
  return counts
}
