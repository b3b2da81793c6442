import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../../shared/base/index.ts'
import type { Subscription } from '../../../../shared/client/contract.ts'
import { fromBase64 } from '../../../../shared/wire/index.ts'
import type { Engine } from '../../../data/engine.ts'
import { jsonPayload } from '../../../data/payload.ts'
import { Rates } from '../live/counts.ts'
import { type AppliedView, appliedOf, type PlannedView, plannedOf } from './desk-answers.ts'

/** Applying waits for what is inside of the version before; its deadline is at most ten minutes. */
const ACT_DEADLINE_MS = 600_000
/** Messages of an edge that are looked at. */
const HELD_SHOWN_MAX = 256

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

export interface HeldView {
  readonly correlation: string
  readonly schema: string
  readonly payload: Uint8Array
  readonly trace: string
  readonly heldMs: number
}

/** What an edge holds. */
export interface HeldEdge {
  readonly name: string
  readonly edge: string
  readonly messages: readonly HeldView[]
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
  /** Why it does not say. */
  readonly fault: FaultView | undefined
  readonly plan: PlanState
  readonly asked: Asked | undefined
  readonly isActing: boolean
  readonly done: Done | undefined
  /** The binding file that a person chose, by circuit file; null: none. */
  readonly bindings: Readonly<Record<string, string | null>>
  readonly held: HeldEdge | undefined
}

const none: DeskState = {
  tab: undefined,
  applied: undefined,
  fault: undefined,
  plan: { load: 'none' },
  asked: undefined,
  isActing: false,
  done: undefined,
  bindings: {},
  held: undefined,
}

/** What runs of the circuits, and what is done about it: planned, applied, returned to, stopped, held. Everything it does is a service of the engine. */
export class CircuitDesk {
  readonly store = createStore<DeskState>(() => none)
  readonly #clock: Clock
  readonly #rates = new Map<string, Rates>()
  #engine: Engine | undefined
  #watchers = 0
  #subscription: Promise<Subscription> | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    this.#subscription = undefined
    if (this.#watchers > 0) await this.#begin()
  }

  /** Somebody looks: the engine says what runs, four times a second. Call what is returned when they look away. */
  watch(): () => void {
    this.#watchers += 1
    if (this.#watchers === 1) void this.#begin()
    return () => {
      this.#watchers -= 1
      if (this.#watchers > 0) return
      const subscription = this.#subscription
      this.#subscription = undefined
      void subscription?.then((open) => open.unsubscribe()).catch(() => undefined)
    }
  }

  show(tab: DeskTab | undefined): void {
    this.store.setState({ tab })
  }

  ratesOf(name: string): Rates {
    const rates = this.#rates.get(name) ?? new Rates()
    this.#rates.set(name, rates)
    return rates
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
      await this.#read()
    } finally {
      this.store.setState({ isActing: false })
    }
  }

  /** Sets a breakpoint: what reaches the edge waits there. @throws Fault `circuit/hold-denied` */
  async hold(name: string, edge: string): Promise<void> {
    await this.#ask('system.circuit.hold', { name, edge })
    this.store.setState({ tab: 'held', held: { name, edge, messages: [], fault: undefined } })
    await this.lookAtHeld()
  }

  /** Lets the oldest held message go on. @throws Fault */
  async step(name: string, edge: string): Promise<void> {
    await this.#ask('system.circuit.step', { name, edge })
    await this.lookAtHeld()
  }

  /** Lets all go on and holds no more. @throws Fault */
  async release(name: string, edge: string): Promise<void> {
    await this.#ask('system.circuit.release', { name, edge })
    await this.lookAtHeld()
  }

  /** Shows what an edge holds. */
  inspect(name: string, edge: string): void {
    this.store.setState({ held: { name, edge, messages: [], fault: undefined } })
    void this.lookAtHeld()
  }

  async lookAtHeld(): Promise<void> {
    const { held } = this.store.getState()
    if (held === undefined) return
    const { name, edge } = held
    const tell = (part: Pick<HeldEdge, 'messages' | 'fault'>): void => {
      const now = this.store.getState().held
      if (now?.name === name && now.edge === edge) this.store.setState({ held: { name, edge, ...part } })
    }
    try {
      const { messages } = (await this.#ask('system.circuit.held', { name, edge })) as { messages: readonly HeldAnswer[] }
      tell({ messages: messages.slice(0, HELD_SHOWN_MAX).map(heldOf), fault: undefined })
    } catch (error) {
      tell({ messages: [], fault: Fault.from(error).toView() })
    }
  }

  /** One of the desk's services, of the present connection. @throws Fault */
  async request(topic: `system.circuit.${string}`, body: object): Promise<unknown> {
    return await this.#ask(topic, body)
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

  async #begin(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined) return
    try {
      const subscription = engine.bus.subscribe('system.circuits', (message) => {
        if (engine === this.#engine) this.#take(jsonPayload(message))
      })
      this.#subscription = subscription
      await subscription
      await this.#read()
    } catch (error) {
      if (engine === this.#engine) this.store.setState({ fault: Fault.from(error).toView() })
    }
  }

  async #read(): Promise<void> {
    this.#take(await this.#ask('system.circuit.status', {}))
  }

  #take(body: unknown): void {
    const applied = appliedOf(body)
    const atMs = this.#clock.monotonicMs()
    for (const { name, counts } of applied) if (counts !== undefined) this.ratesOf(name).take(counts, atMs)
    const { held } = this.store.getState()
    const heldBefore = held === undefined ? undefined : heldAt(this.store.getState().applied, held)
    this.store.setState({ applied, fault: undefined })
    if (held !== undefined && heldAt(applied, held) !== heldBefore) void this.lookAtHeld()
  }

  async #ask(topic: string, body: object): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await this.#engine.bus.request(topic, body, { deadlineMs: ACT_DEADLINE_MS })
  }
}

const withBinding = ({ binding }: DeskFiles): object => (binding === undefined ? {} : { binding })

const heldAt = (applied: readonly AppliedView[] | undefined, { name, edge }: HeldEdge): number | undefined =>
  applied?.find((each) => each.name === name)?.counts?.edges.get(edge)?.held

function doneOf(answer: unknown): Omit<Done, 'what'> {
  const { name = '', version = 0, record = -1, fault } = answer as Partial<Omit<Done, 'what' | 'fault'>> & { fault?: FaultView | null }
  return { name, version, record, fault: fault ?? undefined }
}

interface HeldAnswer {
  readonly correlation: string
  readonly schema: string
  readonly payload: string
  readonly trace: string | null
  readonly held_ms: number
}

const heldOf = ({ correlation, schema, payload, trace, held_ms: heldMs }: HeldAnswer): HeldView => ({
  correlation,
  schema,
  payload: fromBase64(payload),
  trace: trace ?? '',
  heldMs,
})
