import { type Clock, Fault } from '../../shared/base/index.ts'
import type { State } from '../../shared/state/index.ts'
import { Run, type RunEnding, type RunHost, type RunPlan } from '../pipeline/index.ts'
import { requireBasis } from './require-basis.ts'
import { type PlanSources, planRun, type RunRequest } from './run-plan.ts'

type Actor = RunPlan['actor']

/** Ended runs whose ending is kept for late `wait`s; the fold answers for older ones. */
export const ENDINGS_KEPT_MAX = 64

export interface RunDeskOptions {
  readonly clock: Clock
  readonly state: () => State
  readonly sources: () => Promise<PlanSources>
  readonly makeRunId: () => string
  readonly makeHost: (plan: RunPlan) => Promise<RunHost>
  readonly onEnded: (plan: RunPlan, ending: RunEnding) => Promise<void>
}

/** The one run there may be at a time: started, waited for, cancelled, failed. */
export class RunDesk {
  readonly #options: RunDeskOptions
  readonly #endings = new Map<string, Promise<RunEnding>>()
  #run: Run | undefined
  #isStarting = false

  constructor(options: RunDeskOptions) {
    this.#options = options
  }

  get runId(): string | undefined {
    return this.#run?.plan.runId
  }

  get run(): Run | undefined {
    return this.#run
  }

  /** @throws Fault `engine/breaker-open`, `engine/busy`, and whatever `planRun` throws; nothing was started then. */
  async start(request: RunRequest, actor: Actor): Promise<string> {
    if (this.#run !== undefined || this.#isStarting) throw busy(this.runId)
    this.#isStarting = true
    try {
      const sources = await this.#options.sources()
      const plan = planRun(sources, request, { id: this.#options.makeRunId(), actor })
      const { breaker } = this.#options.state()
      if (breaker.isOpen) throw breakerOpen(breaker.breach?.record)
      requireBasis(plan, this.#options.state())
      const run = new Run(await this.#options.makeHost(plan), plan)
      this.#run = run
      this.#keep(plan, this.#execute(run))
      return plan.runId
    } finally {
      this.#isStarting = false
    }
  }

  /** What would be run, and all that `start` would refuse it for; nothing is started. */
  async preview(request: RunRequest, actor: Actor): Promise<{ readonly plan?: RunPlan; readonly refusals: readonly Fault[] }> {
    const refusals: Fault[] = []
    const { breaker } = this.#options.state()
    if (this.#run !== undefined || this.#isStarting) refusals.push(busy(this.runId))
    if (breaker.isOpen) refusals.push(breakerOpen(breaker.breach?.record))
    try {
      const plan = planRun(await this.#options.sources(), request, { id: '', actor })
      try {
        requireBasis(plan, this.#options.state())
      } catch (error) {
        refusals.push(Fault.from(error))
      }
      return { plan, refusals }
    } catch (error) {
      return { refusals: [...refusals, Fault.from(error)] }
    }
  }

  /** Resolves when the run has ended; false when it had not within `ms`. A run this engine does not know has ended. */
  async wait(runId: string, ms: number): Promise<boolean> {
    const ending = this.#endings.get(runId)
    if (ending === undefined) return true
    let stopTimer: () => void = () => undefined
    const late = new Promise<false>((resolve) => {
      stopTimer = this.#options.clock.after(ms, () => resolve(false))
    })
    const isEnded = await Promise.race([
      ending.then(
        () => true,
        () => true,
      ),
      late,
    ])
    stopTimer()
    return isEnded
  }

  /** Ends the run on somebody's word. Resolves once it has ended; undefined when nothing ran. */
  async stop(kind: 'cancel' | 'emergency', reason: string, actor: Actor): Promise<string | undefined> {
    const run = this.#run
    if (run === undefined) return undefined
    run.cancel(kind, reason, actor)
    await this.#endings.get(run.plan.runId)?.catch(() => undefined)
    return run.plan.runId
  }

  /** What the engine found out about the run from outside: a party's refused act, a log that fails. */
  fail(fault: Fault): void {
    this.#run?.fail(fault)
  }

  async #execute(run: Run): Promise<RunEnding> {
    const ending = await run.execute()
    this.#run = undefined
    await this.#options.onEnded(run.plan, ending)
    return ending
  }

  #keep(plan: RunPlan, ending: Promise<RunEnding>): void {
    // A run that cannot even record its end is closed at the next start.
    ending.catch(() => {
      this.#run = undefined
    })
    this.#endings.set(plan.runId, ending)
    while (this.#endings.size > ENDINGS_KEPT_MAX) this.#endings.delete(this.#endings.keys().next().value ?? '')
  }
}

const busy = (runId = ''): Fault => new Fault('engine/busy', 'a run is in progress', { run_id: runId })
const breakerOpen = (record = -1): Fault =>
  new Fault('engine/breaker-open', 'a breach has not been acknowledged', { breach_record: record })
