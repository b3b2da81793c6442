import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Fault } from '../../shared/base/index.ts'
import { apply, type CacheState, EMPTY_STATE, type State } from '../../shared/state/index.ts'
import type { Cache, CacheJournal } from './cache.ts'
import { openCache } from './open-cache.ts'
import type { CacheRecord } from './tier-book.ts'
import type { TierStore } from './tier-store.ts'

/** A log in memory: records count at once, or only with the next flush. */
export class TestJournal implements CacheJournal {
  readonly records: CacheRecord[] = []
  /** The record that each was, with the cache as it said to be after it. */
  readonly states: CacheState[] = []
  #state: State = EMPTY_STATE
  /** Called before what was appended is on disk, and after. */
  onFlush: (when: 'before' | 'after') => void = () => undefined

  constructor(records: readonly CacheRecord[] = []) {
    for (const record of records) this.append(record)
  }

  append(record: CacheRecord): void {
    this.#state = apply(this.#state, record, this.records.length)
    this.records.push(record)
    this.states.push(this.#state.cache)
  }

  flush(): Promise<void> {
    this.onFlush('before')
    this.onFlush('after')
    return Promise.resolve()
  }

  state(): CacheState {
    return this.#state.cache
  }

  /** Codes of the violations on the record. */
  get violations(): string[] {
    return this.records.flatMap(({ cacheViolated }) => cacheViolated?.code ?? [])
  }
}

/** A clock whose timers fire when a test says so. */
export class TestClock implements Clock {
  readonly #timers = new Set<() => void>()

  wallNs(): bigint {
    return 0n
  }

  monotonicMs(): number {
    return 0
  }

  after(_ms: number, call: () => void): () => void {
    const timer = (): void => call()
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  get waiting(): number {
    return this.#timers.size
  }

  fire(): void {
    const due = [...this.#timers]
    this.#timers.clear()
    for (const timer of due) timer()
  }
}

export interface TestCache {
  readonly cache: Cache
  readonly journal: TestJournal
  readonly clock: TestClock
  readonly folder: string
  readonly aside: string
  readonly faults: Fault[]
}

export interface TestOptions {
  readonly root?: string
  readonly records?: readonly CacheRecord[]
  readonly budgets?: { readonly l1: number; readonly l2: number; readonly l3: number }
  readonly l1?: TierStore
  readonly isNewLog?: boolean
}

export const ROOMY = { l1: 2 ** 20, l2: 2 ** 21, l3: 2 ** 22 }

export async function openTestCache(options: TestOptions = {}): Promise<TestCache> {
  const root = options.root ?? mkdtempSync(join(tmpdir(), 'vbus-cache-'))
  mkdirSync(root, { recursive: true })
  const journal = new TestJournal(options.records)
  const clock = new TestClock()
  const faults: Fault[] = []
  const [folder, aside] = [join(root, 'cache'), join(root, 'aside')]
  const cache = await openCache({
    journal,
    clock,
    folder,
    asideFolder: aside,
    budgets: options.budgets ?? ROOMY,
    ...(options.l1 !== undefined && { l1: options.l1 }),
    isNewLog: options.isNewLog ?? false,
    onViolation: (fault) => void faults.push(fault),
  })
  return { cache, journal, clock, folder, aside, faults }
}

/** The key of an entry that is told by a number. */
export const keyOf = (number: number): string => `column/t.c${number}@${createHash('sha256').update(String(number)).digest('hex')}`

/** Keys by tier, as the records say, by slot. */
export const keysOf = ({ tiers }: CacheState): string[][] => tiers.map(({ entries }) => entries.map(({ key }) => key))

/** The file of an entry in L3. */
export const fileOf = (folder: string, key: string): string => join(folder, createHash('sha256').update(key).digest('hex'))
