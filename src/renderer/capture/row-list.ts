const SIZE_MIN = 4_096

/**
 * Numbers of rows that pass a filter, oldest first. They come from both ends: newer ones as they arrive, older ones as a scan goes back through
 * what was kept; and they leave at the old end.
 */
export class RowList {
  #older = new Float64Array(SIZE_MIN)
  #olderCount = 0
  #newer = new Float64Array(SIZE_MIN)
  #newerFrom = 0
  #newerCount = 0

  get count(): number {
    return this.#olderCount + this.#newerCount - this.#newerFrom
  }

  at(index: number): number {
    return (
      index < this.#olderCount ? this.#older[this.#olderCount - 1 - index] : this.#newer[this.#newerFrom + index - this.#olderCount]
    ) as number
  }

  addNewer(number: number): void {
    if (this.#newerCount === this.#newer.length) this.#makeRoom()
    this.#newer[this.#newerCount++] = number
  }

  addOlder(number: number): void {
    if (this.#olderCount === this.#older.length) this.#older = grown(this.#older, this.#olderCount)
    this.#older[this.#olderCount++] = number
  }

  /** Rows before `first` are there no more. */
  dropBefore(first: number): void {
    while (this.#olderCount > 0 && (this.#older[this.#olderCount - 1] as number) < first) this.#olderCount -= 1
    if (this.#olderCount > 0) return
    while (this.#newerFrom < this.#newerCount && (this.#newer[this.#newerFrom] as number) < first) this.#newerFrom += 1
  }

  /** Keeps those that `isThere`. */
  compact(isThere: (number: number) => boolean): void {
    let count = 0
    for (let i = 0; i < this.#olderCount; i++) if (isThere(this.#older[i] as number)) this.#older[count++] = this.#older[i] as number
    this.#olderCount = count
    count = 0
    for (let i = this.#newerFrom; i < this.#newerCount; i++)
      if (isThere(this.#newer[i] as number)) this.#newer[count++] = this.#newer[i] as number
    this.#newerFrom = 0
    this.#newerCount = count
  }

  /** Index of `number`; -1 when it is not there. */
  indexOf(number: number): number {
    let low = 0
    let high = this.count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.at(middle)
      if (found === number) return middle
      if (found < number) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #makeRoom(): void {
    const kept = this.#newer.subarray(this.#newerFrom, this.#newerCount)
    if (this.#newerFrom > this.#newer.length / 2) this.#newer.copyWithin(0, this.#newerFrom, this.#newerCount)
    else this.#newer = grown(kept, kept.length)
    this.#newerFrom = 0
    this.#newerCount = kept.length
  }
}

function grown(old: Float64Array, used: number): Float64Array<ArrayBuffer> {
  const made = new Float64Array(Math.max(SIZE_MIN, used * 2))
  made.set(old.subarray(0, used))
  return made
}
