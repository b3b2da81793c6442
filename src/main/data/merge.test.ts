import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tablesOf } from './declaration.ts'
import { filmContents, filmsDeclaration } from './films.testing.ts'
import { type KeyedTable, readKeyedTable } from './keyed-table.ts'
import { type MergedTable, mergeTables } from './merge.ts'

const declaration = filmsDeclaration()

async function tables(contents: ReadonlyMap<string, Uint8Array>): Promise<[KeyedTable, ...KeyedTable[]]> {
  const read = []
  for (const table of tablesOf(declaration))
    read.push(await readKeyedTable(declaration, table, contents.get(table.name) ?? new Uint8Array()))
  return read as [KeyedTable, ...KeyedTable[]]
}
const cells = (merged: MergedTable, name: string): readonly unknown[] => merged.columns.get(name)?.cells ?? []
const origins = (merged: MergedTable, name: string): readonly number[] => [...(merged.columns.get(name)?.origin ?? [])]

describe('merge', () => {
  it('DT5 takes the first value by priority and says whose it was', async () => {
    const merged = mergeTables(
      declaration,
      await tables(
        filmContents([
          { title: 'A', date: '1990-01-01', gross: [1, 2, 3], rating: 5 },
          { title: 'B', date: '1990-01-01', gross: [undefined, 2, 3] },
          { title: 'C', date: 'Jan 01 1990', gross: [undefined, undefined, 3] },
          { title: 'D', date: '1990-01-01', gross: [undefined, 'many', 3] },
          { title: 'E', date: '1990-01-01' },
          { title: 'F', date: '1990-01-01', gross: [4, 4, 4] },
          { title: 'G', date: '1990-01-01', gross: [4, 4, 4] },
        ]),
      ),
    )
    expect(merged.sources).toEqual(['master', 'first', 'second'])
    expect([...merged.columns.keys()]).toEqual(['title', 'date', 'studio', 'gross', 'rating'])
    expect(cells(merged, 'gross')).toEqual([1, 2, 3, 3, undefined, 4, 4])
    expect(origins(merged, 'gross')).toEqual([1, 2, 3, 3, 0, 1, 1])
    expect(merged.columns.get('gross')?.wrong).toEqual([3])
    expect(origins(merged, 'rating')).toEqual([2, 0, 0, 0, 0, 0, 0])
    expect(origins(merged, 'title')).toEqual([1, 1, 1, 1, 1, 1, 1])
  })

  it('DT4 finds a row by two ways to write its date, and by a key that lacks a part where it is the only one', async () => {
    const contents = filmContents([
      { title: 'A', date: '1990-01-01' },
      { title: undefined, date: '1990-01-02' },
      { title: 'C', date: 'some day' },
    ])
    const other = filmContents([
      { title: 'A', date: 'Jan 1 1990', rating: 1 },
      { title: undefined, date: '1990-01-02', rating: 2 },
      { title: 'C', date: 'some day', rating: 3 },
    ])
    contents.set('first', other.get('first') ?? new Uint8Array())
    const merged = mergeTables(declaration, await tables(contents))
    expect(cells(merged, 'rating')).toEqual([1, 2, 3])
  })

  it('DT4 refuses two rows with one key, and a table most of whose keys lack a part', async () => {
    const twice = [
      { title: 'A', date: '1990-01-01' },
      { title: 'A', date: 'Jan 01 1990' },
      { title: 'B', date: '1990-01-01' },
    ]
    await expect(tables(filmContents(twice))).rejects.toMatchObject({ code: 'data/wrong-key', evidence: { name: 'master', rows: [0, 1] } })
    const keyless = [{ date: '1990-01-01' }, { date: '1990-01-02' }, { title: 'B', date: '1990-01-01' }]
    await expect(tables(filmContents(keyless))).rejects.toMatchObject({ code: 'data/wrong-key', evidence: { absent: 2 } })
  })

  it('DT5 neither adds nor drops rows: each contributor row is merged or set aside', async () => {
    const film = fc.record({
      key: fc.integer({ min: 0, max: 60 }),
      inMaster: fc.boolean(),
      inFirst: fc.boolean(),
      gross: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(film, { selector: ({ key }) => key, maxLength: 30 }), async (films) => {
        const of = (keep: (film: (typeof films)[number]) => boolean): Map<string, Uint8Array> =>
          filmContents(
            films
              .filter(keep)
              .map(({ key, gross }) => ({ title: `film ${key}`, date: '1990-01-01', gross: [undefined, gross, undefined] })),
          )
        const contents = new Map([
          ...of(({ inMaster }) => inMaster),
          ['first', of(({ inFirst }) => inFirst).get('first') ?? new Uint8Array()],
        ])
        const merged = mergeTables(declaration, await tables(contents))
        const shared = films.filter(({ inMaster, inFirst }) => inMaster && inFirst)
        expect(merged.rows).toBe(films.filter(({ inMaster }) => inMaster).length)
        expect(merged.unmatched[0]?.rows.length).toBe(films.filter(({ inMaster, inFirst }) => inFirst && !inMaster).length)
        expect(origins(merged, 'gross').filter((origin) => origin === 2).length).toBe(
          shared.filter(({ gross }) => gross !== undefined).length,
        )
        for (const column of merged.columns.values()) expect(column.cells.length).toBe(merged.rows)
      }),
      { numRuns: 60 },
    )
  })
})
