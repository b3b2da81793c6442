import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapSpaceStatistics } from 'node:v8'

/** Preloaded into an engine that is measured (`--import`): answers over IPC what only the process itself can tell. Until asked it does nothing. */
export type ProbeQuestion = 'memory' | 'cpu' | 'watch-delay' | 'delay'

export interface ProbeAnswer {
  /** Resident bytes after a full collection. */
  readonly rssBytes?: number
  /** The same without V8's space for young objects: it is empty then, and as large as the rate at which objects were made had it become. */
  readonly keptBytes?: number
  readonly heapBytes?: number
  /** User and system time of the process, microseconds. */
  readonly cpuUs?: number
  /** 99th percentile of how late the event loop's timers were since `watch-delay`. */
  readonly delayP99Ms?: number
}

const RESOLUTION_MS = 1
let histogram: ReturnType<typeof monitorEventLoopDelay> | undefined

function collect(): void {
  for (let i = 0; i < 4; i++) (globalThis as { gc?: () => void }).gc?.()
}

function answer(question: ProbeQuestion): ProbeAnswer {
  if (question === 'memory') {
    collect()
    const { rss, heapUsed, external } = process.memoryUsage()
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
    return { rssBytes: rss, keptBytes: rss - (young?.physical_space_size ?? 0), heapBytes: heapUsed + external }
  }
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    return { cpuUs: user + system }
  }
  if (question === 'delay') return { delayP99Ms: Math.max(0, (histogram?.percentile(99) ?? 0) / 1e6 - RESOLUTION_MS) }
  histogram?.disable()
  histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  return {}
}

process.on('message', (question: ProbeQuestion) => void process.send?.(answer(question)))
process.channel?.unref()
