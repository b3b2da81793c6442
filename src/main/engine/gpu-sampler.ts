import type { Clock } from '../../shared/base/index.ts'
import { readGpus } from '../compute/index.ts'
import type { GpuWatch } from '../pipeline/index.ts'
import { treePids } from '../platform/process-tree.ts'

/** Pause between two readings. */
const READ_EVERY_MS = 250
/** Readings of one fit; a longer one is read no more: what was seen counts. */
export const READINGS_MAX = 20_000

interface Sources {
  readonly read: typeof readGpus
  readonly tree: typeof treePids
}

/** Reads the GPUs again and again, from outside of the process that is to use them. Callers stop it. */
export class GpuSampler implements GpuWatch {
  readonly readings: GpuWatch['readings'][number][] = []
  readonly #pids = new Set<number>()
  readonly #pid: number
  readonly #clock: Clock
  readonly #sources: Sources
  #isStopped = false
  #cancel: () => void = () => undefined

  constructor(pid: number, clock: Clock, sources: Sources = { read: readGpus, tree: treePids }) {
    this.#pid = pid
    this.#clock = clock
    this.#sources = sources
    void this.#look()
  }

  get pids(): readonly number[] {
    return [...this.#pids]
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel()
  }

  async #look(): Promise<void> {
    for (const pid of [this.#pid, ...this.#sources.tree(this.#pid)]) this.#pids.add(pid)
    const atMs = this.#clock.monotonicMs()
    const processes = await this.#sources.read()
    if (this.#isStopped) return
    if (processes !== undefined && this.readings.length < READINGS_MAX) this.readings.push({ atMs, processes })
    this.#cancel = this.#clock.after(READ_EVERY_MS, () => void this.#look())
  }
}
