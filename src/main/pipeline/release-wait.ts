import type { Clock } from '../../shared/base/index.ts'
import type { RunLedger } from './run-ledger.ts'

/** While a run waits it says so this often: who joins late sees it too. */
export const TOLD_EVERY_MS = 60_000

/** What a person said of a run's outputs; its signature was checked by who hands it in. */
export interface ReleaseWord {
  readonly verdict: 'release' | 'reject'
  readonly reason: string
  /** Given in a terminal or a window. */
  readonly attended: boolean
  /** Verifier key. */
  readonly person: string
  readonly signature: Uint8Array
}

/** What is to be released, and how long that is waited for. */
export interface ReleaseTerms {
  /** SHA-256, lower-case hex, of the manifest: it holds the hash of every output. */
  readonly manifestSha256: string
  readonly limitMs: number
  /** What the waiting run tells, every minute. */
  readonly told: { readonly message: string } & Readonly<Record<string, unknown>>
}

/** A word and the record it is in. */
export type GivenRelease = ReleaseWord & { readonly record: number }

/** A run that waits for a person: one question, one answer, a limit. The word is on the record before the run goes on. */
export class ReleaseWait {
  readonly #clock: Clock
  readonly #ledger: RunLedger
  #terms: ReleaseTerms | undefined
  #answer: (given: GivenRelease | undefined) => void = () => undefined
  #stopTimers: () => void = () => undefined

  constructor(clock: Clock, ledger: RunLedger) {
    this.#clock = clock
    this.#ledger = ledger
  }

  /** What is waited for; undefined while nothing is. */
  get terms(): ReleaseTerms | undefined {
    return this.#terms
  }

  /** Waits for a person's word. Undefined once the limit passed; never settles when the run ends meanwhile. */
  async ask(terms: ReleaseTerms): Promise<GivenRelease | undefined> {
    const { promise, resolve } = Promise.withResolvers<GivenRelease | undefined>()
    this.#terms = terms
    this.#answer = resolve
    const stopLimit = this.#clock.after(terms.limitMs, () => resolve(undefined))
    let stopTelling: () => void = () => undefined
    const tell = (): void => {
      this.#ledger.progress(terms.told.message, terms.told)
      stopTelling = this.#clock.after(TOLD_EVERY_MS, tell)
    }
    tell()
    this.#stopTimers = () => {
      stopLimit()
      stopTelling()
    }
    try {
      return await promise
    } finally {
      this.close()
    }
  }

  /** Takes a person's word. @returns its record; undefined when nothing is waited for: nothing was taken then. */
  give(word: ReleaseWord, actorId: string): number | undefined {
    const terms = this.#terms
    if (terms === undefined || this.#ledger.isLatched) return undefined
    const manifestSha256 = Uint8Array.from(Buffer.from(terms.manifestSha256, 'hex'))
    const record = this.#ledger.append({ releaseGiven: { ...word, manifestSha256 } }, { id: actorId, kind: 'human' })
    this.#terms = undefined
    this.#answer({ ...word, record })
    return record
  }

  close(): void {
    this.#terms = undefined
    this.#stopTimers()
  }
}
