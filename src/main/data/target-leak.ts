import { Fault } from '../../shared/base/index.ts'
import type { FeatureTable } from './features.ts'
import type { TimeSplit } from './split.ts'

/** Below this many training rows with a value a correlation says nothing: two points always correlate. */
export const LEAK_ROWS_MIN = 30

/** How closely a feature follows the target on the training rows. */
export interface Association {
  readonly feature: string
  /** Training rows where the feature has a value. */
  readonly rows: number
  /** Squared correlation of the values (Pearson) and of their ranks (Spearman). */
  readonly r2Values: number
  readonly r2Ranks: number
}

/**
 * Refuses a feature that follows the target too closely to be anything but made from it. Ranks catch what a monotone function of the
 * target hides from the values. Squares are compared, so that no square root is needed.
 * @throws Fault `pipeline/target-leak`.
 */
export function checkTargetLeak(features: FeatureTable, split: Pick<TimeSplit, 'train'>, correlationMax: number): readonly Association[] {
  const associations = features.names.map((feature, index) =>
    associate(feature, features.values[index] ?? new Float64Array(), { target: features.target, train: split.train }),
  )
  const limit = correlationMax * correlationMax
  for (const association of associations) {
    if (association.rows < LEAK_ROWS_MIN || Math.max(association.r2Values, association.r2Ranks) < limit) continue
    throw new Fault('pipeline/target-leak', `feature ${association.feature} follows the target on the training rows`, {
      ...association,
      limit_r2: limit,
    })
  }
  return associations
}

function associate(
  feature: string,
  values: Float64Array,
  { target, train }: { target: Float64Array; train: readonly number[] },
): Association {
  const rows = train.filter((position) => !Number.isNaN(values[position] ?? Number.NaN))
  const x = rows.map((position) => values[position] ?? 0)
  const y = rows.map((position) => target[position] ?? 0)
  return { feature, rows: rows.length, r2Values: squaredPearson(x, y), r2Ranks: squaredPearson(ranks(x), ranks(y)) }
}

/** Sums run in row order, so the result's bits are the same everywhere. 0 where either side does not vary. */
export function squaredPearson(x: readonly number[], y: readonly number[]): number {
  const meanX = sum(x) / x.length
  const meanY = sum(y) / y.length
  let xy = 0
  let xx = 0
  let yy = 0
  for (const [index, value] of x.entries()) {
    const dx = value - meanX
    const dy = (y[index] ?? 0) - meanY
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xx > 0 && yy > 0 ? (xy / xx) * (xy / yy) : 0
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Ranks from 0; equal values share the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const result = new Array<number>(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1
    for (let place = start; place < end; place += 1) result[order[place] ?? 0] = (start + end - 1) / 2
    start = end
  }
  return result
}
