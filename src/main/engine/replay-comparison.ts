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
  /** Positions of the two messages at that place; undefined for one that is missing. */
  readonly firstRecordedPos: number | undefined
  readonly firstReplayedPos: number | undefined
}

/** A message as it is compared: its place among those of its topic, from 1. */
export interface Compared {
  readonly place: number
  readonly hash: string
}

interface Messages {
  readonly hashes: string[]
  readonly positions: number[]
}

/** What came of a replay beside what had come when it was recorded: by topic, in order, by schema and payload. */
export class ReplayComparison {
  readonly #max: number
  readonly #recorded = new Map<string, Messages>()
  readonly #replayed = new Map<string, Messages>()
  #count = 0
  isTruncated = false

  constructor(max = COMPARED_MAX) {
    this.#max = max
  }

  /** @returns undefined for one beyond what is compared */
  recorded(message: ComparedMessage): Compared | undefined {
    return this.#keep(this.#recorded, message)
  }

  /** Topics of which nothing was recorded in the range are not compared. */
  replayed(message: ComparedMessage): Compared | undefined {
    return this.#keep(this.#replayed, message)
  }

  /** As many came of every topic as were recorded. */
  get isComplete(): boolean {
    return [...this.#recorded].every(([topic, { hashes }]) => (this.#replayed.get(topic)?.hashes.length ?? 0) >= hashes.length)
  }

  report(): TopicDifference[] {
    return [...this.#recorded].map(([topic, recorded]) => {
      const replayed = this.#replayed.get(topic) ?? { hashes: [], positions: [] }
      const [was, is] = [recorded.hashes, replayed.hashes]
      let differed = 0
      let first: number | undefined
      for (let i = 0; i < Math.max(was.length, is.length); i++) {
        if (was[i] === is[i]) continue
        differed++
        first ??= i + 1
      }
      const at = (first ?? 0) - 1
      const positions = { firstRecordedPos: recorded.positions[at], firstReplayedPos: replayed.positions[at] }
      return { topic, recorded: was.length, replayed: is.length, differed, first, ...positions }
    })
  }

  #keep(into: Map<string, Messages>, { topic, schema, payload, pos }: ComparedMessage): Compared | undefined {
    if (this.#count >= this.#max) {
      this.isTruncated = true
      return undefined
    }
    this.#count++
    const of = into.get(topic) ?? { hashes: [], positions: [] }
    into.set(topic, of)
    const hash = hashOf(schema, payload)
    of.hashes.push(hash)
    of.positions.push(pos)
    return { place: of.hashes.length, hash }
  }
}

export interface ComparedMessage {
  readonly topic: string
  readonly schema: string
  readonly payload: Uint8Array
  readonly pos: number
}

const hashOf = (schema: string, payload: Uint8Array): string => createHash('sha256').update(`${schema}\0`).update(payload).digest('base64')
