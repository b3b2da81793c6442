import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from './calendar.ts'
import { readAndCheck } from './check.ts'
import { buildFeatures, checkColumnTimes, type FeatureTable } from './features.ts'
import { FILM_LIMITS, type Film, filmContents, filmsDeclaration } from './films.testing.ts'
import { naturalLog } from './natural-log.ts'

const declaration = filmsDeclaration()

async function build(films: readonly Film[], train: (row: number) => boolean = () => true): Promise<FeatureTable> {
  const { table } = await readAndCheck(declaration, { ...FILM_LIMITS, faultyShareMax: 1 }, filmContents(films))
  return buildFeatures(declaration, table, { train: [...table.rowIds.keys()].filter(train) })
}
const column = (features: FeatureTable, name: string): (number | undefined)[] =>
  [...(features.values[features.names.indexOf(name)] ?? [])].map((value) => (Number.isNaN(value) ? undefined : value))

describe('features', () => {
  it('DF1 are exactly these operations, and missing stays missing', async () => {
    const features = await build(
      [
        { title: 'Amélie 🎬', date: '1990-03-01', studio: 'b', gross: [7], rating: 5 },
        { title: 'B', date: '1991-12-31', studio: 'a', gross: [-2], rating: 5 },
        { title: 'C', date: '1991-12-31', studio: 'b', rating: 5 },
        { title: 'D', date: '1992-01-01', studio: 'b', gross: [1], rating: 5 },
        { title: 'E', date: '1993-01-01', gross: [1] },
        { title: 'F', date: '1994-01-01', studio: 'c', gross: [1], rating: 5 },
      ],
      (row) => row < 4,
    )
    expect(column(features, 'year')).toEqual([1990, 1991, 1991, 1992, 1993, 1994])
    expect(column(features, 'gross_log')).toEqual([naturalLog(8), undefined, undefined, naturalLog(2), naturalLog(2), naturalLog(2)])
    expect(column(features, 'studio')).toEqual([1, 0, 1, 1, undefined, undefined])
    expect(column(features, 'studio_films')).toEqual([0, 0, 1, 2, undefined, 0])
    expect(column(features, 'title_length')).toEqual([8, 1, 1, 1, 1, 1])
    expect([...features.target].map((value) => (Number.isNaN(value) ? undefined : value))).toEqual([5, 5, 5, 5, undefined, 5])
  })

  it('DF4 state their lineage', async () => {
    const { lineage } = await build([
      { title: 'A', date: '1990-03-01', studio: 'b', gross: [7, 8, 9], rating: 5 },
      { title: 'B', date: '1991-03-01', studio: 'a', gross: [undefined, 8, 9], rating: 5 },
      { title: 'C', date: '1992-03-01', gross: [], rating: 5 },
    ])
    expect(lineage[1]).toEqual({
      name: 'gross_log',
      from: 'gross',
      op: 'log1p',
      formula: 'ln(1 + x) in float64, x >= 0; a negative x is missing',
      knownDays: 365,
      tables: { master: 1, first: 1 },
      missing: 1,
    })
    expect(lineage[2]).toMatchObject({ name: 'studio', categories: ['a', 'b'], missing: 1 })
  })

  it('DM7 T7 refuses a column that is known later than the prediction is made', () => {
    expect(() => checkColumnTimes(declaration)).not.toThrow()
    const fault = expect.objectContaining({
      code: 'pipeline/column-too-early',
      evidence: { feature: 'gross_log', column: 'gross', known_days: 365, prediction_days: 364 },
    })
    expect(() => checkColumnTimes(filmsDeclaration({ atDays: 364 }))).toThrow(fault)
  })

  it('DF3 refuses a feature that is made from the target', () => {
    const leaking = filmsDeclaration({ features: [{ name: 'harmless', from: 'rating', op: 'number' }] })
    expect(() => checkColumnTimes(leaking)).toThrow(expect.objectContaining({ code: 'pipeline/target-leak' }))
  })

  it('DF7 of a row never change with rows of the same or a later day', async () => {
    const film = fc.record({
      day: fc.integer({ min: 0, max: 12 }),
      studio: fc.constantFrom('a', 'b', 'c'),
      gross: fc.integer({ min: 1, max: 99 }),
    })
    const films = (rows: readonly { day: number; studio: string; gross: number }[], prefix: string): Film[] =>
      rows.map(({ day, studio, gross }, index) => ({ title: `${prefix}${index}`, date: formatDay(day), studio, gross: [gross], rating: 5 }))
    await fc.assert(
      fc.asyncProperty(fc.array(film, { minLength: 1, maxLength: 12 }), fc.array(film, { maxLength: 12 }), async (rows, more) => {
        const cut = rows[0]?.day ?? 0
        const past = rows.filter(({ day }) => day < cut)
        const others = more.filter(({ day }) => day >= cut)
        const self = films([{ day: cut, studio: 'a', gross: 4 }], 'self')
        const train = (row: number): boolean => row < past.length
        const before = await build([...films(past, 'p'), ...self], train)
        const after = await build([...films(past, 'p'), ...self, ...films(others, 'f')], train)
        for (const name of before.names) expect(column(after, name).slice(0, past.length + 1), name).toEqual(column(before, name))
      }),
      { numRuns: 60 },
    )
  })
})
