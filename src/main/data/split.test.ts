import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckedTable } from './check.ts'
import { filmsDeclaration } from './films.testing.ts'
import { checkSplit, splitByTime } from './split.ts'

const declaration = filmsDeclaration()

function table(rows: readonly { readonly day: number; readonly rating: number | undefined }[]): CheckedTable {
  const origin = new Uint8Array(rows.length).fill(1)
  return {
    rowIds: rows.map((_, row) => row),
    sources: ['master'],
    columns: new Map([
      ['date', { type: 'date', cells: rows.map(({ day }) => day), origin }],
      ['rating', { type: 'float', cells: rows.map(({ rating }) => rating), origin }],
    ]),
  }
}

describe('split by time', () => {
  it('DM4 trains on the oldest share, and holds out the whole day on which it ends', () => {
    const split = splitByTime(declaration, table([5, 1, 2, 4, 4, 4, 6, 7, 3, 9].map((day) => ({ day, rating: day === 6 ? undefined : 1 }))))
    // Nine rows with a target: the eighth oldest (place 7) is day 7; with ties at the end of the share their whole day is held out.
    expect(split).toMatchObject({ train: [0, 1, 2, 3, 4, 5, 8], heldOut: [7, 9], unlabelled: [6], newestTrain: 5, oldestHeldOut: 7 })
    const tied = splitByTime(declaration, table([1, 2, 3, 3, 3].map((day) => ({ day, rating: 1 }))))
    expect(tied).toMatchObject({ train: [0, 1], heldOut: [2, 3, 4] })
  })

  it('DM4 keeps every training row strictly older, and every row in one part', () => {
    const row = fc.record({ day: fc.integer({ min: 0, max: 40 }), rating: fc.option(fc.constant(1), { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 60 }), (rows) => {
        const days = rows.filter(({ rating }) => rating !== undefined).map(({ day }) => day)
        fc.pre(days.length > 0 && days.toSorted((a, b) => a - b)[Math.floor(days.length * 0.8)] !== Math.min(...days))
        const { train, heldOut, unlabelled } = splitByTime(declaration, table(rows))
        const day = (position: number): number => rows[position]?.day ?? Number.NaN
        expect(Math.max(...train.map(day))).toBeLessThan(Math.min(...heldOut.map(day)))
        expect([...train, ...heldOut, ...unlabelled].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index))
      }),
    )
  })

  it('DM4 refuses rows that cannot be split, and a split that was tampered with', () => {
    const violated = expect.objectContaining({ code: 'pipeline/split-violated' })
    expect(() => splitByTime(declaration, table([]))).toThrow(violated)
    expect(() => splitByTime(declaration, table([1, 1, 1].map((day) => ({ day, rating: 1 }))))).toThrow(violated)
    const rows = table([1, 2, 3].map((day) => ({ day, rating: 1 })))
    expect(() => checkSplit(declaration, rows, { train: [0, 2], heldOut: [1], unlabelled: [] })).toThrow(violated)
    expect(() => checkSplit(declaration, rows, { train: [0], heldOut: [1], unlabelled: [] })).toThrow(
      expect.objectContaining({ code: 'data/not-conserved' }),
    )
  })
})
