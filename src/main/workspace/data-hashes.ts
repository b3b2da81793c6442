import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { declaredTables, type TableDecl, type WorkspaceConfig } from './config-types.ts'

const CHUNK_BYTES = 1_048_576

/** The present content of a declared table. */
export interface RegisteredData {
  /** `master` or the contributor's name. */
  readonly name: string
  /** Relative to the workspace, as declared. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * Hashes master and contributors as they are now. Content counts, not times or inodes.
 * @param name only this table; all without it.
 * @throws Fault `cli/usage` for a name that is not declared; `data/missing`, `data/unreadable`
 */
export async function hashData(root: string, config: WorkspaceConfig, name?: string): Promise<RegisteredData[]> {
  const tables = declaredTables(config)
  const chosen = name === undefined ? tables : tables.filter((table) => table.name === name)
  if (name !== undefined && chosen.length === 0) {
    throw new Fault('cli/usage', `no data named "${name}": there are ${tables.map((table) => table.name).join(', ')}`)
  }
  const found: RegisteredData[] = []
  for (const table of chosen) found.push(await hashTable(root, table))
  return found
}

async function hashTable(root: string, { name, path }: TableDecl): Promise<RegisteredData> {
  const absolute = join(root, path)
  try {
    await using file = await open(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    if (!(await file.stat()).isFile()) throw new Fault('data/unreadable', `${path} is not a plain file`, { path: absolute })
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, bytes)
      if (bytesRead === 0) break
      hash.update(buffer.subarray(0, bytesRead))
      bytes += bytesRead
    }
    return { name, path, sha256: hash.digest('hex'), bytes }
  } catch (error) {
    if (error instanceof Fault) throw error
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const message = isMissing ? `${path} is not there` : `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`
    throw new Fault(isMissing ? 'data/missing' : 'data/unreadable', message, { path: absolute }, { cause: error })
  }
}
