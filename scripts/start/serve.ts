import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

interface Line {
  readonly type?: string
  readonly ui?: string
  readonly error?: { readonly code: string; readonly message: string; readonly remedy: string }
}

function parse(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    return {}
  }
}

function vbus(root: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Runs a verb, hands on each line it prints, and resolves with its exit code. Signals reach the verb, which then ends cleanly. */
function follow(child: ChildProcess, onLine: (line: Line) => void): Promise<number> {
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, forward)
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (text) => onLine(parse(text)))
  return new Promise((done) => {
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, forward)
      done(code ?? 1)
    })
  })
}

/**
 * Serves the window on loopback until told to end. With an engine already running on the workspace it prints an address of that one and ends.
 * @returns the exit code.
 */
export async function serveWindow(root: string, workspace: string): Promise<number> {
  const print = (url: string): void => {
    process.stdout.write(`Control room: ${url}\n(this address works once, for 60 s; a fresh one: npx vbus ui --workspace ${workspace})\n`)
  }
  let refusal: Line['error']
  const code = await follow(vbus(root, ['serve', '--workspace', workspace]), (line) => {
    if (line.type === 'ready' && line.ui !== undefined) print(line.ui)
    refusal = line.error ?? refusal
  })
  if (refusal?.code !== 'workspace/locked') {
    if (refusal !== undefined) process.stderr.write(`${refusal.code}: ${refusal.message}\n${refusal.remedy}\n`)
    return code
  }
  return follow(vbus(root, ['ui', '--workspace', workspace]), (line) => {
    if (line.ui !== undefined) print(line.ui)
    else if (line.error !== undefined) process.stderr.write(`${line.error.code}: ${line.error.message}\n${line.error.remedy}\n`)
  })
}
