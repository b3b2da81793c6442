import { createHash } from 'node:crypto'

/** Messages compared in one replay; of more only the first. */
export const COMPARED_MAX = 1_000_000

export interface TopicDifference {
  readonly topic: string
  /** Messages that were recorded, and that came this time. */
  readonly recorded: number
  readonly replayed: number
  /** Places, counted from 1, at which they differ, one that is missing or too many among them. */
  readonly differed: number
  /** The first of them; undefined when there is none. */
  readonly first: number | undefined
}

/** What came of a replay beside what had come when it was recorded: by topic, in order, by schema and payload. */
export class ReplayComparison {
  readonly #max: number
  readonly #recorded = new Map<string, string[]>()
  readonly #replayed = new Map<string, string[]>()
  #count = 0
  isTruncated = false

  constructor(max = COMPARED_MAX) {
    this.#max = max
  }

  recorded(topic: string, schema: string, payload: Uint8Array): void {
    this.#keep(this.#recorded, topic, hashOf(schema, payload))
  }

  /** Topics of which nothing was recorded in the range are not compared. */
  replayed(topic: string, schema: string, payload: Uint8Array): void {
    this.#keep(this.#replayed, topic, hashOf(schema, payload))
  }

  /** As many came of every topic as were recorded. */
  get isComplete(): boolean {
    return [...this.#recorded].every(([topic, hashes]) => (this.#replayed.get(topic)?.length ?? 0) >= hashes.length)
  }

  report(): TopicDifference[] {
    return [...this.#recorded].map(([topic, recorded]) => {
      const replayed = this.#replayed.get(topic) ?? []
      let differed = 0
      let first: number | undefined
      for (let i = 0; i < Math.max(recorded.length, replayed.length); i++) {
        if (recorded[i] === replayed[i]) continue
        differed++
        first ??= i + 1
      }
      return { topic, recorded: recorded.length, replayed: replayed.length, differed, first }
    })
  }

  #keep(into: Map<string, string[]>, topic: string, hash: string): void {
    if (this.#count >= this.#max) {
      this.isTruncated = true
      return
    }
    this.#count++
    const hashes = into.get(topic)
    if (hashes === undefined) into.set(topic, [hash])
    else hashes.push(hash)
  }
}

const hashOf = (schema: string, payload: Uint8Array): string => createHash('sha256').update(`${schema}\0`).update(payload).digest('base64')
