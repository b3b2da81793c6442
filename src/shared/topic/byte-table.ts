/** FNV-1a over bytes, as the header peek computes it while it checks a topic. */
export const TOPIC_HASH_SEED = 0x811c9dc5
const FNV_PRIME = 0x01000193

export function topicHash(bytes: Uint8Array, start: number, length: number): number {
  let hash = TOPIC_HASH_SEED
  for (let i = start; i < start + length; i++) hash = Math.imul(hash ^ (bytes[i] as number), FNV_PRIME)
  return hash
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('latin1')
const SLOTS_MIN = 64
const POOL_BYTES_MIN = 2048
/** Numbers of a slot in `#slots`: hash, next slot of its bucket or NONE, where its bytes lie in the pool, their length. */
const SLOT = 4
const NONE = -1

/**
 * Numbers topics from 0 in the order in which they are added, and is asked with a topic's bytes where they lie, so a lookup makes no string and
 * no garbage. All topics share one pool of bytes and two arrays of numbers: some 30 bytes a topic, and nothing for the collector to walk.
 */
export class ByteTopicIndex {
  #heads = new Int32Array(SLOTS_MIN).fill(NONE)
  #slots = new Int32Array(SLOTS_MIN * SLOT)
  #size = 0
  #pool = new Uint8Array(POOL_BYTES_MIN)
  #poolUsed = 0

  get size(): number {
    return this.#size
  }

  /** The number of the topic at bytes[start, start + length) whose `topicHash` is `hash`; -1 when it is not there. */
  find(bytes: Uint8Array, start: number, length: number, hash: number): number {
    let slot = this.#heads[hash & (this.#heads.length - 1)] as number
    while (slot !== NONE && !this.isAt(slot, bytes, start, length, hash)) slot = this.#slots[slot * SLOT + 1] as number
    return slot
  }

  /** Whether the topic with this number is the one that `find` would look for. */
  isAt(number: number, bytes: Uint8Array, start: number, length: number, hash: number): boolean {
    const slots = this.#slots
    const at = number * SLOT
    if (slots[at] !== (hash | 0) || slots[at + 3] !== length) return false
    const pool = this.#pool
    const from = slots[at + 2] as number
    for (let i = 0; i < length; i++) if (pool[from + i] !== bytes[start + i]) return false
    return true
  }

  has(topic: string): boolean {
    const bytes = encoder.encode(topic)
    return this.find(bytes, 0, bytes.length, topicHash(bytes, 0, bytes.length)) !== NONE
  }

  hashAt(number: number): number {
    return this.#slots[number * SLOT] as number
  }

  /** Adds a topic that is not there yet; callers check first. @returns its number */
  add(topic: string): number {
    const bytes = encoder.encode(topic)
    if (this.#size === this.#heads.length) this.#grow()
    if (this.#poolUsed + bytes.length > this.#pool.length) this.#growPool(bytes.length)
    const slots = this.#slots
    const slot = this.#size++
    const hash = topicHash(bytes, 0, bytes.length) | 0
    const bucket = hash & (this.#heads.length - 1)
    slots[slot * SLOT] = hash
    slots[slot * SLOT + 1] = this.#heads[bucket] as number
    slots[slot * SLOT + 2] = this.#poolUsed
    slots[slot * SLOT + 3] = bytes.length
    this.#heads[bucket] = slot
    this.#pool.set(bytes, this.#poolUsed)
    this.#poolUsed += bytes.length
    return slot
  }

  topicAt(number: number): string {
    const at = this.#slots[number * SLOT + 2] as number
    return decoder.decode(this.#pool.subarray(at, at + (this.#slots[number * SLOT + 3] as number)))
  }

  clear(): void {
    this.#heads = new Int32Array(SLOTS_MIN).fill(NONE)
    this.#slots = new Int32Array(SLOTS_MIN * SLOT)
    this.#size = 0
    this.#pool = new Uint8Array(POOL_BYTES_MIN)
    this.#poolUsed = 0
  }

  #grow(): void {
    const count = this.#size
    const slots = new Int32Array(count * 2 * SLOT)
    slots.set(this.#slots)
    const heads = new Int32Array(count * 2).fill(NONE)
    for (let slot = 0; slot < count; slot++) {
      const bucket = (slots[slot * SLOT] as number) & (heads.length - 1)
      slots[slot * SLOT + 1] = heads[bucket] as number
      heads[bucket] = slot
    }
    this.#slots = slots
    this.#heads = heads
  }

  /** A pool with room for `bytes` more, and half as much again as is used. */
  #growPool(bytes: number): void {
    const pool = new Uint8Array(Math.ceil((this.#poolUsed + bytes) * 1.5))
    pool.set(this.#pool.subarray(0, this.#poolUsed))
    this.#pool = pool
  }
}

/** A map from topic to value, asked as a `ByteTopicIndex` is. */
export class ByteTopicTable<T> {
  readonly #index = new ByteTopicIndex()
  /** By number of the topic. */
  #values: T[] = []

  get size(): number {
    return this.#values.length
  }

  /** The value for the topic at bytes[start, start + length) whose `topicHash` is `hash`. */
  find(bytes: Uint8Array, start: number, length: number, hash: number): T | undefined {
    const number = this.#index.find(bytes, start, length, hash)
    return number < 0 ? undefined : this.#values[number]
  }

  /** Adds a topic that is not there yet; callers check first. */
  add(topic: string, value: T): void {
    this.#values[this.#index.add(topic)] = value
  }

  clear(): void {
    this.#index.clear()
    this.#values = []
  }

  values(): Iterable<T> {
    return this.#values
  }
}
