import type { Clock } from '../../shared/base/index.ts'

/** Live numbers change at most four times a second. */
export const UI_UPDATE_MS = 250

/** Lets a burst of changes through as one call: the first at once, the rest at most every `everyMs`. Nothing is lost, the last call always comes. */
export class Pacer {
  readonly #clock: Clock
  readonly #flush: () => void
  readonly #everyMs: number
  #lastMs = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | undefined

  constructor(clock: Clock, flush: () => void, everyMs = UI_UPDATE_MS) {
    this.#clock = clock
    this.#flush = flush
    this.#everyMs = everyMs
  }

  /** Something changed: `flush` runs now or when its turn comes. */
  touch(): void {
    if (this.#cancel !== undefined) return
    const waitMs = this.#lastMs + this.#everyMs - this.#clock.monotonicMs()
    if (waitMs <= 0) this.#run()
    else this.#cancel = this.#clock.after(waitMs, () => this.#run())
  }

  dispose(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #run(): void {
    this.#cancel = undefined
    this.#lastMs = this.#clock.monotonicMs()
    this.#flush()
  }
}
