import type { Clock } from '../base/clock.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The UUID at bytes[at, at + 16) as text. */
export function uuidText(bytes: Uint8Array, at: number): string {
  let text = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += HEX[bytes[at + i] as number]
  }
  return text
}

export const isUuid = (text: string): boolean => UUID.test(text)

/** Writes a UUID's 16 bytes at `at`. The text must be one (`isUuid`). */
export function writeUuid(text: string, into: Uint8Array, at: number): void {
  let position = 0
  for (let i = 0; i < 16; i++) {
    if (text.charCodeAt(position) === 0x2d) position++
    into[at + i] = Number.parseInt(text.substring(position, position + 2), 16)
    position += 2
  }
}

/** Fills the whole of `bytes` with random bytes fit for identifiers. */
export type FillRandom = (bytes: Uint8Array) => void

const POOL_BYTES = 8192

/** Makes UUIDv7 ids (RFC 9562, section 5.7) without garbage. The time is taken by `tick`, so a batch of ids shares one millisecond. */
export class IdSource {
  readonly #fill: FillRandom
  readonly #clock: Clock
  readonly #pool = new Uint8Array(POOL_BYTES)
  readonly #time = new Uint8Array(6)
  #used = POOL_BYTES

  constructor(fill: FillRandom, clock: Clock) {
    this.#fill = fill
    this.#clock = clock
    this.tick()
  }

  /** Takes the wall clock for the ids that follow; returns it in nanoseconds. */
  tick(): bigint {
    const ns = this.#clock.wallNs()
    let ms = Number(ns / 1_000_000n)
    for (let i = 5; i >= 0; i--) {
      this.#time[i] = ms % 256
      ms = Math.floor(ms / 256)
    }
    return ns
  }

  /** Writes the next id's 16 bytes at `at`. */
  write(into: Uint8Array, at: number): void {
    if (this.#used + 10 > POOL_BYTES) {
      this.#fill(this.#pool)
      this.#used = 0
    }
    const pool = this.#pool
    const from = this.#used
    this.#used += 10
    const time = this.#time
    for (let i = 0; i < 6; i++) into[at + i] = time[i] as number
    into[at + 6] = 0x70 | ((pool[from] as number) & 0x0f)
    into[at + 7] = pool[from + 1] as number
    into[at + 8] = 0x80 | ((pool[from + 2] as number) & 0x3f)
    for (let i = 3; i < 10; i++) into[at + 6 + i] = pool[from + i] as number
  }

  next(): string {
    const bytes = new Uint8Array(16)
    this.tick()
    this.write(bytes, 0)
    return uuidText(bytes, 0)
  }
}
