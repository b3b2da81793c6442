import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Circuit, CircuitEdge, CircuitLimits, CircuitNode } from '../../shared/circuit/index.ts'
import { type Client, connectBus } from '../../shared/client/index.ts'
import { SteppedClock } from '../../shared/client/stepped-clock.testing.ts'
import { memoryPair, type Transport } from '../../shared/transport/index.ts'
import type { BusMessage } from '../../shared/wire/index.ts'
import { SeededRandom } from '../platform/seeded-random.testing.ts'
import type { Spine } from '../spine/index.ts'
import { anyone, join, testSpine } from '../spine/spine.testing.ts'
import type { CircuitParts, PathRecord, SettledCounts } from './contract.ts'
import { CircuitRuntime } from './runtime.ts'

const NO_CONSTRAINTS = { maxRuntimeMs: undefined, maxCpuMs: undefined, maxRuns: undefined, maxEnergyJoules: undefined }

/** Nodes as tests write them. */
export const NODE = {
  topic: (topic: string, schema?: string): CircuitNode => ({ kind: 'topic', topic, schema }),
  probe: { kind: 'probe' } as CircuitNode,
  merge: { kind: 'merge' } as CircuitNode,
  filter: (where: string): CircuitNode => ({ kind: 'filter', where }),
  map: (to: string, schema?: string): CircuitNode => ({ kind: 'map', to, schema }),
  operator: (domain: string, rest: object = {}): CircuitNode => ({
    kind: 'operator',
    type: 'generic',
    jobs: `${domain}.jobs`,
    results: `${domain}.results`,
    accepts: undefined,
    gives: undefined,
    constraints: NO_CONSTRAINTS,
    deadlineMs: undefined,
    ...rest,
  }),
} as const

/** `a.port -> b.port`, ports left out where they are `out` and `in`; ` durable` behind it. */
function edgeOf(text: string): CircuitEdge {
  const [ends = '', flag] = text.split(' durable')
  const [from = '', to = ''] = ends.split(' -> ')
  const end = (place: string, port: string): { node: string; port: string } => {
    const [node = '', named = port] = place.split('.')
    return { node, port: named }
  }
  return { from: end(from, 'out'), to: end(to, 'in'), where: undefined, schema: undefined, durable: flag !== undefined }
}

export const LIMITS: CircuitLimits = { inFlight: 1_024, messagesPerS: undefined, deadlineMs: 60_000, overflow: 'drop_newest' }

export interface CircuitSketch {
  readonly nodes: Readonly<Record<string, CircuitNode>>
  readonly edges: readonly (string | CircuitEdge)[]
  readonly limits?: Partial<CircuitLimits>
  readonly namespace?: string
}

export function circuitOf({ nodes, edges, limits = {}, namespace = 'default' }: CircuitSketch): Circuit {
  return {
    format: 'arqonbus.circuit.v1',
    name: 'tried',
    namespace,
    description: undefined,
    limits: { ...LIMITS, ...limits },
    nodes: new Map(Object.entries(nodes)),
    edges: edges.map((edge) => (typeof edge === 'string' ? edgeOf(edge) : edge)),
    inputs: new Map(),
    outputs: new Map(),
  }
}

/** What was put on the record. */
export class Ledger {
  readonly paths: PathRecord[] = []
  readonly settledCounts: SettledCounts[] = []

  took(path: PathRecord): void {
    this.paths.push(path)
  }

  settled(counts: SettledCounts): void {
    this.settledCounts.push(counts)
  }
}

/** A circuit on a real Spine, with time and chance of the test's own. */
export interface TriedCircuit {
  readonly runtime: CircuitRuntime
  readonly clock: SteppedClock
  readonly ledger: Ledger
  readonly spine: Spine
  /** Somebody else on the same bus. */
  readonly other: Client
  /** What arrived on topics that were watched. */
  readonly got: BusMessage[]
  /** The payloads of it, as JSON. */
  bodies(): unknown[]
  [Symbol.asyncDispose](): Promise<void>
}

/** Resolves when what was sent has gone through the Spine and back, timers of the stepped clock aside. */
export async function settle(rounds = 12): Promise<void> {
  for (let i = 0; i < rounds; i++) await new Promise((resolve) => setImmediate(resolve))
}

export interface JoinOptions {
  readonly clock: Clock
  readonly identity: string
  readonly namespace?: string
  readonly capacityBytes?: number
}

/** A party with chance of the test's own, and both ends of its connection. */
export async function joinBy(
  spine: Spine,
  { clock, identity, namespace = 'default', capacityBytes }: JoinOptions,
): Promise<{ bus: Client; ownEnd: Transport; engineEnd: Transport }> {
  const [ownEnd, engineEnd] = memoryPair(capacityBytes === undefined ? {} : { capacityBytes })
  spine.attach(anyone(identity, { namespace }), engineEnd)
  const random = new SeededRandom(7)
  const bus = await connectBus(ownEnd, { client: 'circuits/1', random: (into) => into.set(random.bytes(into.length)), clock })
  return { bus, ownEnd, engineEnd }
}

export interface TryOptions {
  /** Topics that are watched. */
  readonly watch?: readonly string[]
  readonly spine?: Spine
  readonly clock?: SteppedClock
  readonly parts?: Partial<CircuitParts>
}

/** Starts a circuit on a Spine of its own, or the one that is given. */
export async function tryCircuit(sketch: CircuitSketch, options: TryOptions = {}): Promise<TriedCircuit> {
  const circuit = circuitOf(sketch)
  const clock = options.clock ?? new SteppedClock()
  const spine = options.spine ?? testSpine()
  const ledger = new Ledger()
  const random = new SeededRandom(11)
  const other = await join(spine, anyone('other', { namespace: circuit.namespace }))
  const got: BusMessage[] = []
  for (const topic of options.watch ?? []) await other.subscribe(topic, (message) => void got.push(message))
  const bus = options.parts?.bus ?? (await joinBy(spine, { clock, identity: 'circuit-tried', namespace: circuit.namespace })).bus
  const runtime = new CircuitRuntime(circuit, {
    bus,
    clock,
    random: (into) => into.set(random.bytes(into.length)),
    paths: ledger,
    isDurable: () => false,
    cancelJob: () => undefined,
    ...options.parts,
  })
  await runtime.start()
  return {
    runtime,
    clock,
    ledger,
    spine,
    other,
    got,
    bodies: () => got.map(({ envelope }) => JSON.parse(new TextDecoder().decode(envelope.payload)) as unknown),
    async [Symbol.asyncDispose]() {
      await runtime.stop()
      if (options.spine === undefined) spine.stop()
    },
  }
}

/** The code of what a call throws. */
export function codeOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return Fault.from(error).code
  }
  return 'nothing'
}
