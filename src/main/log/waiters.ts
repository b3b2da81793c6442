import { Fault } from '../../shared/base/index.ts'

/** Promises that may wait for the disk at once. */
export const WAITERS_MAX = 262_144

interface Waiter {
  readonly index: number
  readonly resolve: () => void
  readonly reject: (fault: Fault) => void
}

/** Who waits for which entry to be on disk, in the entries' order. */
export class Waiters {
  #waiting: Waiter[] = []
  /** Settled ones at the front, not yet dropped from the array. */
  #done = 0

  get count(): number {
    return this.#waiting.length - this.#done
  }

  /** @throws Fault `log/full` (as a rejection) when WAITERS_MAX wait already. */
  add(index: number): Promise<void> {
    if (this.count >= WAITERS_MAX) return Promise.reject(new Fault('log/full', 'too many callers wait for the log', { limit: WAITERS_MAX }))
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter = { index, resolve, reject }
    const last = this.#waiting.at(-1)
    if (last === undefined || last.index <= index) this.#waiting.push(waiter)
    else {
      const at = this.#waiting.findIndex((other, i) => i >= this.#done && other.index > index)
      this.#waiting.splice(at, 0, waiter)
    }
    return promise
  }

  /** Resolves those who wait for an entry below `size`. */
  settle(size: number): void {
    while (this.#done < this.#waiting.length) {
      const waiter = this.#waiting[this.#done]
      if (waiter === undefined || waiter.index >= size) break
      waiter.resolve()
      this.#done++
    }
    if (this.#done > 1_024 || this.#done === this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#done)
      this.#done = 0
    }
  }

  rejectAll(fault: Fault): void {
    const waiting = this.#waiting.slice(this.#done)
    this.#waiting = []
    this.#done = 0
    for (const waiter of waiting) waiter.reject(fault)
  }
}
