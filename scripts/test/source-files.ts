import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run-tool.ts'

/** Every file of the project: tracked, or new and not ignored. Paths from the root, `/` between segments, sorted. */
export function listFiles(root = ROOT): string[] {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  return [...new Set(out.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort()
}

const CODE = /\.(ts|tsx|mts|mjs|cjs|js|css|py)$/
/** Written by a tool (`generated` in the path), or made to break a rule (`fixtures`). */
const ASIDE = /(^|\/)fixtures\/|generated/

export function listCode(root = ROOT): string[] {
  return listFiles(root).filter((path) => CODE.test(path) && !ASIDE.test(path))
}

export const isTypeScript = (path: string): boolean => /\.(ts|tsx|mts)$/.test(path)
export const isTestFile = (path: string): boolean => /\.(test|spec)\.tsx?$|(^|\/)test_[^/]*\.py$|(^|\/)conftest\.py$|^e2e\//.test(path)
