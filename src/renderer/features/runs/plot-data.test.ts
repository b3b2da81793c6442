import { describe, expect, it } from 'vitest'
import { binsByActual, modelsOf, pointsOf, residualsByYear, ticksOf, yearTicksOf } from './plot-data.ts'

const TABLE = {
  columns: ['row', 'title', 'release_date', 'split', 'actual', 'xgboost', 'ensemble'],
  rows: [
    ['0', 'A', '1998-06-12', 'train', '6.5', '6.4', '6.0'],
    ['1', 'B', '1998-08-07', 'validation', '7.0', '6.9', '8.0'],
    ['2', 'C', '2001-01-01', 'test', '5.0', '5.1', '4.0'],
    ['3', 'D', '2002-01-01', 'unlabelled', '', '5.1', '4.0'],
  ],
}

describe('results as plots', () => {
  it('VR11 rows without an outcome are in no plot, held-out rows are told from trained ones', () => {
    const points = pointsOf(TABLE, 'ensemble')
    expect(points.map(({ row, isHeldOut }) => [row, isHeldOut])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ])
    expect(points[1]).toMatchObject({ actual: 7, predicted: 8, timeMs: Date.parse('1998-08-07') })
    expect(modelsOf(TABLE)).toEqual(['ensemble', 'xgboost'])
  })

  it('VR11 the tables beside the plots say the same in numbers', () => {
    const points = pointsOf(TABLE, 'ensemble')
    expect(residualsByYear(points)).toEqual([
      { year: 1998, rows: 2, mean: 0.25, mae: 0.75 },
      { year: 2001, rows: 1, mean: -1, mae: 1 },
    ])
    expect(binsByActual(points)).toEqual([
      { from: 5, rows: 1, predicted: 4 },
      { from: 6, rows: 1, predicted: 6 },
      { from: 7, rows: 1, predicted: 8 },
    ])
    expect(ticksOf(1.2, 9.1)).toEqual([2, 4, 6, 8])
    expect(ticksOf(3, 3)).toEqual([3])
    const years = yearTicksOf(Date.parse('1960-05-05'), Date.parse('2010-05-05')).map((ms) => new Date(ms).getUTCFullYear())
    expect(years).toEqual([1970, 1980, 1990, 2000, 2010])
  })
})
