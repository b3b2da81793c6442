/** Limits of the wire (docs/reference/wire.md); `hello` tells them to the client. */
export const FRAME_BYTES_MAX = 1024 * 1024
export const ENVELOPE_BYTES_MAX = 512 * 1024
/** A frame of many items stays under this; one larger item travels alone. */
export const BATCH_BYTES_MAX = 64 * 1024
export const STREAM_CHUNK_BYTES_MAX = 256 * 1024
/** Payload bytes of a stream that may be under way without credit. */
export const STREAM_WINDOW_BYTES = 2 * 1024 * 1024
export const HELLO_BYTES_MAX = 4 * 1024
export const SCHEMA_BYTES_MAX = 255
export const DEADLINE_MS_DEFAULT = 30_000
export const DEADLINE_MS_MAX = 600_000
