import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'
import { removeLink } from './own-folder.mjs'
import { SetupError, say, step } from './progress.mjs'

/** In the order tried; the versions that every library of the lock file has wheels for. */
const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python']
const MINOR_MIN = 11
const MINOR_MAX = 13
const PROBE = 'import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1], sys.executable)'

const lockPath = (root) => join(root, 'python', 'requirements.lock')
const stampPath = (root) => join(root, '.venv', '.vbus-requirements-sha256')

/** The interpreter of the clone's own environment. */
export function pythonOf(root) {
  return process.platform === 'win32' ? join(root, '.venv', 'Scripts', 'python.exe') : join(root, '.venv', 'bin', 'python')
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(lockPath(root)))
    .digest('hex')
}

export function isPythonReady(root) {
  return existsSync(pythonOf(root)) && existsSync(stampPath(root)) && readFileSync(stampPath(root), 'utf8') === lockHash(root)
}

/** The first interpreter that is 3.11 to 3.13 and can make environments. VBUS_PYTHON names another one. */
function findInterpreter() {
  const candidates = process.env.VBUS_PYTHON ? [process.env.VBUS_PYTHON] : CANDIDATES
  const seen = []
  for (const name of candidates) {
    const probe = spawnSync(name, ['-c', PROBE], { encoding: 'utf8', timeout: 20_000 })
    const found = /^3 (\d+) (.+)$/m.exec(probe.stdout ?? '')
    if (probe.status === 0 && found !== null && Number(found[1]) >= MINOR_MIN && Number(found[1]) <= MINOR_MAX) return found[2]
    if (probe.error?.code !== 'ENOENT') seen.push(found ? `${name} is 3.${found[1]}` : `${name} cannot make environments`)
  }
  throw new SetupError(
    `no Python 3.${MINOR_MIN} to 3.${MINOR_MAX} with venv (${seen.join(', ') || 'none found'})`,
    'Debian: sudo apt-get install -y python3 python3-venv · macOS: brew install python@3.13 · or name one with VBUS_PYTHON=PATH',
  )
}

/** Makes .venv from python/requirements.lock, every file checked against its hash, wheels only: no code of a package runs at installation. */
export async function ensurePython(root) {
  if (isPythonReady(root)) return
  const interpreter = findInterpreter()
  say(`Python: ${interpreter}`)
  removeLink(join(root, '.venv'))
  await step('Python environment (.venv)', async () => {
    await runCommand(interpreter, ['-m', 'venv', '--clear', join(root, '.venv')], {
      remedy: 'Debian: sudo apt-get install -y python3-venv',
    })
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check']
    const hashes = ['--require-hashes', '--only-binary', ':all:', '-r', lockPath(root)]
    await runCommand(pythonOf(root), [...pip, ...hashes], {
      cwd: root,
      remedy: 'look at the message above (network? disk: 2 GB are needed), then run again',
    })
  })
  writeFileSync(stampPath(root), lockHash(root))
}
