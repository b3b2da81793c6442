/** Where a person's own machine keeps what it has seen; a browser's localStorage. */
export interface TextStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** The newest checkpoint of a log that this machine has verified, and the key it was signed by. */
export interface HeldHead {
  readonly origin: string
  readonly vkey: string
  readonly size: number
  /** Hex. */
  readonly root: string
  /** RFC 3339. */
  readonly seen: string
}

const KEY = 'vbus.held-heads'
/** Logs whose heads are kept; the one longest not seen gives way. */
export const HELD_HEADS_MAX = 64

/** Heads and keys of logs as this machine has seen them: what shows later that a log was cut back or written anew. */
export class HeldHeads {
  readonly #texts: TextStore

  constructor(texts: TextStore) {
    this.#texts = texts
  }

  get(origin: string): HeldHead | undefined {
    return this.#all().find((head) => head.origin === origin)
  }

  put(head: HeldHead): void {
    const others = this.#all().filter(({ origin }) => origin !== head.origin)
    this.#texts.setItem(KEY, JSON.stringify([...others, head].slice(-HELD_HEADS_MAX)))
  }

  /** What was kept; a damaged value is as none. */
  #all(): readonly HeldHead[] {
    try {
      const kept: unknown = JSON.parse(this.#texts.getItem(KEY) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isHead) : []
    } catch {
      return []
    }
  }
}

function isHead(value: unknown): value is HeldHead {
  const { origin, vkey, size, root, seen } = (value ?? {}) as Partial<Record<keyof HeldHead, unknown>>
  const isText = [origin, vkey, root, seen].every((text) => typeof text === 'string')
  return isText && Number.isSafeInteger(size) && /^[0-9a-f]{64}$/.test(String(root))
}
