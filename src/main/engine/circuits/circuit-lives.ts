import { type Clock, Fault } from '../../../shared/base/index.ts'
import { type Circuit, sourcesOf } from '../../../shared/circuit/index.ts'
import type { Client } from '../../../shared/client/index.ts'
import { CircuitRuntime, type CircuitStats, type DrainOutcome, type PathLedger } from '../../circuits/index.ts'
import type { Random } from '../../platform/index.ts'
import type { Served } from './circuit-book.ts'
import { CircuitGate } from './circuit-gate.ts'

/** A version of a circuit that is to run. */
export interface CircuitVersion {
  readonly name: string
  /** 0: it is only tried. */
  readonly version: number
  readonly circuit: Circuit
  /** Its binding: jobs of this version go by it, also while it drains. */
  readonly serves: readonly Served[]
}

/** One version of a circuit, ready to run. */
export interface MadeCircuit extends CircuitVersion {
  readonly bus: Client
  readonly gate: CircuitGate
  readonly runtime: CircuitRuntime
}

export interface CircuitLivesOptions {
  readonly clock: Clock
  readonly random: Random
  /** Where the bus stands now. */
  readonly pos: () => bigint
  /** A connection under a circuit's identity. */
  readonly join: (version: CircuitVersion) => Promise<Client>
  readonly paths: (made: { readonly name: string; readonly version: number; readonly namespace: string }) => PathLedger
  readonly isDurable: (namespace: string, topic: string) => boolean
  readonly cancelJob: (jobId: string, reason: string) => void
}

/** What is inside when the engine ends has at most so long. */
const END_MS_MAX = 3_000

interface Life {
  readonly made: MadeCircuit | undefined
  readonly version: number
  readonly fault: Fault | undefined
}

/** What of a circuit runs in this engine. */
export interface CircuitRun {
  readonly version: number
  readonly stats: CircuitStats | undefined
  /** Messages that found no room while one version took over from another. */
  readonly lostAtGate: number
  readonly fault: Fault | undefined
}

/** Topics that a circuit reads. */
export function sourceTopicsOf(circuit: Circuit): ReadonlySet<string> {
  const sources = sourcesOf(circuit)
  return new Set([...circuit.nodes].flatMap(([name, node]) => (node.kind === 'topic' && sources.has(name) ? [node.topic] : [])))
}

/** The circuits that run in this engine: each is a party of the bus of its own. */
export class CircuitLives {
  readonly #options: CircuitLivesOptions
  readonly #lives = new Map<string, Life>()
  /** Every version that is connected, by its inbox: also those that drain, and those that are tried. */
  readonly #connected = new Map<string, MadeCircuit>()

  constructor(options: CircuitLivesOptions) {
    this.#options = options
  }

  runOf(name: string): CircuitRun | undefined {
    const life = this.#lives.get(name)
    if (life === undefined) return undefined
    const stats = life.made?.runtime.stats()
    return { version: life.version, stats, lostAtGate: life.made?.gate.lost ?? 0, fault: life.fault ?? stats?.fault }
  }

  runtimeOf(name: string): CircuitRuntime | undefined {
    return this.#lives.get(name)?.made?.runtime
  }

  /** What runs beside a circuit in its namespace. */
  beside({ name, namespace }: Pick<Circuit, 'name' | 'namespace'>): readonly Circuit[] {
    const running = [...this.#lives.values()].flatMap(({ made }) => (made === undefined ? [] : [made.circuit]))
    return running.filter((circuit) => circuit.name !== name && circuit.namespace === namespace)
  }

  /** The operator that a job of a circuit's connection goes to: by its node's binding, where that says something. */
  boundAt(inbox: string, topic: string, jobId: string): string | undefined {
    const made = this.#connected.get(inbox)
    // One that was given up on its way is nobody's any more, and still goes to none but who is bound there.
    const node = made?.runtime.nodeOf(jobId)
    return made?.serves.find((served) => served.topic === topic && served.node === (node ?? served.node))?.operator
  }

  /** Joins the bus and makes all that a version needs to run; nothing runs yet. Whoever does not let it take over calls `discard`. */
  async make(wanted: CircuitVersion): Promise<MadeCircuit> {
    const { clock, random, join, paths, isDurable, cancelJob } = this.#options
    const { name, version, circuit } = wanted
    const bus = await join(wanted)
    try {
      const { inFlight, overflow } = circuit.limits
      const gate = new CircuitGate(bus, {
        topics: [...sourceTopicsOf(circuit)],
        roomFor: inFlight,
        dropsOldest: overflow === 'drop_oldest',
      })
      const runtime = new CircuitRuntime(circuit, {
        bus,
        clock,
        random: (into) => void into.set(random.bytes(into.length)),
        paths: paths({ name, version, namespace: circuit.namespace }),
        isDurable: (topic) => isDurable(circuit.namespace, topic),
        cancelJob,
      })
      const made = { ...wanted, bus, gate, runtime }
      this.#connected.set(bus.session.inbox, made)
      return made
    } catch (error) {
      await bus.close()
      throw error
    }
  }

  /** Ends it, where it has not ended, and takes it off the bus. Never rejects. */
  async discard(made: MadeCircuit): Promise<void> {
    await made.runtime.stop().catch(() => undefined)
    await made.bus.close().catch(() => undefined)
    this.#connected.delete(made.bus.session.inbox)
  }

  /**
   * Lets `made` take over from what runs under its name. Every message at a topic that both read goes to exactly one of them. Never rejects:
   * what does not start is there with its fault.
   * @returns what the version before came to; undefined where none ran
   */
  async takeOver(made: MadeCircuit): Promise<DrainOutcome | undefined> {
    const before = this.#lives.get(made.name)?.made
    try {
      await made.gate.open()
    } catch (error) {
      await this.#ended(made, before, Fault.from(error))
      return undefined
    }
    const pos = this.#options.pos()
    made.gate.startAt(pos)
    const end = before?.gate.endAt(pos)
    this.#lives.set(made.name, { made, version: made.version, fault: undefined })
    await end?.catch(() => undefined)
    // A durable consumer has one connection: then the one before ends first, and what comes meanwhile waits at the gate.
    const isOneByOne = [made.circuit, before?.circuit].some((circuit) => circuit?.edges.some(({ durable }) => durable))
    const started = isOneByOne ? undefined : this.#start(made)
    const drained = await before?.runtime.drain(before.circuit.limits.deadlineMs).catch(() => undefined)
    if (before !== undefined) await this.discard(before)
    await (started ?? this.#start(made))
    return drained
  }

  /** It did not start and nothing runs under its name; only why is kept. */
  failed(name: string, version: number, fault: Fault): void {
    this.#lives.set(name, { made: undefined, version, fault })
  }

  /** Takes nothing more in; what is inside ends by its rules. @returns undefined where nothing ran */
  async drain(name: string): Promise<DrainOutcome | undefined> {
    const made = this.#lives.get(name)?.made
    if (made === undefined) {
      this.#lives.delete(name)
      return undefined
    }
    await made.gate.endAt(this.#options.pos()).catch(() => undefined)
    const outcome = await made.runtime.drain(made.circuit.limits.deadlineMs)
    await this.discard(made)
    if (this.#lives.get(name)?.made === made) this.#lives.delete(name)
    return outcome
  }

  /** The engine goes: what is inside has a moment to end by its rules. */
  async stop(): Promise<void> {
    const connected = [...this.#connected.values()]
    this.#lives.clear()
    await Promise.all(
      connected.map(async (made) => {
        await made.runtime.drain(Math.min(made.circuit.limits.deadlineMs, END_MS_MAX)).catch(() => undefined)
        await this.discard(made)
      }),
    )
  }

  async #start(made: MadeCircuit): Promise<void> {
    await made.runtime.start().catch((error: unknown) => this.#ended(made, undefined, Fault.from(error)))
  }

  async #ended(made: MadeCircuit, before: MadeCircuit | undefined, fault: Fault): Promise<void> {
    this.#lives.set(made.name, { made: undefined, version: made.version, fault })
    await before?.runtime.drain(before.circuit.limits.deadlineMs).catch(() => undefined)
    if (before !== undefined) await this.discard(before)
    await this.discard(made)
  }
}
