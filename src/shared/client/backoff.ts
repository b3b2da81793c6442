import type { FillRandom } from '../wire/index.ts'

/** Waits between tries to connect again. */
export interface Backoff {
  /** Before the first try, ms; default 100. */
  readonly minMs?: number
  /** No wait is longer, ms; default 5,000. */
  readonly maxMs?: number
  /** Gives up after so many tries in a row; default: never. */
  readonly triesMax?: number
}

export const BACKOFF_MIN_MS = 100
export const BACKOFF_MAX_MS = 5_000

/**
 * Doubling waits up to the most, each cut by chance to between half and all of it, so that many clients of one engine do not come at once.
 * @param tries failed tries so far
 */
export function backoffMs(tries: number, backoff: Backoff, random: FillRandom): number {
  const { minMs = BACKOFF_MIN_MS, maxMs = BACKOFF_MAX_MS } = backoff
  const chance = new Uint8Array(2)
  random(chance)
  const share = ((chance[0] as number) * 256 + (chance[1] as number)) / 65_535
  return Math.min(maxMs, minMs * 2 ** Math.min(tries, 30)) * (0.5 + share / 2)
}
