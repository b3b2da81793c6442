/** Limits of jobs; each has a test of what happens at it (docs/spec/jobs.md). */
export const OPERATORS_MAX = 1_024
export const ADVERTISEMENT_BYTES_MAX = 16 * 1024
/** An operator that says something else of itself more often than this is refused: each time is a record. */
export const ADVERTISED_EVERY_MS = 1_000
/** Places of one operator. */
export const PLACES_MAX = 1_024
/** Jobs that wait or are worked on, in all; a topic's own limit is its policy's `queue`. */
export const OPEN_JOBS_MAX = 65_536
/** What open jobs keep in memory. */
export const OPEN_JOBS_BYTES_MAX = 256 * 1024 * 1024
/** Ends of jobs that are remembered, so that the same id is not done twice; the oldest go. */
export const FINISHED_JOBS_MAX = 65_536
/** Jobs that went to whoever listened, whose results may come from anybody; the oldest go. */
export const PASSED_JOBS_MAX = 4_096
/** Topics known to be served by operators; one more and the oldest is forgotten. */
export const SERVED_TOPICS_MAX = 4_096
/** Who waits for a job's end, in all. */
export const WAITERS_MAX = 4_096
/** Jobs in one answer of `system.jobs.list`. */
export const LISTED_JOBS_MAX = 1_000
/** An operator that was told to cancel answers within this, or the job is cancelled without it. */
export const CANCEL_GRACE_MS = 5_000
/** How often leases and deadlines are looked at while there are jobs. */
export const SWEEP_MS = 100
