import type { Clock } from '../../shared/base/index.ts'
import type { MessageStore } from './message-store.ts'
import type { Figures } from './protocol.ts'

/** The capture's exact counts, and its rate since they were last read. */
export class FigureCounter {
  readonly #store: MessageStore
  readonly #clock: Clock
  #droppedByEngine = 0
  #readMs: number
  #readTaken = 0

  constructor(store: MessageStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
    this.#readMs = clock.monotonicMs()
  }

  droppedByEngine(count: number): void {
    this.#droppedByEngine += count
  }

  read(): Figures {
    const { taken, kept, dropped, keptBytes, topics, budget, marked } = this.#store
    const nowMs = this.#clock.monotonicMs()
    const elapsedS = (nowMs - this.#readMs) / 1_000
    const perSecond = elapsedS > 0 ? (taken - this.#readTaken) / elapsedS : 0
    this.#readMs = nowMs
    this.#readTaken = taken
    const counts = { taken, kept, dropped, droppedByEngine: this.#droppedByEngine, bytes: keptBytes, perSecond, topics: topics.size }
    return { ...counts, ...marked, budget }
  }
}
