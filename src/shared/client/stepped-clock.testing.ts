import type { Clock } from '../base/index.ts'

/** A clock that a test moves; what falls due is called in order. */
export class SteppedClock implements Clock {
  #nowMs = 0
  #due: { atMs: number; callback: () => void }[] = []

  get waiting(): number {
    return this.#due.length
  }

  wallNs(): bigint {
    return BigInt(this.#nowMs) * 1_000_000n
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  after(ms: number, callback: () => void): () => void {
    const entry = { atMs: this.#nowMs + ms, callback }
    this.#due.push(entry)
    return () => {
      this.#due = this.#due.filter((other) => other !== entry)
    }
  }

  pass(ms: number): void {
    const endMs = this.#nowMs + ms
    while (true) {
      const next = this.#due.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      this.#due = this.#due.filter((other) => other !== next)
      this.#nowMs = next.atMs
      next.callback()
    }
    this.#nowMs = endMs
  }
}
