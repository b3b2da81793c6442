/** Limits of a circuit's runtime; each has a test of what happens at it (docs/spec/circuit-runtime.md). What its file sets is in `limits` there. */
/** Messages that pass through the circuit together. */
export const BATCH_MAX = 256
/** Messages that one edge holds for a person to look at; beyond, the newest are dropped (`hold_full`). */
export const HELD_MAX = 256
/** Nodes of a path that its record names; the rest are counted. */
export const HOPS_RECORDED_MAX = 256
/** Ids of an operator node's newest finished jobs, by which a second or late answer is told from a foreign one. */
export const ANSWERED_MAX = 4_096
/** Groups that a join keeps open; beyond, the oldest is incomplete. */
export const JOIN_GROUPS_MAX = 4_096
/** Bytes of what a window or a join makes of several messages; beyond, they are dropped (`wire/too-large`). */
export const JOINED_BYTES_MAX = 256 * 1024
/** How long until a topic that took no more is tried again. */
export const FULL_RETRY_MS = 2
/** How often what ended without a record of its own is told. */
export const SETTLE_MS = 1_000
/** Messages of durable edges that were read and are not acknowledged, for the sake of an older one; beyond, no more are read. */
export const UNACKNOWLEDGED_MAX = 16_384
