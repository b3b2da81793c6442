import { describe, expect, it } from 'vitest'
import { evaluate } from './metrics.ts'

const target = Float64Array.of(1, 2, 3, 4, 6, Number.NaN)
const split = { train: [0, 1, 2], heldOut: [3, 4] }

describe('scores', () => {
  it('DO1 are measured on the held-out rows for learners, ensemble and baseline', () => {
    const { metrics, ensemble, trainMean } = evaluate(target, split, [
      { name: 'a', weight: 0.75, values: Float64Array.of(9, 9, 9, 4, 5, 1) },
      { name: 'b', weight: 0.25, values: Float64Array.of(9, 9, 9, 8, 6, 5) },
    ])
    expect(trainMean).toBe(2)
    expect([...ensemble]).toEqual([9, 9, 9, 5, 5.25, 2])
    expect(metrics).toEqual([
      { name: 'a', mae: 0.5, r2: 0.5, rows: 2 },
      { name: 'b', mae: 2, r2: -7, rows: 2 },
      { name: 'ensemble', mae: 0.875, r2: 1 - 1.5625 / 2, rows: 2 },
      { name: 'baseline', mae: 3, r2: -9, rows: 2 },
    ])
  })

  it('DO1 know no R2 where the target does not vary', () => {
    expect(evaluate(Float64Array.of(1, 5, 5), { train: [0], heldOut: [1, 2] }, []).metrics.at(-1)).toMatchObject({
      name: 'baseline',
      r2: 0,
    })
  })
})
