import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../../shared/base/index.ts'
import type { FacetsAnswer, RecordFilter, TallyAnswer } from '../../../shared/history/index.ts'
import { AUDIT_PAGE_RECORDS, type Engine } from '../../data/engine.ts'
import { Pacer } from '../../data/pacer.ts'
import { jsonPayload } from '../../data/payload.ts'
import type { AuditRecord } from '../../data/types.ts'
import { facetsOf, findRecord, listRecords, tallyRecords } from './audit-engine.ts'
import { isEmptyFilter, parseFilter } from './filter.ts'
import { RecordPages } from './pages.ts'
import { Stepper } from './stepper.ts'
import { Verification, type VerifyState } from './verification.ts'

/** Parts of the minimap, and how long a growing log goes on before they are counted again. */
const MINIMAP_BUCKETS = 400
const COUNT_EVERY_MS = 3_000

export interface AuditState {
  /** Records of the log, and of the list: those that match the filter. */
  readonly size: number
  readonly total: number
  readonly load: 'loading' | 'ready'
  /** Grows when pages arrived: the grid reads them from the model. */
  readonly version: number
  readonly filterText: string
  /** The word that means nothing. */
  readonly filterError: string | undefined
  readonly filter: RecordFilter
  /** How far the first look through a long log is; undefined when it is done. */
  readonly looking: { readonly records: number; readonly of: number } | undefined
  /** The list cannot be told. */
  readonly fault: FaultView | undefined
  readonly selected: number | undefined
  /** Its place in the list; -1 when it is not in it. */
  readonly place: number
  /** A place that is to be in sight; a new object for each wish. */
  readonly sought: { readonly place: number } | undefined
  /** The newest record stays in sight. */
  readonly isFollowing: boolean
  /** What a step with Shift keeps. */
  readonly stepBy: 'actor' | 'phase'
  readonly tally: TallyAnswer | undefined
  readonly facets: FacetsAnswer | undefined
  readonly verify: VerifyState
  /** Bytes of a bundle that is on its way. */
  readonly exporting: { readonly done: number; readonly all: number } | undefined
}

const NO_LIST = { looking: undefined, fault: undefined, tally: undefined }

/** The audit log as a list of millions that is read in pages, what is selected in it, and its verification. */
export class Audit {
  readonly store = createStore<AuditState>(() => ({
    size: 0,
    total: 0,
    load: 'loading',
    version: 0,
    filterText: '',
    filterError: undefined,
    filter: {},
    ...NO_LIST,
    selected: undefined,
    place: -1,
    sought: undefined,
    isFollowing: true,
    stepBy: 'actor',
    facets: undefined,
    verify: { phase: 'idle' },
    exporting: undefined,
  }))
  readonly stepper: Stepper
  readonly verification: Verification
  /** A record is to be shown, whatever was selected. */
  onReveal: (record: number) => void = (record) => this.select(record)
  readonly #pages = new RecordPages()
  readonly #loading = new Set<number>()
  readonly #pacer: Pacer
  readonly #counting: Pacer
  #size = 0
  #engine: Engine | undefined
  #onTrouble: (error: unknown) => void = () => {}

  constructor(clock: Clock) {
    this.#pacer = new Pacer(clock, () => this.#show())
    this.#counting = new Pacer(clock, () => void this.#count(), COUNT_EVERY_MS)
    this.stepper = new Stepper(clock)
    this.verification = new Verification(clock, (verify) => this.store.setState({ verify }))
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
    this.stepper.attach(engine)
    this.verification.attach(engine)
    this.store.setState({ size, load: 'ready', version: this.store.getState().version + 1 })
    void this.#list()
  }

  /** The record at a place of the list, if it is here. */
  at(place: number): AuditRecord | undefined {
    return this.#pages.get(place)
  }

  /** A record by its number, if it is among those that are here. */
  here(record: number): AuditRecord | undefined {
    const found = this.at(isEmptyFilter(this.store.getState().filter) ? record : this.#placeHere(record))
    return found?.record === record ? found : undefined
  }

  /** Makes the records at places `first` to `last` (inclusive) come, where they are not here yet. */
  want(first: number, last: number): void {
    const engine = this.#engine
    const { filter, total } = this.store.getState()
    if (engine === undefined) return
    for (let page = RecordPages.pageOf(Math.max(0, first)); page <= RecordPages.pageOf(Math.max(0, last)); page += 1) {
      if (this.#loading.has(page) || this.#pages.isWhole(page, total)) continue
      this.#loading.add(page)
      this.#readPage(engine, filter, page)
        .then((records) => {
          if (engine === this.#engine && filter === this.store.getState().filter) this.#pages.put(page, records)
        })
        .catch((error: unknown) => this.#onTrouble(error))
        .finally(() => {
          this.#loading.delete(page)
          this.store.setState({ version: this.store.getState().version + 1 })
        })
    }
  }

  /** The record at a place of the list. @returns undefined when there is none. */
  async read(place: number): Promise<AuditRecord | undefined> {
    if (this.#engine === undefined) return undefined
    const { records } = await listRecords(this.#engine, { ...this.store.getState().filter, at: place, limit: 1 })
    return records[0]
  }

  /** A record by its number. @throws Fault `audit/no-record`, `transport/closed` */
  async byNumber(record: number): Promise<AuditRecord> {
    const engine = this.#engine
    if (engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    const { records, size } = await engine.readAudit({ from: record, to: record + 1, limit: 1 })
    const [found] = records
    if (found === undefined) throw new Fault('audit/no-record', `there is no record ${record}: the log has ${size}`)
    return found
  }

  /** The nearest match behind (1) or before (-1) a record. */
  async find(from: number, step: 1 | -1, filter: RecordFilter): Promise<number | undefined> {
    return this.#engine === undefined ? undefined : await findRecord(this.#engine, { from, step, ...filter })
  }

  /** The nearest record of the same actor, or the nearest one of another phase of a run. */
  async findAlike(from: number, step: 1 | -1): Promise<number | undefined> {
    const { actor } = await this.byNumber(from)
    if (this.store.getState().stepBy === 'actor') return await this.find(from, step, { actor: actor.id })
    return await this.find(from, step, { kind: step === 1 ? 'phase_started' : 'phase_ended' })
  }

  toggleStepBy(): void {
    this.store.setState({ stepBy: this.store.getState().stepBy === 'actor' ? 'phase' : 'actor' })
  }

  tellExport(exporting: AuditState['exporting']): void {
    this.store.setState({ exporting })
  }

  /** Brings a place of the list into sight. */
  scrollTo(place: number): void {
    this.store.setState({ isFollowing: false, sought: { place } })
  }

  /** Selects a record and finds its place in the list. */
  select(record: number | undefined): void {
    const { selected, filter, size } = this.store.getState()
    if (record === selected) return
    const isNewest = record === size - 1 && isEmptyFilter(filter)
    const place = record === undefined ? -1 : isEmptyFilter(filter) ? record : this.#placeHere(record)
    this.store.setState({ selected: record, place, ...(record !== undefined && { isFollowing: isNewest }) })
    if (record === undefined) return
    void this.stepper.show(record)
    if (place < 0) void this.#findPlace(record)
  }

  /** Shows one record, whatever the filter was. */
  reveal(record: number): void {
    if (this.store.getState().filterText !== '') this.setFilter('')
    this.onReveal(record)
  }

  /** Keep the newest record in sight. */
  follow(): void {
    this.store.setState({ isFollowing: true, selected: undefined, place: -1 })
  }

  setFilter(filterText: string): void {
    if (filterText === this.store.getState().filterText) return
    const parsed = parseFilter(filterText)
    this.store.setState({ filterText, filterError: parsed.ok ? undefined : parsed.word })
    if (!parsed.ok || JSON.stringify(parsed.filter) === JSON.stringify(this.store.getState().filter)) return
    this.#pages.clear()
    this.#loading.clear()
    this.store.setState({ filter: parsed.filter, ...NO_LIST, place: -1 })
    void this.#list()
  }

  /** How many match, and where the selected one is among them. */
  async #list(): Promise<void> {
    const engine = this.#engine
    const { filter, selected } = this.store.getState()
    if (engine === undefined) return
    const isCurrent = (): boolean => engine === this.#engine && filter === this.store.getState().filter
    if (isEmptyFilter(filter)) this.store.setState({ total: this.#size, place: selected ?? -1 })
    try {
      const { total } = await listRecords(engine, { ...filter, at: 0, limit: 1 }, (records, of) => {
        if (isCurrent()) this.store.setState({ looking: { records, of } })
      })
      if (!isCurrent()) return
      this.store.setState({ total: isEmptyFilter(filter) ? this.#size : total, looking: undefined })
      if (selected !== undefined && !isEmptyFilter(filter)) await this.#findPlace(selected)
      this.#counting.touch()
    } catch (error) {
      if (isCurrent()) this.store.setState({ looking: undefined, fault: Fault.from(error).toView() })
    }
  }

  async #count(): Promise<void> {
    const engine = this.#engine
    const { filter } = this.store.getState()
    if (engine === undefined) return
    try {
      const [tally, facets] = await Promise.all([tallyRecords(engine, filter, MINIMAP_BUCKETS), facetsOf(engine)])
      if (engine === this.#engine && filter === this.store.getState().filter) this.store.setState({ tally, facets })
    } catch (error) {
      if (engine === this.#engine) this.store.setState({ fault: Fault.from(error).toView() })
    }
  }

  #placeHere(record: number): number {
    const { place } = this.store.getState()
    for (const near of [place, place + 1, place - 1]) if (this.#pages.get(near)?.record === record) return near
    return -1
  }

  async #findPlace(record: number): Promise<void> {
    const engine = this.#engine
    const { filter } = this.store.getState()
    if (engine === undefined) return
    try {
      const { first, records } = await listRecords(engine, { ...filter, near: record, limit: 1 })
      const state = this.store.getState()
      if (state.filter !== filter || state.selected !== record) return
      this.store.setState({ place: records[0]?.record === record ? first : -1 })
    } catch (error) {
      this.#onTrouble(error)
    }
  }

  async #readPage(engine: Engine, filter: RecordFilter, page: number): Promise<readonly AuditRecord[]> {
    const from = page * AUDIT_PAGE_RECORDS
    const all: AuditRecord[] = []
    while (all.length < AUDIT_PAGE_RECORDS) {
      const { records, total } = await listRecords(engine, { ...filter, at: from + all.length, limit: AUDIT_PAGE_RECORDS - all.length })
      all.push(...records)
      if (records.length === 0 || from + all.length >= total) break
    }
    return all
  }

  /** The log has grown. */
  #show(): void {
    const { filter, version } = this.store.getState()
    const isAll = isEmptyFilter(filter)
    this.store.setState({ size: this.#size, version: version + 1, ...(isAll && { total: this.#size }) })
    this.#counting.touch()
    if (!isAll) void this.#list()
  }
}
