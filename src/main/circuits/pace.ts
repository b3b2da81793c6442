import type { Clock } from '../../shared/base/index.ts'

/** Messages a second; a full second's worth may come at once, and one always. */
export class Pace {
  readonly #clock: Clock
  readonly #perS: number
  readonly #most: number
  #left: number
  #atMs: number

  constructor(clock: Clock, perS: number) {
    this.#clock = clock
    this.#perS = perS
    this.#most = Math.max(perS, 1)
    this.#left = this.#most
    this.#atMs = clock.monotonicMs()
  }

  /** @returns how many of `wanted` may go now */
  take(wanted: number): number {
    const nowMs = this.#clock.monotonicMs()
    this.#left = Math.min(this.#most, this.#left + ((nowMs - this.#atMs) * this.#perS) / 1_000)
    this.#atMs = nowMs
    const taken = Math.min(wanted, Math.floor(this.#left))
    this.#left -= taken
    return taken
  }

  /** Until one more may go. */
  waitMs(): number {
    return this.#left >= 1 ? 0 : Math.ceil(((1 - this.#left) * 1_000) / this.#perS)
  }
}
