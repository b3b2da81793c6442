import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import type { TableDeclaration } from './declaration.ts'
import { sqliteBytes } from './films.testing.ts'
import { readTable } from './read-table.ts'
import { typeColumn } from './typed-cells.ts'

const table = (format: TableDeclaration['format']): TableDeclaration => ({
  name: 't',
  path: `data/t.${format}`,
  format,
  ...(format === 'sqlite' ? { table: 'a' } : {}),
  priority: 0,
  columns: {},
})
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const parquet = (): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'x', data: ['p', null, 'q'], type: 'STRING', nullable: true },
        { name: 'y', data: [1.5, 2, null], type: 'DOUBLE', nullable: true },
      ],
    }),
  )
const sqlite = (): Uint8Array =>
  sqliteBytes(`CREATE TABLE a (x, y REAL, z); INSERT INTO a VALUES ('p', 1.5, 7), (300, 2, 7), (NULL, NULL, 7)`)
const unreadable = expect.objectContaining({ code: 'data/unreadable' })
const wrongSchema = expect.objectContaining({ code: 'data/wrong-schema' })

describe('readers', () => {
  it('DT1 reads SQLite, CSV and Parquet, and DT2 only the columns named', async () => {
    const fromSqlite = await readTable(table('sqlite'), sqlite(), ['x', 'y'])
    expect([...fromSqlite.columns]).toEqual([
      ['x', ['p', 300n, null]],
      ['y', [1.5, 2, null]],
    ])
    const fromCsv = await readTable(table('csv'), utf8('﻿x,y,z\n"p, ""q""",1.5,\nr,,1\n'), ['y', 'x'])
    expect([...fromCsv.columns]).toEqual([
      ['y', ['1.5', null]],
      ['x', ['p, "q"', 'r']],
    ])
    const fromParquet = await readTable(table('parquet'), parquet(), ['y'])
    expect(fromParquet.rows).toBe(3)
    expect([...fromParquet.columns]).toEqual([['y', [1.5, 2, null]]])
  })

  it('DT1 refuses damaged bytes of each format', async () => {
    const cut = (bytes: Uint8Array): Uint8Array => bytes.slice(0, Math.floor(bytes.length / 2))
    for (const [format, bytes] of [
      ['sqlite', cut(sqlite())],
      ['sqlite', utf8('not a database')],
      ['sqlite', utf8('x'.repeat(8192))],
      ['sqlite', new Uint8Array()],
      ['parquet', cut(parquet())],
      ['parquet', utf8('PAR1 nothing PAR1')],
      ['parquet', new Uint8Array()],
      ['csv', utf8('x,y\n1,2,3\n')],
      ['csv', utf8('x,y\n"1,2\n')],
      ['csv', new Uint8Array()],
      ['csv', Uint8Array.of(0x78, 0x2c, 0x79, 0x0a, 0xff, 0x2c, 0x31, 0x0a)],
    ] as const) {
      await expect(readTable(table(format), bytes, ['x', 'y']), `${format} ${bytes.length}`).rejects.toEqual(unreadable)
    }
  })

  it('DT1 reads no more rows than its limit', async () => {
    for (const [format, bytes] of [
      ['sqlite', sqlite()],
      ['parquet', parquet()],
      ['csv', utf8('x\na\nb\nc\n')],
    ] as const) {
      await expect(readTable(table(format), bytes, ['x'], 3)).resolves.toMatchObject({ rows: 3 })
      await expect(readTable(table(format), bytes, ['x'], 2)).rejects.toMatchObject({ code: 'data/unreadable', evidence: { limit: 2 } })
    }
  })

  it('DT1 reads no CSV record beyond its length', async () => {
    const field = (chars: number): Uint8Array => utf8(`x\n"${'a'.repeat(chars)}"\n`)
    await expect(readTable(table('csv'), field(1_000_000), ['x'])).resolves.toMatchObject({ rows: 1 })
    await expect(readTable(table('csv'), field(1_100_000), ['x'])).rejects.toEqual(unreadable)
  })

  it('DT1 refuses a database whose newest rows lie in a write-ahead log', async () => {
    const bytes = sqliteBytes(`PRAGMA journal_mode = WAL; CREATE TABLE a (x, y)`)
    await expect(readTable(table('sqlite'), bytes, ['x'])).rejects.toEqual(unreadable)
  })

  it('DT2 names a column or a table that is not there', async () => {
    await expect(readTable(table('sqlite'), sqlite(), ['x', 'w'])).rejects.toEqual(wrongSchema)
    await expect(readTable(table('csv'), utf8('x,X\n1,2\n'), ['y'])).rejects.toEqual(wrongSchema)
    await expect(readTable(table('csv'), utf8('x,x\n1,2\n'), ['x'])).rejects.toEqual(wrongSchema)
    await expect(readTable(table('parquet'), parquet(), ['w'])).rejects.toEqual(wrongSchema)
    await expect(readTable(table('sqlite'), sqliteBytes('CREATE VIEW a AS SELECT 1 AS x'), ['x'])).rejects.toEqual(wrongSchema)
  })
})

describe('typed columns', () => {
  const typed = (raw: readonly unknown[], type: 'string' | 'int' | 'float' | 'date', format: TableDeclaration['format'] = 'sqlite') =>
    typeColumn(raw, type, { table: table(format), column: 'x' })

  it('DT3 reads each type, and says which rows do not have it', () => {
    expect(typed(['a', 'b', 300n, null, '', 'c'], 'string')).toEqual({
      type: 'string',
      cells: ['a', 'b', '300', undefined, undefined, 'c'],
      wrong: [],
      notText: [2],
    })
    expect(typed([1n, 2, 2.5, 2n ** 60n, 3, 4, -0], 'int')).toMatchObject({ cells: [1, 2, undefined, undefined, 3, 4, 0], wrong: [2, 3] })
    expect(typed(['1', ' 2', '3e2', '0x10', '4', '.5'], 'float', 'csv')).toMatchObject({
      cells: [1, undefined, 300, undefined, 4, 0.5],
      wrong: [1, 3],
    })
    expect(typed(['1970-01-02', 'Jan 03 1970', 'soon', new Date(0)], 'date')).toMatchObject({ cells: [1, 2, undefined, 0], wrong: [2] })
    expect(typed([], 'int').cells).toEqual([])
  })

  it('DT2 refuses a column most of whose values are of another type', () => {
    for (const [raw, type] of [
      [['a', 'b', 1n], 'int'],
      [[1n, 2n, 'a'], 'string'],
      [['x', 'y', '1999-01-01'], 'date'],
      [[new Uint8Array(2)], 'float'],
    ] as const) {
      expect(() => typed(raw, type)).toThrow(wrongSchema)
    }
  })
})
