import type { TimeSplit } from './split.ts'

export interface Metrics {
  /** A learner, `ensemble` or `baseline`. */
  readonly name: string
  /** Mean absolute error on the held-out rows, in the target's unit. */
  readonly mae: number
  /** 1 - squared error / squared deviation from the held-out mean; 0 where the target does not vary. */
  readonly r2: number
  /** Mean of |error / actual| over the rows whose actual value is not 0. */
  readonly mape: number
  /** Held-out rows. */
  readonly rows: number
}

/** The same scores on each half of the held-out rows: the validation rows, and the newest. */
export interface PartMetrics {
  readonly name: string
  readonly validation: Omit<Metrics, 'name'>
  readonly test: Omit<Metrics, 'name'>
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
  readonly parts: readonly PartMetrics[]
  /** Weighted mean of the learners, one a used row. */
  readonly ensemble: Float64Array
  /** The training rows' mean target: what is predicted by someone who knows no features. */
  readonly trainMean: number
}

/** Measures the learners, their ensemble and the baseline on the held-out rows. Sums run in row order: the same bits everywhere. */
export function evaluate(
  target: Float64Array,
  split: Pick<TimeSplit, 'train' | 'validation' | 'test' | 'heldOut'>,
  learners: readonly LearnerPredictions[],
): Evaluation {
  const total = learners.reduce((sum, { weight }) => sum + weight, 0)
  const ensemble = target.map(
    (_, row) => learners.reduce((sum, { weight, values }) => sum + weight * (values[row] ?? Number.NaN), 0) / total,
  )
  const trainMean = split.train.reduce((sum, row) => sum + (target[row] ?? 0), 0) / split.train.length
  const named = [...learners, { name: 'ensemble', values: ensemble }, { name: 'baseline', values: target.map(() => trainMean) }]
  return {
    metrics: named.map(({ name, values }) => ({ name, ...measure(target, values, split.heldOut) })),
    parts: named.map(({ name, values }) => ({
      name,
      validation: measure(target, values, split.validation),
      test: measure(target, values, split.test),
    })),
    ensemble,
    trainMean,
  }
}

/** Per learner and for their ensemble: the share of the squared error of the training mean, on the held-out rows, that is not made. */
export function skills(
  target: Float64Array,
  split: Parameters<typeof evaluate>[1],
  learners: readonly LearnerPredictions[],
): Readonly<Record<string, number>> {
  const { ensemble, trainMean } = evaluate(target, split, learners)
  const squared = (values: (row: number) => number): number =>
    split.heldOut.reduce((sum, row) => sum + ((target[row] ?? Number.NaN) - values(row)) ** 2, 0)
  const naive = squared(() => trainMean)
  const named = [...learners, { name: 'ensemble', values: ensemble }]
  return Object.fromEntries(
    named.map(({ name, values }) => [name, naive > 0 ? 1 - squared((row) => values[row] ?? Number.NaN) / naive : 0] as const),
  )
}

function measure(target: Float64Array, values: Float64Array, rows: readonly number[]): Omit<Metrics, 'name'> {
  const mean = rows.reduce((sum, row) => sum + (target[row] ?? 0), 0) / rows.length
  let absolute = 0
  let squared = 0
  let deviation = 0
  let relative = 0
  let nonzero = 0
  for (const row of rows) {
    const actual = target[row] ?? Number.NaN
    const error = actual - (values[row] ?? Number.NaN)
    absolute += Math.abs(error)
    squared += error * error
    deviation += (actual - mean) * (actual - mean)
    if (actual === 0) continue
    relative += Math.abs(error / actual)
    nonzero += 1
  }
  return {
    mae: absolute / rows.length,
    r2: deviation > 0 ? 1 - squared / deviation : 0,
    // Where every actual value is 0 there is no relative error: as far off as can be said, and never too good.
    mape: nonzero > 0 ? relative / nonzero : 1,
    rows: rows.length,
  }
}
