import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naturalLog } from './natural-log.ts'

/** Distance of two doubles of one sign in units of the last place. */
function ulps(a: number, b: number): bigint {
  const view = new DataView(new ArrayBuffer(16))
  view.setFloat64(0, a)
  view.setFloat64(8, b)
  const distance = view.getBigInt64(0) - view.getBigInt64(8)
  return distance < 0n ? -distance : distance
}

describe('natural logarithm', () => {
  it("DF2 lies within one unit in the last place of the platform's", () => {
    fc.assert(
      fc.property(fc.double({ min: 2.2250738585072014e-308, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        expect(ulps(naturalLog(x), Math.log(x)) <= 1n).toBe(true)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000_000 }), (x) => {
        expect(ulps(naturalLog(x), Math.log(x)) <= 1n).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('DF2 has these bits everywhere: they were computed by the same operations in another language', () => {
    expect([1, 3, 7, 1e6, 760_507_626, 2 ** -1022].map(naturalLog)).toEqual([
      0, 1.0986122886681096, 1.9459101490553132, 13.815510557964274, 20.449496697226756, -708.3964185322641,
    ])
  })

  it('has no value outside its range', () => {
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-310]) expect(() => naturalLog(x)).toThrow(RangeError)
  })
})
