import { Fault } from '../../shared/base/index.ts'
import { partAt, type StatePath } from '../../shared/history/index.ts'
import { apply, EMPTY_STATE, type State, StateFold } from '../../shared/state/index.ts'
import type { HistoryLog } from './history-log.ts'
import { type HistoryWork, Turns } from './history-turns.ts'
import { isSame } from './state-diff.ts'

/** States kept; when there are more every second one goes, and they lie twice as far apart. */
export const CHECKPOINTS_MAX = 1_024
/** Records between two kept states, as long as there are few. */
const SPACING_FIRST = 256
/** States that were asked for last, and those before them, which are asked for when somebody steps back. */
const RECENT_MAX = 512
const BEFORE_KEPT = 64

export interface HistoryStatesOptions {
  readonly log: HistoryLog
  readonly nowMs: () => number
  readonly checkpointsMax?: number
}

/**
 * The states after each record of a log: folded with the fold that everybody uses (src/shared/state) from the nearest one that is kept. States
 * share what did not change, so many of them cost little.
 */
export class HistoryStates {
  readonly #options: HistoryStatesOptions
  readonly #max: number
  /** By the number of records folded, each a multiple of the spacing. */
  readonly #checkpoints = new Map<number, State>([[0, EMPTY_STATE]])
  readonly #recent = new Map<number, State>()
  #spacing = SPACING_FIRST

  constructor(options: HistoryStatesOptions) {
    this.#options = options
    this.#max = options.checkpointsMax ?? CHECKPOINTS_MAX
  }

  get kept(): number {
    return this.#checkpoints.size
  }

  /** The state after record `number`, which the log has. */
  async after(number: number, work: HistoryWork = {}): Promise<State> {
    const state = await this.#fold(number + 1, work)
    this.#keepRecent(state)
    return state
  }

  /** The last record up to `number` that changed the part at a path; undefined when none did. */
  async lastChange(number: number, path: StatePath, work: HistoryWork = {}): Promise<number | undefined> {
    const turns = new Turns(work, this.#options.nowMs, number + 1)
    let end = number + 1
    // Makes the kept states up to there.
    await this.after(number, work)
    while (end > 0) {
      const spacing = this.#spacing
      const start = Math.floor((end - 1) / spacing) * spacing
      const [before, after] = [await this.#fold(start, work), await this.#fold(end, work)]
      if (!isUntouched(before, after, path)) {
        const found = await this.#lastIn(before, { from: start, to: end }, { path, turns })
        if (found !== undefined) return found
      }
      end = start
    }
    return undefined
  }

  async #lastIn(
    before: State,
    { from, to }: { readonly from: number; readonly to: number },
    { path, turns }: { readonly path: StatePath; readonly turns: Turns },
  ): Promise<number | undefined> {
    let state = before
    let found: number | undefined
    for (const { number, record } of this.#options.log.read(from, to)) {
      const next = apply(state, record, number)
      if (!isSame(partAt(state, path), partAt(next, path))) found = number
      state = next
      const pause = turns.step()
      if (pause !== undefined) await pause
    }
    return found
  }

  /** The state of `size` records. */
  async #fold(size: number, work: HistoryWork): Promise<State> {
    const { log, nowMs } = this.#options
    const start = this.#nearest(size)
    const fold = new StateFold(start)
    const turns = new Turns(work, nowMs, size - start.size)
    for (const { number, record } of log.read(start.size, size)) {
      fold.take(record, number)
      const folded = number + 1
      if (folded % this.#spacing === 0) this.#keep(fold.state)
      if (folded + BEFORE_KEPT > size) this.#keepRecent(fold.state)
      const pause = turns.step()
      if (pause !== undefined) await pause
    }
    const { state } = fold
    if (state.size !== size) throw new Fault('audit/no-record', `the log has ${state.size} records on disk`, { records: state.size })
    return state
  }

  #nearest(size: number): State {
    let best = EMPTY_STATE
    for (const [at, state] of this.#recent) if (at <= size && at > best.size) best = state
    for (let at = Math.floor(size / this.#spacing) * this.#spacing; at > best.size; at -= this.#spacing) {
      const kept = this.#checkpoints.get(at)
      if (kept !== undefined) return kept
    }
    return best
  }

  #keepRecent(state: State): void {
    this.#recent.delete(state.size)
    this.#recent.set(state.size, state)
    if (this.#recent.size > RECENT_MAX) this.#recent.delete(this.#recent.keys().next().value ?? 0)
  }

  #keep(state: State): void {
    this.#checkpoints.set(state.size, state)
    if (this.#checkpoints.size <= this.#max) return
    this.#spacing *= 2
    for (const at of this.#checkpoints.keys()) if (at % this.#spacing !== 0) this.#checkpoints.delete(at)
  }
}

/** Whether two states share the part at a path, or one that it lies in: then no record between them touched it. */
function isUntouched(before: State, after: State, path: StatePath): boolean {
  let [old, fresh]: unknown[] = [before, after]
  for (const name of path) {
    old = partAt(old, [name])
    fresh = partAt(fresh, [name])
    if (typeof old === 'object' && old !== null && old === fresh) return true
    if (old === undefined && fresh === undefined) return false
  }
  return false
}
