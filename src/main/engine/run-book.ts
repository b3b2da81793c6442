import type { State } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { type ListedRun, toListedRun } from './listed-run.ts'

/** Runs that are remembered in short. Beyond it the oldest can be read from the log only. */
export const RUNS_REMEMBERED_MAX = 100_000

/** A run as its number tells it: `number` counts from 0, the oldest of the log. */
interface Entry {
  readonly id: string
  /** JSON of a `ListedRun` without gates, once it has ended. */
  short: string | undefined
}

/**
 * Every run of the log in short. The fold keeps the newest in detail and lets go of older ones (docs/spec/state.md); here each leaves one line of text when
 * it ends, so that a list of ten thousand is told without reading the log again.
 */
export class RunBook {
  readonly #entries: Entry[] = []
  readonly #numbers = new Map<string, number>()
  #forgotten = 0
  readonly #most: number

  constructor(most = RUNS_REMEMBERED_MAX) {
    this.#most = most
  }

  /** Runs of the log. */
  get total(): number {
    return this.#forgotten + this.#entries.length
  }

  /** Number of the oldest run that is remembered. */
  get from(): number {
    return this.#forgotten
  }

  /** Takes a committed record, in order, with the state after it. */
  take(record: arqonbus.v1.IRecord, state: State): void {
    const id = record.run ?? ''
    if (record.runStarted) this.#begun(id)
    if (!record.runEnded) return
    const [run, entry] = [state.runs[id], this.#at(this.#numbers.get(id))]
    if (run !== undefined && entry !== undefined) entry.short = JSON.stringify(toListedRun(run, { gates: false }))
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id)
  }

  idOf(number: number): string | undefined {
    return this.#at(number)?.id
  }

  /** A run in short; undefined for one that has not ended, or is not remembered. */
  short(number: number): ListedRun | undefined {
    const text = this.#at(number)?.short
    return text === undefined ? undefined : (JSON.parse(text) as ListedRun)
  }

  #begun(id: string): void {
    this.#numbers.set(id, this.total)
    this.#entries.push({ id, short: undefined })
    if (this.#entries.length <= this.#most) return
    const oldest = this.#entries.shift()
    this.#forgotten += 1
    if (oldest !== undefined) this.#numbers.delete(oldest.id)
  }

  #at(number: number | undefined): Entry | undefined {
    return number === undefined ? undefined : this.#entries[number - this.#forgotten]
  }
}
