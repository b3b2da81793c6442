/** Byte budgets of the tiers where workspace.yaml gives none. */
export const DEFAULT_BUDGETS: CacheBudgets = { l1: 64 * 2 ** 20, l2: 256 * 2 ** 20, l3: 2 ** 30 }
/** Hits in L2 that bring an entry up to L1. */
export const L2_HITS_UP = 5
/** What was asked for is settled by one record a window, and the law is checked as often. */
export const WINDOW_MS = 10_000
/** Violations that one look leaves on the record each by itself; what is beyond them is set aside too, and counted in the last. */
export const VIOLATIONS_RECORDED_MAX = 32
/** Acts that wait for their turn; a further one is refused. */
export const WAITING_MAX = 1_024
/** Keys in one record: it stays below 65,535 bytes with the longest of them. */
export const KEYS_PER_RECORD_MAX = 321

/** Bytes; none may be larger than the one below it, or an entry could come down to where it has no room. */
export interface CacheBudgets {
  readonly l1: number
  readonly l2: number
  readonly l3: number
}
