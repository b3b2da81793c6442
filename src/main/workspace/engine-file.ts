import { lstatSync, readFileSync, rmSync } from 'node:fs'
import type { WorkspaceLayout } from './layout.ts'
import { readPrivateFile, replacePrivateFile } from './private-files.ts'

/** Where the running engine of a workspace is reached. `ws` and `http` are absent without a TCP door. */
export interface EngineInfo {
  readonly pid: number
  readonly ws?: string
  readonly http?: string
  readonly socket: string
  /** RFC 3339 UTC; recorded only. */
  readonly started: string
}

/** Called by the engine once it accepts connections. */
export function writeEngineFile(layout: WorkspaceLayout, info: EngineInfo): void {
  replacePrivateFile(layout.engineFile, `${JSON.stringify(info)}\n`)
}

/** Called by the engine at its close, while it still holds the workspace's lock. */
export function removeEngineFile(layout: WorkspaceLayout): void {
  rmSync(layout.engineFile, { force: true })
}

/**
 * The engine that seems to run: its file is whole, its process is alive and its socket is there. After a kill -9 the file is stale and this
 * is undefined, unless another process has the number since: whoever connects finds out, the lock decides.
 */
export function readEngineFile(layout: WorkspaceLayout): EngineInfo | undefined {
  const text = readPrivateFile(layout.engineFile)
  if (text === undefined) return undefined
  const info = parse(text)
  if (info === undefined || !isAlive(info.pid)) return undefined
  return lstatSync(info.socket, { throwIfNoEntry: false })?.isSocket() === true ? info : undefined
}

function parse(text: string): EngineInfo | undefined {
  try {
    const { pid, ws, http, socket, started } = JSON.parse(text)
    if (!Number.isSafeInteger(pid) || pid <= 0 || typeof socket !== 'string' || typeof started !== 'string') return undefined
    return { pid, socket, started, ...(typeof ws === 'string' ? { ws } : {}), ...(typeof http === 'string' ? { http } : {}) }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Killed, and its parent has not looked yet: the number is taken, nothing runs. Told by /proc (proc(5)) where there is one. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1))
  } catch {
    return false
  }
}
