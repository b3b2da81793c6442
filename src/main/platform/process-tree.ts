import { readdirSync, readFileSync } from 'node:fs'

/** One running process as /proc tells it. */
export interface ProcessInfo {
  readonly pid: number
  readonly ppid: number
  readonly session: number
  /** Kernel's name of the executable, cut to 15 bytes. */
  readonly name: string
  /** R, S, D, T (stopped), Z (ended, not yet reaped) … */
  readonly state: string
}

/** A process this many levels below its root is not looked for: no honest operator nests deeper. */
export const TREE_DEPTH_MAX = 32

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined // the process ended between two reads, or this system has no /proc
  }
}

/** The process, or undefined when it is gone (or the system has no /proc). */
export function processInfo(pid: number): ProcessInfo | undefined {
  const text = readText(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  // The name stands in parentheses and may itself hold spaces and parentheses: the last one ends it (proc(5)).
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  const fields = text.slice(close + 2).split(' ')
  return { pid, ppid: Number(fields[1]), session: Number(fields[3]), name: text.slice(open + 1, close), state: fields[0] ?? '?' }
}

/** Every process of the system; empty where there is no /proc. */
export function allProcesses(): ProcessInfo[] {
  let names: string[]
  try {
    names = readdirSync('/proc')
  } catch {
    return []
  }
  return names.filter((name) => /^\d+$/.test(name)).flatMap((name) => processInfo(Number(name)) ?? [])
}

/** Pids of the direct children. Cheap (no scan of the system) where the kernel lists them; may miss one being born. */
export function childPids(pid: number): number[] {
  let threads: string[]
  try {
    threads = readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
  const lists = threads.map((thread) => readText(`/proc/${pid}/task/${thread}/children`))
  if (lists.every((list) => list === undefined)) {
    return allProcesses().flatMap((info) => (info.ppid === pid ? [info.pid] : []))
  }
  return lists.flatMap((list) => (list ?? '').split(' ').filter(Boolean).map(Number))
}

/** The process and all below it, parents first. */
export function treePids(root: number): number[] {
  const pids = [root]
  let level = [root]
  for (let depth = 0; depth < TREE_DEPTH_MAX && level.length > 0; depth++) {
    level = level.flatMap(childPids)
    pids.push(...level)
  }
  return pids
}

/** Resident bytes of one process, 0 when it is gone. */
export function residentBytes(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readText(`/proc/${pid}/status`) ?? '')
  return match === null ? 0 : Number(match[1]) * 1024
}

/**
 * Every living process that belongs to `root`: below it, in the session it leads, or started with `marker` in its environment
 * (which also finds one whose parent has ended and that left the session). Zombies are left out: nothing can be done to them.
 * Callers pass `isReaped` once `root` has ended: its number may then name a stranger's process.
 */
export function belongingPids(root: number, marker: string, isReaped: boolean): number[] {
  const pids = new Set(isReaped ? [] : treePids(root))
  for (const info of allProcesses()) {
    const isOfSession = info.session === root && info.pid !== root
    if (isOfSession || (readText(`/proc/${info.pid}/environ`) ?? '').includes(marker)) pids.add(info.pid)
  }
  return [...pids].filter(isAlive)
}

/** Whether the process still runs (a stopped one does, a zombie does not). */
export function isAlive(pid: number): boolean {
  const info = processInfo(pid)
  return info !== undefined && info.state !== 'Z' && info.state !== 'X'
}

/** Sends a signal; false when the process is gone. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
