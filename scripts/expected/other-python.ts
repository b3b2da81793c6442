import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The minor versions that every library of the lock has wheels for (scripts/setup/python.mjs). */
const MINORS = [13, 12, 11]
const PROBE = 'import sys, venv, ensurepip; print("%d.%d.%d" % sys.version_info[:3], sys.executable)'
const PROBE_TIMEOUT_MS = 20_000
const INSTALL_TIMEOUT_MS = 300_000
const STAMP = '.vbus-other-python'

/** A Python environment for the second ground. */
export interface OtherPython {
  /** The environment's folder. */
  readonly venv: string
  /** What it is beside the one here, in words. */
  readonly told: string
}

interface Interpreter {
  readonly version: string
  readonly file: string
}

const minorOf = (version: string): number => Number(version.split('.')[1])

/** @returns undefined for what does not run, or makes no environments. */
export function probe(file: string): Interpreter | undefined {
  const { status, stdout } = spawnSync(file, ['-c', PROBE], { encoding: 'utf8', timeout: PROBE_TIMEOUT_MS })
  const [version, executable] = status === 0 ? stdout.trim().split(' ') : []
  return version === undefined || executable === undefined ? undefined : { version, file: executable }
}

/** The first of `candidates` that the lock has wheels for and that is of another minor version than `version`. */
export function findOther(version: string, candidates: readonly string[]): Interpreter | undefined {
  for (const candidate of candidates) {
    const found = probe(candidate)
    if (found?.version.startsWith('3.') !== true) continue
    if (MINORS.includes(minorOf(found.version)) && minorOf(found.version) !== minorOf(version)) return found
  }
  return undefined
}

/** What a machine may have beside the interpreter that set-up took: on the path, or where pyenv keeps its own. */
function candidates(): string[] {
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const kept = existsSync(versions) ? readdirSync(versions).toSorted().reverse() : []
  return [...MINORS.map((minor) => `python3.${minor}`), 'python3', ...kept.map((name) => join(versions, name, 'bin', 'python3'))]
}

/**
 * An environment from the same lock on another minor version of Python, kept in `folder` for the next time; where there is no such Python, or
 * its packages cannot be had, the installation's own.
 */
export function makeOtherPython(root: string, folder: string): OtherPython {
  const own = join(root, '.venv')
  const here = probe(join(own, 'bin', 'python'))
  if (here === undefined) throw new Error(`${own} is no Python environment: npm run setup`)
  const asHere = (why: string): OtherPython => ({ venv: own, told: `Python ${here.version} as here (${why})` })
  const other = findOther(here.version, candidates())
  if (other === undefined) return asHere(`no other Python 3.${MINORS.at(-1)} to 3.${MINORS[0]} is there`)
  const lock = join(root, 'python', 'requirements.lock')
  const stamp = `${other.version} ${createHash('sha256').update(readFileSync(lock)).digest('hex')}`
  const stampFile = join(folder, STAMP)
  const made: OtherPython = { venv: folder, told: `Python ${other.version} (here ${here.version})` }
  const isKept = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (isKept && probe(join(folder, 'bin', 'python'))?.version === other.version) return made
  try {
    install(other.file, { lock, folder })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    const [reason] = (error instanceof Error ? error.message : String(error)).trim().split('\n').slice(-1)
    return asHere(`the packages of Python ${other.version} could not be had: ${reason}`)
  }
  writeFileSync(stampFile, stamp)
  return made
}

/** As set-up does it: every file against its hash, wheels only. Nothing is compiled ahead: few of the modules are ever loaded. */
function install(python: string, { lock, folder }: { readonly lock: string; readonly folder: string }): void {
  const run = (file: string, args: readonly string[]): void =>
    void execFileSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: INSTALL_TIMEOUT_MS })
  rmSync(folder, { recursive: true, force: true })
  run(python, ['-m', 'venv', folder])
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-compile', '--no-input', '--disable-pip-version-check']
  run(join(folder, 'bin', 'python'), [...pip, '--require-hashes', '--only-binary', ':all:', '-r', lock])
}
