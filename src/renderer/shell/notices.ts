import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../shared/base/index.ts'

/** Notices on screen at once; an older one gives way. */
export const NOTICES_MAX = 4

export interface Notice {
  readonly id: number
  /** `failure` stays until dismissed and is announced at once; `done` is announced politely. */
  readonly kind: 'failure' | 'done'
  readonly title: string
  readonly message?: string
  readonly code?: string
  readonly remedy?: string
}

export class Notices {
  readonly store = createStore<readonly Notice[]>(() => [])
  readonly #onFailure: (title: string, fault: FaultView) => void
  #next = 1

  /** @param onFailure hears of every failure: a notice is dismissed, the problem stays */
  constructor(onFailure: (title: string, fault: FaultView) => void) {
    this.#onFailure = onFailure
  }

  done(title: string, message?: string): void {
    this.#add({ id: this.#next++, kind: 'done', title, ...(message !== undefined && { message }) })
  }

  /** `title` says what was attempted. The fault says why it failed and what to do. */
  failed(title: string, error: unknown): void {
    const fault = Fault.from(error)
    this.#onFailure(title, fault.toView())
    this.#add({ id: this.#next++, kind: 'failure', title, message: fault.message, code: fault.code, remedy: fault.remedy })
  }

  dismiss(id: number): void {
    this.store.setState(
      this.store.getState().filter((notice) => notice.id !== id),
      true,
    )
  }

  #add(notice: Notice): void {
    this.store.setState([...this.store.getState(), notice].slice(-NOTICES_MAX), true)
  }
}
