import { BLOCK_ROWS } from './limits.ts'

/** What a message is marked with. */
export const MARK = {
  /** Messages of its topic are missing before it. */
  gap: 1,
  /** Its number came before. */
  duplicate: 2,
  /** One with a higher number of its topic came first. */
  late: 4,
} as const
/** Dropped for its topic's budget: the row is there, the message is not. */
export const GONE = 8

/** Columns of BLOCK_ROWS messages. */
export class RowBlock {
  readonly pos = new Float64Array(BLOCK_ROWS)
  readonly seq = new Float64Array(BLOCK_ROWS)
  /** Sender's clock, ms since 1970; 0: none. */
  readonly ts = new Float64Array(BLOCK_ROWS)
  /** When it came here, ms since 1970. */
  readonly arrival = new Float64Array(BLOCK_ROWS)
  /** Offset of its envelope. */
  readonly at = new Float64Array(BLOCK_ROWS)
  readonly length = new Uint32Array(BLOCK_ROWS)
  /** From the start of the envelope. */
  readonly payloadAt = new Uint32Array(BLOCK_ROWS)
  readonly payloadLength = new Uint32Array(BLOCK_ROWS)
  readonly topic = new Uint32Array(BLOCK_ROWS)
  /** Messages of its topic that are missing before it. */
  readonly missing = new Uint32Array(BLOCK_ROWS)
  /** How many messages on the next one of its topic is; 0: not come yet. */
  readonly toNext = new Uint32Array(BLOCK_ROWS)
  readonly source = new Uint16Array(BLOCK_ROWS)
  readonly schema = new Uint16Array(BLOCK_ROWS)
  readonly type = new Uint8Array(BLOCK_ROWS)
  readonly flags = new Uint8Array(BLOCK_ROWS)
}
