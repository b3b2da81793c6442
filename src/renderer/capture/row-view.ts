import { compileFilter, type Test } from './filter/compile.ts'
import type { FilterNode } from './filter/language.ts'
import { BLOCK_ROWS, SCAN_MS_MAX, SCAN_ROWS } from './limits.ts'
import type { MessageStore } from './message-store.ts'
import { GONE } from './row-block.ts'
import { RowList } from './row-list.ts'

/** What of the capture is looked at. */
export interface ViewWish {
  readonly filter: FilterNode
  /** A topic, and with it all below it; empty: all. */
  readonly scope: string
  /** Messages up to this position; undefined: all. */
  readonly upToPos: number | undefined
}

export interface RowViewParts {
  readonly store: MessageStore
  readonly payloadOf: (number: number) => unknown
  readonly nowMs: number
  readonly monotonicMs: () => number
}

/** The rows of a store that a wish lets through, in their order; kept up to date as messages come and go. */
export class RowView {
  readonly #store: MessageStore
  readonly #test: Test | undefined
  readonly #list = new RowList()
  readonly #monotonicMs: () => number
  /** Rows before this one were looked at as they came; the scan goes down from it. */
  #scannedTo: number
  #seenTo: number
  #frozenTo: number | undefined
  #goneAtCompact = 0

  constructor(wish: ViewWish, { store, payloadOf, nowMs, monotonicMs }: RowViewParts) {
    this.#store = store
    this.#monotonicMs = monotonicMs
    this.#test = testOf(wish, { store, payloadOf, nowMs })
    this.#scannedTo = store.taken
    this.#seenTo = store.taken
  }

  /** All rows without a gap: nothing is to be listed. */
  get #isPlain(): boolean {
    return this.#test === undefined && this.#store.gone === 0
  }

  get count(): number {
    if (this.#isPlain) return Math.max(0, this.#end - this.#store.first)
    return this.#list.count
  }

  /** Whether all that was kept has been looked at. */
  get isScanned(): boolean {
    return this.#isPlain || this.#scannedTo <= this.#store.first
  }

  get #end(): number {
    return this.#frozenTo ?? this.#store.taken
  }

  /** Number of the row at `index`. */
  numberAt(index: number): number {
    return this.#isPlain ? this.#store.first + index : this.#list.at(index)
  }

  /** Index of a row; -1 when it is not among them. */
  indexOf(number: number): number {
    if (this.#isPlain) return number >= this.#store.first && number < this.#end ? number - this.#store.first : -1
    return this.#list.indexOf(number)
  }

  /** Messages that come from now on are not added (true), or all that came meanwhile are (false). */
  freeze(isFrozen: boolean): void {
    this.#frozenTo = isFrozen ? this.#store.taken : undefined
  }

  /** Looks at what came since, and for a bounded time at what was there before. @returns whether there is more to look at */
  update(): boolean {
    const { store } = this
    if (this.#isPlain) {
      // Should rows be listed (again) one day (a topic's budget): all of these are older then, and found by the scan.
      if (this.#list.count > 0) this.#list.compact(() => false)
      this.#seenTo = this.#end
      this.#scannedTo = this.#end
      return false
    }
    this.#list.dropBefore(store.first)
    if (store.gone > this.#goneAtCompact + 1_024 + this.#list.count / 16) {
      this.#list.compact((number) => store.has(number))
      this.#goneAtCompact = store.gone
    }
    const untilMs = this.#monotonicMs() + SCAN_MS_MAX
    for (let number = Math.max(this.#seenTo, store.first); number < this.#end; number++)
      if (this.#passes(number)) this.#list.addNewer(number)
    this.#seenTo = Math.max(this.#seenTo, this.#end)
    while (this.#scannedTo > store.first) {
      const stop = Math.max(store.first, this.#scannedTo - SCAN_ROWS / 16)
      for (let number = this.#scannedTo - 1; number >= stop; number--) if (this.#passes(number)) this.#list.addOlder(number)
      this.#scannedTo = stop
      if (this.#monotonicMs() >= untilMs) break
    }
    return this.#scannedTo > store.first
  }

  get store(): MessageStore {
    return this.#store
  }

  #passes(number: number): boolean {
    const block = this.#store.block(number)
    const row = number % BLOCK_ROWS
    if ((block.flags[row] as number) & GONE) return false
    return this.#test === undefined || this.#test(block, row, number)
  }
}

/** Undefined: all pass. */
function testOf({ filter, scope, upToPos }: ViewWish, context: Pick<RowViewParts, 'store' | 'payloadOf' | 'nowMs'>): Test | undefined {
  const tests: Test[] = []
  const { store } = context
  if (upToPos !== undefined) tests.push((block, row) => (block.pos[row] as number) <= upToPos)
  if (scope !== '') {
    const answers: (boolean | undefined)[] = []
    const isIn = (topic: string): boolean => topic === scope || topic.startsWith(`${scope}.`)
    tests.push((block, row) => {
      const topic = block.topic[row] as number
      return (answers[topic] ??= isIn(store.topics.topicAt(topic)))
    })
  }
  if (filter.is !== 'all') tests.push(compileFilter(filter, context))
  if (tests.length === 0) return undefined
  return (block, row, number) => tests.every((test) => test(block, row, number))
}
