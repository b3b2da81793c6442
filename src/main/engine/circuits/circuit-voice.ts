import type { Clock } from '../../../shared/base/index.ts'

export const TOLD_EVERY_MS = 250

export interface CircuitVoiceOptions {
  readonly clock: Clock
  /** Whether anybody listens. */
  readonly isHeard: () => boolean
  readonly tell: () => void
}

/** Tells what circuits are and do, four times a second while somebody listens. */
export class CircuitVoice {
  readonly #options: CircuitVoiceOptions
  #stop: () => void

  constructor(options: CircuitVoiceOptions) {
    this.#options = options
    this.#stop = options.clock.after(TOLD_EVERY_MS, () => this.#again())
  }

  close(): void {
    this.#stop()
  }

  #again(): void {
    this.#stop = this.#options.clock.after(TOLD_EVERY_MS, () => this.#again())
    if (this.#options.isHeard()) this.#options.tell()
  }
}
