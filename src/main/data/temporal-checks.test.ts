import { describe, expect, it } from 'vitest'
import { type CheckedData, readAndCheck } from './check.ts'
import type { ColumnDeclaration, DataDeclaration, DataLimits } from './declaration.ts'
import { FILM_LIMITS, filmsDeclaration, rule } from './films.testing.ts'

type Row = Readonly<Record<string, string | number | undefined>>

/** The films' rig with a master that has further columns, and no contributors but the one of the ratings. */
function declared(
  columns: Readonly<Record<string, ColumnDeclaration>>,
  more: Partial<DataDeclaration['prediction']> = {},
): DataDeclaration {
  const plain = filmsDeclaration(more)
  const rating = { type: 'float', knownDays: 365 } as const
  return { ...plain, master: { ...plain.master, columns: { ...plain.master.columns, rating, ...columns } }, contributors: [] }
}

async function check(declaration: DataDeclaration, rows: readonly Row[], limits: DataLimits = FILM_LIMITS): Promise<CheckedData> {
  const names = Object.keys(declaration.master.columns)
  const filler = Array.from({ length: 8 }, (_, index) => ({
    title: `filler ${index}`,
    date: `1980-01-0${index + 1}`,
    rating: 5,
    gross: 1,
    studio: 's',
  }))
  const lines = [...rows, ...filler].map((row: Row) => names.map((name) => row[name] ?? '').join(','))
  const text = [names.join(','), ...lines].join('\n')
  return await readAndCheck(declaration, limits, new Map([['master', new TextEncoder().encode(`${text}\n`)]]))
}

const found = (data: CheckedData, id: string): unknown[] =>
  data.findings.filter((finding) => finding.rule === id).map(({ column, action, rowIds }) => [column, action, rowIds])
const appliedRule = (data: CheckedData, id: string) => data.applied.find((each) => each.rule === id)
const cells = (data: CheckedData, column: string, count: number): unknown[] => data.table.columns.get(column)?.cells.slice(0, count) ?? []

const swap = (id: string, change: ReturnType<typeof rule>): DataLimits => ({
  ...FILM_LIMITS,
  rowRules: [...FILM_LIMITS.rowRules.filter((each) => each.id !== id), change],
})

describe('temporal rules', () => {
  it('DM1 T1 uses nothing that was measured before its entity existed', async () => {
    const columns = { seen: { type: 'date', knownDays: 0 }, votes: { type: 'int', knownDays: 0, measured: 'seen' } } as const
    const declaration = declared(columns, { existsDays: -10 })
    const data = await check(declaration, [
      { title: 'A', date: '1990-01-11', studio: 's', gross: 1, rating: 5, seen: '1990-01-01', votes: 7 },
      { title: 'B', date: '1990-01-11', studio: 's', gross: 1, rating: 5, seen: '1989-12-31', votes: 0 },
    ])
    expect(found(data, 'T1')).toEqual([['votes', 'corrected', [1]]])
    expect(cells(data, 'votes', 2)).toEqual([7, undefined])
    expect(appliedRule(data, 'T1')).toMatchObject({ found: 1, parameters: { exists_days: -10, columns: ['votes'] } })
  })

  it('DM3 T3 uses nothing of a period that ended before the release, were it a zero', async () => {
    const columns = { views_1990: { type: 'int', knownDays: 0, periodEnds: '1990-12-31' } } as const
    const rows = ['1990-12-31', '1991-01-01'].map((date) => ({ title: date, date, studio: 's', gross: 1, rating: 5, views_1990: 0 }))
    const data = await check(declared(columns), rows)
    expect(found(data, 'T3')).toEqual([['views_1990', 'corrected', [1]]])
    expect(cells(data, 'views_1990', 2)).toEqual([0, undefined])
    const strict = await check(declared(columns), rows, swap('T3', rule('T3', 'period-before-release', 'quarantined')))
    expect(strict.quarantined).toMatchObject([{ rowId: 1, rules: ['T3'], cells: { views_1990: 0 } }])
  })

  it('DM6 T6 holds a stated release to the earliest of its group', async () => {
    const declaration = declared({ series_from: { type: 'date', knownDays: 0 } }, { group: { by: ['studio'], release: 'series_from' } })
    const row = (title: string, date: string, from: string): Row => ({
      title,
      date,
      studio: 'series',
      gross: 1,
      rating: 5,
      series_from: from,
    })
    const data = await check(declaration, [
      row('A', '1990-01-01', '1990-01-01'),
      row('B', '1989-01-01', '1990-01-01'),
      row('C', '1991-01-01', ''),
    ])
    expect(found(data, 'T6')).toEqual([['series_from', 'corrected', [0, 1]]])
    const early = data.table.columns.get('date')?.cells[1]
    expect(cells(data, 'series_from', 3)).toEqual([early, early, undefined])
  })

  it('DM1 DM7 says of each temporal rule what it looked at, also where it found nothing', async () => {
    const data = await check(declared({}), [])
    const names = data.applied.map((each) => each.rule).filter((id) => id.startsWith('T'))
    expect(names.toSorted()).toEqual(['T1', 'T3', 'T4', 'T5', 'T6', 'T7'])
    expect(data.findings.filter((finding) => finding.rule.startsWith('T'))).toEqual([])
  })

  it('DP1 applies a rule of the policy to the values that will be used, and fails on a row it has no verdict on', async () => {
    const plugIn = (expression: string): DataLimits => ({
      ...FILM_LIMITS,
      rowRules: [...FILM_LIMITS.rowRules, { ...rule('P1', 'cel', 'quarantined'), expression }],
    })
    const rows = [
      { title: 'A', date: '1990-01-01', studio: 's', gross: 9, rating: 5 },
      { title: 'B', date: '1990-01-02', studio: 's', rating: 5 },
    ]
    const data = await check(declared({}), rows, plugIn('row.gross == null || row.gross < 5'))
    expect(found(data, 'P1')).toEqual([['', 'quarantined', [0]]])
    expect(data.quarantined).toMatchObject([{ rowId: 0, rules: ['P1'] }])
    await expect(check(declared({}), rows, plugIn('row.gross < 5'))).rejects.toMatchObject({
      code: 'rule/failed',
      evidence: { rule: 'P1', row: 1 },
    })
  })
})
