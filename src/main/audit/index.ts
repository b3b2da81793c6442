export {
  BUNDLE_BYTES_MAX,
  type BundledRecord,
  type CheckedBundle,
  isBundle,
  type RecordView,
  toRecordView,
  toRfc3339,
} from '../../shared/bundle/index.ts'
export { AuditLog, type AuditLogOptions, type NumberedRecord, type RecordListener } from './audit-log.ts'
export { checkBundle, parseBundle } from './bundles.ts'
export { checkpointWithRotations } from './carry-rotations.ts'
export { checkLogSignature } from './check-signature.ts'
export type { OpenRecordLog, RecordInput, RecordLog, RecordLogHooks, RecordLogOpening, ReplacedLog } from './contract.ts'
export { explainRecord, namedRecords } from './explain-record.ts'
export { type Exported, type ExportOptions, exportTiles } from './export-tiles.ts'
export { History, type HistoryAnswer, type HistoryRequest } from './history.ts'
export { toMicros } from './history-columns.ts'
export { LIST_RECORDS_MAX, TALLY_BUCKETS_MAX } from './history-lists.ts'
export { HistoryThread } from './history-thread.ts'
export { makeBundle } from './make-bundle.ts'
export { decodeRecord, encodeRecord, RECORD_BYTES_MAX } from './record-codec.ts'
export { type FoundRecord, type Indexed, RecordIndex, type RecordIndexOptions } from './record-index.ts'
export type { RecordQuery } from './record-index-file.ts'
export { type AuditVerdict, toVerdictView, type VerifyAuditOptions, verifyAudit } from './verify-audit.ts'
export { verifyRange } from './verify-range.ts'
export { verifyTiles } from './verify-tiles.ts'
