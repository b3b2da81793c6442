import { createStore } from 'zustand/vanilla'
import type { Clock } from '../../shared/base/index.ts'
import type { BreachView } from '../../shared/services/run-result.ts'
import type { Engine } from './engine.ts'
import { Pacer } from './pacer.ts'
import { jsonPayload } from './payload.ts'
import type { AuditRecord, StatusView } from './types.ts'

/** Audit records kept for the overview. */
export const RECENT_RECORDS_MAX = 12
/** What the rig as a whole is doing is asked for this often at most. */
const RIG_REFRESH_MS = 500

export interface RigState {
  readonly status: StatusView | undefined
  /** Newest first. */
  readonly recent: readonly AuditRecord[]
  readonly auditSize: number
  /** How long the engine took for its last answer. */
  readonly answerMs: number | undefined
}

/** What the whole rig is doing: `system.status`, kept fresh by the events that change it. */
export class Rig {
  readonly store = createStore<RigState>(() => ({ status: undefined, recent: [], auditSize: 0, answerMs: undefined }))
  readonly #clock: Clock
  readonly #pacer: Pacer
  #engine: Engine | undefined
  #isAsking = false
  #isStale = false
  #onTrouble: (error: unknown) => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
    this.#pacer = new Pacer(clock, () => void this.#ask(), RIG_REFRESH_MS)
  }

  async attach(engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
    this.#engine = engine
    this.#onTrouble = onTrouble
    const touch = (): void => this.#pacer.touch()
    await engine.bus.subscribe('system.breaker', (message) => this.#breaker(jsonPayload(message)))
    await engine.bus.subscribe('system.operators', touch)
    await engine.bus.subscribe('system.audit.appended', (message) => {
      const size = jsonPayload(message)?.['size']
      if (typeof size === 'number') this.store.setState({ auditSize: size })
      touch()
    })
    this.store.setState(await this.#read(engine))
  }

  /** Something changed that only `system.status` tells. */
  refresh(): void {
    this.#pacer.touch()
  }

  /** The breaker is told at once: between a run's end and the next answer the rig must not look ready. */
  #breaker(body: Readonly<Record<string, unknown>> | undefined): void {
    const { status } = this.store.getState()
    const breaker = body?.['state']
    if (status !== undefined && (breaker === 'open' || breaker === 'closed')) {
      this.store.setState({ status: { ...status, breaker, breach: (body?.['breach'] ?? null) as BreachView | null } })
    }
    this.#pacer.touch()
  }

  async #read(engine: Engine): Promise<RigState> {
    const askedMs = this.#clock.monotonicMs()
    const status = await engine.status()
    const answerMs = this.#clock.monotonicMs() - askedMs
    const { records, size } = await engine.readAudit({ from: Math.max(0, status.records - RECENT_RECORDS_MAX), limit: RECENT_RECORDS_MAX })
    return { status, recent: records.toReversed(), auditSize: size, answerMs }
  }

  async #ask(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined) return
    if (this.#isAsking) {
      this.#isStale = true
      return
    }
    this.#isAsking = true
    try {
      const state = await this.#read(engine)
      if (engine === this.#engine) this.store.setState(state)
    } catch (error) {
      if (engine === this.#engine) this.#onTrouble(error)
    } finally {
      this.#isAsking = false
      if (this.#isStale) {
        this.#isStale = false
        this.#pacer.touch()
      }
    }
  }
}
