import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from './calendar.ts'
import { type CheckedData, readAndCheck } from './check.ts'
import type { DataLimits } from './declaration.ts'
import { FILM_LIMITS, type Film, filmContents, filmsDeclaration, rule, sqliteBytes } from './films.testing.ts'

const declaration = filmsDeclaration()
/** Enough faultless rows that a few faulty ones stay under the limits. */
const FILLER: readonly Film[] = Array.from({ length: 8 }, (_, index) => ({
  title: `filler ${index}`,
  date: `198${index}-01-01`,
  studio: 's',
  gross: [5],
  rating: 6,
}))

const check = async (films: readonly Film[], limits: DataLimits = FILM_LIMITS): Promise<CheckedData> =>
  await readAndCheck(declaration, limits, filmContents([...films, ...FILLER]))
const found = (data: CheckedData): unknown[] => data.findings.map(({ rule: id, column, action, rowIds }) => [id, column, action, rowIds])
const cell = (data: CheckedData, column: string, rowId: number): unknown =>
  data.table.columns.get(column)?.cells[data.table.rowIds.indexOf(rowId)]

describe('row rules', () => {
  it('DR1 shows each fault with its rows, and nothing where there is none', async () => {
    expect((await check([])).findings).toEqual([])
    const data = await check([
      { title: 'A', date: '1990-01-01', studio: 's', gross: [0], rating: 5 },
      { title: 'A', date: '1991-01-01', gross: [1], rating: 5 },
      { date: '1992-01-01', studio: 's', gross: [1], rating: 5 },
      { title: 'D', date: '1993-01-01', studio: 's', gross: ['x'], rating: 5 },
    ])
    expect(found(data)).toEqual([
      ['D8', 'gross', 'quarantined', [3]],
      ['D1', 'title', 'quarantined', [2]],
      ['D7', 'studio', 'kept', [1]],
      ['D7', 'gross', 'kept', [3]],
      ['D3', 'title', 'kept', [1]],
      ['D5', 'gross', 'kept', [0]],
    ])
    expect(data.findings[0]?.detail).toBe('gross: 1 row quarantined: "D · 1993-01-01"')
  })

  it('DR2 DM2 T2 uses kept rows, a measured zero among them, and keeps quarantined rows whole: rows in = used + quarantined', async () => {
    const data = await check([
      { title: 'A', date: '1990-01-01', studio: 's', gross: [0], rating: 5 },
      { date: '1992-01-01', studio: 's', gross: [7], rating: 5 },
    ])
    expect(data.rows).toEqual({ in: 10, used: 9, quarantined: 1 })
    expect(data.table.rowIds).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(cell(data, 'gross', 0)).toBe(0)
    expect(data.table.columns.get('gross')?.origin[0]).toBe(1)
    expect(data.quarantined).toEqual([
      {
        rowId: 1,
        rules: ['D1'],
        cells: { title: undefined, date: parseDay('1992-01-01'), studio: 's', gross: 7, rating: 5 },
        tableRows: { master: 1, first: 1, second: 1 },
        winners: { date: 'master', studio: 'master', gross: 'master', rating: 'first' },
      },
    ])
  })

  it('DR1 reads a number in a text column as its text', async () => {
    const master = { ...declaration.master, format: 'sqlite' as const, table: 'films' }
    const rows = FILLER.map(({ title, date }, index) => `('${title}', '${date}', 's', ${index + 1})`)
    const contents = filmContents([{ title: '1776', date: '1972-11-09', rating: 6 }, ...FILLER])
    contents.set(
      'master',
      sqliteBytes(
        `CREATE TABLE films (title, date, studio, gross); INSERT INTO films VALUES (1776, 'Nov 09 1972', 's', 1), ${rows.join(', ')}`,
      ),
    )
    const data = await readAndCheck({ ...declaration, master }, FILM_LIMITS, contents)
    expect(found(data)).toEqual([['D2', 'title', 'corrected', [0]]])
    expect([cell(data, 'title', 0), cell(data, 'rating', 0)]).toEqual(['1776', 6])
  })

  it('DM4 T4 quarantines a row whose date is missing or cannot be read, and names its outcome', async () => {
    const data = await check([
      { title: 'A', date: 'soon', studio: 's', gross: [1], rating: 5 },
      { title: 'B', studio: 's', gross: [1], rating: 5 },
    ])
    expect(found(data)).toEqual([
      ['D11', 'date', 'quarantined', [0, 1]],
      ['T4', 'rating', 'quarantined', [0, 1]],
    ])
    expect(data.quarantined[0]).toMatchObject({ rowId: 0, rules: ['D11', 'T4'] })
    expect(data.rows.used).toBe(8)
  })

  it('DM5 T5 takes a century off late dates where a rule says so; a release that is still after the as-of date has no outcome', async () => {
    const data = await check([
      { title: 'A', date: '2000-12-31', studio: 's', gross: [1], rating: 5 },
      { title: 'B', date: '2001-01-01', studio: 's', gross: [1], rating: 5 },
      { title: 'C', date: '2146-12-31', studio: 's', gross: [1], rating: 5 },
    ])
    expect(found(data)).toEqual([
      ['D12', 'date', 'corrected', [1]],
      ['T5', 'rating', 'corrected', [2]],
      ['T7', 'studio', 'corrected', [2]],
      ['T7', 'gross', 'corrected', [0, 2]],
      ['T7', 'rating', 'corrected', [0]],
    ])
    expect([cell(data, 'rating', 2), data.rows.used]).toEqual([undefined, 11])
    expect(formatDay(cell(data, 'date', 1) as number)).toBe('1901-01-01')
    const strict = {
      ...FILM_LIMITS,
      rowRules: FILM_LIMITS.rowRules
        .filter(({ id }) => id !== 'D12')
        .map((entry) => (entry.id === 'T5' ? rule('T5', 'after-as-of', 'quarantined') : entry)),
    }
    expect((await check([{ title: 'B', date: '2001-01-01', studio: 's', gross: [1], rating: 5 }], strict)).rows).toMatchObject({
      quarantined: 1,
    })
  })

  it('DM7 T7 uses no cell that becomes known after the as-of date', async () => {
    const data = await check([
      { title: 'A', date: '2000-01-01', studio: 's', gross: [1], rating: 5 },
      { title: 'B', date: '2000-01-02', studio: 's', gross: [1], rating: 5 },
    ])
    // 2000 is a leap year: 2000-01-01 + 365 days is 2000-12-31, the as-of date itself.
    expect(found(data)).toEqual([
      ['T7', 'gross', 'corrected', [1]],
      ['T7', 'rating', 'corrected', [1]],
    ])
    expect(data.changes).toContainEqual({
      rule: 'T7',
      check: 'not-yet-known',
      column: 'rating',
      row: 1,
      table: 'first',
      from: 5,
      to: undefined,
    })
    expect([cell(data, 'rating', 0), cell(data, 'gross', 0)]).toEqual([5, 1])
    expect([cell(data, 'rating', 1), cell(data, 'gross', 1), cell(data, 'studio', 1)]).toEqual([undefined, undefined, 's'])
  })

  it('DR1 counts contributor rows without a master row and sets them aside', async () => {
    const contents = filmContents(FILLER)
    contents.set(
      'second',
      filmContents([...FILLER, { title: 'stray', date: '1990-01-01', gross: [1, 1, 1] }]).get('second') ?? new Uint8Array(),
    )
    const data = await readAndCheck(declaration, FILM_LIMITS, contents)
    expect(data.findings).toMatchObject([{ rule: 'D10', table: 'second', rowIds: [8], action: 'kept' }])
    expect(data.rows).toEqual({ in: 8, used: 8, quarantined: 0 })
  })

  it('DR3 refuses a table with more faulty rows than the policy allows', async () => {
    const limits = { ...FILM_LIMITS, faultyShareMax: 0.1 }
    const faulty: Film = { date: '1990-01-01', studio: 's', gross: [1], rating: 5 }
    expect((await check([faulty, ...FILLER.map((film) => ({ ...film, title: `more ${film.title}` }))], limits)).rows.quarantined).toBe(1)
    await expect(check([faulty], limits)).rejects.toMatchObject({
      code: 'data/too-many-faults',
      evidence: { name: 'master', rows: 1, of: 9 },
    })
    const strangers = new Map([
      ...filmContents(FILLER),
      ['first', filmContents(FILLER.map((film) => ({ ...film, title: `other ${film.title}` }))).get('first') ?? new Uint8Array()],
    ])
    await expect(readAndCheck(declaration, limits, strangers)).rejects.toMatchObject({
      code: 'data/too-many-faults',
      evidence: { name: 'first' },
    })
  })

  it('DR4 refuses a correction that gives two rows one key', async () => {
    const late = [
      { title: 'A', date: '2046-12-31', studio: 's', gross: [1], rating: 5 },
      { title: 'A', date: '1946-12-31', studio: 's', gross: [1], rating: 5 },
    ]
    await expect(check(late)).rejects.toMatchObject({ code: 'data/wrong-key', evidence: { rows: [0, 1] } })
  })

  it('DT2 refuses a table whose column was renamed, and names it', async () => {
    const contents = filmContents(FILLER)
    contents.set('first', new TextEncoder().encode('title,date,stars,gross\nA,1990-01-01,5,1\n'))
    await expect(readAndCheck(declaration, FILM_LIMITS, contents)).rejects.toMatchObject({
      code: 'data/wrong-schema',
      evidence: { name: 'first', missing: ['rating'] },
    })
  })
})
