import { systemClock } from '../main/platform/clock.ts'
import { Fault } from '../shared/base/index.ts'
import type { CliHost, StopSignal } from './host.ts'

const COLUMNS_MIN = 60
const COLUMNS_MAX = 110
/** A terminal's Ctrl-C reaches the whole group, and npm passes it on to a program that has it already: the same signal again this soon is one. */
const SAME_SIGNAL_MS = 200

/** The real process. @param home the user's home folder. */
export function processHost(home: string): CliHost {
  const pipeListeners = new Set<() => void>()
  // A reader that went away (`vbus audit show | head`) is no failure of ours; a verb that has something to end is told.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(1)
    if (pipeListeners.size === 0) process.exit(process.exitCode ?? 0)
    for (const listener of pipeListeners) listener()
  })
  process.stderr.on('error', () => {})
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    user: { env: process.env, uid: process.getuid?.() ?? 0, home },
    cwd: process.cwd(),
    clock: systemClock,
    isTerminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
    columns: Math.min(Math.max(process.stdout.columns ?? 100, COLUMNS_MIN), COLUMNS_MAX),
    readStdin,
    stdin: () => process.stdin,
    writeBytes: (bytes) => new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))),
    onSignal(listener) {
      const lastMs = { SIGINT: Number.NEGATIVE_INFINITY, SIGTERM: Number.NEGATIVE_INFINITY, SIGPIPE: Number.NEGATIVE_INFINITY }
      const take = (signal: StopSignal): void => {
        const nowMs = systemClock.monotonicMs()
        const isRepeat = nowMs - lastMs[signal] < SAME_SIGNAL_MS
        lastMs[signal] = nowMs
        if (!isRepeat) listener(signal)
      }
      const onInterrupt = (): void => take('SIGINT')
      const onTerminate = (): void => take('SIGTERM')
      const onPipe = (): void => listener('SIGPIPE')
      process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate)
      pipeListeners.add(onPipe)
      return () => {
        process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate)
        pipeListeners.delete(onPipe)
      }
    },
    exit: (code) => process.exit(code),
  }
}

async function readStdin(bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new Fault('cli/usage', `standard input holds more than ${bytesMax} bytes`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
