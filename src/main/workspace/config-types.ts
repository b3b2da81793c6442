import type { OperatorTerms } from './component-terms.ts'

/** What workspace.yaml says, checked (docs/reference/workspace.md). Names are in the file's order wherever a record is used. */
export interface WorkspaceConfig {
  readonly id: string
  readonly name: string
  /** Whether there is data to run on. Without it the workspace is a bus and nothing else, and every member down to `threads` but the components is empty. */
  readonly hasData: boolean
  /** YYYY-MM-DD. Nothing that became known after it is used. */
  readonly asOf: string
  readonly components: Readonly<Record<string, ComponentDecl>>
  readonly devices: Readonly<Record<string, DeviceDecl>>
  readonly defaultDevice: string
  /** Columns whose values together identify a row, in the master and in every contributor. */
  readonly key: readonly string[]
  readonly master: TableDecl
  /** At most three, by ascending priority. */
  readonly contributors: readonly TableDecl[]
  readonly prediction: PredictionDecl
  readonly learners: Readonly<Record<LearnerName, LearnerDecl>>
  readonly threads: number
  readonly listen?: ListenDecl
  /** Byte budgets of the cache's tiers, none larger than the one after it; absent: the cache's own. */
  readonly cache?: { readonly l1: number; readonly l2: number; readonly l3: number }
  /** Who is asked to co-sign the log's checkpoints: submission prefix, and verifier key of C2SP tlog-cosignature. */
  readonly witnesses: readonly { readonly url: string; readonly vkey: string }[]
  /** Where spans go, OTLP over HTTP; absent: nowhere. */
  readonly telemetry?: { readonly otlp: string }
}

/** Master and contributors; none without data. */
export const declaredTables = ({ hasData, master, contributors }: WorkspaceConfig): readonly TableDecl[] =>
  hasData ? [master, ...contributors] : []

export type LearnerName = 'xgboost' | 'catboost' | 'random_forest'
export type ComponentDecl = BuiltinDecl | OperatorDecl

/** A part of the engine itself. */
export interface BuiltinDecl {
  readonly kind: ComponentKind
  readonly builtin: 'pipeline' | 'data'
}

/** A process the engine starts and supervises. */
export type OperatorDecl = OperatorBasics & OperatorTerms & (InstalledDecl | OwnDecl)

/** A part of the installation. */
export interface InstalledDecl {
  readonly runtime: 'python' | 'node'
  /** Python: a module name; Node: a file, relative to the installation. */
  readonly module: string
}

/** A command of the workspace's own. */
export interface OwnDecl {
  /** `python`, `node`, an absolute path or `./FILE`, then its arguments; what begins with `./` is a file of one folder of the workspace. */
  readonly command: readonly string[]
}

interface OperatorBasics {
  readonly kind: ComponentKind
  readonly operatorType: 'nvm' | 'bowlnet' | 'qml' | 'helios' | 'generic'
  /** A standing operator: it runs as long as the engine does, and this says when it is started again. Absent: runs start it. */
  readonly restart?: 'never' | 'on_failure' | 'always'
  readonly limits: {
    readonly memoryMb: number
    readonly heartbeatS: number
    readonly startS: number
    readonly cpus?: number
    readonly processesMax?: number
  }
  readonly grants: { readonly publish: readonly string[]; readonly subscribe: readonly string[]; readonly execute: readonly string[] }
}
export type ComponentKind = 'agent' | 'ledger' | 'constraint'

export interface DeviceDecl {
  readonly kind: 'simulated' | 'webgpu' | 'cuda'
  /** Name of an operator component. */
  readonly component: string
  /** Side of the matrices of the proof of work. */
  readonly proofN: number
  /** What computes for a simulated device. */
  readonly backend: 'tfjs' | 'tensorflow'
  /** Budget of its tensor memory. */
  readonly memoryMb: number
  /** How fast it is declared to be; a slower proof is refused. */
  readonly deviceClass?: { readonly name: string; readonly proofMsMax: number }
}

export interface TableDecl {
  /** `master`, or the contributor's name. */
  readonly name: string
  /** Relative to the workspace, with `/`. */
  readonly path: string
  readonly format: 'sqlite' | 'csv' | 'parquet'
  /** SQLite only. */
  readonly table?: string
  /** 0 for the master; the lower one wins a cell that two tables hold. */
  readonly priority: number
  readonly columns: Readonly<Record<string, ColumnDecl>>
}

export interface ColumnDecl {
  readonly type: 'string' | 'date' | 'int' | 'float'
  /** Days after the row's event at which its value becomes known; negative: before. */
  readonly knownDays: number
  /** What a number counts: `USD`, `min`, `votes`; `1` for one that counts nothing. */
  readonly unit?: string
  /** The date column of the same workspace that says when this row's value was measured. */
  readonly measured?: string
  /** The last day of the period that all values of the column are of, YYYY-MM-DD. */
  readonly periodEnds?: string
}

export interface PredictionDecl {
  readonly target: string
  /** The date column that `release` stands for. */
  readonly event: string
  /** Days after the event at which the prediction is made. */
  readonly atDays: number
  readonly trainShare: number
  /** Share of the rows with a target between the training rows and the test rows. */
  readonly validationShare: number
  /** Days after the event from which an entity is there to be measured. */
  readonly existsDays: number
  /** The columns that say which rows are one entity; the date column, if any, that states its release. */
  readonly group?: { readonly by: readonly string[]; readonly release?: string }
  readonly seed: number
  readonly features: readonly FeatureDecl[]
}

export interface FeatureDecl {
  readonly name: string
  readonly from: string
  readonly op: 'year' | 'month' | 'number' | 'log1p' | 'category' | 'prior_count' | 'length'
}

export interface LearnerDecl {
  readonly trees: number
  /** Share in the ensemble; the shares add up to 1. */
  readonly weight: number
  readonly params: Readonly<Record<string, string | number | boolean>>
}

/** A listener beside the one on loopback: TLS 1.3, wherever it is. Paths are relative to the workspace, PEM. */
export interface ListenDecl {
  readonly host: string
  readonly port: number
  readonly cert: string
  readonly key: string
  /** Issuers of client certificates; without it none is asked for. */
  readonly clientCa?: string
}
