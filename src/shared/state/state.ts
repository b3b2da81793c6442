import type { BreachMode } from '../base/index.ts'
import { PHASES, type PhaseName } from '../services/run-result.ts'
import type { BlobsState } from './blob-fold.ts'
import { type CacheState, EMPTY_CACHE } from './cache-fold.ts'
import { type CircuitsState, EMPTY_CIRCUITS } from './circuit-fold.ts'
import type { ConsumerState } from './consumer-fold.ts'
import { type CredentialState, NO_CREDENTIALS } from './credentials.ts'
import type { DevicesState } from './device-fold.ts'
import { EMPTY_JOBS, type JobsState } from './job-fold.ts'
import type { KeptPhase } from './kept-fold.ts'
import type { LogState, WitnessState } from './log-fold.ts'
import { EMPTY_MEMORY, type MemoryState } from './memory-fold.ts'
import { EMPTY_QUOTA, type QuotaState } from './quota-fold.ts'

/** Runs kept in detail; older ones are counted, and can be read from the log. */
export const RUNS_KEPT_MAX = 2_000
/** Findings, gates and jobs kept per run; beyond it they are counted in `truncated`. */
export const RUN_ITEMS_MAX = 512

export type RunStatus = 'running' | 'passed' | 'breached' | 'cancelled' | 'interrupted'

export interface GateState {
  readonly rule: string
  readonly when: 'before' | 'during' | 'after'
  readonly ok: boolean
  readonly record: number
}

export interface PhaseState {
  readonly name: PhaseName
  readonly status: 'not_reached' | 'running' | 'passed' | 'failed'
  readonly durationMs: number
  readonly gates: readonly GateState[]
  /** The run whose kept work this phase took instead of its own. */
  readonly reusedFrom?: string
  /** What the phase says of itself: done anew and why, idle, not kept. */
  readonly notes?: readonly { readonly act: string; readonly reason: string; readonly differs: readonly string[] }[]
}

export interface BreachState {
  readonly record: number
  readonly mode: BreachMode
  readonly run: string
  readonly phase: PhaseName | ''
  readonly code: string
  readonly message: string
  /** Canonical JSON. */
  readonly evidence: string
  readonly remedy: string
}

/** REVIEW_DEPLOY asked a person to release the run's outputs; what follows `limitMs` is there once one did or refused. */
export interface ReleaseState {
  readonly asked: number
  readonly manifestSha256: string
  readonly limitMs: number
  readonly given?: number
  readonly verdict?: string
  readonly reason?: string
  /** Verifier key. */
  readonly person?: string
  readonly attended?: boolean
}

export interface RunState {
  readonly id: string
  readonly status: RunStatus
  readonly mode: string
  readonly seed: number
  readonly asOf: string
  readonly device: { readonly name: string; readonly kind: string; readonly simulated: boolean; readonly adapter: string }
  /** RFC 3339; recorded, never used to decide. */
  readonly started: string
  readonly ended: string
  readonly firstRecord: number
  readonly lastRecord: number
  readonly phases: readonly PhaseState[]
  readonly inputs: readonly { readonly name: string; readonly path: string; readonly sha256: string; readonly rows: number }[]
  readonly findings: readonly {
    readonly rule: string
    readonly rows: number
    readonly action: string
    readonly record: number
    readonly detail: string
  }[]
  readonly models: readonly {
    readonly name: string
    readonly trees: number
    readonly weight: number
    readonly sha256: string
    readonly record: number
  }[]
  readonly metrics: readonly { readonly name: string; readonly mae: number; readonly r2: number; readonly rows: number }[]
  readonly outputs: readonly { readonly role: string; readonly path: string; readonly sha256: string; readonly bytes: number }[]
  readonly breach?: BreachState
  readonly release?: ReleaseState
  readonly version: string
  /** Canonical JSON of the closing record's summary. */
  readonly summary: string
  /** Items that came after RUN_ITEMS_MAX of their kind. */
  readonly truncated: number
}

/** What the records up to `size` say, the same for everyone who folds them. Plain JSON values only. */
export interface State {
  readonly size: number
  /** Highest bus position of a record. */
  readonly pos: number
  readonly log: LogState
  /** By name: what each co-signed last. */
  readonly witnesses: Readonly<Record<string, WitnessState>>
  readonly engine: { readonly isRunning: boolean; readonly epoch: number; readonly version: string }
  readonly trust: { readonly configSha256: string; readonly policySha256: string; readonly person: string; readonly record: number }
  readonly data: Readonly<Record<string, { readonly path: string; readonly sha256: string; readonly record: number }>>
  readonly components: Readonly<Record<string, { readonly kind: string; readonly sha256: string }>>
  readonly operators: Readonly<Record<string, { readonly pid: number; readonly confinement: string; readonly record: number }>>
  readonly runs: Readonly<Record<string, RunState>>
  /** Oldest first. */
  readonly runOrder: readonly string[]
  readonly runsTotal: number
  /** Oldest first. */
  readonly kept: readonly KeptPhase[]
  readonly breaker: { readonly isOpen: boolean; readonly breach?: BreachState }
  readonly refusals: number
  /** Issued in all. */
  readonly tokens: number
  readonly credentials: CredentialState
  readonly consumers: Readonly<Record<string, ConsumerState>>
  readonly blobs: BlobsState
  readonly jobs: JobsState
  readonly quota: QuotaState
  readonly cache: CacheState
  readonly memory: MemoryState
  readonly devices: DevicesState
  readonly circuits: CircuitsState
}

export const EMPTY_STATE: State = {
  size: 0,
  pos: 0,
  log: { origin: '', vkey: '', earlier: [], replaces: '' },
  witnesses: {},
  engine: { isRunning: false, epoch: 0, version: '' },
  trust: { configSha256: '', policySha256: '', person: '', record: -1 },
  data: {},
  components: {},
  operators: {},
  runs: {},
  runOrder: [],
  runsTotal: 0,
  kept: [],
  breaker: { isOpen: false },
  refusals: 0,
  tokens: 0,
  credentials: NO_CREDENTIALS,
  consumers: {},
  blobs: {},
  jobs: EMPTY_JOBS,
  quota: EMPTY_QUOTA,
  cache: EMPTY_CACHE,
  memory: EMPTY_MEMORY,
  devices: {},
  circuits: EMPTY_CIRCUITS,
}

export const freshPhases = (): PhaseState[] => PHASES.map((name) => ({ name, status: 'not_reached', durationMs: 0, gates: [] }))
