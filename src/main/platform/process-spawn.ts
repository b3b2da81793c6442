import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync } from 'node:fs'
import { devNull } from 'node:os'
import type { Readable } from 'node:stream'
import { textOf } from './proc-text.ts'

export interface SpawnOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>
  /** Written to standard input; the input then stays open until `endInput`. */
  readonly firstLines?: readonly string[]
  /** Called with standard output and standard error as they come, mixed. */
  readonly onOutput: (chunk: Uint8Array) => void
  /** Opens file descriptor 3 for the child to write to, and hands over what it writes. */
  readonly onStatus?: (text: string) => void
}

export interface SpawnExit {
  /** Undefined when a signal ended it. */
  readonly code: number | undefined
  readonly signal: NodeJS.Signals | undefined
}

export interface SpawnedProcess {
  readonly pid: number
  /** Resolves once the process has ended and its output was read (or 200 ms later, if another process holds the output open). */
  readonly exited: Promise<SpawnExit>
  /** Closes standard input: the child's sign to leave. */
  endInput(): void
}

const OUTPUT_WAIT_MS = 200

/**
 * Starts a process that leads a session of its own (a terminal's Ctrl-C does not reach it) with an explicit environment.
 * Must be called from the main thread: the kernel's parent-death signal goes by thread.
 * @throws the system's error when it cannot be started (ENOENT, EACCES …).
 */
export async function spawnProcess(options: SpawnOptions): Promise<SpawnedProcess> {
  const child = spawnApart(options)
  const exited = exitOf(child)
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  child.on('error', () => {}) // later errors are of signals only; `exited` tells how it ended
  child.stdin?.on('error', () => {}) // a child that ended early breaks the pipe: `exited` tells that too
  child.stdout?.on('data', options.onOutput)
  child.stderr?.on('data', options.onOutput)
  const status = child.stdio[3] as Readable | undefined
  if (options.onStatus !== undefined && status !== undefined) status.setEncoding('utf8').on('data', options.onStatus)
  if (options.firstLines !== undefined) child.stdin?.write(options.firstLines.map((line) => `${line}\n`).join(''))
  return { pid: child.pid ?? 0, exited, endInput: () => child.stdin?.end() }
}

const CLOSED_ON_EXEC = 0o2000000
const STREAMS = 3
/** Descriptors beyond are not looked for: the array that says what becomes of them is as long. */
const DESCRIPTORS_MAX = 65_536

/** The child gets its own streams and nothing else that this process has open. */
function spawnApart({ command, args, cwd, env, onStatus }: SpawnOptions): ChildProcess {
  const nothing = openSync(devNull, 'r')
  try {
    const stdio: (number | 'pipe' | 'ignore')[] = ['pipe', 'pipe', 'pipe', ...(onStatus === undefined ? [] : (['pipe'] as const))]
    for (const left of leftOpen()) {
      while (stdio.length <= left) stdio.push('ignore')
      if (stdio[left] === 'ignore') stdio[left] = nothing
    }
    return spawn(command, [...args], { cwd, env: { ...env }, detached: true, stdio: stdio as StdioOptions })
  } finally {
    closeSync(nothing)
  }
}

/**
 * What whoever started this process left open, and every child of it would have too: one file that all of them may write. What Node opens
 * itself is closed in a child; of what it was handed it sees to the lowest sixteen alone.
 */
function leftOpen(): number[] {
  let names: string[]
  try {
    names = readdirSync('/proc/self/fd')
  } catch {
    return []
  }
  return names.map(Number).filter((fd) => {
    const flags = /^flags:\s+([0-7]+)$/m.exec(textOf(`/proc/self/fdinfo/${fd}`))?.[1]
    return fd >= STREAMS && fd < DESCRIPTORS_MAX && flags !== undefined && (Number.parseInt(flags, 8) & CLOSED_ON_EXEC) === 0
  })
}

function exitOf(child: ChildProcess): Promise<SpawnExit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const exit = { code: code ?? undefined, signal: signal ?? undefined }
      const late = setTimeout(() => resolve(exit), OUTPUT_WAIT_MS)
      child.once('close', () => {
        clearTimeout(late)
        resolve(exit)
      })
    })
  })
}

/** Runs a short command to its end; its exit code (-1 when it could not run at all) and what it said. Killed after `timeoutMs`. */
export function runToEnd(
  command: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' })
    let output = ''
    const collect = (chunk: Buffer): void => {
      if (output.length < 4096) output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) => resolve({ code: -1, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? -1, output }))
  })
}
