import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactSum } from './exact-sum.ts'

describe('an exact sum', () => {
  it('DC1 is zero again once everything was taken out, in whatever order', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 }), { size: 'max', maxLength: 200 })
    fc.assert(
      fc.property(values, fc.integer(), (items, seed) => {
        const sum = new ExactSum()
        for (const item of items) sum.add(item)
        for (const item of items.toSorted((a, b) => Math.sin(a + seed) - Math.sin(b + seed))) sum.add(-item)
        expect(sum.isZero).toBe(true)
      }),
    )
  })

  it('DC1 is not zero when as little as one bit is missing, where a plain sum is', () => {
    const sum = new ExactSum()
    for (const value of [1e16, 1, -1e16]) sum.add(value)
    expect([sum.isZero, sum.value, 1e16 + 1 - 1e16]).toEqual([false, 1, 0])
  })
})
