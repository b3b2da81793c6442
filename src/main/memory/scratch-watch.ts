import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { SCRATCH_BYTES_MAX, SCRATCH_FILES_MAX, SCRATCH_LOOK_EVERY_MS } from './limits.ts'

export interface ScratchWatchOptions {
  readonly clock: Clock
  /** A run's scratch, what its operators write by themselves included. */
  readonly folder: string
  readonly bytesMax?: number
  readonly filesMax?: number
  /** Called once, with `memory/over-budget`. */
  readonly onOver: (fault: Fault) => void
}

interface Usage {
  bytes: number
  files: number
}

/** Measures a run's scratch until it is over its budget or stopped: operators write there without asking. */
export class ScratchWatch {
  readonly #options: ScratchWatchOptions
  #stopTimer: (() => void) | undefined
  #isStopped = false

  constructor(options: ScratchWatchOptions) {
    this.#options = options
    this.#arm()
  }

  stop(): void {
    this.#isStopped = true
    this.#stopTimer?.()
  }

  #arm(): void {
    this.#stopTimer = this.#options.clock.after(SCRATCH_LOOK_EVERY_MS, () => void this.#look())
  }

  async #look(): Promise<void> {
    const { folder, bytesMax = SCRATCH_BYTES_MAX, filesMax = SCRATCH_FILES_MAX, onOver } = this.#options
    const usage = await measure(folder, filesMax, { bytes: 0, files: 0 })
    if (this.#isStopped) return
    if (usage.bytes <= bytesMax && usage.files <= filesMax) return this.#arm()
    const what = usage.files > filesMax ? `more than ${filesMax} files` : `${usage.bytes} bytes`
    const evidence = { folder, bytes: usage.bytes, files: usage.files, bytes_max: bytesMax, files_max: filesMax }
    onOver(new Fault('memory/over-budget', `the run's scratch holds ${what}, its budget is ${bytesMax} bytes`, evidence))
  }
}

/** Stops counting once there are more files than allowed. What goes away meanwhile is not counted; links are not followed. */
async function measure(folder: string, filesMax: number, usage: Usage): Promise<Usage> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (usage.files > filesMax) break
    const path = join(folder, entry.name)
    usage.files += 1
    if (entry.isDirectory()) await measure(path, filesMax, usage)
    // A sparse file counts by what it could hold: whoever reads it pays for all of it.
    else usage.bytes += (await lstat(path).catch(() => undefined))?.size ?? 0
  }
  return usage
}
