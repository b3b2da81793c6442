import { type BlockStore, blockKey } from './block-cache.ts'
import { decodeColumn, encodeColumn } from './column-block.ts'
import { columnsOf, type DataDeclaration, type TableDeclaration } from './declaration.ts'
import { type KeyedTable, readKeyedTable } from './keyed-table.ts'
import type { TypedColumn } from './typed-cells.ts'

/** Reads one table of a workspace from the bytes of its file. */
export type TableReader = (declaration: DataDeclaration, table: TableDeclaration, bytes: Uint8Array) => Promise<KeyedTable>

/**
 * Takes a contributor's columns from the cache where all of them are there, and puts them there where they are not. The master is read each
 * time. @param hashes by table, SHA-256 of the file's bytes
 */
export function cachedReader({ cache, code }: BlockStore, hashes: ReadonlyMap<string, string>): TableReader {
  return async (declaration, table, bytes) => {
    if (table.name === declaration.master.name) return await readKeyedTable(declaration, table, bytes)
    const { path: _path, ...how } = table
    const basis = {
      code,
      content: hashes.get(table.name) ?? '',
      key: declaration.key,
      how,
      types: Object.fromEntries(columnsOf(declaration)),
    }
    const names = [...new Set([...declaration.key, ...Object.keys(table.columns)])]
    const keyOf = (column: string): string => blockKey('column', `${table.name}.${column}`, basis)
    const shapeKey = blockKey('shape', table.name, basis)
    const shape = await cache.get(shapeKey)
    const columns = new Map<string, TypedColumn>()
    for (const name of names) {
      const block = shape === undefined ? undefined : await cache.get(keyOf(name))
      if (block !== undefined) columns.set(name, decodeColumn(block))
    }
    if (shape !== undefined && columns.size === names.length)
      return { ...(JSON.parse(new TextDecoder().decode(shape)) as Omit<KeyedTable, 'columns'>), columns }
    const read = await readKeyedTable(declaration, table, bytes)
    const { columns: fresh, ...rest } = read
    await cache.put(shapeKey, new TextEncoder().encode(JSON.stringify(rest)))
    for (const [name, column] of fresh) await cache.put(keyOf(name), encodeColumn(column))
    return read
  }
}
