import { MARK } from './row-block.ts'

/** Numbers behind the highest that are remembered one by one. */
export const REMEMBERED_SEQS = 31
const SIZE_MIN = 256

/**
 * Watches the sequence numbers of each topic, by the topic's number here. Within REMEMBERED_SEQS of the highest it knows which ones came: a number
 * that comes again is a duplicate, one that had been missing is late. What is further behind is called late, for nobody remembers.
 */
export class SequenceWatch {
  #highest = new Float64Array(SIZE_MIN)
  #epoch = new Float64Array(SIZE_MIN)
  /** Bit i: the number `i` below the highest came. */
  #came = new Uint32Array(SIZE_MIN)
  #isSeen = new Uint8Array(SIZE_MIN)
  /** Of the last `see`. */
  missing = 0

  /** @returns the message's marks; `missing` says how many are missing before it. An engine's new epoch begins anew. */
  see(topic: number, seq: number, epoch: number): number {
    if (topic >= this.#highest.length) this.#grow(topic)
    this.missing = 0
    if (this.#isSeen[topic] !== 1 || epoch > (this.#epoch[topic] as number)) {
      this.#isSeen[topic] = 1
      this.#epoch[topic] = epoch
      this.#highest[topic] = seq
      this.#came[topic] = 1
      return 0
    }
    const highest = this.#highest[topic] as number
    const came = this.#came[topic] as number
    if (seq > highest) {
      const step = seq - highest
      this.#highest[topic] = seq
      this.#came[topic] = step > REMEMBERED_SEQS ? 1 : ((came << step) | 1) >>> 0
      if (step === 1) return 0
      this.missing = Math.min(step - 1, 0xffffffff)
      return MARK.gap
    }
    const behind = highest - seq
    if (behind > REMEMBERED_SEQS) return MARK.late
    if ((came >>> behind) & 1) return MARK.duplicate
    this.#came[topic] = (came | (1 << behind)) >>> 0
    return MARK.late
  }

  #grow(topic: number): void {
    const size = Math.max(topic + 1, this.#highest.length * 2)
    const into = <T extends Float64Array | Uint32Array | Uint8Array>(made: T, old: T): T => {
      made.set(old as never)
      return made
    }
    this.#highest = into(new Float64Array(size), this.#highest)
    this.#epoch = into(new Float64Array(size), this.#epoch)
    this.#came = into(new Uint32Array(size), this.#came)
    this.#isSeen = into(new Uint8Array(size), this.#isSeen)
  }
}
