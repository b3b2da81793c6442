import { chmodSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { Fault } from '../../shared/base/index.ts'
import { nodeDisk } from '../platform/disk-node.ts'

/** Keys, trust statements and such: nothing larger is ever read. */
export const PRIVATE_FILE_BYTES_MAX = 1_048_576

/**
 * Makes a folder only its owner may enter, and checks that it is one: a real folder, ours, mode 0700.
 * @throws Fault `workspace/invalid` when it is a link, somebody else's, or no folder.
 */
export function ensurePrivateDir(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const stat = lstatSync(path)
  const uid = process.getuid?.()
  if (!stat.isDirectory() || (uid !== undefined && stat.uid !== uid)) {
    throw new Fault('workspace/invalid', `${path} is not a folder of your own`, { path })
  }
  if ((stat.mode & 0o077) !== 0) chmodSync(path, 0o700)
}

/** Replaces `path` in one step (temporary file, fsync, rename, fsync of the folder). Readers see the old content or the new, never a part. */
export function replaceFile(path: string, content: string | Uint8Array, mode: number): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  nodeDisk.writeDurable(path, bytes, { mode, temporary: `${path}.${process.pid}.tmp` })
}

/** `replaceFile` for the owner's eyes only (0600). */
export function replacePrivateFile(path: string, content: string | Uint8Array): void {
  replaceFile(path, content, 0o600)
}

/**
 * Reads a file that only its owner may read.
 * @returns undefined when there is none.
 * @throws Fault `workspace/invalid` when it is a link, somebody else's, readable by others, or too large.
 */
export function readPrivateFile(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  const uid = process.getuid?.()
  if (!stat.isFile() || (uid !== undefined && stat.uid !== uid)) {
    throw new Fault('workspace/invalid', `${path} is not a file of your own`, { path })
  }
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
    throw new Fault('workspace/invalid', `${path} can be read by others: chmod 600 it`, { path })
  }
  if (stat.size > PRIVATE_FILE_BYTES_MAX) throw new Fault('workspace/invalid', `${path} is too large`, { path, bytes: stat.size })
  return readFileSync(path, 'utf8')
}
