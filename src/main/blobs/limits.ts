/** Limits of blobs; docs/spec/blobs.md says what happens at each. */
/** Largest blob where the policy says nothing. */
export const BLOB_BYTES_DEFAULT = 1024 * 1024 * 1024
/** All of a namespace where the policy says nothing. */
export const NAMESPACE_BYTES_DEFAULT = 64 * 1024 * 1024 * 1024
/** Blobs that are being received in one namespace at once. */
export const PUTS_OPEN_MAX = 64
/** Bytes received and not yet written, of one blob: a sender's credit and what it may have under way. */
export const PUT_UNWRITTEN_BYTES_MAX = 4 * 1024 * 1024
/** A blob of which nothing came for this long is given up; a resumed stream goes on within 60 s. */
export const PUT_IDLE_MS = 75_000
/** One answer to `system.blobs.get`. */
export const GET_BYTES_MAX = 1024 * 1024
export const LIST_MAX = 500
/** Blobs whose content was compared since this start and has not been touched since. */
export const VERIFIED_MAX = 4_096
/** Open jobs whose references are followed; beyond it nothing is dropped until there are fewer. */
export const HELD_JOBS_MAX = 65_536
export const RETAIN_EVERY_MS = 60_000
