import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import type { RecordListAnswer } from '../../../../shared/history/index.ts'
import type { Engine } from '../../../data/engine.ts'
import type { AuditRecord } from '../../../data/types.ts'

/** Newest records of ways that are looked at, of all circuits together. */
export const PATHS_MAX = 500
/** Pages of records of ways that one way is looked for in. */
export const FIND_PAGES_MAX = 8
const KIND = 'circuit_path'
const OUTCOMES = ['out', 'kept', 'joined', 'dropped'] as const

export interface PathStep {
  readonly node: string
  /** Empty: the circuit itself. */
  readonly operator: string
  readonly isSimulated: boolean
  /** Empty: no job. */
  readonly jobId: string
}

/** The way of one message, as its record tells it. */
export interface PathView {
  readonly record: number
  readonly time: string
  readonly circuit: string
  readonly version: number
  /** Hex; empty: none. */
  readonly trace: string
  readonly correlation: string
  /** Topic and position where it came in. */
  readonly source: string
  readonly sourcePos: string
  /** Nodes that it passed, in order. */
  readonly steps: readonly PathStep[]
  readonly stepsLeftOut: number
  readonly outcome: 'out' | 'kept' | 'joined' | 'dropped'
  /** Why it was dropped; else empty. */
  readonly cause: string
  /** What it was published on, and its id there; empty: it was not. */
  readonly outputTopic: string
  readonly outputId: string
  readonly durationMs: number
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** Of a message without a trace: all zero. */
const NO_TRACE = /^0*$/

/** @returns undefined for a record of another kind */
export function pathOf({ kind, record, time, body }: AuditRecord): PathView | undefined {
  if (kind !== KIND) return undefined
  const steps = list(body['steps']).map((step) => {
    const { node, operator, simulated, job_id: jobId } = (step ?? {}) as Readonly<Record<string, unknown>>
    return { node: text(node), operator: text(operator), isSimulated: simulated === true, jobId: text(jobId) }
  })
  return {
    record,
    time,
    circuit: text(body['circuit']),
    version: Number(body['version'] ?? 0),
    trace: text(body['trace']).replace(NO_TRACE, ''),
    correlation: text(body['correlation']),
    source: text(body['source_topic']),
    sourcePos: text(body['source_pos']),
    steps,
    stepsLeftOut: Number(body['steps_left_out'] ?? 0),
    outcome: OUTCOMES.find((name) => name === body['outcome']) ?? 'dropped',
    cause: text(body['cause']),
    outputTopic: text(body['output_topic']),
    outputId: text(body['output_id']),
    durationMs: Number(body['duration_ms'] ?? 0),
  }
}

export interface PathListState {
  readonly load: 'idle' | 'loading' | 'ready' | 'failed'
  readonly fault: FaultView | undefined
  /** Newest first. */
  readonly paths: readonly PathView[]
  /** All that are on the record up to there, of all circuits. */
  readonly total: number
  /** The one that is lit on the canvas. */
  readonly lit: PathView | undefined
}

/** Ways of messages, from the record. */
export class PathList {
  readonly store = createStore<PathListState>(() => ({ load: 'idle', fault: undefined, paths: [], total: 0, lit: undefined }))
  #engine: Engine | undefined
  #round = 0

  attach(engine: Engine): void {
    this.#engine = engine
  }

  /** Lights a way; undefined: none. */
  light(path: PathView | undefined): void {
    this.store.setState({ lit: path })
  }

  /** @param upTo the last record that counts; undefined: the newest */
  async refresh(upTo: number | undefined): Promise<void> {
    const round = ++this.#round
    if (this.store.getState().load === 'idle') this.store.setState({ load: 'loading' })
    try {
      const { total, paths } = await this.#read(upTo)
      if (round === this.#round) this.store.setState({ load: 'ready', fault: undefined, paths, total })
    } catch (error) {
      if (round === this.#round) this.store.setState({ load: 'failed', fault: Fault.from(error).toView() })
    }
  }

  /**
   * The first way that fits, from a record on; undefined: among the newest. FIND_PAGES_MAX pages of the log are looked at.
   * @throws Fault `transport/closed` and what the engine says
   */
  async find(near: number | undefined, isIt: (path: PathView) => boolean): Promise<PathView | undefined> {
    const head = await this.#list({ limit: 1, ...(near !== undefined && { near }) })
    let at = near === undefined ? Math.max(0, head.total - FIND_PAGES_MAX * PATHS_MAX) : head.first
    for (let page = 0; page < FIND_PAGES_MAX; page += 1) {
      const { records, total } = await this.#list({ at, limit: PATHS_MAX })
      const found = records.flatMap((record) => pathOf(record) ?? []).find(isIt)
      at += records.length
      if (found !== undefined || records.length === 0 || at >= total) return found
    }
    return undefined
  }

  async #read(upTo: number | undefined): Promise<Pick<PathListState, 'paths' | 'total'>> {
    const counted = await this.#list({ limit: 1, ...(upTo !== undefined && { near: upTo + 1 }) })
    const total = upTo === undefined ? counted.total : counted.first
    if (total === 0) return { paths: [], total }
    const at = Math.max(0, total - PATHS_MAX)
    const { records } = await this.#list({ at, limit: total - at })
    return { paths: records.flatMap((record) => pathOf(record) ?? []).reverse(), total }
  }

  async #list(wish: { readonly limit: number; readonly at?: number; readonly near?: number }): Promise<RecordListAnswer<AuditRecord>> {
    return (await this.#need().bus.request('system.history.list', { kind: KIND, ...wish })) as RecordListAnswer<AuditRecord>
  }

  #need(): Engine {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return this.#engine
  }
}
