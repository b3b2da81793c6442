import type { Clock } from '../../shared/base/index.ts'

/** The longest pause between two messages that is kept, before it is scaled. */
const PAUSE_MS_MAX = 60_000
/** Steps that may wait to be taken. */
export const STEPS_MAX = 10_000

export interface NextMessage {
  readonly topic: string
  readonly pos: number
  /** By its sender's clock, ns since 1970 UTC. */
  readonly ts: bigint | undefined
}

/** When a replay's next message goes: by the pauses of the recording and the speed, or step by step. */
export class ReplayPace {
  readonly #clock: Clock
  /** 0: as fast as possible. */
  speed: number
  isCancelled = false
  /** What goes next, while it waits. */
  next: NextMessage | undefined
  #isPaused: boolean
  #steps = 0
  #lastTs: bigint | undefined
  /** When the message before was due; undefined before the first, and again after a pause. */
  #beforeMs: number | undefined
  #wake: () => void = () => undefined

  constructor(clock: Clock, { speed, isPaused = false }: { readonly speed: number; readonly isPaused?: boolean }) {
    this.#clock = clock
    this.speed = speed
    this.#isPaused = isPaused
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  pause(): void {
    this.#isPaused = true
    this.#steps = 0
    this.wake()
  }

  /** Goes on from here: the time it stood still is not made up for. */
  resume(speed = this.speed): void {
    this.speed = speed
    this.#isPaused = false
    this.#beforeMs = undefined
    this.wake()
  }

  /** Lets so many messages through, at once, and stands still behind them. */
  step(messages: number): void {
    this.#isPaused = true
    this.#steps = Math.min(STEPS_MAX, this.#steps + messages)
    this.wake()
  }

  cancel(): void {
    this.isCancelled = true
    this.wake()
  }

  /** Whoever waits looks again. */
  wake(): void {
    this.#wake()
  }

  /** Resolves when it is this message's turn, or the replay is cancelled. */
  async turn(next: NextMessage): Promise<void> {
    const pauseMs = this.#pauseBefore(next.ts)
    this.next = next
    while (!this.isCancelled) {
      if (this.#isPaused) {
        if (this.#steps > 0) {
          this.#steps -= 1
          this.#beforeMs = undefined
          break
        }
        await this.sleep(PAUSE_MS_MAX)
        continue
      }
      const nowMs = this.#clock.monotonicMs()
      const dueMs = this.speed === 0 ? nowMs : (this.#beforeMs ?? nowMs) + pauseMs / this.speed
      if (dueMs - nowMs <= 1) {
        this.#beforeMs = dueMs
        break
      }
      this.#beforeMs ??= nowMs
      await this.sleep(dueMs - nowMs)
    }
    this.next = undefined
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#clock.after(ms, resolve)
      this.#wake = () => {
        stop()
        resolve()
      }
    })
  }

  /** As long as its sender had waited since the message before, by their clocks. */
  #pauseBefore(ts: bigint | undefined): number {
    if (ts === undefined) return 0
    const before = this.#lastTs ?? ts
    this.#lastTs = ts > before ? ts : before
    return Math.min(PAUSE_MS_MAX, Math.max(0, Number(ts - before) / 1e6))
  }
}
