import type { Clock } from '../../shared/base/index.ts'

/** Wall time at process start, refined by the monotonic clock since: nanoseconds, though Date has milliseconds only. */
const WALL_ORIGIN_NS = BigInt(Date.now()) * 1_000_000n
const MONOTONIC_ORIGIN_NS = process.hrtime.bigint()
/** A wall clock that was set (NTP step, suspend) is followed once it is off by more than this. */
const WALL_DRIFT_NS_MAX = 100_000_000n

let correctionNs = 0n

/** The machine's clock. */
export const systemClock: Clock = {
  wallNs() {
    const fine = WALL_ORIGIN_NS + correctionNs + (process.hrtime.bigint() - MONOTONIC_ORIGIN_NS)
    const off = BigInt(Date.now()) * 1_000_000n - fine
    if (off < WALL_DRIFT_NS_MAX && off > -WALL_DRIFT_NS_MAX) return fine
    correctionNs += off
    return fine + off
  },
  monotonicMs: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
