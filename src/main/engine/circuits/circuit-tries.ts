import { type Clock, Fault } from '../../../shared/base/index.ts'
import { type Circuit, sourcesOf } from '../../../shared/circuit/index.ts'
import type { Client } from '../../../shared/client/index.ts'
import type { BusMessage } from '../../../shared/wire/index.ts'
import type { CircuitRuntime, CircuitStats, DrainOutcome } from '../../circuits/index.ts'
import type { Served } from './circuit-book.ts'
import { type CircuitLives, type MadeCircuit, sourceTopicsOf } from './circuit-lives.ts'

/** A message that is put in, or that came out. */
export interface TriedMessage {
  readonly topic: string
  readonly schema: string
  readonly correlation: string
  readonly payload: Uint8Array
}

export interface CircuitTriesOptions {
  readonly clock: Clock
  readonly lives: CircuitLives
  readonly newId: () => string
  /** A connection of whoever puts messages in and takes them out, in a namespace. */
  readonly join: (namespace: string) => Promise<Client>
  /** A namespace is done with: nobody comes there again. */
  readonly leave: (namespace: string) => void
}

/** What a test run is and did. */
export interface TriedCircuit {
  readonly id: string
  readonly name: string
  readonly namespace: string
  readonly outputs: readonly TriedMessage[]
  /** Outputs beyond those that are kept. */
  readonly more: number
  readonly stats: CircuitStats
}

interface Try {
  readonly id: string
  readonly made: MadeCircuit
  readonly bus: Client
  readonly home: Circuit
  readonly outputs: TriedMessage[]
  more: number
  lastMs: number
}

/** Test runs at once, in all. */
export const TRIES_MAX = 16
/** Outputs of one that are kept. */
export const OUTPUTS_MAX = 10_000
export const INPUTS_MAX = 10_000
/** Nothing moves for so long: what can come has come. */
const QUIET_MS = 300
const LOOK_MS = 20

/** Runs circuits on given messages, each in a namespace of its own: nothing of it reaches what really runs. */
export class CircuitTries {
  readonly #options: CircuitTriesOptions
  readonly #tries = new Map<string, Try>()

  constructor(options: CircuitTriesOptions) {
    this.#options = options
  }

  /** The namespace of the circuit that is tried in a namespace now; undefined where none is. */
  homeOf(namespace: string): string | undefined {
    return [...this.#tries.values()].find(({ made }) => made.circuit.namespace === namespace)?.home.namespace
  }

  /** Namespace that a test namespace's job topic is served from: its operators work for what is tried, too. */
  servedFrom(namespace: string, topic: string): string | undefined {
    for (const { made, home } of this.#tries.values())
      if (made.circuit.namespace === namespace)
        return [...home.nodes.values()].some((node) => node.kind === 'operator' && node.jobs === topic) ? home.namespace : undefined
    return undefined
  }

  runtimeOf(id: string): CircuitRuntime {
    return this.#find(id).made.runtime
  }

  get all(): readonly TriedCircuit[] {
    return [...this.#tries.values()].map(viewOf)
  }

  /** @throws Fault `spine/limit`, and what a runtime says */
  async start(circuit: Circuit, serves: readonly Served[]): Promise<TriedCircuit> {
    if (this.#tries.size >= TRIES_MAX) throw new Fault('spine/limit', `at most ${TRIES_MAX} circuits are tried at once`)
    const id = this.#options.newId()
    const namespace = `test-${id}`
    const made = await this.#options.lives.make({ name: circuit.name, version: 0, circuit: inTry(circuit, namespace), serves })
    let bus: Client | undefined
    try {
      bus = await this.#options.join(namespace)
      const one: Try = { id, made, bus, home: circuit, outputs: [], more: 0, lastMs: this.#options.clock.monotonicMs() }
      this.#tries.set(id, one)
      for (const topic of sinksOf(circuit)) await bus.subscribe(topic, (message) => this.#came(one, message))
      await made.gate.open()
      await made.runtime.start()
      return viewOf(one)
    } catch (error) {
      await this.#end({ id, made, bus })
      throw error
    }
  }

  /**
   * Puts messages in, in order, and waits until nothing moves any more, or for so long.
   * @throws Fault `wire/bad-payload` where one is for a topic that the circuit does not read: on one that it writes it would look as if it came out
   */
  async put(id: string, inputs: readonly TriedMessage[], waitMs: number): Promise<TriedCircuit> {
    const one = this.#find(id)
    const reads = sourceTopicsOf(one.home)
    const odd = inputs.findIndex(({ topic }) => !reads.has(topic))
    if (odd >= 0) {
      const topic = inputs[odd]?.topic.slice(0, 255)
      throw new Fault('wire/bad-payload', `inputs.${odd}: the circuit reads no ${topic}; it reads ${[...reads].slice(0, 10).join(', ')}`, {
        member: `inputs.${odd}`,
      })
    }
    for (const { topic, payload, schema, correlation } of inputs)
      await one.bus.publish(topic, payload, { ...(schema !== '' && { schema }), ...(correlation !== '' && { correlationId: correlation }) })
    const { clock } = this.#options
    const endMs = clock.monotonicMs() + waitMs
    one.lastMs = clock.monotonicMs()
    while (clock.monotonicMs() < endMs && this.#tries.has(id)) {
      const { inside, nodes } = one.made.runtime.stats()
      const isBusy = inside > 0 || Object.values(nodes).some(({ busy, queued }) => busy + queued > 0)
      if (isBusy) one.lastMs = clock.monotonicMs()
      if (clock.monotonicMs() - one.lastMs >= QUIET_MS) break
      await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
    }
    return viewOf(one)
  }

  /** @throws Fault `circuit/not-applied` */
  async stop(id: string): Promise<TriedCircuit & { readonly drained: DrainOutcome }> {
    const one = this.#find(id)
    const drained = await one.made.runtime.drain(one.home.limits.deadlineMs)
    // Its answer comes behind all that was routed before, also what came out in the drain; nobody is subscribed to this.
    await one.bus.request('system.control.unsubscribe', { patterns: ['circuits.barrier'] })
    await this.#end(one)
    return { ...viewOf(one), drained }
  }

  /** Ends it at once: what is inside is dropped. @throws Fault `circuit/not-applied` */
  async cancel(id: string): Promise<TriedCircuit> {
    const one = this.#find(id)
    await this.#end(one)
    return viewOf(one)
  }

  async close(): Promise<void> {
    for (const one of [...this.#tries.values()]) await this.#end(one)
  }

  async #end({ id, made, bus }: Pick<Try, 'id' | 'made'> & { readonly bus: Client | undefined }): Promise<void> {
    this.#tries.delete(id)
    await this.#options.lives.discard(made)
    await bus?.close().catch(() => undefined)
    this.#options.leave(made.circuit.namespace)
  }

  #came(one: Try, { envelope }: BusMessage): void {
    one.lastMs = this.#options.clock.monotonicMs()
    if (envelope.type !== 'event' && envelope.type !== 'job_result') return
    if (one.outputs.length >= OUTPUTS_MAX) {
      one.more++
      return
    }
    const { topic, schema = '', correlationId = '', payload } = envelope
    one.outputs.push({ topic, schema, correlation: correlationId, payload: payload.slice() })
  }

  #find(id: string): Try {
    const found = this.#tries.get(id)
    if (found === undefined) throw new Fault('circuit/not-applied', `no test run ${id} is under way`, { test_id: id })
    return found
  }
}

/** Nothing of it is kept: its durable edges are edges as any other there. */
const inTry = (circuit: Circuit, namespace: string): Circuit => ({
  ...circuit,
  namespace,
  edges: circuit.edges.map((edge) => ({ ...edge, durable: false })),
})

const viewOf = ({ id, made, outputs, more }: Try): TriedCircuit => ({
  ...{ id, name: made.name, namespace: made.circuit.namespace },
  ...{ outputs: [...outputs], more, stats: made.runtime.stats() },
})

/** Topics that a circuit writes for others. */
function sinksOf(circuit: Circuit): Set<string> {
  const sources = sourcesOf(circuit)
  return new Set(
    [...circuit.nodes].flatMap(([name, node]) =>
      (node.kind === 'topic' && !sources.has(name)) || node.kind === 'dead_letter' ? [node.topic] : [],
    ),
  )
}
