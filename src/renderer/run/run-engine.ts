import type { FaultView } from '../../shared/base/index.ts'
import type { PhaseName, RunResult } from '../../shared/services/run-result.ts'
import type { Engine } from '../data/engine.ts'
import type { AuditRecord, RunSummary } from '../data/types.ts'

/** Runs of one answer, without their gates: some 45 KB. */
export const RUNS_PAGE = 50
/** Records of one run that are read for its timeline. */
export const RUN_RECORDS_MAX = 4_000
const RECORDS_READ_MAX = 500

/** One run with all there is (`system.run.show`). */
export type RunDetail = RunSummary &
  Omit<RunResult, 'audit' | 'type' | 'device' | 'status' | 'phases' | 'breach'> & { readonly kept: boolean }

export interface RunPage {
  readonly runs: readonly RunSummary[]
  readonly total: number
  /** Number of the oldest that is remembered. */
  readonly from: number
  readonly next: number | null
}

export interface RunWish {
  readonly mode: string
  readonly seed?: number
  readonly device?: string
}

export interface PhasePlan {
  readonly phase: PhaseName
  readonly does: 'works' | 'anew' | 'reused' | 'weighed' | 'checks' | 'open'
  readonly from_run: string | null
  readonly differs: readonly string[]
}

export interface Difference {
  readonly fact: string
  readonly a?: unknown
  readonly b?: unknown
}

export interface RunPlanView {
  readonly mode?: string
  readonly seed?: number
  readonly device?: { readonly name: string; readonly kind: string }
  readonly refusals: readonly FaultView[]
  readonly phases: readonly PhasePlan[]
  readonly inputs: readonly {
    readonly name: string
    readonly path: string
    readonly registered: string
    readonly now: string | null
    readonly bytes: number | null
    readonly last: string | null
    readonly changed: boolean
  }[]
  readonly settings: readonly Difference[]
  readonly last_run: string | null
  readonly asks_person?: boolean
}

export interface RunComparison {
  readonly a: string
  readonly b: string
  readonly same: boolean
  readonly first_phase: PhaseName | null
  readonly settings: readonly Difference[]
  readonly phases: readonly {
    readonly phase: PhaseName
    readonly same: boolean
    readonly differs: number
    readonly facts: readonly Difference[]
  }[]
}

export interface OutputVersion {
  readonly version: string
  readonly run: string
  readonly state: 'current' | 'superseded'
  readonly published: string
  readonly mode: string
  readonly seed: number
  readonly files: number
  readonly bytes: number
}

export interface OutputFile {
  readonly role: string
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** It was hashed and is what its record says. */
  readonly holds: boolean
}

export interface OutputTable {
  readonly role: string
  readonly path: string
  readonly sha256: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly from: number
  readonly total: number
}

export interface Importance {
  readonly features: readonly string[]
  readonly learners: readonly { readonly name: string; readonly splits: readonly number[] }[]
}

const ask = async <T>(engine: Engine, topic: string, body: object): Promise<T> => (await engine.bus.request(topic, body)) as T

/** The services of runs as typed calls. Every one rejects with `Fault`; answers are the engine's own and are not checked again. */
export const runEngine = {
  page: (engine: Engine, before?: number, limit = RUNS_PAGE): Promise<RunPage> =>
    ask(engine, 'system.runs.list', { limit, gates: false, ...(before !== undefined && { before }) }),
  show: (engine: Engine, runId: string): Promise<RunDetail> => ask(engine, 'system.run.show', { run_id: runId }),
  plan: (engine: Engine, wish: RunWish): Promise<RunPlanView> => ask(engine, 'system.run.plan', wish),
  compare: (engine: Engine, a: string, b: string): Promise<RunComparison> => ask(engine, 'system.run.compare', { a, b }),
  versions: (engine: Engine): Promise<{ readonly current: string; readonly total: number; readonly versions: readonly OutputVersion[] }> =>
    ask(engine, 'system.outputs.list', {}),
  files: (
    engine: Engine,
    run: string,
  ): Promise<{ readonly version: string; readonly current: string; readonly files: readonly OutputFile[] }> =>
    ask(engine, 'system.outputs.list', { run }),
  table: (engine: Engine, run: string, { role, from, limit }: { role: string; from: number; limit: number }): Promise<OutputTable> =>
    ask(engine, 'system.outputs.read', { run, role, from, limit }),
  importance: (engine: Engine, run: string): Promise<Importance> => ask(engine, 'system.outputs.importance', { run }),
  why: (engine: Engine, run: string, cell: { readonly key: string; readonly column: string }): Promise<Readonly<Record<string, unknown>>> =>
    ask(engine, 'system.outputs.why', { run, ...cell }),

  /** The records of one run, in order; at most `most`. */
  async records(engine: Engine, run: Pick<RunSummary, 'run_id' | 'records'>, most = RUN_RECORDS_MAX): Promise<readonly AuditRecord[]> {
    const [first = 0, last = first] = run.records
    const all: AuditRecord[] = []
    for (let from = first; from <= last && all.length < most; ) {
      const limit = Math.min(RECORDS_READ_MAX, most - all.length)
      const { records } = await engine.readAudit({ from, to: last + 1, limit, run: run.run_id })
      const newest = records.at(-1)
      if (newest === undefined) break
      all.push(...records)
      from = newest.record + 1
    }
    return all
  },

  /** Every row of a table, page by page. */
  async wholeTable(engine: Engine, run: string, { role, rowsMax }: { role: string; rowsMax: number }): Promise<OutputTable> {
    const first = await this.table(engine, run, { role, from: 0, limit: 1_000 })
    const rows = [...first.rows]
    while (rows.length < Math.min(first.total, rowsMax)) {
      const next = await this.table(engine, run, { role, from: rows.length, limit: 1_000 })
      if (next.rows.length === 0) break
      rows.push(...next.rows)
    }
    return { ...first, rows }
  },
}
