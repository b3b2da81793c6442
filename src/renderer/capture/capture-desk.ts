import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import { answerQuestion, type Sight } from './answers.ts'
import { CaptureConnection } from './capture-link.ts'
import { FieldSeries } from './field-series.ts'
import { FigureCounter } from './figure-counter.ts'
import type { FilterNode } from './filter/language.ts'
import { isFilterError, parseFilter } from './filter/parser.ts'
import { BUDGET_DEFAULT, FIELD_COLUMNS_MAX, FIGURES_EVERY_MS, ROWS_EVERY_MS, ROWS_MAX } from './limits.ts'
import { MessageStore } from './message-store.ts'
import { rowOf } from './message-view.ts'
import { readPast } from './past.ts'
import { PayloadValues } from './payload-value.ts'
import type { FromWorker, Look, MessageRow, RowWindow, ToWorker } from './protocol.ts'
import { RowView } from './row-view.ts'
import { SchemaDecoders } from './schema-decoders.ts'
import { TopicWatch } from './topic-watch.ts'

export interface CaptureDeskParts {
  readonly clock: Clock
  readonly random: (bytes: Uint8Array) => void
  readonly post: (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void
  readonly connect: (link: Extract<ToWorker, { op: 'open' }>['link']) => Promise<Transport>
}

const LOOK_DEFAULT: Look = { number: 0, filter: '', scope: '', upToPos: undefined, fields: [] }

/** What the capture worker does: takes what comes, keeps it, and sends the page the rows that it shows. */
export class CaptureDesk {
  readonly #parts: CaptureDeskParts
  readonly #store = new MessageStore(BUDGET_DEFAULT)
  readonly #figures: FigureCounter
  readonly #connection: CaptureConnection
  readonly #topics: TopicWatch
  readonly #schemas: SchemaDecoders
  readonly #values: PayloadValues
  readonly #series = new FieldSeries()
  #learnt: object | undefined
  #look = LOOK_DEFAULT
  #window: RowWindow = { first: 'newest', count: 50 }
  #live: RowView
  #past: RowView | undefined
  #isFrozen = false
  #frozenAt = 0
  #isShown = true
  #sentAt = ''
  #stopTimers: (() => void)[] = []

  constructor(parts: CaptureDeskParts) {
    this.#parts = parts
    const { clock, random, post } = parts
    this.#figures = new FigureCounter(this.#store, clock)
    this.#schemas = new SchemaDecoders(() => this.#connection.client)
    this.#values = new PayloadValues(this.#store, this.#schemas.find)
    this.#live = this.#viewOf({ is: 'all' }, undefined)
    let arrivalMs = 0
    this.#connection = new CaptureConnection({
      clock,
      random,
      onState: (link) => post({ op: 'link', link }),
      onEngineDropped: (count) => this.#figures.droppedByEngine(count),
      intake: (frame, headerAt, envelopeAt, end, header) => {
        if (arrivalMs === 0) arrivalMs = Number(clock.wallNs() / 1_000n) / 1_000
        this.#store.take(frame, headerAt, envelopeAt, end, header, arrivalMs)
      },
      onFrameEnd: () => {
        arrivalMs = 0
      },
    })
    this.#topics = new TopicWatch({
      clock,
      store: this.#store,
      client: () => this.#connection.client,
      onTree: (tree) => post({ op: 'tree', tree }),
    })
    this.#every(ROWS_EVERY_MS, () => this.#turn())
    this.#every(FIGURES_EVERY_MS, () => post({ op: 'figures', figures: this.#figures.read() }))
  }

  /** Takes a message of the page's. */
  take(message: ToWorker): void {
    switch (message.op) {
      case 'open': {
        const { link } = message
        void this.#connection.open(() => this.#parts.connect(link), 'token' in link ? link.token : undefined)
        return
      }
      case 'look':
        return void this.#lookAt(message.look)
      case 'window':
        this.#window = { first: message.window.first, count: Math.min(ROWS_MAX, message.window.count) }
        this.#isShown = true
        return this.#turn()
      case 'freeze':
        return this.#freeze(message.isFrozen)
      case 'budget':
        this.#store.budget = message.budget
        return this.#store.trim()
      case 'clear':
        this.#store.clear()
        return this.#renewLive()
      case 'shown':
        this.#isShown = true
        return
      case 'tree':
        return this.#topics.setWindow(message.window)
      case 'fold':
        return this.#topics.fold(message.path, message.isOpen)
      case 'ask':
        return void this.#answer(message)
    }
  }

  close(): void {
    for (const stop of this.#stopTimers) stop()
    this.#topics.close()
    void this.#connection.client?.close()
  }

  async #answer({ id, question, ask }: Extract<ToWorker, { op: 'ask' }>): Promise<void> {
    try {
      const answer = await answerQuestion(question, ask, this.#sight())
      const bytes = question === 'export' ? (answer as Uint8Array<ArrayBuffer>) : undefined
      this.#parts.post({ op: 'answer', id, answer }, bytes === undefined ? [] : [bytes.buffer])
    } catch (error) {
      this.#parts.post({ op: 'answer', id, error: Fault.from(error).toView() })
    }
  }

  #sight(): Sight {
    return {
      store: this.#store,
      topics: this.#topics.catalog,
      client: this.#connection.client,
      fields: this.#look.fields,
      total: this.#total,
      place: (index) => this.#placeOf(index),
      indexOf: (number) => {
        const at = this.#live.indexOf(number)
        return at < 0 ? -1 : at + (this.#past?.count ?? 0)
      },
      past: this.#past?.store,
      reading: (store) => this.#readingOf(store),
      series: this.#series,
      learnSchemas: () => this.#learnOnce(),
    }
  }

  /** A plot asks again and again; a schema that is registered meanwhile is learnt with the next look. */
  async #learnOnce(): Promise<void> {
    const { client } = this.#connection
    if (client === undefined || this.#learnt === client) return
    this.#learnt = client
    await this.#schemas.learn()
  }

  #viewOf(filter: FilterNode, upToPos: number | undefined): RowView {
    return new RowView({ filter, scope: this.#look.scope, upToPos }, this.#viewParts(this.#store, this.#values))
  }

  #viewParts(store: MessageStore, values: PayloadValues): ConstructorParameters<typeof RowView>[1] {
    const { clock } = this.#parts
    return { store, payloadOf: values.of, nowMs: Number(clock.wallNs() / 1_000_000n), monotonicMs: () => clock.monotonicMs() }
  }

  #filter(): FilterNode {
    const parsed = parseFilter(this.#look.filter)
    // The page tells what is wrong with a filter; until it is right, all is shown.
    return isFilterError(parsed) ? { is: 'all' } : parsed
  }

  async #lookAt(look: Look): Promise<void> {
    this.#look = { ...look, fields: look.fields.slice(0, FIELD_COLUMNS_MAX) }
    if (look.filter.includes('payload.') || look.fields.length > 0) {
      await this.#schemas.learn()
      this.#values.forget()
      if (this.#look.number !== look.number) return
    }
    this.#renewLive()
    this.#past = undefined
    if (look.upToPos !== undefined) await this.#readPast(look, look.upToPos)
  }

  #renewLive(): void {
    const { upToPos } = this.#look
    this.#live = this.#viewOf(this.#filter(), upToPos === undefined ? undefined : Number(upToPos))
    if (this.#isFrozen) {
      this.#live.freeze(true)
      this.#frozenAt = this.#store.taken
    }
    this.#sentAt = ''
    this.#isShown = true
    this.#turn()
  }

  /** What the log has of before the capture began. */
  async #readPast(look: Look, upToPos: string): Promise<void> {
    const { client } = this.#connection
    if (client === undefined) return
    const { first, taken } = this.#store
    const captured = first < taken ? BigInt(this.#store.block(first).pos[first % 65_536] as number) : undefined
    const wanted = BigInt(upToPos)
    const to = captured !== undefined && captured <= wanted ? captured - 1n : wanted
    if (to < 0n) return
    try {
      const store = await readPast(client, { to, scope: look.scope })
      if (this.#look.number !== look.number) return
      const view = new RowView(
        { filter: this.#filter(), scope: '', upToPos: undefined },
        this.#viewParts(store, new PayloadValues(store, this.#schemas.find)),
      )
      while (view.update());
      this.#past = view
    } catch (error) {
      this.#parts.post({ op: 'link', link: { phase: 'open', patterns: [], fault: Fault.from(error).toView() } })
    }
  }

  #freeze(isFrozen: boolean): void {
    this.#isFrozen = isFrozen
    this.#frozenAt = this.#store.taken
    this.#live.freeze(isFrozen)
    this.#isShown = true
    this.#turn()
  }

  get #total(): number {
    return (this.#past?.count ?? 0) + this.#live.count
  }

  /** The view and row number at an index of the whole. */
  #placeOf(index: number): { readonly view: RowView; readonly number: number } {
    const before = this.#past?.count ?? 0
    return this.#past !== undefined && index < before
      ? { view: this.#past, number: this.#past.numberAt(index) }
      : { view: this.#live, number: this.#live.numberAt(index - before) }
  }

  #readingOf(store: MessageStore): Parameters<typeof rowOf>[1] {
    const isFromLog = store !== this.#store
    const fields = this.#look.fields.map((path) => path.split('.'))
    const values = isFromLog ? new PayloadValues(store, this.#schemas.find) : this.#values
    return { store, payloadOf: values.of, fields, isFromLog }
  }

  #turn(): void {
    const hasMore = this.#live.update()
    if (!this.#isShown) return
    const total = this.#total
    const { first: wanted, count } = this.#window
    const first = wanted === 'newest' ? Math.max(0, total - count) : Math.min(wanted, Math.max(0, total - 1))
    const newSince = this.#isFrozen ? this.#store.taken - this.#frozenAt : 0
    const state = `${this.#look.number} ${total} ${this.#store.first} ${this.#store.taken} ${first} ${count} ${hasMore} ${this.#look.fields.length}`
    if (state === this.#sentAt) return
    this.#sentAt = state
    this.#isShown = false
    const rows: MessageRow[] = []
    for (let index = first; index < Math.min(total, first + count); index++) {
      const { view, number } = this.#placeOf(index)
      if (number < view.store.first) continue
      rows.push(rowOf(number, this.#readingOf(view.store)))
    }
    const { number: look } = this.#look
    const fromLog = this.#past?.count ?? 0
    this.#parts.post({ op: 'rows', rows: { look, total, first, rows, isScanned: !hasMore, newSince, fromLog } })
  }

  #every(ms: number, work: () => void): void {
    let stop = (): void => {}
    const next = (): void => {
      stop = this.#parts.clock.after(ms, () => {
        next()
        work()
      })
    }
    next()
    this.#stopTimers.push(() => stop())
  }
}
