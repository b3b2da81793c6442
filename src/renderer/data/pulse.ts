import type { Clock } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'

/** The engine is heard once a second, by `system.metrics`; unheard for this long it is silent. */
export const SILENT_AFTER_MS = 5_000
const LOOK_EVERY_MS = 1_000

/**
 * Notices an engine that holds its connection and says nothing: stopped in a debugger, or too busy to turn. Whoever may not read `system.metrics` has
 * no pulse, and is told nothing.
 */
export class Pulse {
  readonly #clock: Clock
  readonly #onChanged: (silentSinceMs: number | undefined) => void
  #bus: Bus | undefined
  #heardMs = 0
  #heardWallMs = 0
  #isSilent = false
  #cancel: () => void = () => {}

  /** @param onChanged gets when it was heard last, ms since 1970, once it is silent; undefined when it is heard again */
  constructor(clock: Clock, onChanged: (silentSinceMs: number | undefined) => void) {
    this.#clock = clock
    this.#onChanged = onChanged
  }

  /** @throws what the engine refuses */
  async attach(bus: Bus): Promise<void> {
    this.#cancel()
    this.#bus = bus
    this.#isSilent = false
    let isFirst = true
    await bus.subscribe('system.metrics', () => {
      if (bus !== this.#bus) return
      this.#hear()
      if (isFirst) this.#look()
      isFirst = false
    })
  }

  /** The connection ended: who is not there is not silent. */
  detach(): void {
    this.#cancel()
    this.#bus = undefined
  }

  #hear(): void {
    this.#heardMs = this.#clock.monotonicMs()
    this.#heardWallMs = Number(this.#clock.wallNs() / 1_000_000n)
    if (!this.#isSilent) return
    this.#isSilent = false
    this.#onChanged(undefined)
  }

  #look(): void {
    const askedMs = this.#clock.monotonicMs()
    this.#cancel = this.#clock.after(LOOK_EVERY_MS, () => {
      const nowMs = this.#clock.monotonicMs()
      // A look that is late itself says that this page stood still; what came meanwhile has not been heard yet.
      const isLate = nowMs - askedMs > 2 * LOOK_EVERY_MS
      if (!isLate && !this.#isSilent && nowMs - this.#heardMs >= SILENT_AFTER_MS) {
        this.#isSilent = true
        this.#onChanged(this.#heardWallMs)
      }
      this.#look()
    })
  }
}
