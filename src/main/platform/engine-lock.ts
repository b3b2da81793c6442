import Database from 'better-sqlite3'
import { Fault } from '../../shared/base/index.ts'

/** Held while an engine or a writing verb has a workspace. The operating system frees it when the process dies, however it dies. */
export interface EngineLock extends Disposable {
  release(): void
}

/**
 * Takes the one lock of a workspace: an SQLite database kept in exclusive mode. Callers must not delete its file, and
 * must keep what they get: a lock that nobody refers to is freed when it is collected.
 * @throws Fault `workspace/locked` at once when another process, or this one, holds it; `run/io` when there can be no lock.
 */
export function takeEngineLock(path: string): EngineLock {
  const failed = (error: unknown): Fault => new Fault('run/io', `cannot lock ${path}: ${String(error)}`, { path }, { cause: error })
  let database: Database.Database
  try {
    database = new Database(path, { timeout: 0 })
  } catch (error) {
    throw failed(error)
  }
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('SQLITE_BUSY')) throw failed(error)
    throw new Fault('workspace/locked', 'another engine holds this workspace', { path })
  }
  const release = (): void => {
    if (database.open) database.close()
  }
  return { release, [Symbol.dispose]: release }
}
