import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Engine } from '../../data/engine.ts'
import { UI_UPDATE_MS } from '../../data/pacer.ts'
import { EMPTY_FORM, problemsOf, type ReplayForm, requestOf } from './replay-form.ts'

/** Rows kept in the page: as many as the engine keeps. */
export const ROWS_MAX = 1_000

export interface TopicVerdict {
  readonly topic: string
  readonly recorded: number
  readonly replayed: number
  readonly differed: number
  readonly first_difference: number | null
  readonly first_recorded_pos: string | null
  readonly first_replayed_pos: string | null
}

/** A replay as `system.replay.status` tells it. */
export interface ReplayView {
  readonly replay_id: string
  readonly into: string
  readonly entries: number
  readonly messages: number
  readonly patterns: readonly string[]
  readonly from_pos: string
  readonly to_pos: string
  readonly speed: number
  readonly status: 'running' | 'complete' | 'cancelled' | 'failed'
  readonly paused?: boolean
  readonly next?: { readonly topic: string; readonly pos: string } | null
  readonly differed?: number
  readonly truncated?: boolean
  readonly topics?: readonly TopicVerdict[]
  readonly fault?: FaultView
}

export interface Side {
  readonly pos: string | null
  readonly bytes: number
  readonly text: string | null
}

export interface ReplayRow {
  readonly row: number
  readonly topic: string
  readonly kind: 'sent' | 'compared'
  readonly place: number
  readonly recorded: Side | null
  readonly replayed: Side | null
  readonly same: boolean | null
  readonly change: number
}

export interface ReplayState {
  readonly load: 'loading' | 'ready' | 'failed'
  readonly fault: FaultView | undefined
  /** Newest first. */
  readonly replays: readonly ReplayView[]
  readonly selected: string | undefined
  /** Of the selected one, in the order in which they were made. */
  readonly rows: readonly ReplayRow[]
  readonly dropped: number
  readonly form: ReplayForm
}

/** Replays of recorded messages: what they are to be, how far they are, and what came of them. Asked for while somebody looks. */
export class ReplayModel {
  readonly store = createStore<ReplayState>(() => ({
    load: 'loading',
    fault: undefined,
    replays: [],
    selected: undefined,
    rows: [],
    dropped: 0,
    form: EMPTY_FORM,
  }))
  readonly #clock: Clock
  #engine: Engine | undefined
  #watchers = 0
  #change = 0
  #isAsking = false
  #cancel: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    if (this.#watchers > 0) await this.refresh()
  }

  watch(): () => void {
    this.#watchers += 1
    if (this.#watchers === 1) void this.refresh()
    return () => {
      this.#watchers -= 1
      if (this.#watchers === 0) this.#cancel?.()
    }
  }

  setForm(part: Partial<ReplayForm>): void {
    this.store.setState({ form: { ...this.store.getState().form, ...part } })
  }

  select(selected: string): void {
    this.#change = 0
    this.store.setState({ selected, rows: [], dropped: 0 })
    void this.refresh()
  }

  /** The selected one while it runs. */
  get running(): ReplayView | undefined {
    const { replays, selected } = this.store.getState()
    return replays.find(({ replay_id: id, status }) => id === selected && status === 'running')
  }

  get isFormGood(): boolean {
    return Object.keys(problemsOf(this.store.getState().form)).length === 0
  }

  /** @throws Fault */
  async start(): Promise<void> {
    const { replay_id: id } = (await this.#ask('system.replay.start', requestOf(this.store.getState().form))) as { replay_id: string }
    this.select(id)
  }

  /** Of the selected one. @throws Fault */
  async control(what: 'pause' | 'resume' | 'step' | 'cancel', more: object = {}): Promise<void> {
    const { selected } = this.store.getState()
    if (selected === undefined) return
    await this.#ask(`system.replay.${what}`, { replay_id: selected, ...more })
    await this.refresh()
  }

  /** Reads what there is, and again in a moment while one runs and somebody looks. */
  async refresh(): Promise<void> {
    if (this.#isAsking) return
    this.#cancel?.()
    this.#isAsking = true
    try {
      const { replays } = (await this.#ask('system.replay.list', {})) as { replays: readonly ReplayView[] }
      this.store.setState({ load: 'ready', fault: undefined, replays })
      await this.#readRows()
    } catch (error) {
      const fault = Fault.from(error)
      // The connection went: that is told above all views, and what is shown stays.
      if (fault.code === 'transport/closed' && this.store.getState().load === 'ready') return
      this.store.setState({ load: 'failed', fault: fault.toView() })
    } finally {
      this.#isAsking = false
    }
    const isRunning = this.store.getState().replays.some(({ status }) => status === 'running')
    if (isRunning && this.#watchers > 0) this.#cancel = this.#clock.after(UI_UPDATE_MS, () => void this.refresh())
  }

  async #readRows(): Promise<void> {
    for (;;) {
      const { selected } = this.store.getState()
      if (selected === undefined) return
      const body = { replay_id: selected, since: this.#change }
      const answer = (await this.#ask('system.replay.rows', body)) as { rows: readonly ReplayRow[]; change: number; dropped: number }
      if (selected !== this.store.getState().selected) continue
      if (answer.rows.length === 0) return
      this.#change = answer.change
      this.store.setState({ rows: merged(this.store.getState().rows, answer.rows), dropped: answer.dropped })
    }
  }

  async #ask(topic: string, body: object): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await this.#engine.bus.request(topic, body)
  }
}

function merged(known: readonly ReplayRow[], news: readonly ReplayRow[]): readonly ReplayRow[] {
  const byRow = new Map(known.map((row) => [row.row, row]))
  for (const row of news) byRow.set(row.row, row)
  return [...byRow.values()].sort((a, b) => a.row - b.row).slice(-ROWS_MAX)
}
