import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../shared/base/index.ts'
import type { DiffAnswer, OutlineRow, StateChange } from '../../../shared/history/index.ts'
import type { Engine } from '../../data/engine.ts'
import { cancelHistory, outlineAt, stateHashAt, stepAt } from './audit-engine.ts'

/** Parts that a person may have open at once. */
export const OPEN_PARTS_MAX = 64
/** The hash is over the whole state: it is asked for where somebody stays, not at every record that is stepped over. */
const HASH_AFTER_MS = 100
/** After this long without an answer it is said how far it is. */
const SLOW_MS = 250
/** After this long without an answer a step moves what it can. */
const MOVE_AFTER_MS = 40

export interface ShownPart {
  readonly count: number
  readonly members: readonly OutlineRow[]
}

export interface StateDiffView {
  readonly from: number
  readonly to: number
  readonly changes: readonly StateChange[]
  readonly truncated: boolean
}

export interface StepperState {
  /** The record whose state is wanted, and the one whose state is shown. */
  readonly wanted: number | undefined
  readonly shown: { readonly record: number; readonly pos: string; readonly time: string; readonly sha256: string | undefined } | undefined
  readonly progress: { readonly records: number; readonly of: number } | undefined
  readonly fault: FaultView | undefined
  /** Parts that were asked for, by path; the whole is ''. */
  readonly parts: ReadonlyMap<string, ShownPart>
  readonly open: ReadonlySet<string>
  /** What the shown record changed. */
  readonly changes: StateDiffView | undefined
  /** One end of a comparison. */
  readonly mark: number | undefined
  readonly compared: StateDiffView | undefined
  /** The line that has the focus (`rowKey`), and who changed it last. */
  readonly focused: string
  readonly blame: { readonly path: string; readonly record: number | null | 'asking' } | undefined
}

/** The whole state after one record: opened part by part, with what the record changed, compared with any other record's. */
export class Stepper {
  readonly store = createStore<StepperState>(() => ({
    wanted: undefined,
    shown: undefined,
    progress: undefined,
    fault: undefined,
    parts: new Map(),
    open: new Set(),
    changes: undefined,
    mark: undefined,
    compared: undefined,
    focused: '',
    blame: undefined,
  }))
  readonly #clock: Clock
  readonly #opened = new Set<string>()
  readonly #closed = new Set<string>()
  #engine: Engine | undefined
  #asks = 0
  #moving: { readonly record: number; readonly move: () => void } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  attach(engine: Engine): void {
    this.#engine = engine
    const { wanted } = this.store.getState()
    if (wanted !== undefined) void this.#load(wanted)
  }

  /** The state after `record`; what was asked before is not waited for any more. */
  async show(record: number): Promise<void> {
    if (this.store.getState().wanted === record) return
    this.#moving = undefined
    await this.#load(record)
  }

  /** Where a step is on its way to. */
  get movingTo(): number | undefined {
    return this.#moving?.record
  }

  /** As `show`; `move` is carried out in the turn in which the state is there, so that all that is seen changes at once, or before it where that takes long. */
  async step(record: number, move: () => void): Promise<void> {
    this.#move()
    const moving = { record, move }
    this.#moving = moving
    const stop = this.#clock.after(MOVE_AFTER_MS, () => this.#moving === moving && this.#move())
    if (this.store.getState().wanted !== record) await this.#load(record)
    stop()
    if (this.#moving === moving) this.#move()
  }

  /** Gives up what is being folded. */
  async cancel(): Promise<void> {
    if (this.#engine !== undefined) await cancelHistory(this.#engine, `state-${this.#asks}`)
  }

  async toggle(path: string): Promise<void> {
    const { open } = this.store.getState()
    const isOpen = open.has(path)
    this.#opened.delete(path)
    this.#closed.delete(path)
    ;(isOpen ? this.#closed : this.#opened).add(path)
    if (this.#opened.size > OPEN_PARTS_MAX) this.#opened.delete(this.#opened.keys().next().value ?? '')
    const next = new Set(open)
    if (isOpen) next.delete(path)
    else next.add(path)
    this.store.setState({ open: next })
    if (!isOpen && !this.store.getState().parts.has(path)) await this.#more(path, 0)
  }

  /** The members of a part behind those that are here; the first of them has the focus then. */
  async more(path: string): Promise<void> {
    const { length } = this.store.getState().parts.get(path)?.members ?? []
    await this.#more(path, length)
    const first = this.store.getState().parts.get(path)?.members[length]
    if (first !== undefined) this.focus(first.path)
  }

  focus(path: string): void {
    if (this.store.getState().focused !== path) this.store.setState({ focused: path })
  }

  /** Marks the shown record, or unmarks it. */
  toggleMark(): void {
    const { mark, shown } = this.store.getState()
    this.store.setState(mark === shown?.record ? { mark: undefined, compared: undefined } : { mark: shown?.record, compared: undefined })
  }

  /** What is other than at the mark. */
  async compare(): Promise<void> {
    const { mark, shown } = this.store.getState()
    if (mark === undefined || shown === undefined) return
    const compared = await this.#diff(mark, shown.record)
    if (this.store.getState().mark === mark) this.store.setState({ compared })
  }

  endCompare(): void {
    this.store.setState({ compared: undefined })
  }

  /** Asks who changed a part last. */
  async askBlame(path: string): Promise<void> {
    const { shown } = this.store.getState()
    if (this.#engine === undefined || shown === undefined || path === '') return
    this.store.setState({ blame: { path, record: 'asking' } })
    const answer = (await this.#engine.bus.request('system.history.blame', { record: shown.record, path }, { deadlineMs: 600_000 })) as {
      record: number | null
    }
    if (this.store.getState().blame?.path === path) this.store.setState({ blame: { path, record: answer.record } })
  }

  #move(): void {
    const moving = this.#moving
    this.#moving = undefined
    moving?.move()
  }

  async #load(record: number): Promise<void> {
    const engine = this.#engine
    const ask = ++this.#asks
    const id = `state-${ask}`
    const isCurrent = (): boolean => ask === this.#asks && engine === this.#engine
    const failed = (error: unknown): void => {
      if (isCurrent()) this.store.setState({ fault: Fault.from(error).toView(), progress: undefined })
    }
    this.store.setState({ wanted: record, fault: undefined, blame: undefined })
    if (engine === undefined) return
    // What was asked before is of no use any more.
    if (ask > 1 && this.store.getState().progress !== undefined) void cancelHistory(engine, `state-${ask - 1}`).catch(() => undefined)
    const startMs = this.#clock.monotonicMs()
    try {
      const answer = await stepAt(engine, { record, open: [...this.#opened], id }, (records, of) => {
        if (isCurrent() && this.#clock.monotonicMs() - startMs >= SLOW_MS) this.store.setState({ progress: { records, of } })
      })
      if (!isCurrent()) return
      const { pos, time, truncated } = answer
      const parts = new Map(answer.parts.map(({ path, ...part }): [string, ShownPart] => [path, part]))
      const changes = { from: record - 1, to: record, changes: answer.changes, truncated }
      const shown = { record, pos, time, sha256: undefined }
      this.#move()
      this.store.setState({ shown, parts, open: this.#openFor(parts), changes, compared: undefined, progress: undefined })
      this.#clock.after(HASH_AFTER_MS, () => {
        if (!isCurrent()) return
        stateHashAt(engine, record)
          .then((sha256) => isCurrent() && this.store.setState({ shown: { ...shown, sha256 } }))
          .catch(failed)
      })
    } catch (error) {
      failed(error)
    }
  }

  /** What is here of what the person opened, and what the record changed something in. */
  #openFor(parts: ReadonlyMap<string, ShownPart>): ReadonlySet<string> {
    return new Set([...parts.keys()].filter((path) => path !== '' && !this.#closed.has(path)))
  }

  async #more(path: string, from: number): Promise<void> {
    const { shown } = this.store.getState()
    const engine = this.#engine
    if (engine === undefined || shown === undefined) return
    const part = await outlineAt(engine, { record: shown.record, path, from })
    const state = this.store.getState()
    if (state.shown?.record !== shown.record) return
    const before = from === 0 ? [] : (state.parts.get(path)?.members ?? []).slice(0, from)
    const parts = new Map(state.parts).set(path, { count: part.count, members: [...before, ...part.members] })
    this.store.setState({ parts })
  }

  async #diff(from: number, to: number): Promise<StateDiffView> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    const answer = await this.#engine.bus.request('system.history.diff', { from, to }, { deadlineMs: 600_000 })
    return answer as DiffAnswer
  }
}
