import { createStore } from 'zustand/vanilla'
import type { Clock } from '../../shared/base/index.ts'
import type { Engine } from './engine.ts'
import { Pacer } from './pacer.ts'
import { jsonPayload } from './payload.ts'
import type { AuditRecord, StatusView } from './types.ts'

/** Audit records kept for the overview. */
export const RECENT_RECORDS_MAX = 12

export interface RigState {
  readonly status: StatusView | undefined
  /** Newest first. */
  readonly recent: readonly AuditRecord[]
  readonly auditSize: number
}

/** What the whole rig is doing: `system.status`, kept fresh by the events that change it. */
export class Rig {
  readonly store = createStore<RigState>(() => ({ status: undefined, recent: [], auditSize: 0 }))
  readonly #pacer: Pacer
  #engine: Engine | undefined
  #isAsking = false
  #isStale = false
  #onTrouble: (error: unknown) => void = () => {}

  constructor(clock: Clock) {
    this.#pacer = new Pacer(clock, () => void this.#ask())
  }

  async attach(engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
    this.#engine = engine
    this.#onTrouble = onTrouble
    const touch = (): void => this.#pacer.touch()
    await engine.bus.subscribe('system.breaker', touch)
    await engine.bus.subscribe('system.operators', touch)
    await engine.bus.subscribe('system.audit.appended', (message) => {
      const body = jsonPayload(message) as { size?: unknown; last?: unknown } | undefined
      if (typeof body?.size === 'number') this.#appended(body.size, body.last as AuditRecord | undefined)
    })
    const status = await engine.status()
    const { records } = await engine.readAudit({ from: Math.max(0, status.records - RECENT_RECORDS_MAX), limit: RECENT_RECORDS_MAX })
    this.store.setState({ status, recent: [...records].reverse(), auditSize: status.records })
  }

  /** Something changed that only `system.status` tells. */
  refresh(): void {
    this.#pacer.touch()
  }

  #appended(size: number, last: AuditRecord | undefined): void {
    const { recent } = this.store.getState()
    const isNew = last !== undefined && typeof last.record === 'number' && last.record !== recent[0]?.record
    this.store.setState({ auditSize: size, ...(isNew && { recent: [last, ...recent].slice(0, RECENT_RECORDS_MAX) }) })
    this.#pacer.touch()
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
      const status = await engine.status()
      if (engine === this.#engine) this.store.setState({ status, auditSize: Math.max(status.records, this.store.getState().auditSize) })
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
