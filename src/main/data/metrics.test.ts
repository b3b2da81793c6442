import { describe, expect, it } from 'vitest'
import { evaluate } from './metrics.ts'

const target = Float64Array.of(1, 2, 3, 4, 6, Number.NaN)
const split = { train: [0, 1, 2], validation: [3], test: [4], heldOut: [3, 4] }

describe('scores', () => {
  it('DO1 are measured on the held-out rows for learners, ensemble and baseline', () => {
    const { metrics, parts, ensemble, trainMean } = evaluate(target, split, [
      { name: 'a', weight: 0.75, values: Float64Array.of(9, 9, 9, 4, 5, 1) },
      { name: 'b', weight: 0.25, values: Float64Array.of(9, 9, 9, 8, 6, 5) },
    ])
    expect(trainMean).toBe(2)
    expect([...ensemble]).toEqual([9, 9, 9, 5, 5.25, 2])
    expect(metrics).toEqual([
      { name: 'a', mae: 0.5, r2: 0.5, mape: 1 / 6 / 2, rows: 2 },
      { name: 'b', mae: 2, r2: -7, mape: 0.5, rows: 2 },
      { name: 'ensemble', mae: 0.875, r2: 1 - 1.5625 / 2, mape: (1 / 4 + 0.75 / 6) / 2, rows: 2 },
      { name: 'baseline', mae: 3, r2: -9, mape: (2 / 4 + 4 / 6) / 2, rows: 2 },
    ])
    expect(parts[0]).toEqual({
      name: 'a',
      validation: { mae: 0, r2: 0, mape: 0, rows: 1 },
      test: { mae: 1, r2: 0, mape: 1 / 6, rows: 1 },
    })
  })

  it('DO1 know no R2 where the target does not vary', () => {
    expect(
      evaluate(Float64Array.of(1, 5, 5), { train: [0], validation: [1], test: [2], heldOut: [1, 2] }, []).metrics.at(-1),
    ).toMatchObject({
      name: 'baseline',
      r2: 0,
    })
  })

  it('DO1 know no relative error of an actual value of 0', () => {
    const of = (...actual: number[]) =>
      evaluate(Float64Array.of(1, ...actual), { train: [0], validation: [1], test: [2], heldOut: [1, 2] }, []).metrics.at(-1)?.mape
    expect([of(0, 2), of(0, 0)]).toEqual([0.5, 1])
  })
})
