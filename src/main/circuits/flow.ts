import type { Clock } from '../../shared/base/index.ts'
import { addTo, type Cell, type Wire } from './cell.ts'
import type { PathHop } from './contract.ts'
import type { Inside, Waiting } from './inside.ts'
import { HELD_MAX } from './limits.ts'
import type { Parcel } from './parcel.ts'
import type { PathBook } from './path-book.ts'

type Part = Cell | Wire

interface Step {
  readonly cell: Cell
  readonly port: string
  readonly batch: readonly Parcel[]
}

export interface FlowOptions {
  readonly clock: Clock
  readonly inside: Inside
  readonly book: PathBook
  /** Puts messages on a durable edge. */
  readonly keepOn: (wire: Wire, batch: readonly Parcel[]) => void
}

/**
 * Moves batches from node to node. Whatever happens to a circuit (messages, results, timers) enters here; what the nodes make of it is put in
 * a list and worked off in order, so that a circuit's depth costs no stack and every edge keeps its order.
 */
export class Flow {
  readonly clock: Clock
  readonly inside: Inside
  /** Paths are put on the record: each edge then has messages of its own. */
  readonly isRecording: boolean
  /** Called when all that entered is worked off: whoever waits for room may come in. */
  onIdle: () => void = () => {}
  readonly #book: PathBook
  readonly #keepOn: FlowOptions['keepOn']
  readonly #busy = new Map<Parcel, Part>()
  #steps: Step[] = []
  #isRunning = false

  constructor({ clock, inside, book, keepOn }: FlowOptions) {
    this.clock = clock
    this.inside = inside
    this.#book = book
    this.isRecording = book.isRecording
    this.#keepOn = keepOn
  }

  /** Lets `act` move messages, and works off what comes of it. */
  enter(act: () => void): void {
    if (this.#isRunning) return act()
    this.#isRunning = true
    try {
      act()
      this.workOff()
    } finally {
      this.#isRunning = false
    }
    this.onIdle()
  }

  /** Messages leave a node by a port. */
  emit(cell: Cell, port: string, batch: readonly Parcel[]): void {
    if (batch.length === 0) return
    const wires = cell.ports.get(port)
    if (wires === undefined) return this.dropAll(cell, batch, 'unconnected')
    cell.out += batch.length
    this.#spread(wires, batch)
  }

  /** A message cannot be worked on: it leaves by the port `error`, where that leads somewhere. */
  fail(cell: Cell, parcel: Parcel, code: string): void {
    const wires = cell.ports.get('error')
    if (wires === undefined) return this.drop(cell, parcel, code)
    cell.errors++
    if (parcel.trail !== undefined) parcel.trail = { hop: { ...parcel.trail.hop, error: code }, before: parcel.trail.before }
    this.#spread(wires, [parcel])
  }

  drop(part: Part, parcel: Parcel, cause: string): void {
    addTo(part.dropped, cause)
    this.#book.ended(part.ends, parcel, { outcome: 'dropped', cause })
  }

  dropAll(cell: Cell, batch: readonly Parcel[], cause: string): void {
    if (this.isRecording) for (const parcel of batch) this.drop(cell, parcel, cause)
    else {
      addTo(cell.dropped, cause, batch.length)
      addTo(cell.ends, cause, batch.length)
    }
  }

  /** The circuit ends with it inside: one that came from a durable edge comes again. */
  cutOff(part: Part, parcel: Parcel, cause: string): void {
    if (parcel.path !== undefined) parcel.path.isCutOff = true
    this.drop(part, parcel, cause)
  }

  /** It went into another message. */
  join(cell: Cell, parcel: Parcel): void {
    cell.joined++
    this.#book.ended(cell.ends, parcel, { outcome: 'joined', cause: '' })
  }

  /** It was published. */
  published(cell: Cell, parcel: Parcel, output?: { readonly topic: string; readonly id: string }): void {
    cell.out++
    this.#book.ended(cell.ends, parcel, { outcome: 'out', cause: '', output })
  }

  /** Messages whose paths nobody records were published. */
  publishedMany(cell: Cell, count: number): void {
    cell.out += count
    addTo(cell.ends, 'out', count)
  }

  /** It is on a durable edge. */
  kept(wire: Wire, parcel: Parcel, id: string): void {
    wire.messages++
    this.#book.ended(wire.ends, parcel, { outcome: 'kept', cause: '', output: { topic: wire.topic as string, id } })
  }

  /** A message waits in a node. @returns undefined when there is no room: it was dropped then */
  wait(cell: Cell, parcel: Parcel, remove: () => void): Waiting | undefined {
    if (!this.inside.makeRoom()) {
      this.drop(cell, parcel, 'overflow')
      return undefined
    }
    cell.queued++
    const waiting = this.inside.wait(parcel, () => {
      remove()
      this.goOn(cell, waiting)
      this.drop(cell, parcel, 'overflow')
    })
    return waiting
  }

  /** It waits no more. */
  goOn(cell: Cell, waiting: Waiting): void {
    cell.queued--
    this.inside.waitNoMore(waiting)
  }

  /** Work that leaves the circuit and comes back begins. @returns false when there is no room: the message was dropped then */
  begin(part: Part, parcel: Parcel): boolean {
    if (!this.inside.makeRoom()) {
      this.drop(part, parcel, 'overflow')
      return false
    }
    parcel.keep()
    part.busy++
    this.#busy.set(parcel, part)
    this.inside.begin()
    return true
  }

  /** It came back. @returns false when the circuit gave it up meanwhile: it is counted already */
  finish(part: Part, parcel: Parcel): boolean {
    if (!this.#busy.delete(parcel)) return false
    part.busy--
    this.inside.finish()
    return true
  }

  /** Gives up whatever is outside. Of what the bus has and did not acknowledge nobody knows here whether it went out. */
  giveUpBusy(cause: string): void {
    for (const [parcel, part] of [...this.#busy])
      if (this.finish(part, parcel)) this.cutOff(part, parcel, part.isPublishing ? 'unacknowledged' : cause)
  }

  /** The hop of an operator is known only with its result. */
  passed(parcel: Parcel, hop: PathHop): void {
    parcel.trail = { hop, before: parcel.trail?.before }
    parcel.isCrossed = true
  }

  /** Hands a message on over an edge, whatever holds it. */
  pass(wire: Wire, batch: readonly Parcel[]): void {
    if (wire.topic !== undefined) return this.#keepOn(wire, batch)
    wire.messages += batch.length
    this.#steps.push({ cell: wire.to, port: wire.toPort, batch })
  }

  /** Into a node, not over an edge: what a durable edge brought. */
  arrive(wire: Wire, parcel: Parcel): void {
    this.#steps.push({ cell: wire.to, port: wire.toPort, batch: [parcel] })
  }

  #spread(wires: readonly Wire[], batch: readonly Parcel[]): void {
    const last = wires.length - 1
    for (let i = 0; i < last; i++) this.#offer(wires[i] as Wire, this.isRecording ? batch.map((parcel) => parcel.fork()) : batch)
    this.#offer(wires[last] as Wire, batch)
  }

  #offer(wire: Wire, batch: readonly Parcel[]): void {
    wire.offered += batch.length
    const passing = wire.test === undefined ? batch : this.#tested(wire, wire.test, batch)
    if (passing.length === 0) return
    if (wire.isHolding) for (const parcel of passing) this.#hold(wire, parcel)
    else this.pass(wire, passing)
  }

  #tested(wire: Wire, test: NonNullable<Wire['test']>, batch: readonly Parcel[]): Parcel[] {
    return batch.filter((parcel) => {
      const cause = test(parcel)
      if (cause !== undefined) this.drop(wire, parcel, cause)
      return cause === undefined
    })
  }

  #hold(wire: Wire, parcel: Parcel): void {
    if (wire.held.length >= HELD_MAX) return this.drop(wire, parcel, 'hold_full')
    if (!this.inside.makeRoom()) return this.drop(wire, parcel, 'overflow')
    parcel.keep()
    this.inside.begin()
    wire.held.push({ parcel, sinceMs: this.clock.monotonicMs() })
  }

  /** Works off what was emitted so far; inside `enter` only. */
  workOff(): void {
    const steps = this.#steps
    // It grows while it is worked off.
    for (let i = 0; i < steps.length; i++) {
      const { cell, port, batch } = steps[i] as Step
      cell.in += batch.length
      if (this.isRecording) for (const parcel of batch) parcel.trail = { hop: { node: cell.name }, before: parcel.trail }
      cell.work.take(batch, port)
    }
    this.#steps = []
  }
}
