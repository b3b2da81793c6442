import { createStore } from 'zustand/vanilla'
import type { Clock } from '../../../shared/base/index.ts'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { PhaseName } from '../../../shared/services/run-result.ts'
import type { Engine } from '../../data/engine.ts'
import { Pacer } from '../../data/pacer.ts'
import { jsonPayload } from '../../data/payload.ts'
import type { AuditRecord, RunSummary } from '../../data/types.ts'
import { RUN_RECORDS_MAX, RUNS_PAGE, type RunComparison, type RunDetail, runEngine } from '../../run/run-engine.ts'
import { parseRunEvent, type RunEvent } from './events.ts'
import { GanttView } from './gantt-view.ts'
import { applyRunEvent, type RunsData } from './model.ts'
import { RunShelf, type RunSort } from './run-shelf.ts'

/** Runs whose details, and whose records, are kept; the one asked for longest ago goes first. */
export const DETAILS_KEPT_MAX = 32
const RECORDS_KEPT_MAX = 4
/** Events waiting for the next update of the view. More than this means the list is asked for instead. */
export const PENDING_EVENTS_MAX = 2_000
/** Runs of one answer while all are gathered for a filter. */
const GATHER_PAGE = 250

export interface RunsState extends RunsData {
  readonly load: 'loading' | 'ready'
  /** Runs of the log, and the number of the oldest that the engine remembers. */
  readonly total: number
  readonly from: number
  /** Grows when rows that were asked for have come. */
  readonly shelved: number
  readonly filter: string
  readonly sort: RunSort
  /** Numbers of the runs in the grid, top first; undefined: all, newest first. */
  readonly order: readonly number[] | undefined
  /** All runs are being gathered, because a filter or an order asks for them. */
  readonly isGathering: boolean
  readonly details: Readonly<Record<string, RunDetail>>
  /** A run's records, or why they could not be read. */
  readonly records: Readonly<Record<string, readonly AuditRecord[] | FaultView>>
  readonly selectedRun: string | undefined
  readonly selectedPhase: PhaseName | undefined
  /** The selected run as the list told it, until there is more. */
  readonly picked: RunSummary | undefined
  /** The run beside which the shown one is put. */
  readonly beside: string | undefined
  readonly comparison: Comparison
  readonly tab: RunTab
  readonly isPlanning: boolean
}

export const RUN_TABS = ['run', 'plots', 'outputs', 'compare'] as const
export type RunTab = (typeof RUN_TABS)[number]

/** What is known of the shown run beside another. */
export type Comparison =
  | { readonly load: 'none' }
  | { readonly load: 'loading' }
  | { readonly load: 'ready'; readonly found: RunComparison }
  | { readonly load: 'failed'; readonly fault: FaultView }

/** The runs of this rig: the newest kept by the controller's events, the others told page by page. The selection survives a lost connection. */
export class Runs {
  readonly store = createStore<RunsState>(() => ({
    load: 'loading',
    runs: [],
    progress: {},
    growth: {},
    total: 0,
    from: 0,
    shelved: 0,
    filter: '',
    sort: 'newest',
    order: undefined,
    isGathering: false,
    details: {},
    records: {},
    selectedRun: undefined,
    selectedPhase: undefined,
    picked: undefined,
    beside: undefined,
    comparison: { load: 'none' },
    tab: 'run',
    isPlanning: false,
  }))
  /** Which part of the shown run's length is on screen. */
  readonly gantt = new GanttView()
  readonly #shelf = new RunShelf()
  readonly #asked = new Set<number>()
  readonly #reading = new Set<string>()
  readonly #clock: Clock
  readonly #pacer: Pacer
  #pending: RunEvent[] = []
  #engine: Engine | undefined
  #onTrouble: (error: unknown) => void = () => {}
  /** Called when a run started or ended. */
  onTurn: () => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
    this.#pacer = new Pacer(clock, () => this.#flush())
  }

  async attach(engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
    this.#engine = engine
    this.#onTrouble = onTrouble
    this.#asked.clear()
    for (const topic of ['pipeline.runs', 'pipeline.phases', 'pipeline.gates', 'pipeline.progress']) {
      await engine.bus.subscribe(topic, (message) => {
        const body = jsonPayload(message)
        const event = body === undefined ? undefined : parseRunEvent(message.envelope.topic, body)
        if (event !== undefined) this.#onEvent(event)
      })
    }
    await this.#list()
    this.#loadShown()
  }

  select(runId: string, phase?: PhaseName): void {
    const isOther = this.store.getState().selectedRun !== runId
    const picked = this.find(runId)
    this.store.setState({
      selectedRun: runId,
      selectedPhase: phase,
      picked,
      ...(isOther && { beside: undefined, comparison: { load: 'none' } }),
    })
    this.#loadShown()
  }

  show(tab: RunTab): void {
    this.store.setState({ tab })
  }

  plan(isPlanning: boolean): void {
    this.store.setState({ isPlanning })
  }

  /** Puts another run beside the shown one, and asks where they part. */
  putBeside(runId: string | undefined): void {
    const engine = this.#engine
    const shown = Runs.shown(this.store.getState())
    this.store.setState({ beside: runId, comparison: { load: runId === undefined ? 'none' : 'loading' } })
    if (runId === undefined || engine === undefined || shown === undefined) return
    this.#loadDetail(runId)
    const tell = (comparison: Comparison): void => {
      if (this.store.getState().beside === runId) this.store.setState({ comparison })
    }
    runEngine.compare(engine, shown.run_id, runId).then(
      (found) => tell({ load: 'ready', found }),
      (error: unknown) => tell({ load: 'failed', fault: Fault.from(error).toView() }),
    )
  }

  /** The run the view shows: the selected one, else the newest. */
  static shown(state: RunsState): RunSummary | undefined {
    const { selectedRun: id } = state
    return (
      state.runs.find((run) => run.run_id === id) ?? (id === undefined ? undefined : (state.details[id] ?? state.picked)) ?? state.runs[0]
    )
  }

  /** The run with a number: kept by events where it is among the newest, else as it was told; undefined while it is not here. */
  at(number: number): RunSummary | undefined {
    return this.store.getState().runs.find((run) => run.number === number) ?? this.#shelf.at(number)
  }

  /** A run by its id, of those that are here. */
  find(runId: string): RunSummary | undefined {
    const { runs, details } = this.store.getState()
    return runs.find((run) => run.run_id === runId) ?? details[runId] ?? this.#shelf.find(runId)
  }

  /** Rows of these numbers are on screen: what is not here of them is asked for, a page at a time. */
  want(first: number, last: number): void {
    const engine = this.#engine
    if (engine === undefined || last < 0) return
    for (let page = Math.floor(Math.max(0, first) / RUNS_PAGE); page <= Math.floor(last / RUNS_PAGE); page += 1) {
      const numbers = Array.from({ length: RUNS_PAGE }, (_, index) => page * RUNS_PAGE + index)
      const { from, total } = this.store.getState()
      const isHere = numbers.every((number) => number < from || number >= total || this.at(number) !== undefined)
      if (isHere || this.#asked.has(page)) continue
      this.#asked.add(page)
      runEngine.page(engine, (page + 1) * RUNS_PAGE).then(
        (told) => this.#put(told.runs),
        (error: unknown) => {
          this.#asked.delete(page)
          this.#onTrouble(error)
        },
      )
    }
  }

  /** Which runs the grid shows, and in which order. All of them have to be here for it: they are gathered once. */
  arrange(filter: string, sort: RunSort): void {
    this.store.setState({ filter, sort })
    this.#order()
    if (this.store.getState().order !== undefined) void this.#gather()
  }

  #order(): void {
    const { filter, sort, order } = this.store.getState()
    const isPlain = filter.trim() === '' && sort === 'newest'
    if (isPlain && order === undefined) return
    this.store.setState({ order: isPlain ? undefined : this.#shelf.order(filter, sort) })
  }

  async #gather(): Promise<void> {
    const engine = this.#engine
    const { total, from, isGathering } = this.store.getState()
    if (engine === undefined || isGathering || this.#shelf.size >= total - from) return
    this.store.setState({ isGathering: true })
    try {
      for (let before: number | null = total; before !== null && this.store.getState().order !== undefined && engine === this.#engine; ) {
        const page = await runEngine.page(engine, before, GATHER_PAGE)
        this.#put(page.runs)
        before = page.next
      }
    } catch (error) {
      this.#onTrouble(error)
    } finally {
      this.store.setState({ isGathering: false })
    }
  }

  #put(runs: readonly RunSummary[]): void {
    this.#shelf.put({ runs })
    this.store.setState({ shelved: this.#shelf.size })
    this.#order()
  }

  #onEvent(event: RunEvent): void {
    if (this.#pending.length < PENDING_EVENTS_MAX) this.#pending.push(event)
    this.#pacer.touch()
  }

  #flush(): void {
    const events = this.#pending
    this.#pending = []
    const now = new Date(Number(this.#clock.wallNs() / 1_000_000n)).toISOString()
    const state = this.store.getState()
    const before = { runs: state.runs, progress: state.progress, growth: state.growth }
    const data = events.reduce<RunsData>((known, event) => applyRunEvent(known, event, now), before)
    const isTurn = events.some(
      (event) => event.what === 'started' || event.what === 'ended' || (event.what === 'progress' && event.isAsking),
    )
    const started = events.findLast((event) => event.what === 'started')
    this.store.setState({ ...data, ...(started && { selectedRun: started.runId, selectedPhase: undefined }) })
    if (!isTurn && events.length < PENDING_EVENTS_MAX) return
    this.onTurn()
    void this.#list().then(
      () => {
        this.#loadShown()
        // What was compared while it ran is compared again.
        this.putBeside(this.store.getState().beside)
      },
      (error: unknown) => this.#onTrouble(error),
    )
  }

  async #list(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined) return
    const { runs, total, from } = await runEngine.page(engine)
    if (engine !== this.#engine) return
    const ended = new Set(runs.filter((run) => run.status !== 'running').map((run) => run.run_id))
    const still = <T>(by: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
      Object.fromEntries(Object.entries(by).filter(([runId]) => !ended.has(runId)))
    const { progress, details, records } = this.store.getState()
    const known = runs.map((run) => withGates(run, this.store.getState()))
    const isOver = (id: string): boolean => details[id]?.status === 'running'
    const stale = Object.keys(details).filter(isOver)
    this.store.setState({
      load: 'ready',
      runs: known,
      total: total ?? runs.length,
      from: from ?? 0,
      progress: still(progress),
      details: without(details, stale),
      records: without(records, stale),
    })
    this.#put(runs)
  }

  #loadShown(): void {
    const { selectedRun } = this.store.getState()
    const run = Runs.shown(this.store.getState())
    if (run === undefined) return
    this.#loadDetail(selectedRun ?? run.run_id)
    if (run.status !== 'running') this.loadRecords(run)
  }

  #loadDetail(runId: string): void {
    const engine = this.#engine
    const { details } = this.store.getState()
    if (engine === undefined || details[runId] !== undefined) return
    runEngine.show(engine, runId).then(
      (detail) => {
        const { details: now, runs } = this.store.getState()
        const kept = newest(now, DETAILS_KEPT_MAX - 1)
        const withGatesNow = runs.map((run) =>
          run.run_id === runId && run.status === detail.status ? { ...run, phases: detail.phases } : run,
        )
        this.store.setState({ details: { ...kept, [runId]: detail }, runs: withGatesNow })
        if (detail.status !== 'running' && this.store.getState().selectedRun === runId) this.loadRecords(detail)
      },
      (error: unknown) => {
        if (engine === this.#engine) this.#onTrouble(error)
      },
    )
  }

  /** What a run left on the record, for its timeline. */
  loadRecords({ run_id: id, records: [first, last] }: Pick<RunSummary, 'run_id' | 'records'>): void {
    if (first === undefined || last === undefined) return
    const known = this.store.getState().records[id]
    const isWhole = Array.isArray(known) && (known.length >= RUN_RECORDS_MAX || (known.at(-1)?.record ?? -1) >= last)
    if (!isWhole) void this.readOn(id, first, last)
  }

  /** The records of a run beyond those that are here, up to `last` where it has ended. One reading of a run at a time. */
  async readOn(id: string, first: number, last = Number.MAX_SAFE_INTEGER - 1): Promise<void> {
    const engine = this.#engine
    if (engine === undefined || this.#reading.has(id)) return
    const keep = (value: readonly AuditRecord[] | FaultView): void => {
      this.store.setState({ records: { ...newest(this.store.getState().records, RECORDS_KEPT_MAX - 1), [id]: value } })
    }
    this.#reading.add(id)
    let hasMore = false
    try {
      const known = this.store.getState().records[id]
      const before: readonly AuditRecord[] = Array.isArray(known) ? known : []
      const from = before.at(-1)?.record ?? first - 1
      const more = await runEngine.records(engine, { run_id: id, records: [from + 1, last] }, RUN_RECORDS_MAX - before.length)
      hasMore = more.length > 0
      if (hasMore || known === undefined) keep([...before, ...more])
    } catch (error) {
      if (engine === this.#engine) keep(Fault.from(error).toView())
    } finally {
      this.#reading.delete(id)
    }
    // It may have ended meanwhile, with records that this reading did not see.
    const run = this.store.getState().runs.find(({ run_id }) => run_id === id)
    if (hasMore && run !== undefined && run.status !== 'running') this.loadRecords(run)
  }
}

/** The list has no gates: those that are known from events or a look at the run stay. */
function withGates(run: RunSummary, { runs, details }: RunsState): RunSummary {
  const known = runs.find((other) => other.run_id === run.run_id) ?? details[run.run_id]
  if (known === undefined) return run
  const phases = run.phases.map((phase) => ({
    ...phase,
    gates: known.phases.find((other) => other.name === phase.name)?.gates ?? phase.gates,
  }))
  return { ...run, phases }
}

const newest = <T>(by: Readonly<Record<string, T>>, most: number): Record<string, T> => Object.fromEntries(Object.entries(by).slice(-most))
const without = <T>(by: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(by).filter(([id]) => !ids.includes(id)))
