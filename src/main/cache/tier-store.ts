/** What a store is told of an entry. */
export interface StoredEntry {
  readonly key: string
  readonly bytes: number
  /** Lower-case hex of its bytes' SHA-256. */
  readonly sha256: string
}

/** Where the bytes of a tier's entries are. Stores decide nothing: what lies where is the book's, and what they give back is checked. */
export interface TierStore {
  /** What it is, for the record: `ram`, `ram (simulated)`, or what a device's host says of itself. */
  readonly medium: string
  /** @throws Fault of the store where it has no room; nothing of the entry is left then. */
  put(entry: StoredEntry, bytes: Uint8Array): Promise<void>
  /** Undefined when it holds no such entry. */
  get(entry: StoredEntry): Promise<Uint8Array | undefined>
  drop(entry: Pick<StoredEntry, 'key'>): Promise<void>
  /** What it really holds, told by itself and not from what was put. */
  list(): Promise<readonly { readonly key: string; readonly bytes: number }[]>
  /** Bytes that it uses for the cache. */
  usedBytes(): Promise<number>
}

/** Entries in the memory of this process: L2, and L1 where no device is, named as simulated. */
export class RamStore implements TierStore {
  readonly medium: string
  readonly #held = new Map<string, Uint8Array>()

  constructor(medium: 'ram' | 'ram (simulated)') {
    this.medium = medium
  }

  put({ key }: StoredEntry, bytes: Uint8Array): Promise<void> {
    this.#held.set(key, bytes)
    return Promise.resolve()
  }

  get({ key }: StoredEntry): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#held.get(key))
  }

  drop({ key }: Pick<StoredEntry, 'key'>): Promise<void> {
    this.#held.delete(key)
    return Promise.resolve()
  }

  list(): Promise<readonly { readonly key: string; readonly bytes: number }[]> {
    return Promise.resolve([...this.#held].map(([key, { length }]) => ({ key, bytes: length })))
  }

  async usedBytes(): Promise<number> {
    return (await this.list()).reduce((sum, { bytes }) => sum + bytes, 0)
  }
}
