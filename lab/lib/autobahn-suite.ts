import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const VERSION = '25.10.1'
/** Of the source package as PyPI has it. */
const SHA256 = 'b083d6e15330fc16f3e5f0975cce2b15f21bfa0c6db09547316b1852c6dbd6df'
const FOLDER = join(ROOT, '.tools', 'autobahn')

function tool(file: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(file, args, { cwd: FOLDER, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`)
}

/** The Autobahn library for Python that the system has: Debian's python3-autobahn. @throws Error that says how to get it. */
export function autobahnPython(): string {
  for (const file of ['/usr/bin/python3', 'python3'])
    if (spawnSync(file, ['-c', 'import autobahn.twisted.websocket'], { stdio: 'ignore' }).status === 0) return file
  throw new Error('no Autobahn library: apt-get install python3-autobahn')
}

/** The folder with the published cases, fetched from PyPI once. @throws Error */
export function autobahnCases(): string {
  const archive = join(FOLDER, `autobahntestsuite-${VERSION}.tar.gz`)
  mkdirSync(FOLDER, { recursive: true })
  if (!existsSync(archive))
    tool('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-binary', ':all:', `autobahntestsuite==${VERSION}`])
  const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex')
  if (sha256 !== SHA256) throw new Error(`${archive} is not the source package that is known: ${sha256}`)
  tool('tar', ['xzf', archive])
  return join(FOLDER, `autobahntestsuite-${VERSION}`, 'autobahntestsuite')
}
