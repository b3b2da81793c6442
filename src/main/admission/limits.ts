/** Limits of admission; docs/spec/admission.md says what happens at each. */
export const SCHEMA_FILE_BYTES_MAX = 256 * 1024
/** Objects and arrays within one another, in a schema. */
export const SCHEMA_DEPTH_MAX = 64
/** Longest payload that is looked into; a longer one does not hold. */
export const INSPECTED_BYTES_MAX = 256 * 1024
/** Objects and arrays within one another, in a payload. */
export const PAYLOAD_DEPTH_MAX = 64
/** Comparing every item with every other costs the square of this. */
export const UNIQUE_ITEMS_MAX = 1_024
/** References of one job that are looked up. */
export const JOB_REFS_MAX = 64
export const HOOK_MODULE_BYTES_MAX = 1024 * 1024
/** Verdicts remembered; the one least recently used goes. */
export const HOOK_VERDICTS_MAX = 16_384
/** Questions under way and waiting; who asks beyond it waits until some are answered. */
export const HOOK_PENDING_MAX = 1_024
export const HOOK_REQUEST_BYTES_MAX = 4 * 1024
export const HOOK_REASON_BYTES_MAX = 512
/** For the thread to start and compile the module, and for the machine to give it a turn. */
export const HOOK_START_MS_MAX = 5_000
