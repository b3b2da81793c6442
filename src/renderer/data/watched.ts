import type { Clock } from '../../shared/base/index.ts'

/** Asks again and again while somebody looks, one asking after the other. */
export class Watched {
  readonly #clock: Clock
  readonly #everyMs: number
  readonly #ask: () => Promise<void>
  #watchers = 0
  /** Of several askings under way the last one goes on. */
  #round = 0
  #cancel: (() => void) | undefined

  /** @param ask must not reject */
  constructor(clock: Clock, everyMs: number, ask: () => Promise<void>) {
    this.#clock = clock
    this.#everyMs = everyMs
    this.#ask = ask
  }

  get isWatched(): boolean {
    return this.#watchers > 0
  }

  /** Somebody looks; call what is returned when they look away. */
  watch(): () => void {
    this.#watchers += 1
    if (this.#watchers === 1) this.refresh()
    return () => {
      this.#watchers -= 1
      if (this.#watchers === 0) this.#cancel?.()
    }
  }

  /** Asks now, also out of turn. */
  refresh(): void {
    this.#cancel?.()
    this.#round += 1
    const round = this.#round
    void this.#ask().then(() => {
      if (this.isWatched && round === this.#round) this.#cancel = this.#clock.after(this.#everyMs, () => this.refresh())
    })
  }
}
