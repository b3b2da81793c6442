import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

export interface GeneratedFile {
  /** Path from the root. */
  readonly path: string
  readonly text: string
}

/**
 * Writes the files, or with `--check` among the arguments only compares them; the exit code is then 1 when one differs.
 * @param command - what a person runs to write them.
 */
export function writeOrCheck(files: readonly GeneratedFile[], command: string): void {
  const isCheck = process.argv.includes('--check')
  for (const { path, text } of files) {
    const file = join(ROOT, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    if (isCheck) {
      process.stdout.write(`${relative(ROOT, file)} is not what its source gives: run ${command}\n`)
      process.exitCode = 1
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    process.stdout.write(`wrote ${path}\n`)
  }
}
