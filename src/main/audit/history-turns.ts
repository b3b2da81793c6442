import { Fault } from '../../shared/base/index.ts'
import type { HistoryProgress } from '../../shared/history/index.ts'

/** Work this long lets other requests have their turn. */
const TURN_MS = 8
/** How often work that lasts tells how far it is. */
export const PROGRESS_MS = 250
/** Records between two looks at the clock. */
const LOOK_EVERY = 64

export interface HistoryWork {
  /** Ends it with Fault `history/cancelled`. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: HistoryProgress) => void
}

/** Turns of one piece of work on the history's thread: it gives way, tells how far it is, and ends when nobody wants it. */
export class Turns {
  readonly #work: HistoryWork
  readonly #nowMs: () => number
  readonly #of: number
  #done = 0
  #turnMs: number
  #toldMs: number

  constructor(work: HistoryWork, nowMs: () => number, of: number) {
    this.#work = work
    this.#nowMs = nowMs
    this.#of = of
    this.#turnMs = this.#toldMs = nowMs()
  }

  /** One more record is done. @returns a promise only where it gives way. */
  step(): Promise<void> | undefined {
    return ++this.#done % LOOK_EVERY === 0 && this.#nowMs() - this.#turnMs >= TURN_MS ? this.#yield() : undefined
  }

  async #yield(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.#work.signal?.aborted === true) throw new Fault('history/cancelled', 'the request was cancelled')
    this.#turnMs = this.#nowMs()
    if (this.#turnMs - this.#toldMs < PROGRESS_MS) return
    this.#toldMs = this.#turnMs
    this.#work.onProgress?.({ records: this.#done, of: this.#of })
  }
}
