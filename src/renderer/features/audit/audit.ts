import { createStore } from 'zustand/vanilla'
import { type Clock, Fault } from '../../../shared/base/index.ts'
import { AUDIT_PAGE_RECORDS, AUDIT_READ_MAX, type Engine } from '../../data/engine.ts'
import { Pacer } from '../../data/pacer.ts'
import { jsonPayload } from '../../data/payload.ts'
import type { AuditRecord } from '../../data/types.ts'
import { type AuditFilter, parseFilter, type VerifyState } from './model.ts'
import { RecordPages } from './pages.ts'

/** Records a filter gathers before it says that there are more. */
export const FILTERED_RECORDS_MAX = 5_000

export interface AuditState {
  readonly size: number
  readonly load: 'loading' | 'ready'
  /** Grows when pages arrived: the grid reads them from the model. */
  readonly version: number
  readonly filterText: string
  readonly filterError: string | undefined
  /** The matches of the filter, oldest first; undefined without a filter. */
  readonly matches: readonly AuditRecord[] | undefined
  readonly hasMoreMatches: boolean
  readonly selected: number | undefined
  /** The newest record stays in sight. */
  readonly isFollowing: boolean
  readonly verify: VerifyState
}

/** The audit log as a list that is read in pages, and its verification. */
export class Audit {
  readonly store = createStore<AuditState>(() => ({
    size: 0,
    load: 'loading',
    version: 0,
    filterText: '',
    filterError: undefined,
    matches: undefined,
    hasMoreMatches: false,
    selected: undefined,
    isFollowing: true,
    verify: { phase: 'idle' },
  }))
  readonly #clock: Clock
  readonly #pages = new RecordPages()
  readonly #loading = new Set<number>()
  readonly #pacer: Pacer
  #size = 0
  #engine: Engine | undefined
  #onTrouble: (error: unknown) => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
    this.#pacer = new Pacer(clock, () => this.store.setState({ size: this.#size, version: this.store.getState().version + 1 }))
  }

  async attach(engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
    this.#engine = engine
    this.#onTrouble = onTrouble
    this.#pages.clear()
    this.#loading.clear()
    await engine.bus.subscribe('system.audit.appended', (message) => {
      const size = jsonPayload(message)?.['size']
      if (typeof size !== 'number' || size <= this.#size) return
      this.#size = size
      this.#pacer.touch()
    })
    const { size } = await engine.readAudit({ from: 0, limit: 1 })
    this.#size = size
    const { verify } = this.store.getState()
    this.store.setState({ size, load: 'ready', ...(verify.phase === 'working' && { verify: { phase: 'idle' } }) })
  }

  record(number: number): AuditRecord | undefined {
    return this.#pages.get(number)
  }

  /** Makes records `first` to `last` (inclusive) come, where they are not here yet. */
  want(first: number, last: number): void {
    const engine = this.#engine
    if (engine === undefined) return
    for (let page = RecordPages.pageOf(Math.max(0, first)); page <= RecordPages.pageOf(Math.max(0, last)); page += 1) {
      if (this.#loading.has(page) || this.#pages.isWhole(page, this.#size)) continue
      this.#loading.add(page)
      const from = page * AUDIT_PAGE_RECORDS
      engine
        .readAuditRange(from, Math.min(this.#size, from + AUDIT_PAGE_RECORDS))
        .then((records) => {
          if (engine === this.#engine) this.#pages.put(page, records)
        })
        .catch((error: unknown) => this.#onTrouble(error))
        .finally(() => {
          this.#loading.delete(page)
          this.#pacer.touch()
        })
    }
  }

  select(record: number | undefined): void {
    this.store.setState({ selected: record, ...(record !== undefined && { isFollowing: record === this.#size - 1 }) })
  }

  /** Shows one record, whatever the filter was. */
  reveal(record: number): void {
    this.store.setState({
      selected: record,
      isFollowing: false,
      filterText: '',
      filterError: undefined,
      matches: undefined,
      hasMoreMatches: false,
    })
  }

  /** Keep the newest record in sight. */
  follow(): void {
    this.store.setState({ isFollowing: true, selected: undefined })
  }

  async setFilter(filterText: string): Promise<void> {
    const parsed = parseFilter(filterText)
    this.store.setState({ filterText, filterError: parsed.ok ? undefined : parsed.word })
    if (!parsed.ok) return
    if (parsed.filter.kind === undefined && parsed.filter.run === undefined) {
      this.store.setState({ matches: undefined, hasMoreMatches: false })
      return
    }
    try {
      await this.#gather(parsed.filter, filterText)
    } catch (error) {
      this.#onTrouble(error)
    }
  }

  async #gather(filter: AuditFilter, filterText: string): Promise<void> {
    const engine = this.#engine
    const isCurrent = (): boolean => engine === this.#engine && this.store.getState().filterText === filterText
    let matches: readonly AuditRecord[] = []
    let from = 0
    while (engine !== undefined) {
      const { records, size } = await engine.readAudit({ from, limit: AUDIT_READ_MAX, ...filter })
      if (!isCurrent()) return
      const last = records.at(-1)
      from = last === undefined ? size : last.record + 1
      matches = [...matches, ...records]
      const hasMore = from < size
      this.store.setState({ matches, hasMoreMatches: hasMore })
      if (!hasMore || matches.length >= FILTERED_RECORDS_MAX) return
    }
  }

  async verify(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined || this.store.getState().verify.phase === 'working') return
    this.store.setState({ verify: { phase: 'working', records: 0, of: this.#size } })
    let part = { records: 0, of: this.#size }
    const pacer = new Pacer(this.#clock, () => {
      if (this.store.getState().verify.phase === 'working') this.store.setState({ verify: { phase: 'working', ...part } })
    })
    try {
      const result = await engine.verifyAudit((records, of) => {
        part = { records, of }
        pacer.touch()
      })
      this.store.setState({ verify: { phase: 'done', result, at: Number(this.#clock.wallNs() / 1_000_000n) } })
    } catch (error) {
      this.store.setState({ verify: { phase: 'failed', fault: Fault.from(error).toView() } })
    } finally {
      pacer.dispose()
    }
  }
}
