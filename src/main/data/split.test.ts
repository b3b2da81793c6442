import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckedTable } from './check.ts'
import { filmsDeclaration } from './films.testing.ts'
import { checkSplit, splitByTime } from './split.ts'

const declaration = filmsDeclaration()
const grouped = filmsDeclaration({ group: { by: ['studio'] } })

interface Row {
  readonly day: number
  readonly rating?: number | undefined
  readonly studio?: string
}

function table(rows: readonly Row[]): CheckedTable {
  const origin = new Uint8Array(rows.length).fill(1)
  return {
    rowIds: rows.map((_, row) => row),
    sources: ['master'],
    sourceRows: [rows.map((_, row) => row)],
    columns: new Map([
      ['date', { type: 'date', cells: rows.map(({ day }) => day), origin }],
      ['rating', { type: 'float', cells: rows.map(({ rating }) => rating), origin }],
      ['studio', { type: 'string', cells: rows.map(({ studio }) => studio), origin }],
    ]),
  }
}

const violated = expect.objectContaining({ code: 'pipeline/split-violated' })

describe('split by time', () => {
  it('DM8 T8 trains on the oldest share, validates on the next, tests on the newest, each with whole days', () => {
    // Ten rows with a target: places 8 and 9 of them, by date, are days 8 and 9.
    const split = splitByTime(
      declaration,
      table([5, 1, 2, 4, 4, 4, 6, 7, 3, 9, 8].map((day) => ({ day, rating: day === 6 ? undefined : 1 }))),
    )
    expect(split).toMatchObject({ train: [0, 1, 2, 3, 4, 5, 7, 8], validation: [10], test: [9], unlabelled: [6], straddling: [] })
    expect(split).toMatchObject({ heldOut: [9, 10], newestTrain: 7, oldestValidation: 8, newestValidation: 8, oldestTest: 9 })
    const tied = splitByTime(declaration, table([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 10].map((day) => ({ day, rating: 1 }))))
    expect(tied).toMatchObject({ validation: [8, 9, 10], test: [11], newestTrain: 8, oldestValidation: 9, oldestTest: 10 })
  })

  it('DM8 T8 keeps the parts strictly apart in time, no entity in two of them, and every row in one', () => {
    const row = fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      rating: fc.option(fc.constant(1), { nil: undefined, freq: 8 }),
      studio: fc.constantFrom(...'abcdefghijklmnop'),
    })
    let split = 0
    fc.assert(
      fc.property(fc.array(row, { minLength: 20, maxLength: 80, size: 'max' }), fc.boolean(), (rows, isGrouped) => {
        const parts = attempt(() => splitByTime(isGrouped ? grouped : declaration, table(rows)))
        if (parts === undefined) return
        split += 1
        const day = (position: number): number => rows[position]?.day ?? Number.NaN
        expect(Math.max(...parts.train.map(day))).toBeLessThan(Math.min(...parts.validation.map(day)))
        expect(Math.max(...parts.validation.map(day))).toBeLessThan(Math.min(...parts.test.map(day)))
        const all = [...parts.train, ...parts.heldOut, ...parts.straddling, ...parts.unlabelled]
        expect(all.sort((a, b) => a - b)).toEqual(rows.map((_, index) => index))
        if (!isGrouped) expect(parts.straddling).toEqual([])
        if (!isGrouped) return
        const studios = [parts.train, parts.validation, parts.test].map((part) => new Set(part.map((position) => rows[position]?.studio)))
        for (const studio of 'abcdefghijklmnop') expect(studios.filter((part) => part.has(studio)).length).toBeLessThan(2)
      }),
      { numRuns: 200 },
    )
    expect(split).toBeGreaterThan(50)
  })

  it('DM6 T6 places an entity by the earliest of its rows; its later rows neither train nor measure', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => ({ day, rating: 1, studio: `s${day}` }))
    const split = splitByTime(
      grouped,
      table([...rows, { day: 20, rating: 1, studio: 's1' }, { day: 9, rating: 1 }, { day: 10, rating: 1 }]),
    )
    expect(split.train).toContain(0)
    expect(split.straddling).toEqual([8])
  })

  it('DM8 T8 refuses rows that cannot be split, and a split that was tampered with', () => {
    expect(() => splitByTime(declaration, table([]))).toThrow(violated)
    expect(() => splitByTime(declaration, table([1, 1, 1].map((day) => ({ day, rating: 1 }))))).toThrow(violated)
    const rows = table([1, 2, 3, 4].map((day) => ({ day, rating: 1, studio: day > 2 ? 'late' : 'early' })))
    const rest = { straddling: [], unlabelled: [] }
    expect(() => checkSplit(declaration, rows, { train: [0, 2], validation: [1], test: [3], ...rest })).toThrow(violated)
    expect(() => checkSplit(declaration, rows, { train: [0, 1], validation: [], test: [2, 3], ...rest })).toThrow(violated)
    expect(() => checkSplit(declaration, rows, { train: [0], validation: [1], test: [2], ...rest })).toThrow(
      expect.objectContaining({ code: 'data/not-conserved' }),
    )
    expect(() => checkSplit(grouped, rows, { train: [0], validation: [1], test: [2, 3], ...rest })).toThrow(
      expect.objectContaining({ code: 'rule/entity-on-both-sides' }),
    )
  })
})

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    expect(error).toEqual(violated)
    return undefined
  }
}
