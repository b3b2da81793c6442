import { createStore } from 'zustand/vanilla'
import type { Clock, FaultView } from '../../../shared/base/index.ts'
import type { Engine } from '../../data/engine.ts'
import { Heard } from '../../data/heard.ts'
import type { Heat } from './heat.ts'
import { LANES, SlotTable } from './slot-table.ts'

/** How long marks stay when nothing follows; what follows replaces them. */
export const MARK_MS = 1_000
/** Changes that come together are parts of one. */
const TOGETHER_MS = 60
/** Changes that wait while the whole is read; beyond them it is read again. */
const WAITING_MAX = 64
/** Longest search. */
export const SEARCH_CHARS_MAX = 200

export interface LaneView {
  readonly budgetBytes: number
  readonly bytes: number
  readonly medium: string
}

export interface CacheTotals {
  readonly hits: number
  readonly misses: number
  readonly puts: number
  readonly promotes: number
  readonly demotes: number
  readonly evicts: number
}

export interface CacheViewState {
  readonly load: 'loading' | 'ready' | 'failed'
  readonly fault: FaultView | undefined
  /** Grows with every change: the table is read from the model. */
  readonly version: number
  readonly lanes: readonly LaneView[]
  readonly totals: CacheTotals
  readonly heat: Heat
  readonly hasMarks: boolean
  readonly search: string
  /** At a moment: the state before its record, or after it. */
  readonly side: 'before' | 'after'
}

interface ShownEntry {
  readonly slot: number
  readonly key: string
  readonly bytes: number
  readonly sha256: string
  readonly hits: number
  readonly put: number | null
  readonly since: number | null
}

interface Shown {
  readonly change: number
  readonly totals: CacheTotals
  readonly tiers: readonly {
    readonly budget_bytes: number
    readonly bytes: number
    readonly medium: string
    readonly entries: readonly ShownEntry[]
  }[]
}

interface Changed {
  readonly change: number
  readonly totals: CacheTotals
  readonly hits: readonly (readonly [number, number, number])[]
  readonly slots: readonly {
    readonly tier: number
    readonly slot: number
    readonly marks: readonly string[]
    readonly entry: ShownEntry | null
  }[]
}

export interface CacheEventView {
  readonly record: number
  readonly time: string
  readonly run: string
  readonly phase: string
  readonly what: string
  readonly says: string
  readonly room_for?: string
}

/** A key's life, as `system.cache.history` tells it. */
export interface CacheLifeView {
  readonly key: string
  readonly tier: string | null
  readonly slot: number | null
  readonly hits: number
  readonly because: CacheEventView | null
  readonly put: CacheEventView | null
  readonly events: readonly CacheEventView[]
  readonly omitted: number
}

const NOTHING: CacheTotals = { hits: 0, misses: 0, puts: 0, promotes: 0, demotes: 0, evicts: 0 }

/** The cache as it is now: read once, kept by the engine's changes while somebody looks, read again where one was missed. */
export class CacheModel {
  readonly store = createStore<CacheViewState>(() => ({
    load: 'loading',
    fault: undefined,
    version: 0,
    lanes: LANES.map(() => ({ budgetBytes: 0, bytes: 0, medium: '' })),
    totals: NOTHING,
    heat: 'hits',
    hasMarks: true,
    search: '',
    side: 'after',
  }))
  readonly table = new SlotTable()
  readonly #clock: Clock
  readonly #heard: Heard
  #change = -1
  #isReading = false
  #stopMarks: (() => void) | undefined
  #waiting: Changed[] = []
  #markedMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
    this.#heard = new Heard({
      topic: 'system.cache.changed',
      take: (body) => this.#changed(body as Changed | undefined),
      read: (engine) => this.#read(engine),
      failed: (fault) => {
        // The connection went: that is told above all views, and what is shown stays.
        if (fault.code === 'transport/closed' && this.store.getState().load === 'ready') return
        this.store.setState({ load: 'failed', fault: fault.toView() })
      },
    })
  }

  async attach(engine: Engine): Promise<void> {
    await this.#heard.attach(engine)
  }

  /** Somebody looks: changes are told from now on. Call what is returned when they look away: the engine then says nothing more. */
  watch(): () => void {
    return this.#heard.watch()
  }

  setHeat(heat: Heat): void {
    this.store.setState({ heat })
  }

  toggleMarks(): void {
    this.store.setState({ hasMarks: !this.store.getState().hasMarks })
  }

  setSearch(search: string): void {
    this.store.setState({ search: search.slice(0, SEARCH_CHARS_MAX) })
  }

  setSide(side: 'before' | 'after'): void {
    this.store.setState({ side })
  }

  /** @throws Fault */
  async lifeOf(key: string, at: number | undefined, onPart: (records: number, of: number) => void): Promise<CacheLifeView> {
    const engine = this.#heard.needEngine()
    const answer = await engine.bus.request(
      'system.cache.history',
      { key, ...(at !== undefined && { at }) },
      {
        onPart: (part) => {
          const { records, of } = part as { records?: unknown; of?: unknown }
          if (typeof records === 'number' && typeof of === 'number') onPart(records, of)
        },
      },
    )
    return answer as CacheLifeView
  }

  /** @returns the violation; undefined when the law holds. @throws Fault */
  async check(): Promise<FaultView | undefined> {
    const answer = (await this.#heard.needEngine().bus.request('system.cache.check', {})) as { violation: FaultView | null }
    return answer.violation ?? undefined
  }

  async #read(engine: Engine): Promise<void> {
    this.#isReading = true
    try {
      const { change, totals, tiers } = (await engine.bus.request('system.cache.show', {})) as Shown
      if (engine !== this.#heard.engine) return
      this.#change = change
      this.table.clear()
      for (const [lane, { entries }] of tiers.entries()) for (const entry of entries) this.#set(lane, entry.slot, entry)
      const lanes = tiers.map(({ budget_bytes: budgetBytes, bytes, medium }) => ({ budgetBytes, bytes, medium }))
      this.#told({ load: 'ready', fault: undefined, totals, lanes })
    } finally {
      this.#isReading = false
      for (const event of this.#waiting.splice(0)) this.#changed(event)
    }
  }

  #changed(event: Changed | undefined): void {
    if (event === undefined || !Array.isArray(event.slots) || !Array.isArray(event.hits)) return
    if (this.#isReading) {
      if (this.#waiting.length < WAITING_MAX) this.#waiting.push(event)
      return
    }
    if (event.change <= this.#change) return
    const { engine } = this.#heard
    if (event.change !== this.#change + 1 && engine !== undefined) {
      void this.#read(engine).catch(() => undefined)
      return
    }
    this.#change = event.change
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#markedMs > TOGETHER_MS) this.table.clearMarks()
    this.#markedMs = nowMs
    this.#apply(event)
  }

  #apply(event: Changed): void {
    const bytes = this.store.getState().lanes.map((lane) => lane.bytes)
    for (const { tier, slot, marks, entry } of event.slots) {
      const lane = tier - 1
      const before = this.table.placedAt(lane, slot)
      bytes[lane] = (bytes[lane] ?? 0) - (before?.bytes ?? 0) + (entry?.bytes ?? 0)
      this.#set(lane, slot, entry)
      this.table.mark(lane, slot, marks)
    }
    for (const [tier, slot, hits] of event.hits) {
      const entry = this.table.placedAt(tier - 1, slot)
      if (entry !== undefined) this.table.set(tier - 1, slot, { ...entry, hits })
      this.table.mark(tier - 1, slot, ['hit'])
    }
    const lanes = this.store.getState().lanes.map((lane, index) => ({ ...lane, bytes: bytes[index] ?? 0 }))
    this.#told({ totals: event.totals, lanes })
    this.#stopMarks?.()
    this.#stopMarks = this.#clock.after(MARK_MS, () => {
      this.#stopMarks = undefined
      this.table.clearMarks()
      this.#told({})
    })
  }

  #set(lane: number, slot: number, entry: ShownEntry | null): void {
    if (entry === null) return void this.table.set(lane, slot, undefined)
    const { key, hits, bytes, sha256, put, since } = entry
    this.table.set(lane, slot, { key, hits, bytes, sha256, put: put ?? -1, since: since ?? -1 })
  }

  #told(state: Partial<CacheViewState>): void {
    this.store.setState({ ...state, version: this.store.getState().version + 1 })
  }
}
