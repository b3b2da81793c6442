import type { RecordView, toVerdictView } from '../audit/index.ts'

/** Stored records by number. */
export interface AuditReader {
  /** Records on disk. */
  readonly size: number
  /** Records [from, to), in order. */
  read(from: number, to: number): AsyncIterable<RecordView>
}

/** What `vbus audit verify` prints, without its `type`. */
export type AuditVerdict = ReturnType<typeof toVerdictView>
