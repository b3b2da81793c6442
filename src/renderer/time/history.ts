import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import type { Engine } from '../data/engine.ts'
import type { Moment } from './time-cursor.ts'

/** Answers kept; the one longest not asked for gives way. */
export const STATES_KEPT_MAX = 64
/** A fold over a long log may take a while; it tells progress meanwhile. */
const FOLD_DEADLINE_MS = 600_000

/** A moment with its time, as the engine names it. */
export interface Located extends Moment {
  /** RFC 3339. */
  readonly time: string
}

/** Where to: a bus position, a time (RFC 3339) or a record's number. */
export type Whereabouts = { readonly pos: string } | { readonly time: string } | { readonly record: number }

export interface StateAnswer extends Located {
  /** The state, or the part of it at the path; undefined where it has none. */
  readonly state: unknown
}

export interface DiffAnswer {
  readonly changes: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[]
  readonly truncated: boolean
}

export interface FindQuery {
  readonly from: number
  readonly step: 1 | -1
  readonly kind?: string
  readonly actor?: string
  readonly run?: string
  readonly phase?: string
}

/** What is known of the state at a moment. `progress` is 0 to 1 while the engine folds for long. */
export type StateKnown =
  | { readonly load: 'loading'; readonly progress?: number }
  | { readonly load: 'ready'; readonly answer: StateAnswer }
  | { readonly load: 'failed'; readonly fault: FaultView }

export const historyKey = (record: number, path: string): string => `${record} ${path}`

/**
 * The page's side of `system.history.*` (docs/spec/history.md): the state after a record, from the log alone. Answers never change, so they are
 * kept over a reconnect; failures are not.
 */
export class History {
  readonly store = createStore<Readonly<Record<string, StateKnown>>>(() => ({}))
  readonly #asked = new Map<string, Promise<StateAnswer> | undefined>()
  /** One for each component that shows a state: they come and go with the page. */
  readonly #watched = new Set<{ readonly path: string }>()
  #engine: Engine | undefined

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
  }

  /** Another workspace: nothing that was known holds there. */
  clear(): void {
    this.#asked.clear()
    this.store.setState({}, true)
  }

  /** The state after record `at.record`, whole or the part at `path`. @throws Fault */
  stateAt({ record }: Pick<Moment, 'record'>, path = ''): Promise<StateAnswer> {
    const key = historyKey(record, path)
    const known = this.#asked.get(key)
    if (known !== undefined) {
      this.#asked.delete(key)
      this.#asked.set(key, known)
      return known
    }
    const asked = this.#ask('system.history.state', { record, ...(path !== '' && { path }), hash: false }, (progress) =>
      this.#tell(key, { load: 'loading', progress }),
    ) as Promise<StateAnswer>
    this.#asked.set(key, asked)
    this.#tell(key, { load: 'loading' })
    this.#forgetOldest()
    asked.then(
      (answer) => this.#tell(key, { load: 'ready', answer }),
      (error: unknown) => {
        this.#tell(key, { load: 'failed', fault: Fault.from(error).toView() })
        // It keeps its place among what is bounded, and is asked for again.
        if (this.#asked.has(key)) this.#asked.set(key, undefined)
      },
    )
    return asked
  }

  /** SHA-256 of the canonical JSON of the whole state after a record. It takes the engine as long as several parts do. */
  async hashAt(record: number): Promise<string> {
    return ((await this.#ask('system.history.state', { record, path: 'size' })) as { sha256: string }).sha256
  }

  /** A part that is looked at, at whatever moment. @returns what ends it */
  watch(path: string): () => void {
    const watch = { path }
    this.#watched.add(watch)
    return () => this.#watched.delete(watch)
  }

  /** Asks for all that is looked at before the time cursor goes there. */
  prepare(record: number): void {
    for (const path of new Set([...this.#watched].map((watch) => watch.path))) this.stateAt({ record }, path).catch(() => {})
  }

  /** What is known now of that state; undefined when it was not asked for. */
  known(record: number, path = ''): StateKnown | undefined {
    return this.store.getState()[historyKey(record, path)]
  }

  locate(where: Whereabouts): Promise<Located> {
    return this.#ask('system.history.locate', where) as Promise<Located>
  }

  diff(from: number, to: number, path = ''): Promise<DiffAnswer> {
    return this.#ask('system.history.diff', { from, to, ...(path !== '' && { path }) }) as Promise<DiffAnswer>
  }

  /** @returns the record that last changed the part at `path`, up to `record`; undefined when none did. */
  async blame(record: number, path: string): Promise<number | undefined> {
    const answer = (await this.#ask('system.history.blame', { record, path })) as { record: number | null } | null
    return answer?.record ?? undefined
  }

  /** @returns the next record of that kind, actor, run or phase; undefined when there is none. */
  async find(query: FindQuery): Promise<number | undefined> {
    const answer = (await this.#ask('system.history.find', query)) as { record: number | null } | null
    return answer?.record ?? undefined
  }

  async #ask(topic: string, body: object, onProgress?: (share: number) => void): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await this.#engine.bus.request(topic, body, {
      deadlineMs: FOLD_DEADLINE_MS,
      onPart: (part) => {
        const { records, of } = part as { records?: unknown; of?: unknown }
        if (typeof records === 'number' && typeof of === 'number' && of > 0) onProgress?.(records / of)
      },
    })
  }

  /** An answer that nobody keeps any more tells nobody. */
  #tell(key: string, known: StateKnown): void {
    if (this.#asked.has(key)) this.store.setState({ [key]: known })
  }

  #forgetOldest(): void {
    if (this.#asked.size <= STATES_KEPT_MAX) return
    const [oldest] = this.#asked.keys()
    if (oldest === undefined) return
    this.#asked.delete(oldest)
    const { [oldest]: _, ...rest } = this.store.getState()
    this.store.setState(rest, true)
  }
}
