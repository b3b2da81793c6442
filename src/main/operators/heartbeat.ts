import type { Clock } from '../../shared/base/index.ts'

export interface HeartbeatOptions {
  readonly clock: Clock
  /** Longest allowed silence, milliseconds. */
  readonly limitMs: number
  /** Called once, when the silence has lasted longer than the limit. */
  readonly onSilent: (silentMs: number) => void
}

/** Beats that lie unread in the engine's own queue get this long to be read before silence is believed. */
const READ_GRACE_MS = 100

/**
 * A watchdog over a party that must be heard from. `beat` on every sign of life, `stop` when the party may be silent again.
 * Monotonic time only: a clock that is set does not end a run.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions
  #lastMs: number
  #cancel: (() => void) | undefined

  constructor(options: HeartbeatOptions) {
    this.#options = options
    this.#lastMs = options.clock.monotonicMs()
    this.#arm(options.limitMs)
  }

  beat(): void {
    this.#lastMs = this.#options.clock.monotonicMs()
  }

  /** Ends the watch. May be called more than once. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  [Symbol.dispose](): void {
    this.stop()
  }

  /** One timer whatever the number of beats: it looks at the silence when it fires and sleeps for what is left. */
  #arm(waitMs: number): void {
    this.#cancel = this.#options.clock.after(waitMs, () => {
      const { clock, limitMs } = this.#options
      const silentMs = clock.monotonicMs() - this.#lastMs
      if (silentMs < limitMs + READ_GRACE_MS) {
        this.#arm(Math.max(limitMs - silentMs, READ_GRACE_MS))
        return
      }
      this.#cancel = undefined
      this.#options.onSilent(silentMs)
    })
  }
}
