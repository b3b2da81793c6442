import { randomFillSync } from 'node:crypto'
import type { Clock } from '../../shared/base/index.ts'

/** Chance comes in through here. */
export interface Random {
  /** @returns `length` bytes fit for keys. */
  bytes(length: number): Uint8Array
  /** A UUIDv7 (RFC 9562 5.7) as text: 48 bits of Unix milliseconds, 74 random bits. */
  uuidv7(): string
}

/** The machine's source of chance; `clock` gives the time in a UUIDv7. */
export function systemRandom(clock: Clock): Random {
  const bytes = (length: number): Uint8Array => randomFillSync(new Uint8Array(length))
  return { bytes, uuidv7: () => toUuidv7(Number(clock.wallNs() / 1_000_000n), bytes(10)) }
}

/** @param chance 10 bytes, of which 74 bits are used. */
export function toUuidv7(unixMs: number, chance: Uint8Array): string {
  const uuid = Buffer.alloc(16)
  uuid.writeUIntBE(unixMs, 0, 6)
  uuid.set(chance, 6)
  uuid[6] = ((uuid[6] ?? 0) & 0x0f) | 0x70
  uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80
  const hex = uuid.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
