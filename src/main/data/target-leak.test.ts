import { describe, expect, it } from 'vitest'
import type { FeatureTable } from './features.ts'
import { checkTargetLeak, LEAK_ROWS_MIN, squaredPearson } from './target-leak.ts'

const target = Float64Array.from({ length: 60 }, (_, row) => ((row * 37) % 61) / 6)
const train = [...target.keys()]
const table = (values: Float64Array): FeatureTable => ({ names: ['f'], values: [values], target, lineage: [] })
const leak = expect.objectContaining({ code: 'pipeline/target-leak', evidence: expect.objectContaining({ feature: 'f' }) })

describe('target leak', () => {
  it('DF3 refuses a feature that follows the target, turned round or bent too', () => {
    expect(() => checkTargetLeak(table(target.map((y) => 3 - 2 * y)), { train }, 0.995)).toThrow(leak)
    expect(() => checkTargetLeak(table(target.map((y) => y ** 5)), { train }, 0.995)).toThrow(leak)
    expect(() => checkTargetLeak(table(target.map((y, row) => (row % 3 === 0 ? Number.NaN : y))), { train }, 0.995)).toThrow(leak)
  })

  it('DF3 lets an honest feature pass, and says how closely it follows', () => {
    const [association] = checkTargetLeak(table(target.map((y, row) => y + ((row * 17) % 29))), { train }, 0.995)
    expect(association).toMatchObject({ feature: 'f', rows: 60 })
    expect(association?.r2Values).toBeGreaterThan(0)
    expect(association?.r2Values).toBeLessThan(0.9)
  })

  it('DF3 looks at training rows alone, and not at fewer than it takes', () => {
    const few = target.map((y, row) => (row < LEAK_ROWS_MIN - 1 ? y : Number.NaN))
    expect(checkTargetLeak(table(few), { train }, 0.995)).toMatchObject([{ rows: LEAK_ROWS_MIN - 1, r2Values: expect.closeTo(1, 9) }])
    const heldOutOnly = target.map((y, row) => (row < 30 ? (row * 7) % 11 : y))
    expect(checkTargetLeak(table(heldOutOnly), { train: train.slice(0, 30) }, 0.995)[0]?.r2Values).toBeLessThan(0.5)
  })

  it('knows no correlation with what does not vary', () => {
    expect(squaredPearson([1, 1, 1], [1, 2, 3])).toBe(0)
    expect(squaredPearson([], [])).toBe(0)
    expect(squaredPearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
  })
})
