/** Limits of the Spine; each has a test of what happens at it (docs/spec/spine.md). */
export const CONNECTIONS_MAX = 256
export const SUBSCRIPTIONS_MAX = 256
/** Outgoing bytes queued for one party, beyond which its ephemeral events go. */
export const QUEUE_BYTES_MAX = 8 * 1024 * 1024
/** What may not be dropped is kept up to this many times that; then the party is disconnected. */
export const KEPT_QUEUE_FACTOR = 4
/** Envelopes from here on are not copied into a batch where the transport can send them as they lie. */
export const UNCOPIED_BYTES_MIN = 4 * 1024
export const PENDING_REQUESTS_MAX = 65_536
export const PENDING_REQUESTS_PER_PORT_MAX = 8_192
export const OPEN_STREAMS_PER_PORT_MAX = 64
/** A stream without a chunk for this long is over. */
export const STREAM_IDLE_MS = 60_000
export const TOPICS_MAX = 65_536
/** Frames of a paused publisher that were already under way. */
export const BACKLOG_BYTES_MAX = 8 * 1024 * 1024
/** Messages handed to a log and not yet on disk. */
export const DURABLE_PENDING_MAX = 65_536
export const DURABLE_PENDING_BYTES_MAX = 32 * 1024 * 1024
/** Identity and code pairs counted in one window; more are counted under code `authz/too-many-refusals`. */
export const REFUSAL_KEYS_MAX = 4_096
