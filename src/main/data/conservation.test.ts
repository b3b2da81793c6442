import { describe, expect, it } from 'vitest'
import { encodeRows, type NumberColumn } from './arrow-rows.ts'
import { readAndCheck } from './check.ts'
import { Balance, openBalances, settleRules } from './conservation.ts'
import { balanceFeatures, balanceStream } from './feature-balance.ts'
import { buildFeatures } from './features.ts'
import { FILM_LIMITS, filmContents, filmsDeclaration, rule } from './films.testing.ts'
import type { MergedTable } from './merge.ts'

const declaration = filmsDeclaration({ features: [{ name: 'gross', from: 'gross', op: 'number' }] })
const films = [
  { title: 'A', date: '1990-01-01', studio: 's', gross: [0, 2], rating: 5 },
  { title: 'B', date: '1991-01-01', studio: 's', gross: [undefined, 3], rating: 6 },
  { title: 'C', date: '1992-01-01', studio: 's', gross: [7], rating: 7 },
]
const check = async (rules = FILM_LIMITS.rowRules) =>
  await readAndCheck(declaration, { ...FILM_LIMITS, rowRules: rules }, filmContents(films))
const nullZero = expect.objectContaining({ code: 'rule/null-zero' })
const notConserved = expect.objectContaining({ code: 'data/not-conserved' })

describe('hand-overs', () => {
  it('DC2 say rows, sums, missing values and zeros of what came in and of what went on', async () => {
    const { handOvers } = await check()
    expect(handOvers.map(({ hand_over }) => hand_over)).toEqual(['master>merge', 'first>merge', 'second>merge', 'merge>rules'])
    expect(handOvers[1]).toMatchObject({
      rows_in: 3,
      rows_out: 3,
      columns: { gross: { in: { sum: 5, missing: 1, zeros: 0 }, out: { sum: 3, missing: 0, zeros: 0 } } },
    })
    expect(handOvers[3]?.columns['gross']).toEqual({ in: { sum: 10, missing: 0, zeros: 1 }, out: { sum: 10, missing: 0, zeros: 1 } })
  })

  it('DT5 shows each value that lost, where it lay, and lets a rule believe none of them', async () => {
    const data = await check()
    expect(data.conflicts).toEqual([{ column: 'gross', row: 0, table: 'first', tableRow: 0, value: 2 }])
    expect(data.findings).toMatchObject([{ rule: 'D5' }, { rule: 'D13', column: 'gross', rowIds: [0] }].toReversed())
    const strict = await check([...FILM_LIMITS.rowRules.filter(({ id }) => id !== 'D13'), rule('D13', 'conflict', 'corrected', 'others')])
    expect(strict.table.columns.get('gross')?.cells).toEqual([undefined, 3, 7])
    expect(strict.changes).toEqual([{ rule: 'D13', check: 'conflict', column: 'gross', row: 0, table: 'master', from: 0, to: undefined }])
  })

  it('DT7 names a column that a file holds and may not deliver, and never reads it', async () => {
    const contents = filmContents(films)
    contents.set('second', new TextEncoder().encode('title,date,gross,rating\nA,1990-01-01,1,9\n'))
    const data = await readAndCheck(declaration, { ...FILM_LIMITS, faultyShareMax: 1 }, contents)
    expect(data.findings).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ rule: 'D14', table: 'second', column: 'rating' })]),
    )
    expect(data.table.columns.get('rating')?.cells).toEqual([5, 6, 7])
  })

  it('DC1 refuse a value that is another one, lost, or made, as small as it may be', () => {
    const balance = (came: readonly (number | undefined)[], went: readonly (number | undefined)[]) => {
      const each = new Balance()
      for (const cell of came) each.came(cell)
      for (const cell of went) each.went(cell)
      return () => each.settle('a>b', 'x')
    }
    expect(balance([1, undefined, 0], [0, 1, undefined])()).toMatchObject({ in: { sum: 1, missing: 1, zeros: 1 } })
    expect(balance([1e16, 1], [1e16, 2])).toThrow(notConserved)
    expect(balance([1, 2], [1])).toThrow(notConserved)
    expect(balance([1, undefined], [1])).toThrow(notConserved)
    expect(balance([1, undefined], [1, 0])).toThrow(nullZero)
  })

  it('DM2 T2 refuses a rule that makes a zero missing, or missing zero, but for when or whose it is', () => {
    const column = { type: 'int' as const, cells: [0, undefined], wrong: [], notText: [], origin: Uint8Array.of(1, 1) }
    const merged = { rows: 2, columns: new Map([['x', column]]) } as unknown as MergedTable
    const settle = (check: 'wrong-type' | 'not-yet-known', row: number, to: number | undefined) => () => {
      const balances = openBalances(merged)
      const from = column.cells[row]
      const cells = column.cells.with(row, to)
      const after = { ...merged, columns: new Map([['x', { ...column, cells }]]) }
      return settleRules(balances, after, { changes: [{ rule: 'R', check, column: 'x', row, table: 'master', from, to }], used: [0, 1] })
    }
    expect(settle('wrong-type', 0, undefined)).toThrow(nullZero)
    expect(settle('not-yet-known', 1, 0)).toThrow(nullZero)
    expect(settle('not-yet-known', 0, undefined)().columns['x']?.out).toEqual({ sum: 0, missing: 2, zeros: 0 })
  })

  it('DM2 DC1 T2 of features and of what is streamed, read back from the bytes', async () => {
    const { table } = await check()
    const features = buildFeatures(declaration, table, { train: [0, 1, 2] })
    expect(balanceFeatures(declaration, table, features).columns['gross']?.out).toEqual({ sum: 10, missing: 0, zeros: 1 })
    const altered = (values: Float64Array) => () => balanceFeatures(declaration, table, { ...features, values: [values] })
    expect(altered(Float64Array.of(Number.NaN, 3, 7))).toThrow(nullZero)
    expect(altered(Float64Array.of(0, 3, 8))).toThrow(notConserved)
    const columns: NumberColumn[] = [{ name: 'gross', values: Float64Array.of(0, Number.NaN, 7) }]
    const positions = [0, 1, 2]
    expect(balanceStream(encodeRows(columns, positions), { set: 'all', columns, positions })).toMatchObject({
      hand_over: 'features>all',
      rows_out: 3,
    })
    const other = encodeRows([{ name: 'gross', values: Float64Array.of(Number.NaN, Number.NaN, 7) }], positions)
    expect(() => balanceStream(other, { set: 'all', columns, positions })).toThrow(nullZero)
    expect(() => balanceStream(encodeRows(columns, [0, 1]), { set: 'all', columns, positions })).toThrow(notConserved)
  })
})
