import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { CaptureClient } from '../../capture/capture-client.ts'
import type { FilterError } from '../../capture/filter/language.ts'
import { isFilterError, parseFilter } from '../../capture/filter/parser.ts'
import { BUDGET_DEFAULT, type Budget, FIELD_COLUMNS_MAX } from '../../capture/limits.ts'
import type {
  Figures,
  FromWorker,
  LinkState,
  Question,
  Questions,
  RowsView,
  RowWindow,
  TreeView,
  TreeWindow,
} from '../../capture/protocol.ts'
import type { Engine } from '../../data/engine.ts'
import type { CaptureLink } from '../../hosts/host.ts'
import type { TimeState } from '../../time/time-cursor.ts'

export interface TopicsState {
  /** Undefined until the view is opened for the first time. */
  readonly link: LinkState | undefined
  readonly rows: RowsView | undefined
  readonly figures: Figures | undefined
  readonly tree: TreeView | undefined
  /** Whether rows are added as messages come. */
  readonly isLive: boolean
  /** Whether the newest row is kept in sight. */
  readonly isFollowing: boolean
  readonly filter: string
  readonly filterError: FilterError | undefined
  /** Topic whose branch is shown; empty for all. */
  readonly scope: string
  /** Position of the moment that is shown; undefined: none. */
  readonly upToPos: string | undefined
  /** Payload fields that are columns of their own. */
  readonly fields: readonly string[]
  readonly budget: Budget
  /** Position of the message that others are compared with. */
  readonly pinned: string | undefined
  readonly panel: 'none' | 'publish' | 'consumers' | 'budget' | 'export' | 'plot'
  readonly plotted: PlottedField | undefined
  readonly plotShape: 'line' | 'table'
}

/** A payload field that is drawn over time. */
export interface PlottedField {
  readonly topic: string
  readonly path: string
}

export interface TopicsParts {
  readonly captureLink: () => Promise<CaptureLink>
}

/** What flows on the bus: the view's side of the capture, which begins when the view is first opened and goes on behind other views. */
export class Topics {
  readonly store = createStore<TopicsState>(() => ({
    link: undefined,
    rows: undefined,
    figures: undefined,
    tree: undefined,
    isLive: true,
    isFollowing: true,
    filter: '',
    filterError: undefined,
    scope: '',
    upToPos: undefined,
    fields: [],
    budget: BUDGET_DEFAULT,
    pinned: undefined,
    panel: 'none',
    plotted: undefined,
    plotShape: 'line',
  }))
  readonly #parts: TopicsParts
  #client: CaptureClient | undefined
  #engine: Engine | undefined
  #look = 0
  /** The record at which the time cursor was stopped and not moved. */
  #stoppedAt: number | undefined
  #window: RowWindow = { first: 'newest', count: 60 }
  #treeWindow: TreeWindow = { first: 0, count: 0 }
  #onTrouble: (error: unknown) => void = () => {}

  constructor(parts: TopicsParts) {
    this.#parts = parts
  }

  async attach(engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
    this.#engine = engine
    this.#onTrouble = onTrouble
    if (this.#client !== undefined) void this.#connect(this.#client)
  }

  /** The engine of the present connection, for what the view asks it itself. */
  get engine(): Engine | undefined {
    return this.#engine
  }

  /** The view is on screen. */
  open(): void {
    if (this.#client !== undefined) return
    const client = new CaptureClient((message) => this.#take(message))
    this.#client = client
    // What was asked for before there was anybody to ask.
    if (!this.store.getState().isLive) client.send({ op: 'freeze', isFrozen: true })
    this.#sendLook()
    this.#sendWindow()
    client.send({ op: 'tree', window: this.#treeWindow })
    void this.#connect(client)
  }

  /** The view is not on screen any more: nobody lists topics. */
  close(): void {
    this.#treeWindow = { first: 0, count: 0 }
    this.#client?.send({ op: 'tree', window: { first: 0, count: 0 } })
  }

  ask<Q extends Question>(question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> {
    this.open()
    return this.#client === undefined
      ? Promise.reject(new Fault('transport/closed', 'the capture is not there'))
      : this.#client.ask(question, ask)
  }

  /** Where the window's time cursor stands, on whatever view: one that was only stopped makes the rows stand still, one that was moved shows its moment. */
  setTime({ mode, at, head }: TimeState): void {
    const isLive = mode === 'live'
    if (isLive !== this.store.getState().isLive) {
      this.#stoppedAt = !isLive && at?.record === head?.record ? at?.record : undefined
      this.#setLive(isLive)
    }
    if (!isLive && at !== undefined) this.#setMoment(mode === 'at' && at.record === this.#stoppedAt ? undefined : at.pos)
  }

  #setLive(isLive: boolean): void {
    this.store.setState({ isLive, isFollowing: isLive })
    this.#client?.send({ op: 'freeze', isFrozen: !isLive })
    if (isLive) this.#setMoment(undefined)
    this.#sendWindow()
  }

  /** Only messages up to a position are shown; undefined: all. */
  #setMoment(upToPos: string | undefined): void {
    if (this.store.getState().upToPos === upToPos) return
    this.store.setState({ upToPos })
    this.#sendLook()
  }

  setFollowing(isFollowing: boolean): void {
    if (this.store.getState().isFollowing === isFollowing) return
    this.store.setState({ isFollowing })
    this.#sendWindow()
  }

  setScope(scope: string): void {
    if (this.store.getState().scope === scope) return
    this.store.setState({ scope })
    this.#sendLook()
  }

  /** What is no filter is told and hides nothing: the last good one stays in force. */
  setFilter(filter: string): void {
    const parsed = parseFilter(filter)
    const filterError = isFilterError(parsed) ? parsed : undefined
    this.store.setState({ filter, filterError })
    if (filterError === undefined) this.#sendLook()
  }

  /** Narrows the filter by one more condition. */
  addCondition(condition: string): void {
    const { filter, filterError } = this.store.getState()
    this.setFilter(filter.trim() === '' || filterError !== undefined ? condition : `(${filter}) and ${condition}`)
  }

  toggleField(path: string): void {
    const { fields } = this.store.getState()
    const others = fields.filter((field) => field !== path)
    this.store.setState({ fields: others.length < fields.length ? others : [...fields, path].slice(-FIELD_COLUMNS_MAX) })
    this.#sendLook()
  }

  plot(plotted: PlottedField): void {
    this.store.setState({ plotted, panel: 'plot' })
  }

  setPlotShape(plotShape: TopicsState['plotShape']): void {
    this.store.setState({ plotShape })
  }

  setBudget(budget: Budget): void {
    this.store.setState({ budget })
    this.#client?.send({ op: 'budget', budget })
  }

  clear(): void {
    this.#client?.send({ op: 'clear' })
  }

  pin(pos: string | undefined): void {
    this.store.setState({ pinned: pos })
  }

  setPanel(panel: TopicsState['panel']): void {
    this.store.setState({ panel: this.store.getState().panel === panel ? 'none' : panel })
  }

  /** Rows that are on screen; ignored while the newest are followed. */
  setWindow(window: RowWindow): void {
    if (this.#window.first === window.first && this.#window.count === window.count) return
    this.#window = window
    this.#sendWindow()
  }

  setTreeWindow(window: TreeWindow): void {
    this.#treeWindow = window
    this.#client?.send({ op: 'tree', window })
  }

  fold(path: string, isOpen: boolean): void {
    this.#client?.send({ op: 'fold', path, isOpen })
  }

  async #connect(client: CaptureClient): Promise<void> {
    try {
      client.open(await this.#parts.captureLink())
    } catch (error) {
      const fault: FaultView = Fault.from(error).toView()
      this.store.setState({ link: { phase: 'lost', patterns: [], fault } })
      this.#onTrouble(error)
    }
  }

  #sendLook(): void {
    const { filter, filterError, scope, upToPos, fields } = this.store.getState()
    this.#look += 1
    this.#client?.send({
      op: 'look',
      look: { number: this.#look, filter: filterError === undefined ? filter : '', scope, upToPos, fields },
    })
  }

  #sendWindow(): void {
    const { isFollowing } = this.store.getState()
    this.#client?.send({ op: 'window', window: isFollowing ? { first: 'newest', count: this.#window.count } : this.#window })
  }

  #take(message: FromWorker): void {
    switch (message.op) {
      case 'rows':
        if (message.rows.look === this.#look) this.store.setState({ rows: message.rows })
        // Once this one is on screen the next may come; it never queues.
        requestAnimationFrame(() => this.#client?.send({ op: 'shown' }))
        return
      case 'figures':
        this.store.setState({ figures: message.figures })
        return
      case 'tree':
        this.store.setState({ tree: message.tree })
        return
      case 'link':
        this.store.setState({ link: message.link })
        return
      case 'answer':
        return
    }
  }
}
