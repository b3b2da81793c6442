import { Fault } from '../../shared/base/index.ts'
import { type Circuit, durableTopics } from '../../shared/circuit/index.ts'
import type { CircuitParts, CircuitState, CircuitStats, DrainOutcome, HeldMessage } from './contract.ts'
import { DurableEdges } from './durable-edges.ts'
import { Flow } from './flow.ts'
import { type Graph, graphOf } from './graph.ts'
import { Holds } from './holds.ts'
import { Inside } from './inside.ts'
import { OperatorNodeWork } from './nodes/operator.ts'
import { SourceNode } from './nodes/source.ts'
import { Pace } from './pace.ts'
import { PathBook } from './path-book.ts'
import { workOf } from './work-of.ts'

/** One active circuit: a party of the bus that moves messages between its topics, operators and durable edges (docs/spec/circuit-runtime.md). */
export class CircuitRuntime {
  readonly #circuit: Circuit
  readonly #parts: CircuitParts
  readonly #graph: Graph
  readonly #book: PathBook
  readonly #flow: Flow
  readonly #edges: DurableEdges
  readonly #holds: Holds
  readonly #sources: readonly SourceNode[]
  readonly #operators: readonly OperatorNodeWork[]
  readonly #durable: readonly string[]
  #state: CircuitState = 'made'
  #fault: Fault | undefined
  #lost = 0
  /** What was inside when it stopped. */
  #unfinished = 0
  #isPumping = false
  /** Of a drain: called when nothing is inside any more. */
  #onEmpty: (() => void) | undefined

  /** @param circuit expanded: no node of it is a circuit. @throws Fault `circuit/not-runnable` */
  constructor(circuit: Circuit, parts: CircuitParts) {
    const { bus, clock, random } = parts
    const { name, limits, nodes, edges } = circuit
    this.#circuit = circuit
    this.#parts = parts
    this.#durable = durableTopics(circuit)
    this.#graph = graphOf(circuit)
    const isRecording = edges.some(({ durable }) => durable) || [...nodes.values()].some(({ kind }) => kind === 'operator')
    this.#book = new PathBook({ circuit: name, clock, ledger: parts.paths, isRecording })
    this.#flow = new Flow({
      clock,
      inside: new Inside(clock, limits),
      book: this.#book,
      keepOn: (wire, batch) => this.#edges.put(wire, batch),
    })
    const onFault = (fault: Fault): void => this.#failed(fault)
    this.#edges = new DurableEdges(this.#flow, this.#graph.wires, { bus, random, circuit: name, deadlineMs: limits.deadlineMs, onFault })
    this.#holds = new Holds(this.#flow, this.#graph.wires, circuit.namespace)
    const pace = limits.messagesPerS === undefined ? undefined : new Pace(clock, limits.messagesPerS)
    for (const [node, cell] of this.#graph.cells) {
      cell.work = workOf(circuit, { node, cell, flow: this.#flow, pace, inputs: this.#graph.inputs.get(node) ?? [] }, parts)
    }
    const works = [...this.#graph.cells.values()].map(({ work }) => work)
    this.#sources = works.filter((work) => work instanceof SourceNode)
    this.#operators = works.filter((work) => work instanceof OperatorNodeWork)
    this.#flow.onIdle = () => this.#pump()
  }

  /** Subscribes. @throws Fault `authz/subscribe-denied`, `circuit/edge-not-kept` and others; it has stopped then */
  async start(): Promise<void> {
    if (this.#state !== 'made') throw new Fault('circuit/ended', `${this.#circuit.name} was started before`)
    const { bus, isDurable } = this.#parts
    const unkept = this.#durable.find((topic) => !isDurable(topic))
    if (unkept !== undefined)
      throw new Fault('circuit/edge-not-kept', `${unkept} is not kept: the policy does not call it durable`, { topic: unkept })
    this.#state = 'running'
    bus.onFault = (fault) => this.#told(fault)
    bus.onClose = (_code, _reason, fault) => this.#failed(fault)
    this.#book.start(
      [...this.#graph.cells.values()],
      this.#graph.wires,
      this.#sources.map(({ cell }) => cell),
    )
    try {
      // What a message may need is there before the first one comes.
      for (const operator of this.#operators) await operator.open()
      await this.#edges.open()
      for (const source of this.#sources) await source.open()
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Takes nothing more and lets what is inside end by its rules, for at most so long; what is left is dropped (`drained`). Then it has stopped. */
  async drain(ms: number): Promise<DrainOutcome> {
    if (this.#state !== 'running') return { inside: 0, dropped: 0 }
    this.#state = 'draining'
    for (const source of this.#sources) await source.close()
    this.#edges.stopReading()
    const inside = this.#inside()
    this.#holds.releaseAll()
    this.#flow.enter(() => {
      for (const { work } of this.#graph.cells.values()) work.drain?.()
    })
    await this.#empty(ms)
    await this.#end('drained')
    return { inside, dropped: this.#unfinished }
  }

  /** Ends at once: what is inside is dropped and counted (`stopped`). */
  async stop(): Promise<void> {
    if (this.#state === 'stopped') return
    await this.#end('stopped')
  }

  stats(): CircuitStats {
    const { cells, wires } = this.#graph
    return {
      state: this.#state,
      fault: this.#fault,
      inside: this.#flow.inside.size,
      lost: this.#lost,
      gone: this.#edges.gone,
      nodes: Object.fromEntries([...cells].map(([name, cell]) => [name, cell.stats()])),
      edges: Object.fromEntries(wires.map((wire) => [wire.id, wire.stats()])),
    }
  }

  /** The operator node that waits for a job; undefined where it is over, or nobody's here. */
  nodeOf(jobId: string): string | undefined {
    for (const operator of this.#operators) {
      const node = operator.nodeOf(jobId)
      if (node !== undefined) return node
    }
    return undefined
  }

  /** From now on what reaches the edge waits there. @throws Fault `circuit/hold-denied`, `circuit/unknown-edge` */
  hold(edge: string): void {
    this.#holds.hold(edge)
  }

  /** Lets the oldest held message go on. @returns false when none is held. @throws as `hold` */
  step(edge: string): boolean {
    return this.#holds.step(edge)
  }

  /** Lets all go on, and holds no more. @returns how many there were. @throws as `hold` */
  release(edge: string): number {
    return this.#holds.release(edge)
  }

  /** What an edge holds, the oldest first. @throws as `hold` */
  held(edge: string): readonly HeldMessage[] {
    return this.#holds.held(edge)
  }

  /** Those that wait at a source are not inside yet, and end with it. */
  #inside(): number {
    return this.#flow.inside.size + this.#sources.reduce((sum, { cell }) => sum + cell.queued, 0)
  }

  #pump(): void {
    if (this.#isPumping) return
    this.#isPumping = true
    if (this.#state !== 'stopped') for (const source of this.#sources) source.admit()
    this.#edges.roomAgain()
    this.#isPumping = false
    if (this.#onEmpty !== undefined && this.#inside() === 0) this.#onEmpty()
  }

  async #empty(ms: number): Promise<void> {
    if (this.#inside() === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#onEmpty = resolve
    const cancel = this.#parts.clock.after(ms, resolve)
    await promise
    cancel()
    this.#onEmpty = undefined
  }

  async #end(cause: 'drained' | 'stopped'): Promise<void> {
    if (this.#state === 'stopped') return
    this.#state = 'stopped'
    this.#unfinished = this.#inside()
    this.#holds.drop(cause)
    for (const cell of this.#graph.cells.values()) for (const parcel of cell.work.abandon?.() ?? []) this.#flow.cutOff(cell, parcel, cause)
    this.#flow.giveUpBusy(cause)
    this.#book.stop()
    // A drain that was waiting has nothing to wait for any more.
    this.#onEmpty?.()
    try {
      if (this.#parts.bus.isConnected) await this.#leave()
    } finally {
      for (const operator of this.#operators) operator.cancelAbandoned(`its circuit was ${cause}`)
    }
    await this.#parts.bus.close()
  }

  async #leave(): Promise<void> {
    for (const source of this.#sources) await source.close()
    for (const operator of this.#operators) await operator.close()
    await this.#edges.close()
  }

  /** A refusal that no promise carries: what was lost, or a post that a sink had handed over. */
  #told({ code, topic, evidence }: Parameters<CircuitParts['bus']['onFault']>[0]): void {
    const count = Number(evidence?.['dropped'] ?? evidence?.['expired'] ?? 0)
    if (code === 'spine/dropped' || code === 'spine/expired') {
      this.#lost += count
      this.#book.lost(count)
      return
    }
    for (const [name, node] of this.#circuit.nodes) {
      if ((node.kind !== 'topic' && node.kind !== 'dead_letter') || node.topic !== topic) continue
      const cell = this.#graph.cells.get(name)
      cell?.ignored.set(code, (cell.ignored.get(code) ?? 0) + 1)
    }
  }

  /** The bus, or the log of its durable edges, ended by itself: nothing can go on. */
  #failed(fault: Fault): void {
    if (this.#state === 'stopped') return
    this.#fault = fault
    void this.#end('stopped')
  }
}
