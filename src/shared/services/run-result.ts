import type { BreachMode } from '../base/fault-table.ts'

export const PHASES = [
  'GPU_INIT',
  'DATA_LOADING',
  'FEATURE_ENGINEERING',
  'MODEL_TRAINING',
  'PREDICTION',
  'OUTPUT_GENERATION',
  'AUDIT_LOGGING',
  'REVIEW_DEPLOY',
] as const
export type PhaseName = (typeof PHASES)[number]
export type PhaseStatus = 'passed' | 'failed' | 'not_reached'
export type ModelName = 'xgboost' | 'catboost' | 'random_forest'

export interface GateView {
  readonly rule: string
  readonly when: 'before' | 'during' | 'after'
  readonly ok: boolean
  readonly record: number
}

export interface PhaseView {
  readonly name: PhaseName
  readonly status: PhaseStatus | 'running'
  readonly duration_ms: number
  readonly gates: readonly GateView[]
  /** The run whose kept work this phase took (run modes, docs/spec/pipeline.md). */
  readonly reused_from?: string
  readonly notes?: readonly { readonly act: string; readonly reason: string; readonly differs: readonly string[] }[]
}

export interface BreachView {
  readonly mode: BreachMode
  readonly phase: PhaseName | ''
  readonly code: string
  readonly message: string
  readonly evidence: Readonly<Record<string, unknown>>
  readonly records: readonly number[]
  readonly remedy: string
}

/** What a run waits for, or waited for, in REVIEW_DEPLOY where the policy asks for a person; the last five once somebody decided. */
export interface ReleaseView {
  readonly asked_record: number
  readonly manifest_sha256: string
  readonly limit_ms: number
  readonly given_record?: number
  readonly verdict?: string
  readonly reason?: string
  /** Verifier key. */
  readonly person?: string
  readonly attended?: boolean
}

export interface FileView {
  /** Absolute and final. */
  readonly path: string
  readonly sha256: string
}

/** What `run` prints as its last line (CONTRACT.md, "A run"); snake_case because it is the wire's form. */
export interface RunResult {
  readonly type: 'result'
  readonly ok: boolean
  readonly workspace: string
  readonly run_id: string
  readonly mode: string
  readonly seed: number
  readonly as_of: string
  readonly status: 'passed' | 'breached' | 'cancelled'
  readonly device: {
    readonly name: string
    readonly kind: 'simulated' | 'webgpu' | 'cuda'
    readonly simulated: boolean
    readonly adapter: string
  }
  readonly phases: readonly PhaseView[]
  readonly rows: { readonly in: number; readonly used: number; readonly quarantined: number; readonly held_out: number }
  readonly findings: readonly {
    readonly rule: string
    readonly rows: number
    readonly action: 'kept' | 'corrected' | 'quarantined'
    readonly record: number
    /** Which column and which rows, in words. */
    readonly detail: string
  }[]
  readonly models: readonly {
    readonly name: ModelName
    readonly trees: number
    readonly weight: number
    readonly mae: number
    readonly r2: number
  }[]
  readonly ensemble: { readonly mae: number; readonly r2: number } | null
  readonly baseline: { readonly mae: number } | null
  readonly inputs: readonly FileView[]
  readonly outputs: readonly (FileView & { readonly role: string })[]
  readonly audit: { readonly records: number; readonly root: string; readonly verified: boolean }
  readonly breach: BreachView | null
  /** Only of a run that asked a person. */
  readonly release?: ReleaseView
}
