/** Time comes in through here; only src/main/platform and the renderer's host make a real one. */
export interface Clock {
  /** Wall clock, nanoseconds since 1970 UTC. Recorded only; never decides anything. */
  wallNs(): bigint
  /** Monotonic milliseconds. May refuse or halt (deadlines, leases), never selects a result. */
  monotonicMs(): number
  /** Calls back once after `ms`. The returned function cancels it. */
  after(ms: number, callback: () => void): () => void
}
