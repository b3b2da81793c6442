import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { skills } from './metrics.ts'
import { shuffled } from './shuffle.ts'

describe('a shuffled target', () => {
  it('AC3 has the same values in another order, which is the seed’s and nothing else’s', () => {
    const places = fc.uniqueArray(fc.nat(100_000), { minLength: 20, maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (list, seed) => {
        const moved = shuffled(list, seed)
        expect(moved.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b))
        expect(moved).toEqual(shuffled(list, seed))
        expect(moved).not.toEqual(list)
      }),
    )
    expect(shuffled([1, 2, 3, 4, 5, 6, 7, 8], 42)).toEqual([3, 8, 2, 1, 7, 6, 4, 5])
  })

  it('AC3 is scored against the training mean, which is all that it can teach', () => {
    const target = Float64Array.of(1, 3, 4, 6)
    const split = { train: [0, 1], validation: [2], test: [3], heldOut: [2, 3] }
    const learner = (values: number[]) => [{ name: 'a', weight: 1, values: Float64Array.from(values) }]
    expect(skills(target, split, learner([0, 0, 2, 2]))).toEqual({ a: 0, ensemble: 0 })
    expect(skills(target, split, learner([0, 0, 4, 6]))).toEqual({ a: 1, ensemble: 1 })
    expect(skills(target, split, learner([0, 0, 0, -2])).a).toBeCloseTo(1 - 80 / 20)
  })
})
