import { createHash } from 'node:crypto'
import type { RowAction, RowCheck } from './declaration.ts'

/** What a row rule found, in one column where it looks at columns. */
export interface Finding {
  /** The rule's id: `T5-after-as-of`. */
  readonly rule: string
  readonly check: RowCheck
  readonly action: RowAction
  /** Table whose row numbers these are: `master`, or the contributor whose rows matched nothing. */
  readonly table: string
  /** Empty for a rule about whole rows. */
  readonly column: string
  /** Row numbers from 0, ascending. */
  readonly rowIds: readonly number[]
  /** One line for people: the column, examples, what was done. */
  readonly detail: string
}

/** A rule that was applied, whether or not it found anything (record `rule_applied`). */
export interface AppliedRule {
  readonly rule: string
  readonly check: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Cells, rows or hand-overs it looked at. */
  readonly looked: number
  readonly found: number
  readonly action: RowAction | 'refused'
}

/** Row ids a record holds; the hash covers all of them. */
const RECORDED_ROW_IDS_MAX = 8192

/** Row ids in one answer, all findings together: it has to fit in an envelope. */
const RESULT_ROW_IDS_MAX = 40_000

/** A finding as an answer and the record carry it. */
export interface RecordedFinding {
  readonly rule: string
  readonly rows: number
  readonly action: RowAction
  readonly detail: string
  /** The first ones; `rows` and the hash count all. */
  readonly row_ids: readonly number[]
  readonly row_ids_sha256: string
}

/** Findings for an answer: at most RECORDED_ROW_IDS_MAX row ids each and RESULT_ROW_IDS_MAX together, earlier findings first. */
export function recordFindings(findings: readonly Finding[]): readonly RecordedFinding[] {
  let left = RESULT_ROW_IDS_MAX
  return findings.map(({ rule, action, detail, rowIds }) => {
    const row_ids = rowIds.slice(0, Math.min(RECORDED_ROW_IDS_MAX, left))
    left -= row_ids.length
    return { rule, rows: rowIds.length, action, detail, row_ids, row_ids_sha256: rowIdsSha256(rowIds) }
  })
}

/** SHA-256 over the ids as uint32 little-endian, ascending (`Finding.row_ids_sha256` of the record). */
function rowIdsSha256(rowIds: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(rowIds.length * 4))
  for (const [index, id] of rowIds.entries()) bytes.setUint32(index * 4, id, true)
  return createHash('sha256').update(new Uint8Array(bytes.buffer)).digest('hex')
}
