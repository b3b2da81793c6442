import type { RunState } from '../../../shared/state/index.ts'
import type { RecordView } from '../../audit/index.ts'

/** Records of one run that are kept for a question about it. */
export const RUN_RECORDS_MAX = 20_000

/** A run as the log has it: what its records fold to, and the records. */
export interface RecordedRun {
  readonly state: RunState
  readonly records: readonly RecordView[]
}
