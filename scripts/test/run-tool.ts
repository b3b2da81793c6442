import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
export const BIN = join(ROOT, 'node_modules', '.bin')
/** Reports and logs of the last run; git ignores it. */
export const REPORTS = join(ROOT, '.tools', 'test')
mkdirSync(REPORTS, { recursive: true })

const OUTPUT_CHARACTERS_MAX = 8_000_000
const KILL_AFTER_MS = 5_000

export interface ToolOutcome {
  /** -1 when it was killed or could not be started. */
  readonly code: number
  readonly stdout: string
  /** Standard output and error as they came, for a person. */
  readonly output: string
}

export interface ToolOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

const DEFAULT_TIMEOUT_MS = 600_000

/** Runs a program (a name is looked for in node_modules/.bin first) without standard input, its whole process group killed at the time limit. */
export function runTool(file: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolOutcome> {
  const path = `${BIN}${delimiter}${process.env['PATH'] ?? ''}`
  const env = { ...process.env, PATH: path, FORCE_COLOR: '0', NO_COLOR: '1', ...options.env }
  const child = spawn(file, args, { cwd: options.cwd ?? ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS
  let stdout = ''
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout.length < OUTPUT_CHARACTERS_MAX) stdout += text
    output = (output + text).slice(-OUTPUT_CHARACTERS_MAX)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-OUTPUT_CHARACTERS_MAX)
  })
  const signalGroup = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal)
    } catch {
      // The group has ended by itself.
    }
  }
  const stop = (): void => signalGroup('SIGKILL')
  process.once('exit', stop)
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      output += `\nstopped after ${timeoutMs / 1000} s`
      signalGroup('SIGTERM')
      setTimeout(stop, KILL_AFTER_MS).unref()
    }, timeoutMs)
    const finish = (code: number): void => {
      clearTimeout(timer)
      process.off('exit', stop)
      resolve({ code, stdout, output })
    }
    child.on('error', (error) => {
      output += `${file}: ${error.message}`
      finish(-1)
    })
    child.on('close', (code) => finish(code ?? -1))
  })
}
