import type { EdgeStats, NodeStats } from './contract.ts'
import type { Parcel } from './parcel.ts'

/** What a node does with what reaches it. */
export interface NodeWork {
  /** Messages that came by one edge, in order. The array is not the node's to change. */
  take(batch: readonly Parcel[], port: string): void
  /** Nothing more comes from outside: whatever waits for more is to end by its rule. */
  drain?(): void
  /** Gives up all that waits, without counting it. */
  abandon?(): readonly Parcel[]
}

export function addTo(counts: Map<string, number>, key: string, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

/** A node of a running circuit, and its counts since the start. */
export class Cell {
  readonly name: string
  readonly ports = new Map<string, Wire[]>()
  work!: NodeWork
  in = 0
  out = 0
  joined = 0
  errors = 0
  queued = 0
  busy = 0
  /** What it is busy with are messages that the bus has and did not acknowledge. */
  isPublishing = false
  readonly dropped = new Map<string, number>()
  readonly ignored = new Map<string, number>()
  /** Ends that no record of their own tells, since they were told last. */
  readonly ends = new Map<string, number>()

  constructor(name: string) {
    this.name = name
  }

  stats(): NodeStats {
    const { out, joined, errors, queued, busy } = this
    return {
      in: this.in,
      out,
      joined,
      errors,
      dropped: Object.fromEntries(this.dropped),
      queued,
      busy,
      ignored: Object.fromEntries(this.ignored),
    }
  }
}

/** Which messages may pass an edge; answers a cause where one may not. */
export type EdgeTest = (parcel: Parcel) => string | undefined

/** An edge of a running circuit. */
export class Wire {
  readonly id: string
  readonly from: Cell
  readonly to: Cell
  readonly toPort: string
  /** Undefined: all pass. */
  readonly test: EdgeTest | undefined
  /** Of a durable edge. */
  readonly topic: string | undefined
  offered = 0
  messages = 0
  readonly dropped = new Map<string, number>()
  readonly ends = new Map<string, number>()
  held: { readonly parcel: Parcel; readonly sinceMs: number }[] = []
  isHolding = false
  /** Being put on the durable edge. */
  busy = 0
  readonly isPublishing = true

  constructor(id: string, from: Cell, to: Cell, rest: { toPort: string; test: EdgeTest | undefined; topic: string | undefined }) {
    this.id = id
    this.from = from
    this.to = to
    this.toPort = rest.toPort
    this.test = rest.test
    this.topic = rest.topic
  }

  stats(): EdgeStats {
    const { offered, messages, held, isHolding } = this
    return { offered, messages, dropped: Object.fromEntries(this.dropped), held: held.length + this.busy, isHolding }
  }
}
