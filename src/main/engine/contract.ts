/** One record as `vbus audit show` prints it, without its `type`. */
export interface RecordView {
  readonly record: number
  readonly kind: string
  readonly run: string
  readonly [member: string]: unknown
}

/** Stored records by number. */
export interface AuditReader {
  /** Records on disk. */
  readonly size: number
  /** Records [from, to), in order. */
  read(from: number, to: number): AsyncIterable<RecordView>
}

/** What `vbus audit verify` prints, without its `type`. */
export interface AuditVerdict {
  readonly ok: boolean
  readonly records: number
  readonly root: string
  readonly checkpoint: { readonly size: number; readonly signed: boolean }
  readonly torn_tail: number
  readonly first_bad: { readonly record: number | null; readonly file: string; readonly offset: number; readonly reason: string } | null
}
