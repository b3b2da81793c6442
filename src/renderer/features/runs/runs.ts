import { createStore } from 'zustand/vanilla'
import type { Clock } from '../../../shared/base/index.ts'
import type { PhaseName, RunResult } from '../../../shared/services/run-result.ts'
import type { Engine } from '../../data/engine.ts'
import { Pacer } from '../../data/pacer.ts'
import { jsonPayload } from '../../data/payload.ts'
import { parseRunEvent, type RunEvent } from './events.ts'
import { applyRunEvent, type RunsData } from './model.ts'

/** Results kept in memory; the oldest asked for goes first. */
export const RESULTS_KEPT_MAX = 32
/** Events waiting for the next update of the view. More than this means the list is asked for instead. */
export const PENDING_EVENTS_MAX = 2_000

export interface RunsState extends RunsData {
  readonly load: 'loading' | 'ready'
  readonly results: Readonly<Record<string, RunResult>>
  readonly selectedRun: string | undefined
  readonly selectedPhase: PhaseName | undefined
}

/** The runs of this rig: listed once, then kept by the controller's events. The selection survives a lost connection. */
export class Runs {
  readonly store = createStore<RunsState>(() => ({
    load: 'loading',
    runs: [],
    progress: {},
    results: {},
    selectedRun: undefined,
    selectedPhase: undefined,
  }))
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
    for (const topic of ['pipeline.runs', 'pipeline.phases', 'pipeline.gates', 'pipeline.progress']) {
      await engine.bus.subscribe(topic, (message) => {
        const body = jsonPayload(message)
        const event = body === undefined ? undefined : parseRunEvent(message.envelope.topic, body)
        if (event !== undefined) this.#onEvent(event)
      })
    }
    await this.#list()
    this.#loadResult()
  }

  select(runId: string, phase?: PhaseName): void {
    this.store.setState({ selectedRun: runId, selectedPhase: phase })
    this.#loadResult()
  }

  /** The run the view shows: the selected one, else the newest. */
  static shown(state: RunsState): RunsState['runs'][number] | undefined {
    return state.runs.find((run) => run.run_id === state.selectedRun) ?? state.runs[0]
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
    const data = events.reduce<RunsData>((before, event) => applyRunEvent(before, event, now), {
      runs: state.runs,
      progress: state.progress,
    })
    const isTurn = events.some((event) => event.what === 'started' || event.what === 'ended')
    const started = events.findLast((event) => event.what === 'started')
    this.store.setState({ ...data, ...(started && { selectedRun: started.runId, selectedPhase: undefined }) })
    if (!isTurn && events.length < PENDING_EVENTS_MAX) return
    this.onTurn()
    void this.#list().then(
      () => this.#loadResult(),
      (error: unknown) => this.#onTrouble(error),
    )
  }

  async #list(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined) return
    const runs = await engine.runs()
    if (engine !== this.#engine) return
    const ended = new Set(runs.filter((run) => run.status !== 'running').map((run) => run.run_id))
    const progress = Object.fromEntries(Object.entries(this.store.getState().progress).filter(([runId]) => !ended.has(runId)))
    this.store.setState({ load: 'ready', runs, progress })
  }

  #loadResult(): void {
    const state = this.store.getState()
    const run = Runs.shown(state)
    const engine = this.#engine
    if (run === undefined || engine === undefined || run.status === 'running' || state.results[run.run_id] !== undefined) return
    engine.result(run.run_id).then(
      (result) => {
        const kept = Object.entries(this.store.getState().results).slice(-(RESULTS_KEPT_MAX - 1))
        this.store.setState({ results: { ...Object.fromEntries(kept), [run.run_id]: result } })
      },
      // A run that an engine's death cut off has no result: the list says all there is to know.
      () => {},
    )
  }
}
