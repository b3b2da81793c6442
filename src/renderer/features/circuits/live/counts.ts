/** What the engine counts of one node, since the version was applied. */
export interface NodeCounts {
  readonly in: number
  readonly out: number
  readonly errors: number
  /** Cause -> messages. */
  readonly dropped: Readonly<Record<string, number>>
  readonly queued: number
  readonly busy: number
}

export interface EdgeCounts {
  readonly messages: number
  readonly dropped: Readonly<Record<string, number>>
  readonly held: number
  readonly isHolding: boolean
}

/** The counts of one active circuit at one time; nodes by name, edges by id (`edgeIds`). */
export interface CircuitCounts {
  readonly version: number
  readonly nodes: ReadonlyMap<string, NodeCounts>
  readonly edges: ReadonlyMap<string, EdgeCounts>
}

/** How long back a rate looks. */
export const RATE_WINDOW_MS = 1_500
/** Looks at the counts that are kept of that time. */
const LOOKS_MAX = 32

interface Look {
  readonly atMs: number
  readonly counts: CircuitCounts
}

/** Messages a second, by what was counted over the last moments. */
export class Rates {
  #looks: Look[] = []

  /** Takes the counts as they are now. Another version begins anew: its counts are its own. */
  take(counts: CircuitCounts, atMs: number): void {
    if (this.#looks.at(-1)?.counts.version !== counts.version) this.#looks = []
    this.#looks.push({ counts, atMs })
    // One look at least as old as the window stays, to count from.
    while (this.#looks.length > LOOKS_MAX || (this.#looks[1] !== undefined && atMs - this.#looks[1].atMs >= RATE_WINDOW_MS))
      this.#looks.shift()
  }

  /** @returns messages a second that left the node; undefined before two looks */
  ofNode(name: string): number | undefined {
    return this.#perSecond((counts) => counts.nodes.get(name)?.out)
  }

  ofEdge(id: string): number | undefined {
    return this.#perSecond((counts) => counts.edges.get(id)?.messages)
  }

  #perSecond(countOf: (counts: CircuitCounts) => number | undefined): number | undefined {
    const [first] = this.#looks
    const last = this.#looks.at(-1)
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return undefined
    const [before, now] = [countOf(first.counts), countOf(last.counts)]
    return before === undefined || now === undefined ? undefined : Math.max(0, ((now - before) * 1_000) / (last.atMs - first.atMs))
  }
}
