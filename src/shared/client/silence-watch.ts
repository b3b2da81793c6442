import type { Clock } from '../base/index.ts'

/** Nothing of a stream comes after this: the Spine holds one no longer that was silent for so long (docs/reference/wire.md). */
export const STREAM_SILENT_MS = 60_000
const LOOK_MS = STREAM_SILENT_MS / 4

/** Who was not heard for STREAM_SILENT_MS, found a quarter of that late at most. Its timer runs only while it watches somebody. */
export class SilenceWatch {
  readonly #clock: Clock
  readonly #onSilent: (id: string) => void
  readonly #heardMs = new Map<string, number>()
  #cancel: (() => void) | undefined

  /** `onSilent` is called once for each; who is told is watched no more. */
  constructor(clock: Clock, onSilent: (id: string) => void) {
    this.#clock = clock
    this.#onSilent = onSilent
  }

  heard(id: string): void {
    this.#heardMs.set(id, this.#clock.monotonicMs())
    this.#cancel ??= this.#clock.after(LOOK_MS, this.#look)
  }

  forget(id: string): void {
    this.#heardMs.delete(id)
    if (this.#heardMs.size === 0) this.#stop()
  }

  clear(): void {
    this.#heardMs.clear()
    this.#stop()
  }

  #stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  readonly #look = (): void => {
    this.#cancel = undefined
    const now = this.#clock.monotonicMs()
    for (const [id, heardMs] of this.#heardMs) {
      if (now - heardMs <= STREAM_SILENT_MS) continue
      this.#heardMs.delete(id)
      this.#onSilent(id)
    }
    if (this.#heardMs.size > 0) this.#cancel ??= this.#clock.after(LOOK_MS, this.#look)
  }
}
