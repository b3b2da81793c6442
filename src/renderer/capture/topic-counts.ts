const SIZE_MIN = 256

/** What was taken and kept of each topic, by the topic's number; and its oldest and newest row. taken = kept + dropped for each. */
export class TopicCounts {
  #taken = new Float64Array(SIZE_MIN)
  #kept = new Float64Array(SIZE_MIN)
  #keptBytes = new Float64Array(SIZE_MIN)
  #oldest = new Float64Array(SIZE_MIN).fill(-1)
  #newest = new Float64Array(SIZE_MIN).fill(-1)

  took(topic: number, number: number, bytes: number): void {
    if (topic >= this.#taken.length) this.#grow(topic)
    this.#taken[topic] = (this.#taken[topic] as number) + 1
    this.#kept[topic] = (this.#kept[topic] as number) + 1
    this.#keptBytes[topic] = (this.#keptBytes[topic] as number) + bytes
    if (this.#oldest[topic] === -1) this.#oldest[topic] = number
    this.#newest[topic] = number
  }

  /** Its oldest row went; `oldest` is the next one, -1 for none. */
  dropped(topic: number, oldest: number, bytes: number): void {
    this.#kept[topic] = (this.#kept[topic] as number) - 1
    this.#keptBytes[topic] = (this.#keptBytes[topic] as number) - bytes
    this.#oldest[topic] = oldest
    if (oldest === -1) this.#newest[topic] = -1
  }

  takenOf(topic: number): number {
    return this.#taken[topic] ?? 0
  }

  keptOf(topic: number): number {
    return this.#kept[topic] ?? 0
  }

  keptBytesOf(topic: number): number {
    return this.#keptBytes[topic] ?? 0
  }

  droppedOf(topic: number): number {
    return this.takenOf(topic) - this.keptOf(topic)
  }

  oldestOf(topic: number): number {
    return this.#oldest[topic] ?? -1
  }

  newestOf(topic: number): number {
    return this.#newest[topic] ?? -1
  }

  #grow(topic: number): void {
    const size = Math.max(topic + 1, this.#taken.length * 2)
    const into = (old: Float64Array, fill: number): Float64Array<ArrayBuffer> => {
      const made = new Float64Array(size).fill(fill)
      made.set(old)
      return made
    }
    this.#taken = into(this.#taken, 0)
    this.#kept = into(this.#kept, 0)
    this.#keptBytes = into(this.#keptBytes, 0)
    this.#oldest = into(this.#oldest, -1)
    this.#newest = into(this.#newest, -1)
  }
}
