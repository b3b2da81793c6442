import type { Clock, Evidence, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { GpuReading } from './gpu-evidence.ts'

/** A record as the pipeline hands it in; position, epoch, time and chain are the log's. */
export type LedgerEntry = Pick<arqonbus.v1.IRecord, 'actor' | 'run' | 'phase' | 'device' | 'simulated'> & Partial<arqonbus.v1.IRecord>

/** Where records go. */
export interface Ledger {
  /** The record's number; it is on disk some time later. */
  append(entry: LedgerEntry): number
  /** Resolves once everything appended so far is on disk. */
  flush(): Promise<void>
  /** Appends from the reserve if need be; resolves once on disk. */
  appendBreach(entry: LedgerEntry): Promise<number>
}

export interface RunningOperator {
  readonly identity: string
  readonly pid: number
  /** Resolves when its process has ended, whoever ended it. */
  readonly exited: Promise<{ readonly reason: string; readonly evidence: Evidence; readonly fault?: Fault }>
  /** Ends it and everything it started, at once. */
  kill(): void
  /** Asks it to end, then kills. Resolves once it is gone. */
  stop(): Promise<void>
}

export interface LearnerPlan {
  readonly trees: number
  readonly weight: number
  readonly params: Readonly<Record<string, unknown>>
}

export type RunMode = 'full_build' | 'incremental' | 'equation_update' | 'validation_only'

/** What keys of phases are made of, as known before the run (phase-key.ts). */
export interface ReuseBasis {
  /** Tables, as-of date and prediction, without seed. */
  readonly data: Evidence
  /** Learners without weights, seed, threads. */
  readonly training: Evidence
  /** Learner -> weight. */
  readonly equation: Evidence
  readonly policySha256: string
  /** SHA-256 of the components a run has: controller, data, fabric, the device's host. */
  readonly components: Readonly<Record<string, string>>
  readonly device: Evidence
  /** Lock hash, architecture, processor, Node, threads. */
  readonly environment: Evidence
  /** As registered; DATA_LOADING finds out whether they still are. */
  readonly inputs: readonly { readonly name: string; readonly path: string; readonly sha256: string }[]
}

/** What an earlier run's phase left (record `phase_kept`). */
export interface KeptEntry {
  readonly key: string
  readonly phase: string
  readonly run: string
  readonly records: readonly [number, number]
  readonly sha256: string
  readonly parts: string
}

/** Where phases are kept (docs/spec/pipeline.md PL17). */
export interface PhaseStore {
  /** Newest first. */
  entries(phase: string): readonly KeptEntry[]
  /** Keeps bytes under their SHA-256. */
  put(bytes: Uint8Array): Promise<string>
  /** @throws Fault `data/missing`, `data/checksum` */
  get(sha256: string): Promise<Uint8Array>
}

/** The version in force and what the run that made it recorded. */
export interface PublishedVersion {
  readonly run: string
  readonly inputs: readonly string[]
  readonly models: readonly { readonly name: string; readonly trees: number; readonly sha256: string; readonly weight: number }[]
  readonly outputs: readonly { readonly role: string; readonly path: string; readonly sha256: string }[]
  readonly metrics: readonly { readonly name: string; readonly mae: number; readonly r2: number; readonly rows: number }[]
}

/** What a run is told, all of it from the workspace and its policy; it is on the record. */
export interface RunPlan {
  readonly runId: string
  readonly mode: RunMode
  readonly seed: number
  readonly asOf: string
  readonly threads: number
  readonly target: string
  readonly device: {
    readonly name: string
    readonly kind: string
    readonly identity: string
    readonly proofN: number
    /** How fast it is declared to be (docs/spec/device.md DV8). */
    readonly deviceClass?: { readonly name: string; readonly proofMsMax: number }
  }
  readonly learners: Readonly<Record<string, LearnerPlan>>
  readonly limits: {
    readonly r2Max: number
    readonly mapeMin: number
    readonly shuffled: { readonly trees: number; readonly r2Max: number }
    readonly workMin: { readonly trainRows: number; readonly modelBytesPerTree: number }
    readonly heldOutMin: number
    readonly heartbeatMs: number
    readonly startMs: number
  }
  readonly acceptsSoftwareAdapter: boolean
  /** Whether a witness that does not co-sign ends the run; one that contradicts the log always does. */
  readonly needsWitnesses: boolean
  /** Where a person must release the outputs: how long REVIEW_DEPLOY waits for that. */
  readonly release?: { readonly limitMs: number }
  readonly configSha256: string
  readonly policySha256: string
  readonly lockSha256: string
  /** Everything that decides the outputs, for the record. */
  readonly parameters: Evidence
  readonly actor: { readonly id: string; readonly kind: 'human' | 'machine' }
  readonly reuse: ReuseBasis
}

/** The controller's own readings of the GPUs during a fit. */
export interface GpuWatch {
  readonly readings: readonly GpuReading[]
  /** Every process of the tree that was seen. */
  readonly pids: readonly number[]
  stop(): void
}

/** The proof a device gave (docs/spec/device.md). */
export interface DeviceProof {
  readonly n: number
  readonly challenge: Uint8Array
  readonly commitment: Uint8Array
  readonly rounds: number
  readonly durationMs: number
  readonly verdict: string
  /** From the job to the commitment. */
  readonly commitmentMs: number
  /** Empty and 0 where no class is declared. */
  readonly deviceClass: string
  readonly classMsMax: number
}

export interface DeviceHealth {
  readonly kind: string
  readonly simulated: boolean
  readonly backend: string
  readonly adapter: string
  readonly vendor: string
  /** An adapter of a real kind whose arithmetic the processor does. */
  readonly software: boolean
}

/** What the controller needs of the rest of the engine; src/main/engine supplies it. */
export interface RunHost {
  readonly bus: Bus
  readonly ledger: Ledger
  readonly clock: Clock
  /** Absolute path of the run's scratch folder (made, empty, 0700). */
  readonly scratchDir: string
  readonly stagingDir: string
  /** Resolves once it has joined the bus and told its capabilities. @throws Fault `operator/died`, `operator/hung`, `operator/unconfined` */
  startOperator(identity: string): Promise<RunningOperator>
  health(device: string): Promise<DeviceHealth>
  /** Reads the GPUs from now until `stop`, for this process and all below it. */
  watchGpu(pid: number): GpuWatch
  prove(device: string, options: { readonly runId: string; readonly n: number }): Promise<DeviceProof>
  /** Whether this identity is a component that was declared and trusted: nobody else's word counts in a run, nor can it end one. */
  isParty(identity: string): boolean
  /** Compares workspace file, policy and components with what was trusted. */
  integrity(): Promise<Fault | undefined>
  /** What breaks the law of the cache now, if anything does; it is on the record then. */
  lawful(): Promise<Fault | undefined>
  /** Verifies the whole audit log from disk. */
  verifyAudit(): Promise<{ readonly ok: boolean; readonly records: number; readonly root: string; readonly firstBad?: Evidence }>
  /** Has the log's newest head co-signed by every configured witness; each that did not says why. Waits a bounded time. */
  witnessed(): Promise<readonly { readonly witness: string; readonly size: number; readonly fault?: Fault }[]>
  /** Makes the folder if need be. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>
  /** An output of this run, from staging or, once published, from its version. */
  readOutput(path: string): Promise<Uint8Array>
  /** A file of the version in force. @throws Fault `data/output-missing` */
  readPublished(path: string): Promise<Uint8Array>
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): string
  /** Undefined when nothing is published. */
  published(): PublishedVersion | undefined
  readonly phases: PhaseStore
  hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }>
  /** Makes staging the current version in one step; the old one stays. Resolves with the version's folder name. */
  publish(): Promise<string>
  /** Removes scratch and staging. */
  wipe(): Promise<void>
}

/** How a run ended. */
export interface RunEnding {
  readonly status: 'passed' | 'breached' | 'cancelled'
  readonly fault?: Fault
  readonly breachRecord?: number
}
