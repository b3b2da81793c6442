#!/usr/bin/env node
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDebianPackages, missingPackages, wantedPackages } from './setup/debian.mjs'
import { withLock } from './setup/lock.mjs'
import { arePackagesReady, ensurePackages, requireNode } from './setup/node-packages.mjs'
import { SetupError, say } from './setup/progress.mjs'
import { ensurePython, isPythonReady } from './setup/python.mjs'

/**
 * Brings a clone into a state in which everything runs: npm packages (Node 24 among them), the Python environment, Debian packages. Runs under
 * Node 20 or newer without dependencies, does nothing in some milliseconds when all is there, and writes to standard error only.
 */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')

/** What is not available (a package, a tool): CONTRACT of exit codes in docs/reference. */
export const EXIT_NOT_AVAILABLE = 4

const LEVELS = ['demo', 'test', 'start']

function isReady(level) {
  return arePackagesReady(ROOT) && isPythonReady(ROOT) && (missingPackages(wantedPackages(level)) ?? []).length === 0
}

/**
 * Makes sure of everything that `level` needs.
 * @returns the path of Node 24.
 * @throws SetupError with a one-line remedy.
 */
export async function ensureSetup(level) {
  if (!isReady(level)) {
    await withLock(join(ROOT, '.tools', 'setup.lock'), async () => {
      await ensureDebianPackages(level)
      await ensurePackages(ROOT)
      await ensurePython(ROOT)
    })
  }
  return requireNode(ROOT)
}

/** As `ensureSetup`, but a failure is said in words and ends the process. */
export async function ensureSetupOrExit(level) {
  try {
    return await ensureSetup(level)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(`cannot go on: ${error.message}`)
    if (error.remedy) say(`remedy: ${error.remedy}`)
    process.exit(EXIT_NOT_AVAILABLE)
  }
}

function parseLevel(args) {
  if (args.length === 0) return 'demo'
  const level = args[0] === '--for' ? args[1] : args[0].replace(/^--for=/, '')
  if (LEVELS.includes(level) && args.length <= 2) return level
  process.stderr.write(`usage: node scripts/setup.mjs [--for ${LEVELS.join('|')}]\n`)
  return process.exit(2)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const level = parseLevel(process.argv.slice(2))
  await ensureSetupOrExit(level)
  say(`ready (${level})`)
}
