import type { Fault } from '../../shared/base/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'

/** A record to append: without `prev`, which the log adds, and `time`, which the audit log adds. 64-bit fields as numbers or Long, never bigint. */
export type RecordInput = Omit<arqonbus.v1.IRecord, 'prev' | 'time'>

/** A torn tail moved to quarantine. */
export interface QuarantinedTail {
  readonly file: string
  readonly bytes: number
  readonly sha256: Uint8Array
  readonly log: string
}

/** A log that did not verify, and where it lies now. */
export interface ReplacedLog {
  readonly code: 'audit/altered' | 'audit/rolled-back'
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly bad: { readonly record?: number; readonly file: string; readonly offset: number; readonly reason: string }
  readonly movedTo: string
}

export interface RecordLogOpening {
  readonly kind: 'new' | 'continued' | 'replaced'
  readonly origin: string
  readonly vkey: string
  readonly size: number
  readonly quarantined: readonly QuarantinedTail[]
  readonly replaced?: ReplacedLog
}

export interface RecordLogHead {
  readonly size: number
  readonly root: Uint8Array
  readonly signature: Uint8Array
}

/** What the audit log needs of the log under it (src/main/log has it). */
export interface RecordLog {
  readonly opening: RecordLogOpening
  readonly size: number
  readonly durableSize: number
  append(bytes: Uint8Array): number | 'full'
  appendBreach(bytes: Uint8Array): Promise<number>
  durable(index: number): Promise<void>
  head(): RecordLogHead | undefined
  /** Writes what was appended and has the head over it in its file, if the disk takes it. */
  publishHead(): Promise<void>
  resume(): Promise<boolean>
  close(options: { readonly final?: Uint8Array }): Promise<{ readonly isClean: boolean }>
}

/** Calls of the log under it, in order. */
export interface RecordLogHooks {
  readonly onCommitted: (first: number, count: number, durableSize: number) => void
  readonly onFault: (fault: { readonly fault: Fault; readonly size: number; readonly isDead: boolean }) => void
}

export type OpenRecordLog = (hooks: RecordLogHooks) => Promise<RecordLog>
