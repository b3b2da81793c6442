/** Largest ring: positions are 32-bit and wrap. */
export const RING_BYTES_MAX = 1 << 30
/** Room at the end of a ring that only breaches and control items may take. */
export const RING_RESERVE_BYTES = 262_144

/** What an item of the ring asks of the log worker. */
export const ITEM_ENTRY = 0
export const ITEM_BREACH = 1
export const ITEM_RESUME = 2
export const ITEM_CLOSE = 3
export const ITEM_HEAD = 4
export type ItemKind = typeof ITEM_ENTRY | typeof ITEM_BREACH | typeof ITEM_RESUME | typeof ITEM_CLOSE | typeof ITEM_HEAD

const ITEM_HEAD_BYTES = 8
const STATE_BYTES = 64
const WRITTEN = 0
const READ = 1
const ASLEEP = 2
/** Index in 64-bit words. */
const DURABLE = 2

const aligned = (bytes: number): number => (bytes + 7) & ~7

interface RingViews {
  readonly shared: SharedArrayBuffer
  readonly state: Int32Array
  readonly durable: BigInt64Array
  readonly words: Uint32Array
  readonly data: Buffer
  readonly mask: number
}

function viewsOf(shared: SharedArrayBuffer): RingViews {
  const capacity = shared.byteLength - STATE_BYTES
  return {
    shared,
    state: new Int32Array(shared, 0, 4),
    durable: new BigInt64Array(shared, 0, 4),
    words: new Uint32Array(shared, STATE_BYTES),
    data: Buffer.from(shared, STATE_BYTES, capacity),
    mask: capacity - 1,
  }
}

/** @param bytes a power of two, at most RING_BYTES_MAX. */
export function makeRing(bytes: number): SharedArrayBuffer {
  if (bytes < 2 * RING_RESERVE_BYTES || bytes > RING_BYTES_MAX || (bytes & (bytes - 1)) !== 0)
    throw new RangeError(`no ring of ${bytes} bytes`)
  return new SharedArrayBuffer(STATE_BYTES + bytes)
}

/**
 * Writing end of a single-producer, single-consumer ring of items in shared memory. An item is uint32 length, uint32 kind, content, padded
 * to 8 bytes, so that its first 8 bytes never wrap. Callers must be on one thread.
 */
export class RingWriter {
  readonly #views: RingViews
  #written = 0
  /** A bound from the last look at the reader's position: it is looked at again only when the ring seems full. */
  #read = 0

  constructor(shared: SharedArrayBuffer) {
    this.#views = viewsOf(shared)
    this.#written = Atomics.load(this.#views.state, WRITTEN)
    this.#read = Atomics.load(this.#views.state, READ)
  }

  /**
   * Adds one item whose content is `head` and then `rest`.
   * @param reserve bytes that must stay free behind it.
   * @returns false when there is no room; nothing was taken then.
   */
  push(kind: ItemKind, head: Uint8Array, rest: Uint8Array | undefined, reserve: number): boolean {
    const { state, words, mask } = this.#views
    const length = head.length + (rest?.length ?? 0)
    const bytes = ITEM_HEAD_BYTES + aligned(length)
    if (((this.#written - this.#read) >>> 0) + bytes + reserve > mask + 1) {
      this.#read = Atomics.load(state, READ)
      if (((this.#written - this.#read) >>> 0) + bytes + reserve > mask + 1) return false
    }
    const at = this.#written & mask
    words[at >>> 2] = length
    words[(at >>> 2) + 1] = kind
    this.#put(head, (at + ITEM_HEAD_BYTES) & mask)
    if (rest !== undefined) this.#put(rest, (at + ITEM_HEAD_BYTES + head.length) & mask)
    this.#written = (this.#written + bytes) | 0
    Atomics.store(state, WRITTEN, this.#written)
    if (Atomics.load(state, ASLEEP) === 1 && Atomics.exchange(state, ASLEEP, 0) === 1) Atomics.notify(state, ASLEEP)
    return true
  }

  /** Entries that are on disk, as the worker last said. */
  durableSize(): number {
    return Number(Atomics.load(this.#views.durable, DURABLE))
  }

  #put(bytes: Uint8Array, at: number): void {
    const { data } = this.#views
    const first = Math.min(bytes.length, data.length - at)
    if (first === bytes.length) data.set(bytes, at)
    else {
      data.set(bytes.subarray(0, first), at)
      data.set(bytes.subarray(first), 0)
    }
  }
}

/** Reading end, for the worker thread. */
export class RingReader {
  readonly #views: RingViews
  #read = 0
  #written = 0

  constructor(shared: SharedArrayBuffer) {
    this.#views = viewsOf(shared)
    this.#read = Atomics.load(this.#views.state, READ)
    this.#written = this.#read
  }

  /** Length and kind of the next item; undefined when the ring is empty. */
  peek(): { readonly length: number; readonly kind: ItemKind } | undefined {
    const { state, words, mask } = this.#views
    if (this.#written === this.#read) {
      this.#written = Atomics.load(state, WRITTEN)
      if (this.#written === this.#read) return undefined
    }
    const at = (this.#read & mask) >>> 2
    return { length: words[at] ?? 0, kind: (words[at + 1] ?? 0) as ItemKind }
  }

  /** Copies the next item's content to `out` at `to` and takes the item off. The room it took is given back by `release`. */
  take(length: number, out: Buffer, to: number): void {
    const { data, mask } = this.#views
    const at = (this.#read + ITEM_HEAD_BYTES) & mask
    const first = Math.min(length, data.length - at)
    data.copy(out, to, at, at + first)
    if (first < length) data.copy(out, to + first, 0, length - first)
    this.skip(length)
  }

  skip(length: number): void {
    this.#read = (this.#read + ITEM_HEAD_BYTES + aligned(length)) | 0
  }

  release(): void {
    Atomics.store(this.#views.state, READ, this.#read)
  }

  publishDurable(size: number): void {
    Atomics.store(this.#views.durable, DURABLE, BigInt(size))
  }

  /** Blocks this thread until there is an item, at most `ms`. */
  wait(ms: number): void {
    const { state } = this.#views
    Atomics.store(state, ASLEEP, 1)
    if (Atomics.load(state, WRITTEN) === this.#read) Atomics.wait(state, ASLEEP, 1, ms)
    Atomics.store(state, ASLEEP, 0)
  }
}
