import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run-tool.ts'

export interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>
}
interface LockEntry {
  readonly integrity?: string
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Where Node looks for `name` from a package's folder: inside it, then beside each of its parents. */
function isLocked(lock: LockFile, from: string, name: string): boolean {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))))
    if (`${folder}/node_modules/${name}` in lock.packages) return true
  return `node_modules/${name}` in lock.packages
}

/**
 * What makes `npm ci` refuse, or install something unchecked: a dependency without an entry (npm leaves out optional ones that the registry at hand
 * does not have, and other platforms then cannot install), or an entry without a hash.
 */
export function lockFindings(lock: LockFile): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    const names = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
    const findings = names
      .filter((name) => !isLocked(lock, path, name))
      .map((name) => `package-lock.json: ${path || 'the project'} needs ${name}, which has no entry`)
    const isHashed = path === '' || entry.integrity !== undefined || entry.link === true || entry.inBundle === true
    return isHashed ? findings : [...findings, `package-lock.json: ${path} has no integrity`]
  })
}

export const lockFindingsOfProject = (): string[] =>
  lockFindings(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile)
