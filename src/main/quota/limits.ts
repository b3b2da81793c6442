/** Limits of the ledger; each has a test of what happens at it (docs/spec/quota.md). */
/** Traffic is settled by one record for each party, this often. */
export const SETTLE_EVERY_MS = 60_000
/** Parties whose traffic waits for its record; one more and all of it is settled at once. */
export const METERED_PARTIES_MAX = 4_096
