import type { Clock } from '../../shared/base/index.ts'

interface Entry<T> {
  readonly dueMs: number
  /** Ties go in the order of arrival. */
  readonly order: number
  readonly item: T
}

/** Things that are due at some time, the earliest first, and the one timer they need. A binary heap: entries that were taken out stay as holes until they are due. */
export class DueQueue<T extends object> {
  readonly #clock: Clock
  readonly #onDue: (items: readonly T[]) => void
  #heap: Entry<T>[] = []
  readonly #present = new Set<T>()
  #order = 0
  #timerMs = Number.POSITIVE_INFINITY
  #cancelTimer: () => void = () => {}

  /** @param onDue gets what is due, in order; it was taken out before. */
  constructor(clock: Clock, onDue: (items: readonly T[]) => void) {
    this.#clock = clock
    this.#onDue = onDue
  }

  get size(): number {
    return this.#present.size
  }

  /** What is in it, in no order. */
  items(): T[] {
    return [...this.#present]
  }

  /** Puts an item in, once. */
  add(item: T, dueMs: number): void {
    this.#present.add(item)
    const heap = this.#heap
    heap.push({ dueMs, order: this.#order++, item })
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1
      if (!isBefore(heap[at] as Entry<T>, heap[above] as Entry<T>)) break
      swap(heap, at, above)
      at = above
    }
    this.#wind()
  }

  /** @returns false when it was not in it. It must not be put in again. */
  remove(item: T): boolean {
    const was = this.#present.delete(item)
    if (this.#present.size === 0) this.clear()
    else if (this.#heap.length > 64 && this.#heap.length > 4 * this.#present.size) this.#rebuild()
    return was
  }

  clear(): void {
    this.#heap = []
    this.#present.clear()
    this.#cancelTimer()
    this.#timerMs = Number.POSITIVE_INFINITY
  }

  #rebuild(): void {
    this.#heap = this.#heap.filter(({ item }) => this.#present.has(item)).sort((a, b) => (isBefore(a, b) ? -1 : 1))
  }

  #wind(): void {
    const dueMs = this.#heap[0]?.dueMs
    if (dueMs === undefined || dueMs >= this.#timerMs) return
    this.#cancelTimer()
    this.#timerMs = dueMs
    this.#cancelTimer = this.#clock.after(Math.max(0, dueMs - this.#clock.monotonicMs()), () => this.#ring())
  }

  #ring(): void {
    this.#timerMs = Number.POSITIVE_INFINITY
    const nowMs = this.#clock.monotonicMs()
    const due: T[] = []
    while (this.#heap.length > 0 && (this.#heap[0] as Entry<T>).dueMs <= nowMs) {
      const { item } = this.#pop()
      if (this.#present.delete(item)) due.push(item)
    }
    if (due.length > 0) this.#onDue(due)
    this.#wind()
  }

  #pop(): Entry<T> {
    const heap = this.#heap
    const first = heap[0] as Entry<T>
    const last = heap.pop() as Entry<T>
    if (heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isBefore(heap[child] as Entry<T>, heap[least] as Entry<T>)) least = child
      if (least === at) return first
      swap(heap, at, least)
      at = least
    }
  }
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order)

function swap<T>(heap: Entry<T>[], one: number, other: number): void {
  const kept = heap[one] as Entry<T>
  heap[one] = heap[other] as Entry<T>
  heap[other] = kept
}
