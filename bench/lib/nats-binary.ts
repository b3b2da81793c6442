import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export const NATS_VERSION = '2.15.2'
const TOOLS = join(import.meta.dirname, '..', '..', '.tools', 'bin')

function isWanted(binary: string): boolean {
  const { stdout, status } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.includes(`v${NATS_VERSION}`)
}

/** As `findNats`; without one there is nothing to compare with: says so and ends with 1. */
export function findNatsOrExit(say: (line: string) => void): string {
  try {
    return findNats(say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

/** The NATS server to measure against: from .tools, from the PATH, or built with Go into .tools. @throws Error that says what to do. */
function findNats(say: (line: string) => void): string {
  const own = join(TOOLS, process.platform === 'win32' ? 'nats-server.exe' : 'nats-server')
  if (existsSync(own) && isWanted(own)) return own
  if (isWanted('nats-server')) return 'nats-server'
  say(`nats-server ${NATS_VERSION} is not here: building it with Go into .tools/bin (some minutes) ...`)
  mkdirSync(TOOLS, { recursive: true })
  const built = spawnSync('go', ['install', `github.com/nats-io/nats-server/v2@v${NATS_VERSION}`], {
    env: { ...process.env, GOBIN: TOOLS },
    encoding: 'utf8',
  })
  if (built.status === 0 && isWanted(own)) return own
  throw new Error(
    `nats-server ${NATS_VERSION} could not be built: ${built.error?.message ?? built.stderr}. Install Go, or put that version on the PATH.`,
  )
}
