/** FNV-1a over bytes, as the header peek computes it while it checks a topic. */
export const TOPIC_HASH_SEED = 0x811c9dc5
const FNV_PRIME = 0x01000193

export function topicHash(bytes: Uint8Array, start: number, length: number): number {
  let hash = TOPIC_HASH_SEED
  for (let i = start; i < start + length; i++) hash = Math.imul(hash ^ (bytes[i] as number), FNV_PRIME)
  return hash
}

interface Slot<T> {
  readonly hash: number
  readonly bytes: Uint8Array
  readonly value: T
  next: Slot<T> | undefined
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('latin1')
const BUCKETS = 4096

/** A map from topic to value that is asked with the topic's bytes where they lie, so a lookup makes no string and no garbage. */
export class ByteTopicTable<T> {
  #buckets: (Slot<T> | undefined)[] = new Array<Slot<T> | undefined>(BUCKETS).fill(undefined)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The value for the topic at bytes[start, start + length) whose `topicHash` is `hash`. */
  find(bytes: Uint8Array, start: number, length: number, hash: number): T | undefined {
    let slot = this.#buckets[hash & (BUCKETS - 1)]
    search: for (; slot !== undefined; slot = slot.next) {
      if (slot.hash !== hash || slot.bytes.length !== length) continue
      const own = slot.bytes
      for (let i = 0; i < length; i++) if (own[i] !== bytes[start + i]) continue search
      return slot.value
    }
    return undefined
  }

  get(topic: string): T | undefined {
    const bytes = encoder.encode(topic)
    return this.find(bytes, 0, bytes.length, topicHash(bytes, 0, bytes.length))
  }

  /** Adds a topic that is not there yet; callers check first. */
  add(topic: string, value: T): void {
    const bytes = encoder.encode(topic)
    const hash = topicHash(bytes, 0, bytes.length)
    const bucket = hash & (BUCKETS - 1)
    this.#buckets[bucket] = { hash, bytes, value, next: this.#buckets[bucket] }
    this.#size++
  }

  delete(topic: string): boolean {
    const bytes = encoder.encode(topic)
    const hash = topicHash(bytes, 0, bytes.length)
    const bucket = hash & (BUCKETS - 1)
    let before: Slot<T> | undefined
    for (let slot = this.#buckets[bucket]; slot; before = slot, slot = slot.next) {
      if (slot.hash !== hash || decoder.decode(slot.bytes) !== topic) continue
      if (before) before.next = slot.next
      else this.#buckets[bucket] = slot.next
      this.#size--
      return true
    }
    return false
  }

  clear(): void {
    this.#buckets.fill(undefined)
    this.#size = 0
  }

  *values(): Generator<T> {
    for (const first of this.#buckets) for (let slot = first; slot; slot = slot.next) yield slot.value
  }
}
