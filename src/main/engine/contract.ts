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

/** How a verification goes on: of the whole log, or of records [from, to) alone. */
export interface VerifyWork {
  readonly onProgress?: (records: number, of: number) => void
  /** Ends it with Fault `history/cancelled`. */
  readonly signal?: AbortSignal
  readonly range?: { readonly from: number; readonly to: number }
}
