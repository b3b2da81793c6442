import type { Fault } from '../base/index.ts'

/** Values on their way to one loop. Bounded: the oldest goes for one too many. */
export class Channel<T> implements AsyncIterable<T> {
  readonly #max: number
  #queue: T[] = []
  #fault: Fault | undefined
  #isEnded = false
  #wake: (() => void) | undefined

  constructor(max: number) {
    this.#max = max
  }

  put(value: T): void {
    if (this.#isEnded) return
    if (this.#queue.length >= this.#max) this.#queue.shift()
    this.#queue.push(value)
    this.#wake?.()
  }

  /** Ends it behind what is in it; with a fault, the loop throws it. */
  end(fault?: Fault): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#fault = fault
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    while (true) {
      while (this.#queue.length > 0) yield this.#queue.shift() as T
      if (this.#fault) throw this.#fault
      if (this.#isEnded) return
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}
