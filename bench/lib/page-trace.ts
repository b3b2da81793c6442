import { readFile, rm } from 'node:fs/promises'

/** Tasks of threads, and the frames that Chromium's compositor begins and draws. */
export const TRACE_CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] as const

const FRAME_MS = 1_000 / 60

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  readonly args?: { readonly name?: string }
}

/** The main thread of one page over the traced time. */
export interface MainThread {
  /** Traced time, ms. */
  readonly durationMs: number
  /** Time that tasks took in each sixtieth of a second, ms; a task longer than one counts in each that it covers. */
  readonly busyMs: readonly number[]
  /** Its longest task, ms. */
  readonly longestTaskMs: number
  /** Frames that the page's animation callbacks were run for. */
  readonly frames: number
}

/** Reads and removes a trace file of Chromium's. @throws when the page's main thread is not in it */
export async function readTrace(file: string, pid: number): Promise<MainThread> {
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { traceEvents: readonly TraceEvent[] }
  await rm(file, { force: true })
  const named = traceEvents.find((event) => event.name === 'thread_name' && event.pid === pid && event.args?.name === 'CrRendererMain')
  if (named === undefined) throw new Error(`the trace holds no main thread of process ${pid}`)
  const own = traceEvents.filter((event) => event.pid === pid && event.tid === named.tid && event.ph === 'X' && event.dur !== undefined)
  const tasks = own.filter(({ name }) => /(^|::)RunTask$/.test(name)).sort((a, b) => a.ts - b.ts)
  return { ...busyOf(tasks), frames: own.filter(({ name }) => name === 'FireAnimationFrame').length }
}

function busyOf(tasks: readonly TraceEvent[]): Omit<MainThread, 'frames'> {
  const startUs = tasks[0]?.ts ?? 0
  const endUs = tasks.reduce((latest, { ts, dur = 0 }) => Math.max(latest, ts + dur), startUs)
  const busyMs = new Array<number>(Math.max(1, Math.ceil((endUs - startUs) / 1_000 / FRAME_MS))).fill(0)
  let longestTaskMs = 0
  // A task may be told twice, by the thread and by its scheduler: what lies within one that was counted is part of it.
  let countedUs = startUs
  for (const { ts, dur = 0 } of tasks) {
    longestTaskMs = Math.max(longestTaskMs, dur / 1_000)
    let at = (Math.max(ts, countedUs) - startUs) / 1_000
    const end = (ts + dur - startUs) / 1_000
    countedUs = Math.max(countedUs, ts + dur)
    while (at < end) {
      const frame = Math.floor(at / FRAME_MS)
      const until = Math.min(end, (frame + 1) * FRAME_MS)
      busyMs[frame] = (busyMs[frame] ?? 0) + Math.max(until - at, 0)
      at = until > at ? until : at + 0.001
    }
  }
  return { durationMs: (endUs - startUs) / 1_000, busyMs, longestTaskMs }
}
