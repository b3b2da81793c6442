import { canonicalJson } from '../../shared/base/index.ts'
import { FOLD_ID_BYTES, FOLD_TEXT, SNAPSHOT_EVERY, type State, StateFold } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { Ledger, LedgerEntry } from '../pipeline/index.ts'
import { CircuitBook } from './circuits/circuit-book.ts'
import { RunBook } from './run-book.ts'

/** What the recorder needs of the audit log (src/main/audit has it). */
export interface AuditSink {
  append(entry: LedgerEntry): number
  appendBreach(entry: LedgerEntry): Promise<number>
  /** Resolves once everything appended so far is on disk. */
  flush(): Promise<void>
}

/** `state` is for a look: the next record may change it. */
type CommittedListener = (number: number, record: arqonbus.v1.IRecord, state: State) => void

/**
 * The engine's one way to the audit log, and the state the committed records fold to. State follows the disk: it never shows what a
 * power cut could take back.
 */
export class Recorder implements Ledger {
  readonly runs = new RunBook()
  readonly circuits = new CircuitBook()
  #sink: AuditSink | undefined
  readonly #states = new StateFold()
  readonly #listeners = new Set<CommittedListener>()
  #position: () => number = () => 0
  #epoch = 0
  readonly #sha256: (text: string) => Uint8Array
  readonly #fold: Uint8Array

  /** @param sha256 over the UTF-8 bytes of a text. */
  constructor(sha256: (text: string) => Uint8Array) {
    this.#sha256 = sha256
    this.#fold = sha256(FOLD_TEXT).slice(0, FOLD_ID_BYTES)
  }

  get state(): State {
    return this.#states.state
  }

  attach(sink: AuditSink, epoch: number, position: () => number): void {
    this.#sink = sink
    this.#epoch = epoch
    this.#position = position
  }

  /** Takes one committed record, in order: live ones and, at start, those already in the log. */
  committed(number: number, record: arqonbus.v1.IRecord): void {
    this.#states.take(record, number)
    this.runs.take(record, this.#states.present)
    this.circuits.take(record, number)
    for (const listener of this.#listeners) listener(number, record, this.#states.present)
    if (this.#sink !== undefined && number % SNAPSHOT_EVERY === SNAPSHOT_EVERY - 1) {
      const stateSha256 = this.#sha256(canonicalJson(this.#states.present))
      this.append({ actor: MACHINE, snapshot: { record: number, stateSha256, fold: this.#fold } })
    }
  }

  onCommitted(listener: CommittedListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  append(entry: LedgerEntry): number {
    return this.#open().append(this.stamp(entry))
  }

  async appendDurable(entry: LedgerEntry): Promise<number> {
    const number = this.append(entry)
    await this.flush()
    return number
  }

  appendBreach(entry: LedgerEntry): Promise<number> {
    return this.#open().appendBreach(this.stamp(entry))
  }

  flush(): Promise<void> {
    return this.#open().flush()
  }

  /** The entry as it goes on the record now. */
  stamp(entry: LedgerEntry): LedgerEntry {
    return { ...entry, epoch: this.#epoch, pos: this.#position() }
  }

  #open(): AuditSink {
    if (this.#sink === undefined) throw new TypeError('the audit log is not open yet')
    return this.#sink
  }
}

const MACHINE = { id: 'engine', kind: 2 } as const
