import type { Clock } from '../../shared/base/index.ts'
import { residentBytes, treePids } from '../platform/process-tree.ts'

export interface MemoryWatchOptions {
  readonly clock: Clock
  readonly rootPid: number
  readonly memoryBytesMax: number
  readonly processesMax: number
  /** Called once, with what was over which limit. */
  readonly onOver: (what: string) => void
}

/** How often the whole tree is measured; what is allocated and freed in between is not seen. */
export const MEASURE_EVERY_MS = 250

/** Measures resident memory and number of processes of a whole tree until it is over a limit or stopped. */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions
  #cancel: (() => void) | undefined
  #peakBytes = 0

  constructor(options: MemoryWatchOptions) {
    this.#options = options
    this.#arm()
  }

  /** Most resident bytes of the tree at any measurement. */
  get peakBytes(): number {
    return this.#peakBytes
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #arm(): void {
    this.#cancel = this.#options.clock.after(MEASURE_EVERY_MS, () => {
      const over = this.#measure()
      if (over === undefined) this.#arm()
      else this.#options.onOver(over)
    })
  }

  #measure(): string | undefined {
    const { rootPid, memoryBytesMax, processesMax } = this.#options
    const pids = treePids(rootPid)
    const bytes = pids.reduce((sum, pid) => sum + residentBytes(pid), 0)
    this.#peakBytes = Math.max(this.#peakBytes, bytes)
    if (bytes > memoryBytesMax) return `${bytes} bytes resident, allowed are ${memoryBytesMax}`
    if (pids.length > processesMax) return `${pids.length} processes, allowed are ${processesMax}`
    return undefined
  }
}
