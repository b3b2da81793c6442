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
 * A map from topic to value that is asked with the topic's bytes where they lie, so a lookup makes no string and no garbage. All topics
 * share one pool of bytes and one array of numbers: some 50 bytes a topic beside its value, and nothing for the collector to walk.
 */
export class ByteTopicTable<T> {
  #heads = new Int32Array(SLOTS_MIN).fill(NONE)
  #slots = new Int32Array(SLOTS_MIN * SLOT)
  /** As long as there is room for slots, so that it has no slack of its own. */
  #values = new Array<T | undefined>(SLOTS_MIN).fill(undefined)
  #used = 0
  #pool = new Uint8Array(POOL_BYTES_MIN)
  #poolUsed = 0
  #poolLost = 0
  #free = NONE
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The value for the topic at bytes[start, start + length) whose `topicHash` is `hash`. */
  find(bytes: Uint8Array, start: number, length: number, hash: number): T | undefined {
    const slot = this.#slotOf(bytes, start, length, hash | 0)
    return slot === NONE ? undefined : this.#values[slot]
  }

  get(topic: string): T | undefined {
    const bytes = encoder.encode(topic)
    return this.find(bytes, 0, bytes.length, topicHash(bytes, 0, bytes.length))
  }

  /** Adds a topic that is not there yet; callers check first. @returns its slot, which names it until it is deleted */
  add(topic: string, value: T): number {
    const bytes = encoder.encode(topic)
    if (this.#free === NONE && this.#used === this.#heads.length) this.#grow()
    if (this.#poolUsed + bytes.length > this.#pool.length) this.#makeRoom(bytes.length)
    const slots = this.#slots
    const slot = this.#free === NONE ? this.#used++ : this.#free
    if (slot === this.#free) this.#free = slots[slot * SLOT + 1] as number
    const hash = topicHash(bytes, 0, bytes.length) | 0
    const bucket = hash & (this.#heads.length - 1)
    slots[slot * SLOT] = hash
    slots[slot * SLOT + 1] = this.#heads[bucket] as number
    slots[slot * SLOT + 2] = this.#poolUsed
    slots[slot * SLOT + 3] = bytes.length
    this.#heads[bucket] = slot
    this.#pool.set(bytes, this.#poolUsed)
    this.#poolUsed += bytes.length
    this.#values[slot] = value
    this.#size++
    return slot
  }

  /** The topic in a slot that `add` returned. */
  topicAt(slot: number): string {
    const at = this.#slots[slot * SLOT + 2] as number
    return decoder.decode(this.#pool.subarray(at, at + (this.#slots[slot * SLOT + 3] as number)))
  }

  delete(topic: string): boolean {
    const bytes = encoder.encode(topic)
    const hash = topicHash(bytes, 0, bytes.length) | 0
    const slot = this.#slotOf(bytes, 0, bytes.length, hash)
    if (slot === NONE) return false
    const slots = this.#slots
    const next = slots[slot * SLOT + 1] as number
    const bucket = hash & (this.#heads.length - 1)
    let before = this.#heads[bucket] as number
    if (before === slot) this.#heads[bucket] = next
    else {
      while (slots[before * SLOT + 1] !== slot) before = slots[before * SLOT + 1] as number
      slots[before * SLOT + 1] = next
    }
    slots[slot * SLOT + 1] = this.#free
    this.#free = slot
    this.#values[slot] = undefined
    this.#poolLost += slots[slot * SLOT + 3] as number
    slots[slot * SLOT + 3] = 0
    this.#size--
    return true
  }

  clear(): void {
    this.#heads = new Int32Array(SLOTS_MIN).fill(NONE)
    this.#slots = new Int32Array(SLOTS_MIN * SLOT)
    this.#values = new Array<T | undefined>(SLOTS_MIN).fill(undefined)
    this.#used = 0
    this.#pool = new Uint8Array(POOL_BYTES_MIN)
    this.#poolUsed = 0
    this.#poolLost = 0
    this.#free = NONE
    this.#size = 0
  }

  *values(): Generator<T> {
    for (const value of this.#values) if (value !== undefined) yield value
  }

  #slotOf(bytes: Uint8Array, start: number, length: number, hash: number): number {
    const slots = this.#slots
    const pool = this.#pool
    let slot = this.#heads[hash & (this.#heads.length - 1)] as number
    search: for (; slot !== NONE; slot = slots[slot * SLOT + 1] as number) {
      const at = slot * SLOT
      if (slots[at] !== hash || slots[at + 3] !== length) continue
      const from = slots[at + 2] as number
      for (let i = 0; i < length; i++) if (pool[from + i] !== bytes[start + i]) continue search
      return slot
    }
    return NONE
  }

  #grow(): void {
    const count = this.#used
    const values = new Array<T | undefined>(count * 2).fill(undefined)
    for (let slot = 0; slot < count; slot++) values[slot] = this.#values[slot]
    this.#values = values
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

  /** A pool that holds what is used, without what was deleted, and half as much again. */
  #makeRoom(bytes: number): void {
    const pool = new Uint8Array(Math.max(POOL_BYTES_MIN, Math.ceil((this.#poolUsed - this.#poolLost + bytes) * 1.5)))
    let used = 0
    for (let slot = 0; slot < this.#used; slot++) {
      const at = this.#slots[slot * SLOT + 2] as number
      const length = this.#slots[slot * SLOT + 3] as number
      pool.set(this.#pool.subarray(at, at + length), used)
      this.#slots[slot * SLOT + 2] = used
      used += length
    }
    this.#pool = pool
    this.#poolUsed = used
    this.#poolLost = 0
  }
}
