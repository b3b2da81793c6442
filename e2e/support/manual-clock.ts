import type { Clock } from '../../src/shared/base/index.ts'

/** A clock that stands until the test moves it. */
export class ManualClock implements Clock {
  #nowMs = 0
  readonly #timers: { at: number; callback: () => void }[] = []

  wallNs(): bigint {
    return BigInt(1_764_000_000_000 + this.#nowMs) * 1_000_000n
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#nowMs + ms, callback }
    this.#timers.push(timer)
    return () => {
      const at = this.#timers.indexOf(timer)
      if (at >= 0) this.#timers.splice(at, 1)
    }
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.length
  }

  /** Moves the clock and lets what is due happen, in order; promises settle in between. */
  async advance(ms: number): Promise<void> {
    const until = this.#nowMs + ms
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at)
      if (next === undefined || next.at > until) break
      this.#nowMs = next.at
      this.#timers.splice(this.#timers.indexOf(next), 1)
      next.callback()
      await settle()
    }
    this.#nowMs = until
    await settle()
  }
}

/** Lets pending promises settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
