import type { TimeSplit } from './split.ts'

export interface Metrics {
  /** A learner, `ensemble` or `baseline`. */
  readonly name: string
  /** Mean absolute error on the held-out rows, in the target's unit. */
  readonly mae: number
  /** 1 - squared error / squared deviation from the held-out mean; 0 where the target does not vary. */
  readonly r2: number
  /** Held-out rows. */
  readonly rows: number
}

export interface LearnerPredictions {
  readonly name: string
  readonly weight: number
  /** One a used row. */
  readonly values: Float64Array
}

export interface Evaluation {
  /** Learners in their order, then `ensemble`, then `baseline`. */
  readonly metrics: readonly Metrics[]
  /** Weighted mean of the learners, one a used row. */
  readonly ensemble: Float64Array
  /** The training rows' mean target: what is predicted by someone who knows no features. */
  readonly trainMean: number
}

/** Measures the learners, their ensemble and the baseline on the held-out rows. Sums run in row order: the same bits everywhere. */
export function evaluate(
  target: Float64Array,
  split: Pick<TimeSplit, 'train' | 'heldOut'>,
  learners: readonly LearnerPredictions[],
): Evaluation {
  const total = learners.reduce((sum, { weight }) => sum + weight, 0)
  const ensemble = target.map(
    (_, row) => learners.reduce((sum, { weight, values }) => sum + weight * (values[row] ?? Number.NaN), 0) / total,
  )
  const trainMean = split.train.reduce((sum, row) => sum + (target[row] ?? 0), 0) / split.train.length
  const named = [...learners, { name: 'ensemble', values: ensemble }, { name: 'baseline', values: target.map(() => trainMean) }]
  return { metrics: named.map(({ name, values }) => ({ name, ...measure(target, values, split.heldOut) })), ensemble, trainMean }
}

function measure(target: Float64Array, values: Float64Array, rows: readonly number[]): Omit<Metrics, 'name'> {
  const mean = rows.reduce((sum, row) => sum + (target[row] ?? 0), 0) / rows.length
  let absolute = 0
  let squared = 0
  let deviation = 0
  for (const row of rows) {
    const actual = target[row] ?? Number.NaN
    const error = actual - (values[row] ?? Number.NaN)
    absolute += Math.abs(error)
    squared += error * error
    deviation += (actual - mean) * (actual - mean)
  }
  return { mae: absolute / rows.length, r2: deviation > 0 ? 1 - squared / deviation : 0, rows: rows.length }
}
