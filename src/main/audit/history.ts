import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { type RecordView, toRecordView, toRfc3339 } from '../../shared/bundle/index.ts'
import {
  type BundlePiece,
  type CircuitCountsAnswer,
  type ConsistencyAnswer,
  type DiffAnswer,
  type FacetsAnswer,
  formatPath,
  type LocatedRecord,
  type OutlineAnswer,
  type ProofAnswer,
  partAt,
  type RecordFilter,
  type RecordListAnswer,
  type StateAnswer,
  type StatePath,
  type StepAnswer,
  type TallyAnswer,
} from '../../shared/history/index.ts'
import type { State } from '../../shared/state/index.ts'
import { CanonicalTexts } from './canonical-texts.ts'
import { HistoryCircuits } from './history-circuits.ts'
import { HistoryLists, lastUpTo } from './history-lists.ts'
import { HistoryLog, type HistoryLogOptions } from './history-log.ts'
import { boundedPart, openedParts, outlineOf } from './history-part.ts'
import { HistoryProofs, type HistoryProofsOptions } from './history-proofs.ts'
import { HistoryStates } from './history-states.ts'
import type { HistoryWork } from './history-turns.ts'
import { diffStates } from './state-diff.ts'

/** What can be asked of a log's history; `size`: how many records are known to be on disk. */
export type HistoryRequest =
  | { readonly ask: 'locate'; readonly by: 'pos' | 'time' | 'record'; readonly value: number }
  | { readonly ask: 'state'; readonly record: number; readonly path: StatePath; readonly isHashed?: boolean }
  | { readonly ask: 'outline'; readonly record: number; readonly path: StatePath; readonly from: number; readonly isHashed?: boolean }
  | { readonly ask: 'step'; readonly record: number; readonly open: readonly StatePath[] }
  | { readonly ask: 'diff'; readonly from: number; readonly to: number; readonly path: StatePath }
  | { readonly ask: 'blame'; readonly record: number; readonly path: StatePath }
  | { readonly ask: 'find'; readonly from: number; readonly step: 1 | -1; readonly filter: RecordFilter }
  | { readonly ask: 'list'; readonly filter: RecordFilter; readonly at?: number; readonly near?: number; readonly limit: number }
  | { readonly ask: 'tally'; readonly filter: RecordFilter; readonly buckets: number }
  | { readonly ask: 'facets' }
  | { readonly ask: 'circuit'; readonly circuit: string; readonly version: number; readonly record: number }
  | { readonly ask: 'prove'; readonly record: number }
  | { readonly ask: 'consistency'; readonly size: number }
  | { readonly ask: 'bundle'; readonly run: string; readonly at: number }

export type HistoryAnswer =
  | LocatedRecord
  | StateAnswer
  | OutlineAnswer
  | StepAnswer
  | DiffAnswer
  | RecordListAnswer<RecordView>
  | TallyAnswer
  | FacetsAnswer
  | CircuitCountsAnswer
  | ProofAnswer
  | ConsistencyAnswer
  | BundlePiece
  | { readonly record: number | null }

/** The history of one audit log: what its records and states were, from its files alone. Asks of one log may run beside each other. */
export interface HistoryOptions extends HistoryLogOptions {
  /** What proofs are made with; without, none are. */
  readonly proofs?: HistoryProofsOptions
}

export class History {
  readonly #proofs: HistoryProofs | undefined
  readonly #log: HistoryLog
  readonly #lists: HistoryLists
  readonly #states: HistoryStates
  readonly #circuits: HistoryCircuits
  readonly #texts = new CanonicalTexts()
  readonly #hashes = new WeakMap<State, string>()

  constructor(options: HistoryOptions) {
    this.#proofs = options.proofs && new HistoryProofs(options.proofs)
    this.#log = new HistoryLog(options)
    this.#lists = new HistoryLists(this.#log)
    this.#states = new HistoryStates({ log: this.#log, nowMs: options.nowMs })
    this.#circuits = new HistoryCircuits(this.#log, options.nowMs)
  }

  /** @throws Fault `audit/no-record`, `audit/altered`, `history/too-large`, `history/too-long`, `history/cancelled` */
  async ask(request: HistoryRequest, size: number, work: HistoryWork = {}): Promise<HistoryAnswer> {
    if (request.ask === 'list' && this.#isPlain(request)) return this.#page(request, size)
    if (request.ask === 'prove' || request.ask === 'consistency' || request.ask === 'bundle') return await this.#prove(request)
    await this.#log.scanTo(size, work)
    switch (request.ask) {
      case 'locate':
        return this.#located(this.#locate(request))
      case 'state':
      case 'outline':
        return await this.#state(request, work)
      case 'step':
        return await this.#step(request, work)
      case 'diff':
        return await this.#diff(request, work)
      case 'blame':
        this.#assertThere(request.record)
        return this.#found(await this.#states.lastChange(request.record, request.path, work))
      case 'find':
        return this.#found(this.#lists.find(request.filter, request.from, request.step))
      case 'list':
        return this.#lists.list(request.filter, request)
      case 'tally':
        return this.#lists.tally(request.filter, request.buckets)
      case 'facets':
        return this.#lists.facets()
      case 'circuit': {
        const { circuit, version, record } = request
        return { ...this.#located(record), ...(await this.#circuits.after(circuit, version, record, work)) }
      }
    }
  }

  close(): void {
    this.#log.close()
  }

  async #prove(request: HistoryRequest & { ask: 'prove' | 'consistency' | 'bundle' }): Promise<HistoryAnswer> {
    if (this.#proofs === undefined) throw new TypeError('this history makes no proofs')
    if (request.ask === 'prove') return await this.#proofs.prove(request.record)
    if (request.ask === 'consistency') return await this.#proofs.consistency(request.size)
    return await this.#proofs.bundle(request.run, request.at)
  }

  /** A page of all records that the scan has not reached: read without it, so that the first page does not wait. */
  #isPlain({ filter, at, limit }: HistoryRequest & { ask: 'list' }): boolean {
    const isScanned = (at ?? 0) + limit <= this.#log.columns.size
    return at !== undefined && !isScanned && Object.values(filter).every((value) => value === undefined)
  }

  #page({ at = 0, limit }: HistoryRequest & { ask: 'list' }, size: number): RecordListAnswer<RecordView> {
    const records: RecordView[] = []
    for (const { number, record } of this.#log.read(at, Math.min(size, at + limit)))
      records.push(toRecordView(number, record as Parameters<typeof toRecordView>[1]))
    return { total: size, first: Math.min(at, size), size, records }
  }

  #locate({ by, value }: HistoryRequest & { ask: 'locate' }): number {
    const { pos, timeUs, size } = this.#log.columns
    if (by === 'record') return value
    return lastUpTo(by === 'pos' ? pos : timeUs, size, value)
  }

  #assertThere(record: number): void {
    const { size } = this.#log.columns
    if (record >= size) throw new Fault('audit/no-record', `there is no record ${record}: the log has ${size}`, { records: size })
  }

  #located(number: number): LocatedRecord {
    this.#assertThere(number)
    const { pos, time } = this.#log.record(number)
    return { record: number, pos: String(pos ?? 0), time: toRfc3339(BigInt(String(time ?? 0))) }
  }

  #found(number: number | undefined): LocatedRecord | { readonly record: null } {
    return number === undefined ? { record: null } : this.#located(number)
  }

  async #state(request: HistoryRequest & { ask: 'state' | 'outline' }, work: HistoryWork): Promise<StateAnswer | OutlineAnswer> {
    const { record, path } = request
    const located = this.#located(record)
    const state = await this.#states.after(record, work)
    const answer = { ...located, ...(request.isHashed !== false && { sha256: this.#hash(state) }), path: formatPath(path) }
    const part = partAt(state, path)
    if (request.ask === 'state') return { ...answer, state: boundedPart(part, path, this.#texts) }
    const { from } = request
    return { ...answer, from, ...outlineOf(part, path, { from, texts: this.#texts }) }
  }

  async #step({ record, open }: HistoryRequest & { ask: 'step' }, work: HistoryWork): Promise<StepAnswer> {
    const located = this.#located(record)
    const { changes, truncated } = await this.#diff({ ask: 'diff', from: record - 1, to: record, path: [] }, work)
    const parts = openedParts(await this.#states.after(record, work), { open, changes, texts: this.#texts })
    return { ...located, changes, truncated, parts }
  }

  async #diff({ from, to, path }: HistoryRequest & { ask: 'diff' }, work: HistoryWork): Promise<DiffAnswer> {
    this.#assertThere(Math.max(from, to))
    // From lower to higher: the second goes on from the first.
    const lower = await this.#states.after(Math.min(from, to), work)
    const higher = await this.#states.after(Math.max(from, to), work)
    const [before, after] = from <= to ? [lower, higher] : [higher, lower]
    const { changes, truncated } = diffStates(partAt(before, path), partAt(after, path), path)
    return { from, to, changes, truncated }
  }

  #hash(state: State): string {
    let hash = this.#hashes.get(state)
    if (hash === undefined) {
      const whole = createHash('sha256')
      this.#texts.hashInto(whole, state)
      hash = whole.digest('hex')
      this.#hashes.set(state, hash)
    }
    return hash
  }
}
