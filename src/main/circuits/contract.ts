import type { Clock, Fault } from '../../shared/base/index.ts'
import type { Client } from '../../shared/client/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'

/** What a circuit's runtime is given. The bus is its own: it sets `onFault` and `onClose`, and closes it when it stops. */
export interface CircuitParts {
  /** Joined under the circuit's identity (`circuit-NAME`), with the grants that `needsOf` lists. */
  readonly bus: Client
  readonly clock: Clock
  readonly random: FillRandom
  readonly paths: PathLedger
  /** Whether what is published there is kept in a log; asked for the topics of durable edges. */
  readonly isDurable: (topic: string) => boolean
  /** Nobody waits for this job any more; it may be over. Called also when the bus has ended. */
  readonly cancelJob: (jobId: string, reason: string) => void
}

/** Where paths are put on the record. Called synchronously while messages pass: implementations must be cheap and must not throw. */
export interface PathLedger {
  /** A path that crossed an operator, or began or ended on a durable edge, is over. */
  took(path: PathRecord): void
  /** What became of all others, once a second while there are any. */
  settled(counts: SettledCounts): void
}

export interface PathRecord {
  readonly circuit: string
  /** 16 bytes; made by the circuit where the message that came in carried none. */
  readonly traceId: Uint8Array
  readonly correlation: string
  /** Where it came in: a topic, or a durable edge's, and the position there. */
  readonly source: { readonly topic: string; readonly pos: bigint }
  /** In order, at most HOPS_RECORDED_MAX, the first ones; `hopsLeftOut` counts the rest. */
  readonly hops: readonly PathHop[]
  readonly hopsLeftOut: number
  readonly outcome: PathOutcome
  /** Of a drop: its cause, a fault's code or a word of docs/spec/circuit-runtime.md; else empty. */
  readonly cause: string
  /** What it was published as; empty unless `out` or `kept`. */
  readonly output: { readonly topic: string; readonly id: string } | undefined
  readonly durationMs: number
}

export interface PathHop {
  readonly node: string
  /** Of an operator: the identity whose result came, or undefined when none did, and the job's id on the bus. */
  readonly served?: { readonly by: string | undefined; readonly jobId: string }
  /** Why the message left by the port `error`: a fault's code. */
  readonly error?: string
}

/** `out`: published on a topic. `kept`: it is on a durable edge, from where another path begins. `joined`: it went into another message. */
export type PathOutcome = 'out' | 'kept' | 'joined' | 'dropped'

export interface SettledCounts {
  readonly circuit: string
  /** Messages that came in since the last time, by source node. */
  readonly came: Readonly<Record<string, number>>
  /** Ends since the last time: node (or edge id) -> `out`, `joined` or a cause -> messages. */
  readonly ends: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Messages that the bus dropped before the circuit read them. */
  readonly lost: number
}

/** Since the start. For each node `in = out + joined + errors + sum(dropped) + queued + busy`. */
export interface NodeStats {
  readonly in: number
  /** Messages that left, counted once however many edges there are. */
  readonly out: number
  /** Messages that went into another one (window, join). */
  readonly joined: number
  /** Messages that left by the port `error`. */
  readonly errors: number
  readonly dropped: Readonly<Record<string, number>>
  readonly queued: number
  /** Jobs at operators; publishes that are not acknowledged. */
  readonly busy: number
  /** What came for nobody here, by cause: `duplicate`, `late`, `foreign` results; codes of refused posts. */
  readonly ignored: Readonly<Record<string, number>>
}

/** For each edge `offered = messages + sum(dropped) + held`. */
export interface EdgeStats {
  readonly offered: number
  readonly messages: number
  readonly dropped: Readonly<Record<string, number>>
  readonly held: number
  readonly isHolding: boolean
}

export type CircuitState = 'made' | 'running' | 'draining' | 'stopped'

export interface CircuitStats {
  readonly state: CircuitState
  /** Why the bus ended, where it did. */
  readonly fault: Fault | undefined
  /** Messages inside, at most `limits.in_flight`. */
  readonly inside: number
  /** Messages that the bus dropped before the circuit read them: it was too slow, or they were past their deadline. */
  readonly lost: number
  /** Messages of durable edges that an earlier version of the circuit had, by topic: dropped. */
  readonly gone: Readonly<Record<string, number>>
  readonly nodes: Readonly<Record<string, NodeStats>>
  /** By edge id (`edgeIds`). */
  readonly edges: Readonly<Record<string, EdgeStats>>
}

export interface HeldMessage {
  readonly correlation: string
  readonly schema: string
  readonly payload: Uint8Array
  readonly traceId: Uint8Array | undefined
  readonly heldMs: number
}

/** What a drain came to. */
export interface DrainOutcome {
  /** Messages inside when it began. */
  readonly inside: number
  /** Of those, and of what they became: dropped at the deadline. */
  readonly dropped: number
}
