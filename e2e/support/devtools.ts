import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { findElectron } from '../../scripts/electron.mjs'
import { ROOT, type TestWorkspace } from './workspace.ts'

const LAUNCH_TIMEOUT_MS = 60_000
const CALL_TIMEOUT_MS = 10_000

/** The app started as a person starts it, seen through Chromium's own DevTools protocol: it outlives a page's process, which Playwright's pages do not. */
export interface BareApp extends AsyncDisposable {
  readonly process: ChildProcess
  /** Calls a method of the page's protocol on a connection of its own; undefined when the page goes away before it answers. */
  call(method: string, params?: object): Promise<Readonly<Record<string, unknown>> | undefined>
}

export async function launchBare(workspace: TestWorkspace): Promise<BareApp> {
  const electron = await findElectron({ forTests: true })
  if (electron === undefined) throw new Error('no Electron can be had here')
  const { ELECTRON_RUN_AS_NODE: _, ...env } = workspace.env
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...rootFlags, '--remote-debugging-port=0', ROOT, '--workspace', workspace.dir]
  const app = spawn(electron.path, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(app, 'exit')
  const end = async (): Promise<void> => {
    app.kill('SIGTERM')
    await exited
  }
  try {
    const origin = await debuggingOrigin(app)
    return { process: app, call: (method, params = {}) => callPage(origin, method, params), [Symbol.asyncDispose]: end }
  } catch (error) {
    await end()
    throw error
  }
}

function debuggingOrigin(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = ''
    const timer = setTimeout(() => reject(new Error(`no debugging address: ${seen}`)), LAUNCH_TIMEOUT_MS)
    app.stderr?.on('data', (data: Buffer) => {
      seen = (seen + data.toString()).slice(-10_000)
      const match = /DevTools listening on ws:\/\/([^/]+)\//.exec(seen)
      if (match === null) return
      clearTimeout(timer)
      resolve(`http://${match[1]}`)
    })
  })
}

async function callPage(origin: string, method: string, params: object): Promise<Readonly<Record<string, unknown>> | undefined> {
  const targets = (await (await fetch(`${origin}/json/list`)).json()) as readonly { type: string; webSocketDebuggerUrl: string }[]
  const page = targets.find(({ type }) => type === 'page')
  if (page === undefined) return undefined
  const socket = new WebSocket(page.webSocketDebuggerUrl)
  try {
    return await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), CALL_TIMEOUT_MS)
      timer.unref()
      socket.on('open', () => socket.send(JSON.stringify({ id: 1, method, params })))
      socket.on('message', (data) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: Record<string, unknown> }
        if (answer.id === 1 || method === 'Page.crash') resolve(answer.result)
      })
      socket.on('close', () => resolve(undefined))
      socket.on('error', () => resolve(undefined))
    })
  } finally {
    socket.terminate()
  }
}
