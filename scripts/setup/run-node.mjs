import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/**
 * TypeScript runs as it is; early releases of Node 24 call that experimental on standard error. With little room for young objects they are
 * collected often, and with them the buffers they hold; with V8's own the buffers of a busy engine had its whole heap collected again and
 * again: half of its processor time. The same in bin/vbus.
 */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4']

/** Types are stripped once and kept: half the start-up time. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile', import.meta.url))

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']

/**
 * Becomes `node FLAGS args`: by exec where Node can (24 on POSIX), so that signals, terminal and exit code are the program's own. Older Node starts a
 * child in the same process group, passes signals on and ends as the child ends. A terminal's Ctrl-C reaches the whole group, child included, so with
 * a terminal it is not passed on a second time; without one a signal was meant for this process alone and is.
 */
export async function becomeNode(node, args) {
  process.env.NODE_COMPILE_CACHE ??= CACHE
  const argv = [node, ...NODE_FLAGS, ...args]
  if (process.execve !== undefined && process.platform !== 'win32') process.execve(node, argv, process.env)
  const child = spawn(node, argv.slice(1), { stdio: 'inherit' })
  const isFromTerminal = (signal) => (signal === 'SIGINT' || signal === 'SIGQUIT') && (process.stdin.isTTY || process.stderr.isTTY)
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      if (!isFromTerminal(signal)) child.kill(signal)
    })
  }
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on('exit', (...outcome) => resolve(outcome))
    child.on('error', reject)
  })
  process.exit(signal === null ? code : 128 + constants.signals[signal])
}
