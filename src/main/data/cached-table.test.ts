import { describe, expect, it } from 'vitest'
import type { BlockCache } from './block-cache.ts'
import { blockKey } from './block-cache.ts'
import { cachedReader } from './cached-table.ts'
import { decodeColumn, encodeColumn } from './column-block.ts'
import type { DataDeclaration, TableDeclaration } from './declaration.ts'
import { readKeyedTable } from './keyed-table.ts'
import type { TypedColumn } from './typed-cells.ts'

class CountingCache implements BlockCache {
  readonly held = new Map<string, Uint8Array>()
  hits = 0

  get(key: string): Promise<Uint8Array | undefined> {
    const bytes = this.held.get(key)
    if (bytes !== undefined) this.hits += 1
    return Promise.resolve(bytes)
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    this.held.set(key, bytes)
    return Promise.resolve()
  }
}

const column = { knownDays: 0 }
const master = {
  name: 'master',
  path: 'm.csv',
  format: 'csv',
  priority: 0,
  columns: { id: { ...column, type: 'string' } },
} as TableDeclaration
const ratings = {
  name: 'ratings',
  path: 'r.csv',
  format: 'csv',
  priority: 1,
  columns: { score: { ...column, type: 'float' }, day: { ...column, type: 'date' }, note: { ...column, type: 'string' } },
} as TableDeclaration
const declaration = { asOf: '2011-12-31', key: ['id'], master, contributors: [ratings] } as unknown as DataDeclaration
const bytes = new TextEncoder().encode('id,score,day,note\na,1.5,2001-02-03,x\nb,,2001-02-04,\nc,oops,1999-01-01,ü\nd,-7,2000-01-01,"q"\n')
const hashes = new Map([['ratings', 'aa']])
const plain = (columns: ReadonlyMap<string, TypedColumn>): unknown =>
  [...columns].map(([name, { cells, ...rest }]) => [name, { ...rest, cells: Array.from(cells) }])

describe('cachedReader', () => {
  it('CA16 gives what reading the file gives, from the cache the second time', async () => {
    const cache = new CountingCache()
    const read = cachedReader({ cache, code: '1' }, hashes)
    const direct = await readKeyedTable(declaration, ratings, bytes)
    const [first, second] = [await read(declaration, ratings, bytes), await read(declaration, ratings, new Uint8Array())]
    for (const table of [first, second]) {
      expect(plain(table.columns)).toEqual(plain(direct.columns))
      expect({ ...table, columns: 0 }).toEqual({ ...direct, columns: 0 })
    }
    expect([...cache.held.keys()].map((key) => key.slice(0, key.indexOf('@')))).toEqual([
      'shape/ratings',
      'column/ratings.id',
      'column/ratings.score',
      'column/ratings.day',
      'column/ratings.note',
    ])
    expect(cache.hits).toBe(5)
  })

  it('CA16 reads the file where a block is gone, where its content is another, or the code', async () => {
    const cache = new CountingCache()
    await cachedReader({ cache, code: '1' }, hashes)(declaration, ratings, bytes)
    const counts = async (code: string, content: string): Promise<number> => {
      cache.hits = 0
      await cachedReader({ cache, code }, new Map([['ratings', content]]))(declaration, ratings, bytes)
      return cache.hits
    }
    expect([await counts('2', 'aa'), await counts('1', 'bb')]).toEqual([0, 0])
    cache.held.delete([...cache.held.keys()][2]!)
    expect(await counts('1', 'aa')).toBe(4)
    expect(await counts('1', 'aa')).toBe(5)
  })

  it('CA16 reads the master itself, each time', async () => {
    const cache = new CountingCache()
    await cachedReader({ cache, code: '1' }, hashes)(declaration, master, new TextEncoder().encode('id\na\n'))
    expect(cache.held.size).toBe(0)
  })

  it('CA2 CA16 makes keys that the cache takes, whatever a column is called', () => {
    const key = blockKey('column', `Ratings.${'Ü'.repeat(90)}`, {})
    expect(key).toMatch(/^column\/ratings\.[a-z0-9._-]{72}@[0-9a-f]{64}$/)
    expect(blockKey('column', 'a.b', {})).not.toBe(blockKey('column', 'A.b', {}))
  })

  it.each([
    { type: 'float', cells: [1.5, undefined, 0, -1e-300], wrong: [2], notText: [] },
    { type: 'date', cells: [undefined, -3], wrong: [], notText: [] },
    { type: 'string', cells: ['', 'ü"', undefined, '0'], wrong: [], notText: [3] },
    { type: 'int', cells: [], wrong: [], notText: [] },
  ] as TypedColumn[])('CA16 a column is the same after it was bytes: %j', (typed) => {
    const encoded = encodeColumn(typed)
    const shifted = new Uint8Array(encoded.length + 3)
    shifted.set(encoded, 3)
    const { cells, ...rest } = decodeColumn(shifted.subarray(3))
    expect({ ...rest, cells: Array.from(cells) }).toEqual(typed)
  })
})
