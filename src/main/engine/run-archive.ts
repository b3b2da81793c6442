import { setImmediate as nextTurn } from 'node:timers/promises'
import { Fault } from '../../shared/base/index.ts'
import { type RunState, type State, StateFold } from '../../shared/state/index.ts'
import { type NumberedRecord, type RecordView, toRecordView } from '../audit/index.ts'
import { type RecordedRun, RUN_RECORDS_MAX } from './provenance/recorded-run.ts'
import type { RunBook } from './run-book.ts'

/** Records read before others get their turn: a range may hold much that is not the run's. */
const RECORDS_A_TURN = 2_000

export interface RunArchiveOptions {
  readonly state: () => State
  readonly book: RunBook
  /** Records of the log with numbers [from, to). */
  readonly read: (from: number, to: number) => AsyncIterable<NumberedRecord>
}

/** Runs as a question about one needs them: those that the fold still holds, and older ones folded again from their own records. */
export class RunArchive {
  readonly #options: RunArchiveOptions

  constructor(options: RunArchiveOptions) {
    this.#options = options
  }

  /** @throws Fault `runs/unknown`; `spine/limit` as `recorded` */
  async state(id: string): Promise<RunState> {
    return this.#options.state().runs[id] ?? (await this.#fold(id)).state
  }

  /** @throws Fault `runs/unknown`; `spine/limit` for a run that left more than RUN_RECORDS_MAX records */
  async recorded(id: string): Promise<RecordedRun> {
    return await this.#fold(id)
  }

  /** Whether the fold holds it in detail. */
  isKept(id: string): boolean {
    return this.#options.state().runs[id] !== undefined
  }

  /** A run's own records are all that its state is made of (src/shared/state/run-fold.ts). */
  async #fold(id: string): Promise<RecordedRun> {
    const { book, read } = this.#options
    const kept = this.#options.state().runs[id]
    const [first, last] = kept === undefined ? (book.short(book.numberOf(id) ?? -1)?.records ?? []) : [kept.firstRecord, kept.lastRecord]
    if (first === undefined || last === undefined) throw new Fault('runs/unknown', `no run ${id} in this workspace`, { run_id: id })
    const records: RecordView[] = []
    const fold = new StateFold()
    for await (const { number, record } of read(first, last + 1)) {
      if (number % RECORDS_A_TURN === 0) await nextTurn()
      if (record.run !== id) continue
      records.push(toRecordView(number, record))
      if (records.length > RUN_RECORDS_MAX) throw new Fault('spine/limit', `run ${id} left more than ${RUN_RECORDS_MAX} records`)
      if (kept === undefined) fold.take(record, number)
    }
    const run = kept ?? fold.state.runs[id]
    if (run === undefined) throw new Fault('runs/unknown', `the records of run ${id} do not begin at record ${first}`, { run_id: id })
    return { state: run, records }
  }
}
