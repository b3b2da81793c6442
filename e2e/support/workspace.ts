import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const INIT_TIMEOUT_MS = 90_000

/** A fresh workspace with a person, a profile and a home of its own; nothing of the user who runs the tests is touched. */
export interface TestWorkspace extends AsyncDisposable {
  readonly dir: string
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  /** Runs one verb of the command line; resolves with its last line. @throws when its exit code is not 0 */
  vbus(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>>
}

/** @param sample of resources/workspaces */
export async function makeWorkspace(sample = 'movies'): Promise<TestWorkspace> {
  const home = await mkdtemp(join(tmpdir(), 'vbus-e2e-'))
  const env = {
    ...(process.env as Record<string, string>),
    HOME: home,
    VBUS_CONFIG_DIR: join(home, 'config'),
    XDG_CONFIG_HOME: join(home, 'xdg'),
    XDG_RUNTIME_DIR: home,
  }
  const dir = join(home, sample)
  const run = promisify(execFile)
  const vbus = async (...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
    const { stdout } = await run(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args, '--json'], { env, timeout: INIT_TIMEOUT_MS })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>
  }
  await vbus('init', dir, '--from', sample)
  return { dir, home, env, vbus, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true, maxRetries: 5 }) }
}
