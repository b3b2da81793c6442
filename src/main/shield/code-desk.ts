import { createHash, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../shared/base/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'

/** A code opens one session within this. */
export const CODE_MS = 60_000
/** Codes that wait to be used; the oldest gives way. */
export const CODES_MAX = 32

interface Code {
  readonly digest: Buffer
  readonly dueMs: number
}

const digestOf = (code: string): Buffer => createHash('sha256').update(code).digest()

/** Mints the single-use codes that travel in a URL's fragment, and takes each one once. */
export class CodeDesk {
  readonly #clock: Clock
  readonly #random: FillRandom
  #codes: Code[] = []

  constructor(clock: Clock, random: FillRandom) {
    this.#clock = clock
    this.#random = random
  }

  /** @returns 32 characters from 24 random bytes. */
  mint(): string {
    const bytes = new Uint8Array(24)
    this.#random(bytes)
    const code = Buffer.from(bytes).toString('base64url')
    this.#codes.push({ digest: digestOf(code), dueMs: this.#clock.monotonicMs() + CODE_MS })
    if (this.#codes.length > CODES_MAX) this.#codes.shift()
    return code
  }

  /** Whether `code` was minted here within 60 s and not used before. Takes the same time whichever it is. */
  redeem(code: string): boolean {
    const now = this.#clock.monotonicMs()
    this.#codes = this.#codes.filter(({ dueMs }) => dueMs > now)
    const digest = digestOf(code)
    let found = -1
    for (let i = 0; i < this.#codes.length; i++) if (timingSafeEqual((this.#codes[i] as Code).digest, digest)) found = i
    if (found >= 0) this.#codes.splice(found, 1)
    return found >= 0
  }
}
