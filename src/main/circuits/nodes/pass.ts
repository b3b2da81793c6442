import type { BranchNode, MapNode } from '../../../shared/circuit/index.ts'
import type { Cell, NodeWork } from '../cell.ts'
import type { Flow } from '../flow.ts'
import { Judge } from '../judge.ts'
import type { Parcel } from '../parcel.ts'

const encoder = new TextEncoder()

/** Merge and probe: all that comes goes on. */
export class PassNode implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow

  constructor(cell: Cell, flow: Flow) {
    this.#cell = cell
    this.#flow = flow
  }

  take(batch: readonly Parcel[]): void {
    this.#flow.emit(this.#cell, 'out', batch)
  }
}

export class FilterNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #where: Judge

  constructor(cell: Cell, flow: Flow, where: string) {
    this.#cell = cell
    this.#flow = flow
    this.#where = new Judge(where, 'bool')
  }

  take(batch: readonly Parcel[]): void {
    const passing: Parcel[] = []
    for (const parcel of batch) {
      const verdict = this.#where.value(parcel)
      if (!verdict.ok) this.#flow.fail(this.#cell, parcel, verdict.error)
      else if (verdict.value === true) passing.push(parcel)
      else this.#flow.drop(this.#cell, parcel, 'filtered')
    }
    this.#flow.emit(this.#cell, 'out', passing)
  }
}

export class MapNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #to: Judge
  readonly #schema: string

  constructor(cell: Cell, flow: Flow, { to, schema }: MapNode) {
    this.#cell = cell
    this.#flow = flow
    this.#to = new Judge(to, 'map')
    this.#schema = schema ?? ''
  }

  take(batch: readonly Parcel[]): void {
    const made: Parcel[] = []
    for (const parcel of batch) {
      const value = this.#to.value(parcel)
      if (!value.ok) this.#flow.fail(this.#cell, parcel, value.error)
      else {
        const payload = encoder.encode(JSON.stringify(value.value))
        made.push(parcel.with({ payload, schema: this.#schema }))
      }
    }
    this.#flow.emit(this.#cell, 'out', made)
  }
}

/** The first case that holds takes the message; one that cannot be judged ends it. */
export class BranchNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #cases: readonly { readonly port: string; readonly when: Judge }[]
  readonly #else: string | undefined

  constructor(cell: Cell, flow: Flow, node: BranchNode) {
    this.#cell = cell
    this.#flow = flow
    this.#cases = node.cases.map(({ port, when }) => ({ port, when: new Judge(when, 'bool') }))
    this.#else = node.else
  }

  take(batch: readonly Parcel[]): void {
    const chosen = new Map<string, Parcel[]>()
    for (const parcel of batch) {
      const port = this.#portFor(parcel)
      if (port === undefined) continue
      const others = chosen.get(port)
      if (others === undefined) chosen.set(port, [parcel])
      else others.push(parcel)
    }
    for (const [port, parcels] of chosen) this.#flow.emit(this.#cell, port, parcels)
  }

  /** @returns undefined when it was dropped */
  #portFor(parcel: Parcel): string | undefined {
    for (const { port, when } of this.#cases) {
      const verdict = when.value(parcel)
      if (!verdict.ok) {
        this.#flow.drop(this.#cell, parcel, verdict.error)
        return undefined
      }
      if (verdict.value === true) return port
    }
    if (this.#else === undefined) this.#flow.drop(this.#cell, parcel, 'filtered')
    return this.#else
  }
}
