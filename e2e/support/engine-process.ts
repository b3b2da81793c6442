import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT, type TestWorkspace } from './workspace.ts'

const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000

export interface Ready {
  readonly ws: string
  readonly http: string
  readonly ui: string
  readonly socket: string
  readonly pid: number
}

export interface EngineProcess extends AsyncDisposable {
  readonly ready: Ready
  /** Ends it cleanly. */
  stop(): Promise<void>
}

/** A real engine in a process of its own: `vbus serve`. */
export async function serveEngine(workspace: TestWorkspace): Promise<EngineProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve', '--workspace', workspace.dir, '--json'], {
    env: workspace.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = await firstLine(child)
  const stop = (): Promise<void> => endProcess(child)
  return { ready, stop, [Symbol.asyncDispose]: stop }
}

function firstLine(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error('the engine was not ready in time'))
    }, READY_TIMEOUT_MS)
    child.once('exit', (code) => reject(new Error(`the engine ended with ${code} before it was ready`)))
    if (child.stdout === null) throw new Error('no standard output')
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Ready & { type: string }
      if (line.type !== 'ready') return
      clearTimeout(timer)
      resolve(line)
    })
  })
}

/** SIGTERM, then SIGKILL for one that hangs. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(timer)
}
