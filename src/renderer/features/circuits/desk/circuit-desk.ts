import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../../shared/base/index.ts'
import { readCircuitText } from '../../../../shared/client/circuit-texts.ts'
import type { Engine } from '../../../data/engine.ts'
import { Heard } from '../../../data/heard.ts'
import { Rates } from '../live/counts.ts'
import { type AppliedView, appliedOf, type PlannedView, plannedOf, type TestView, testsOf } from './desk-answers.ts'

/** Applying waits for what is inside of the version before; its deadline is at most ten minutes. */
const ACT_DEADLINE_MS = 600_000

export const DESK_TABS = ['plan', 'versions', 'bindings', 'ways', 'held', 'test'] as const
export type DeskTab = (typeof DESK_TABS)[number]

/** An act that a person is asked about once more. */
export type Asked =
  | { readonly what: 'apply' }
  | { readonly what: 'rollback'; readonly name: string; readonly to: number }
  | { readonly what: 'drain'; readonly name: string }

/** What was done last, and the record that says so. */
export interface Done {
  readonly what: Asked['what']
  readonly name: string
  readonly version: number
  readonly record: number
  /** Why it does not run all the same. */
  readonly fault: FaultView | undefined
}

/** The files that a plan, an apply or a test is about. */
export interface DeskFiles {
  /** Below the workspace's `circuits/`. */
  readonly path: string
  /** Undefined: whoever serves a topic gets its jobs. */
  readonly binding: string | undefined
}

export type PlanState =
  | { readonly load: 'none' }
  | { readonly load: 'loading'; readonly files: DeskFiles }
  | { readonly load: 'failed'; readonly files: DeskFiles; readonly fault: FaultView }
  | ({ readonly load: 'ready'; readonly files: DeskFiles } & PlannedView)

export interface DeskState {
  readonly tab: DeskTab | undefined
  /** What the engine has of circuits; undefined before it said so. */
  readonly applied: readonly AppliedView[] | undefined
  /** Test runs that are under way, of all circuits. */
  readonly tests: readonly TestView[]
  /** Why it does not say. */
  readonly fault: FaultView | undefined
  readonly plan: PlanState
  readonly asked: Asked | undefined
  readonly isActing: boolean
  readonly done: Done | undefined
  /** The binding file that a person chose, by circuit file; null: none. */
  readonly bindings: Readonly<Record<string, string | null>>
}

/** Of what does not run. */
const NO_RATES = new Rates()

const none: DeskState = {
  tab: undefined,
  applied: undefined,
  tests: [],
  fault: undefined,
  plan: { load: 'none' },
  asked: undefined,
  isActing: false,
  done: undefined,
  bindings: {},
}

/** What runs of the circuits, and what is done about it: planned, applied, returned to, stopped. Everything it does is a service of the engine. */
export class CircuitDesk {
  readonly store = createStore<DeskState>(() => none)
  readonly #clock: Clock
  #rates: ReadonlyMap<string, Rates> = new Map()
  readonly #heard: Heard

  constructor(clock: Clock) {
    this.#clock = clock
    this.#heard = new Heard({
      topic: 'system.circuits',
      take: (body) => this.#take(body),
      read: () => this.refresh(),
      failed: (fault) => this.store.setState({ fault: fault.toView() }),
    })
  }

  async attach(engine: Engine): Promise<void> {
    await this.#heard.attach(engine)
  }

  /** Somebody looks: the engine says what runs, four times a second. Call what is returned when they look away. */
  watch(): () => void {
    return this.#heard.watch()
  }

  show(tab: DeskTab | undefined): void {
    this.store.setState({ tab })
  }

  /** Rates of a circuit that runs, by its name, or of a test run, by its id. */
  ratesOf(key: string): Rates {
    return this.#rates.get(key) ?? NO_RATES
  }

  appliedAs(name: string | undefined): AppliedView | undefined {
    return this.store.getState().applied?.find((each) => each.name === name)
  }

  /** Plans with another binding file from now on. */
  choose(path: string, binding: string | null): void {
    this.store.setState(({ bindings }) => ({ bindings: { ...bindings, [path]: binding }, plan: { load: 'none' } }))
  }

  /** Asks the engine what applying would change; nothing is changed by it. */
  async plan(files: DeskFiles): Promise<void> {
    this.store.setState({ plan: { load: 'loading', files }, asked: undefined, tab: 'plan' })
    try {
      const planned = plannedOf(await this.#ask('system.circuit.plan', { path: files.path, ...withBinding(files) }))
      this.store.setState({ plan: { load: 'ready', files, ...planned } })
    } catch (error) {
      this.store.setState({ plan: { load: 'failed', files, fault: Fault.from(error).toView() } })
    }
  }

  /** What was planned is another thing now. */
  forgetPlan(): void {
    if (this.store.getState().plan.load !== 'none') this.store.setState({ plan: { load: 'none' }, asked: undefined })
  }

  /** Asks the person once more; undefined: they keep what there is. */
  ask(asked: Asked | undefined): void {
    this.store.setState({ asked })
  }

  /** Does what the person was asked about. @throws Fault */
  async act(): Promise<void> {
    const { asked, plan } = this.store.getState()
    if (asked === undefined) return
    this.store.setState({ isActing: true })
    try {
      const answer = await this.#act(asked, plan)
      this.store.setState({
        asked: undefined,
        done: { what: asked.what, ...answer },
        ...(asked.what === 'apply' && { plan: { load: 'none' } }),
      })
      await this.refresh()
    } finally {
      this.store.setState({ isActing: false })
    }
  }

  /** One of the desk's services, of the present connection. @throws Fault */
  async request(topic: `system.circuit.${string}`, body: object): Promise<unknown> {
    return await this.#ask(topic, body)
  }

  /** A file of a version that is kept. @throws Fault `circuit/file-unknown` */
  async readKept(sha256: string): Promise<string> {
    return (await readCircuitText(this.#heard.needEngine().bus, { sha256 })).text
  }

  async #act(asked: Asked, plan: PlanState): Promise<Omit<Done, 'what'>> {
    switch (asked.what) {
      case 'apply': {
        if (plan.load !== 'ready') throw new Fault('request/refused', 'nothing is planned')
        const { files, planSha256 } = plan
        return doneOf(await this.#ask('system.circuit.apply', { path: files.path, ...withBinding(files), plan_sha256: planSha256 }))
      }
      case 'rollback':
        return doneOf(await this.#ask('system.circuit.rollback', { name: asked.name, to: asked.to }))
      case 'drain':
        return doneOf(await this.#ask('system.circuit.drain', { name: asked.name }))
    }
  }

  /** Reads what runs, out of turn. @throws Fault */
  async refresh(): Promise<void> {
    this.#take(await this.#ask('system.circuit.status', {}))
  }

  #take(body: unknown): void {
    const [applied, tests] = [appliedOf(body), testsOf(body)]
    const atMs = this.#clock.monotonicMs()
    const looked = new Map<string, Rates>()
    for (const { key, counts } of [
      ...applied.map((each) => ({ ...each, key: each.name })),
      ...tests.map((each) => ({ ...each, key: each.id })),
    ]) {
      if (counts === undefined) continue
      const rates = this.#rates.get(key) ?? new Rates()
      rates.take(counts, atMs)
      looked.set(key, rates)
    }
    this.#rates = looked
    this.store.setState({ applied, tests, fault: undefined })
  }

  async #ask(topic: string, body: object): Promise<unknown> {
    return await this.#heard.needEngine().bus.request(topic, body, { deadlineMs: ACT_DEADLINE_MS })
  }
}

const withBinding = ({ binding }: DeskFiles): object => (binding === undefined ? {} : { binding })

function doneOf(answer: unknown): Omit<Done, 'what'> {
  const { name = '', version = 0, record = -1, fault } = answer as Partial<Omit<Done, 'what' | 'fault'>> & { fault?: FaultView | null }
  return { name, version, record, fault: fault ?? undefined }
}
