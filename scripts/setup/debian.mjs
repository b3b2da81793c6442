import { readFileSync } from 'node:fs'
import { runCommand } from './command.mjs'
import { SetupError, say, step } from './progress.mjs'

/** What Debian (or Ubuntu) provides, by purpose. */
const CONFINEMENT = ['bubblewrap']
const ELECTRON = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
]
const TEST_DISPLAY = ['xvfb', 'xauth', 'dbus', 'fonts-dejavu-core', 'chromium']

const STATUS_FILE = '/var/lib/dpkg/status'
const APT_ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

/** The packages wanted for a level: demo and start work without them, test does not. */
export function wantedPackages(level) {
  if (level === 'test') return [...CONFINEMENT, ...ELECTRON, ...TEST_DISPLAY]
  if (level === 'start' && process.env.DISPLAY) return [...CONFINEMENT, ...ELECTRON]
  return CONFINEMENT
}

/** Newer releases renamed some libraries (64-bit time): libgtk-3-0 is libgtk-3-0t64 there. Ubuntu's chromium is chromium-browser. */
const namesOf = (name) => (name === 'chromium' ? [name, 'chromium-browser'] : [name, `${name}t64`])

/** The names of `wanted` that are not installed; `undefined` where there is no dpkg (macOS, Fedora, …). */
export function missingPackages(wanted) {
  let status
  try {
    status = readFileSync(STATUS_FILE, 'utf8')
  } catch {
    return undefined
  }
  const isInstalled = (name) =>
    status.includes(`\nPackage: ${name}\nStatus: install ok installed`) || status.startsWith(`Package: ${name}\nStatus: install ok`)
  return wanted.filter((name) => !namesOf(name).some(isInstalled))
}

/** For each package the first of its names that apt can install; `undefined` for one that it knows under no name. */
async function installableNames(missing) {
  const policy = await runCommand('apt-cache', ['policy', ...missing.flatMap(namesOf)], { env: APT_ENV })
  const hasCandidate = (name) => new RegExp(`^${name.replaceAll(/[.+]/g, '\\$&')}:\\n.*\\n\\s+Candidate: (?!\\(none\\))`, 'm').test(policy)
  return missing.map((name) => namesOf(name).find(hasCandidate))
}

async function aptInstall(missing) {
  let names = await installableNames(missing)
  if (names.includes(undefined)) {
    await runCommand('apt-get', ['update'], { env: APT_ENV, remedy: 'see the message of apt-get update above' })
    names = await installableNames(missing)
  }
  const args = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...names.map((name, i) => name ?? missing[i])]
  await runCommand('apt-get', args, { env: APT_ENV, remedy: `apt-get ${args.join(' ')}` })
}

/**
 * Installs what is missing when root on Debian, else says the one line that a person runs. Missing packages stop tests only: the demo then runs
 * unconfined and records it, the window is then served to a browser.
 * @throws SetupError for level `test`.
 */
export async function ensureDebianPackages(level) {
  const missing = missingPackages(wantedPackages(level))
  if (missing === undefined || missing.length === 0) return
  const isRoot = process.getuid?.() === 0
  const remedy = `sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`
  try {
    if (!isRoot) throw new SetupError(`missing Debian packages: ${missing.join(' ')}`, remedy)
    await step(`Debian packages (${missing.join(' ')})`, () => aptInstall(missing))
  } catch (error) {
    if (level === 'test') throw error
    say(`going on without ${missing.join(' ')} (${error.message.split('\n')[0]}); to have it: ${remedy}`)
  }
}
