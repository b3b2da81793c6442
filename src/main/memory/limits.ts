/** Leases in force at once, the engine's own included. The fold keeps as many (LEASES_FOLDED_MAX). */
export const LEASES_MAX = 256
/** Of them, those of one party that came over the bus. */
export const LEASES_PER_PARTY_MAX = 16
/** Different refusals (who, code, right, region) counted before they are put on the record early. */
export const REFUSALS_KEPT_MAX = 256
/** What was used and refused goes on the record this often. */
export const SETTLE_EVERY_MS = 60_000
/** What a run may write to its scratch, its operators included. */
export const SCRATCH_BYTES_MAX = 8 * 1024 ** 3
/** Files of a run's scratch; more are over its budget too. */
export const SCRATCH_FILES_MAX = 65_536
/** How often what operators wrote to the scratch by themselves is measured. */
export const SCRATCH_LOOK_EVERY_MS = 1_000
/** Bytes of one read over the bus. */
export const BUS_READ_BYTES_MAX = 192 * 1024
/** A process that may be on its way in or out is looked at once more after this. */
export const LOOK_AGAIN_MS = 500
/** Findings of one check that are listed; more are counted. */
export const FINDINGS_MAX = 1_000
/** Entries of the folders that one check looks at; a workspace with more is itself a finding. */
export const ENTRIES_MAX = 1_000_000
/** Processes and open files that one check looks at. */
export const PROCESSES_MAX = 65_536
export const OPEN_FILES_MAX = 1_000_000
