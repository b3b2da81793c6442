import type { Fault } from '../base/index.ts'

interface Waiting {
  resolve(): void
  reject(fault: Fault): void
}

/** Publishes that wait for their acknowledgement, by publisher_seq: a queue, because acknowledgements come in order. */
export class Acknowledgements {
  #waiting: (Waiting | undefined)[] = []
  #head = 0
  /** publisher_seq of #waiting[#head]. */
  #first = 1
  #last = 0

  /** The number the next publish carries. */
  get next(): number {
    return this.#last + 1
  }

  get size(): number {
    return this.#last - this.#first + 1
  }

  /** Registers the publish that carries `next`. */
  wait(resolve: () => void, reject: (fault: Fault) => void): void {
    this.#waiting.push({ resolve, reject })
    this.#last++
  }

  /** Everything up to `durable` is settled. */
  settle(durable: number): void {
    const upTo = Math.min(durable, this.#last)
    while (this.#first <= upTo) this.#next()?.resolve()
    this.#compact()
  }

  /** The publish that carried `seq` was refused. */
  refuse(seq: number, fault: Fault): boolean {
    const index = this.#head + seq - this.#first
    if (seq < this.#first || seq > this.#last) return false
    this.#waiting[index]?.reject(fault)
    this.#waiting[index] = undefined
    return true
  }

  /** Everything up to `seq` fails. */
  failUpTo(seq: number, fault: Fault): void {
    const upTo = Math.min(seq, this.#last)
    while (this.#first <= upTo) this.#next()?.reject(fault)
    this.#compact()
  }

  #next(): Waiting | undefined {
    const waiting = this.#waiting[this.#head]
    this.#waiting[this.#head] = undefined
    this.#head++
    this.#first++
    return waiting
  }

  #compact(): void {
    if (this.#head <= 4096 && this.#head < this.#waiting.length) return
    this.#waiting = this.#waiting.slice(this.#head)
    this.#head = 0
  }
}
