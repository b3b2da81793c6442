/** Messages kept, and bytes of their envelopes; beyond either the oldest message goes and is counted. A person may set other budgets within the bounds. */
export const BUDGET_DEFAULT: Budget = { messages: 1_000_000, bytes: 256 * 1_048_576, perTopic: undefined }
export const BUDGET_MESSAGES = { min: 1_000, max: 20_000_000 } as const
export const BUDGET_BYTES = { min: 1_048_576, max: 2_048 * 1_048_576 } as const

/** What the capture may keep. */
export interface Budget {
  readonly messages: number
  readonly bytes: number
  /** Messages of one topic at most; undefined: as many as the whole has room for. */
  readonly perTopic: number | undefined
}

/** Rows of one block of columns, and bytes of one block of envelopes: memory comes and goes by these. An envelope never crosses two blocks. */
export const BLOCK_ROWS = 65_536
export const BLOCK_BYTES = 2_097_152

/** Senders and schemas that are told apart; what comes beyond shares the last place, which says so. */
export const NAMES_MAX = 65_535
/** Topics that are told apart: as many as the engine has (docs/reference/wire.md). */
export const TOPICS_MAX = 1_048_576

/** Messages looked at in one turn of a filter's scan: new messages wait no longer than it takes. */
export const SCAN_ROWS = 16_384
export const SCAN_MS_MAX = 12
/** Bytes of a payload that a filter looks into. */
export const LOOKED_INTO_BYTES_MAX = 65_536

/** Rows are sent to the page no more often than this, one answer under way at a time. */
export const ROWS_EVERY_MS = 33
/** Rows of one answer. */
export const ROWS_MAX = 400
/** Characters of a payload in a row. */
export const PREVIEW_CHARS_MAX = 240
/** Live numbers change at most four times a second. */
export const FIGURES_EVERY_MS = 250
/** How often the engine's list of topics is asked for, and with more than one page of them. */
export const TOPICS_EVERY_MS = 1_000
export const MANY_TOPICS_EVERY_MS = 5_000
/** Samples of a topic's sparkline. */
export const SPARK_SAMPLES = 24
/** Durable messages that are read from the log for a moment in time. */
export const PAST_MESSAGES_MAX = 5_000
/** Messages of a topic that a plot of a field is made of, and rows that are looked through for them. */
export const PLOT_POINTS_MAX = 1_000
export const PLOT_LOOKED_THROUGH_MAX = 50_000
/** Columns made of payload fields. */
export const FIELD_COLUMNS_MAX = 8
