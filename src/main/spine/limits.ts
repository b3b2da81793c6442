/** Limits of the Spine; each has a test of what happens at it (docs/spec/spine.md). */
export const CONNECTIONS_MAX = 1_024
export const SUBSCRIPTIONS_MAX = 256
/** Outgoing bytes queued for one party, beyond which its ephemeral events go. */
export const QUEUE_BYTES_MAX = 8 * 1024 * 1024
/** What may not be dropped is kept up to this many times that; then the party is disconnected. */
export const KEPT_QUEUE_FACTOR = 4
/** Batches of either size that are kept to be used again. */
export const FREE_BATCHES_MAX = 64
/** Envelopes from here on are not copied into a batch where the transport can send them as they lie. */
export const UNCOPIED_BYTES_MIN = 4 * 1024
export const PENDING_REQUESTS_MAX = 65_536
export const PENDING_REQUESTS_PER_PORT_MAX = 8_192
/** Requests of one party that were answered and may be answered further. */
export const ANSWERED_PER_PORT_MAX = 512
export const OPEN_STREAMS_PER_PORT_MAX = 64
/** A stream without a chunk for this long is over. */
export const STREAM_IDLE_MS = 60_000
export const TOPICS_MAX = 1_048_576
/** Handles on topics of a namespace that are kept, a power of two; others are made when they are needed. */
export const TOPIC_ENTRIES_MAX = 32_768
/** Different audiences that topics share; further ones are each topic's own. */
export const AUDIENCES_SHARED_MAX = 4_096
export const SESSIONS_MAX = 4_096
/** A session without a connection is kept this long. */
export const SESSION_KEPT_MS = 600_000
/** The newest refusals of a session that its next connection is told of again. */
export const SESSION_REFUSALS_MAX = 64
export const REFUSAL_MESSAGE_MAX = 200
/** Sources and codes of refusals before a hello that are counted in one minute. */
export const OUTSIDE_REFUSAL_KEYS_MAX = 256
/** Frames of a paused publisher that were already under way. */
export const BACKLOG_BYTES_MAX = 8 * 1024 * 1024
/** Messages handed to a log and not yet on disk. */
export const DURABLE_PENDING_MAX = 65_536
export const DURABLE_PENDING_BYTES_MAX = 32 * 1024 * 1024
/** Identity and code pairs counted in one window; more are counted under code `authz/too-many-refusals`. */
export const REFUSAL_KEYS_MAX = 4_096
/** Bytes that a reader of a log takes at once, while its queue is empty. */
export const LOG_READ_BYTES = 256 * 1024
/** A reader this close to the end reads at once what was just written. */
export const LOG_TAIL_ENTRIES = 512
/** Topics of which a reader of a log remembers whether it wants them; then it begins anew. */
export const LOG_VERDICTS_MAX = 65_536
/** Durable consumers of all namespaces. */
export const CONSUMERS_MAX = 1_024
