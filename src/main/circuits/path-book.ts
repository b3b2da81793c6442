import type { Clock } from '../../shared/base/index.ts'
import { addTo, type Cell, type Wire } from './cell.ts'
import type { PathHop, PathLedger, PathOutcome, PathRecord } from './contract.ts'
import { HOPS_RECORDED_MAX, SETTLE_MS } from './limits.ts'
import type { Parcel, Trail } from './parcel.ts'

interface End {
  readonly outcome: PathOutcome
  readonly cause: string
  readonly output?: PathRecord['output']
}

export interface PathBookOptions {
  readonly circuit: string
  readonly clock: Clock
  readonly ledger: PathLedger
  /** Paths may cross an operator or a durable edge. */
  readonly isRecording: boolean
}

/** Tells what became of each message: a record for each path that crossed an operator or a durable edge, counts once a second for the others. */
export class PathBook {
  readonly isRecording: boolean
  readonly #options: PathBookOptions
  #parts: readonly (Cell | Wire)[] = []
  #sources: readonly Cell[] = []
  readonly #cameBefore = new Map<Cell, number>()
  #lost = 0
  #cancel: () => void = () => {}

  constructor(options: PathBookOptions) {
    this.#options = options
    this.isRecording = options.isRecording
  }

  start(cells: readonly Cell[], wires: readonly Wire[], sources: readonly Cell[]): void {
    this.#parts = [...cells, ...wires]
    this.#sources = sources
    this.#next()
  }

  stop(): void {
    this.#cancel()
    this.settle()
  }

  /** The bus dropped so many messages before they were read here. */
  lost(count: number): void {
    this.#lost += count
  }

  /** A piece of a message is over. @param ends where it is counted when it has no record of its own */
  ended(ends: Map<string, number>, parcel: Parcel, end: End): void {
    if (parcel.isCrossed || end.outcome === 'kept') this.#options.ledger.took(this.#recordOf(parcel, end))
    else addTo(ends, end.outcome === 'dropped' ? end.cause : end.outcome)
    parcel.path?.left()
  }

  /** Tells what has no record of its own, where there is anything. */
  settle(): void {
    const came: Record<string, number> = {}
    for (const cell of this.#sources) {
      const more = cell.in - (this.#cameBefore.get(cell) ?? 0)
      if (more > 0) came[cell.name] = more
      this.#cameBefore.set(cell, cell.in)
    }
    const ends: Record<string, Record<string, number>> = {}
    for (const part of this.#parts) {
      if (part.ends.size === 0) continue
      ends['name' in part ? part.name : part.id] = Object.fromEntries(part.ends)
      part.ends.clear()
    }
    const lost = this.#lost
    this.#lost = 0
    if (lost === 0 && Object.keys(came).length === 0 && Object.keys(ends).length === 0) return
    this.#options.ledger.settled({ circuit: this.#options.circuit, came, ends, lost })
  }

  #next(): void {
    this.#cancel = this.#options.clock.after(SETTLE_MS, () => {
      this.settle()
      this.#next()
    })
  }

  #recordOf(parcel: Parcel, { outcome, cause, output }: End): PathRecord {
    const { clock, circuit } = this.#options
    const hops = hopsOf(parcel.trail)
    const { topic } = parcel.origin.envelope
    return {
      circuit,
      traceId: parcel.trace?.traceId ?? new Uint8Array(16),
      correlation: parcel.correlation,
      source: { topic, pos: parcel.origin.delivery.pos },
      hops: hops.slice(0, HOPS_RECORDED_MAX),
      hopsLeftOut: Math.max(0, hops.length - HOPS_RECORDED_MAX),
      outcome,
      cause,
      output,
      durationMs: Math.round(clock.monotonicMs() - (parcel.path?.startMs ?? clock.monotonicMs())),
    }
  }
}

function hopsOf(trail: Trail | undefined): PathHop[] {
  const hops: PathHop[] = []
  for (let at = trail; at !== undefined; at = at.before) hops.push(at.hop)
  return hops.reverse()
}
