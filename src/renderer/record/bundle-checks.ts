import { createStore } from 'zustand/vanilla'
import type { Clock } from '../../shared/base/index.ts'
import type { BundleAnswer, BundleWish } from './bundle-worker.ts'
import type { ForeignBundle } from './foreign-bundle.ts'
import type { TextStore } from './held-heads.ts'

/** Larger files are the command line's; a check that takes longer is ended with its worker. */
export const FOREIGN_BYTES_MAX = 67_108_864
export const FOREIGN_MS_MAX = 30_000
/** Keys of logs that a person pinned on this machine. */
export const PINS_MAX = 256
const PINS = 'vbus.pinned-keys'

export type BundleCheck =
  | { readonly phase: 'checking'; readonly name: string }
  | { readonly phase: 'holds'; readonly name: string; readonly bundle: ForeignBundle; readonly isPinned: boolean }
  | { readonly phase: 'fails'; readonly name: string; readonly reason: string }

/** The part of a worker that is needed. */
export interface BundleWorker {
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(wish: BundleWish): void
  terminate(): void
}

export interface BundleChecksOptions {
  readonly clock: Clock
  readonly texts: TextStore
  readonly openWorker: () => BundleWorker
}

/** Checks a bundle that somebody gave, in a worker of its own with limits of size and time; whose key it is signed by is for the person to say. */
export class BundleChecks {
  readonly store = createStore<{ readonly check: BundleCheck | undefined }>(() => ({ check: undefined }))
  /** Opens the file chooser, where one is on screen. */
  choose: (() => void) | undefined
  readonly #options: BundleChecksOptions
  #end: () => void = () => {}

  constructor(options: BundleChecksOptions) {
    this.#options = options
  }

  /** A newer check takes the place of the one before. */
  async check(file: { readonly name: string; readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }): Promise<void> {
    this.#end()
    const { name } = file
    if (file.size > FOREIGN_BYTES_MAX)
      return this.#tell({ phase: 'fails', name, reason: `it has ${file.size} bytes; here at most ${FOREIGN_BYTES_MAX} are looked at` })
    this.#tell({ phase: 'checking', name })
    const answer = await this.#ask({ bytes: new Uint8Array(await file.arrayBuffer()), pins: this.#pins() })
    if (answer === undefined) return
    if ('reason' in answer) return this.#tell({ phase: 'fails', name, reason: answer.reason })
    const { holds: bundle } = answer
    this.#tell({ phase: 'holds', name, bundle, isPinned: this.#pins()[bundle.origin] !== undefined })
  }

  /** Ends a check that is under way, and takes its verdict away. */
  clear(): void {
    this.#end()
    this.store.setState({ check: undefined })
  }

  /** The key of the bundle shown is the one that its owner told this person. */
  pin(): void {
    const { check } = this.store.getState()
    if (check?.phase !== 'holds') return
    const others = Object.entries(this.#pins()).filter(([origin]) => origin !== check.bundle.origin)
    const pins = Object.fromEntries([...others, [check.bundle.origin, check.bundle.vkey]].slice(-PINS_MAX))
    this.#options.texts.setItem(PINS, JSON.stringify(pins))
    this.#tell({ ...check, isPinned: true })
  }

  /** Undefined when it was ended for another one. */
  async #ask(wish: BundleWish): Promise<BundleAnswer | undefined> {
    const worker = this.#options.openWorker()
    const { promise, resolve } = Promise.withResolvers<BundleAnswer | undefined>()
    const stop = this.#options.clock.after(FOREIGN_MS_MAX, () =>
      resolve({ reason: `checking it took longer than ${FOREIGN_MS_MAX / 1_000} s` }),
    )
    this.#end = () => resolve(undefined)
    worker.onmessage = (event) => resolve(event.data as BundleAnswer)
    worker.onerror = (event) => resolve({ reason: `it broke what reads it: ${event.message}` })
    worker.postMessage(wish)
    try {
      return await promise
    } finally {
      stop()
      worker.terminate()
    }
  }

  /** By origin; a damaged store is as none. */
  #pins(): Readonly<Record<string, string>> {
    try {
      const kept: unknown = JSON.parse(this.#options.texts.getItem(PINS) ?? '{}')
      const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
      return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
    } catch {
      return {}
    }
  }

  #tell(check: BundleCheck): void {
    this.store.setState({ check })
  }
}
