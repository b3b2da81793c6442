import type { KeyObject } from 'node:crypto'
import type { Clock, Fault } from '../../shared/base/index.ts'
import type { BadPlace, LogKind } from '../../shared/chain/index.ts'
import type { Disk } from '../platform/disk.ts'
import type { LogHead, QuarantinedTail } from './messages.ts'

/** What a log is signed with: its name, and the key. */
export interface LogIdentity {
  /** `vbus/UUID` */
  readonly origin: string
  /** Ed25519, private. */
  readonly privateKey: KeyObject
  /** Stream logs: public keys (32 bytes) that older segments may be under. */
  readonly earlierKeys?: readonly Uint8Array[]
}

export interface LogWriterOptions {
  readonly dir: string
  readonly kind: LogKind
  readonly identity: LogIdentity
  /** True: a log that is there must have `identity.origin`, else it is set aside. False: it keeps its origin (stream logs). */
  readonly isPinned: boolean
  /** The identity of a log that replaces one set aside; for the audit log it must be pinned before it is returned. */
  readonly newIdentity: () => LogIdentity
  /** True: a folder without a log is a log that was taken away, unless one was just set aside. */
  readonly mustExist?: boolean
  readonly clock: Clock
  readonly disk: Disk
  /** Where logs that do not verify go; `.vbus/set-aside`. */
  readonly setAsideDir: string
  /** Where torn tails go; by default `quarantine` in `dir`. */
  readonly quarantineDir?: string
  /** The worker thread's entry, where a bundler has moved it. */
  readonly workerUrl?: URL
  /** Module whose export `disk` the worker uses (tests inject faults with it). */
  readonly diskModule?: URL
  readonly segmentBytes?: number
  /** A power of two; entries not yet taken by the worker. */
  readonly ringBytes?: number
  readonly headMs?: number
  /** Opening verifies the newest segments of an audit log that hold about this much. */
  readonly openingBytesMax?: number
  /** Entries `first` to `first + count - 1` are on disk. Called once a group, in order. */
  readonly onCommitted?: (first: number, count: number, durableSize: number) => void
  readonly onFault?: (fault: LogFault) => void
}

/** Every entry from `size` on that was not on disk is void; their numbers will be given again. */
export interface LogFault {
  readonly fault: Fault
  readonly size: number
  /** Not even breaches are taken any more. */
  readonly isDead: boolean
}

/** What opening found, and did. */
export interface LogOpening {
  readonly kind: 'new' | 'continued' | 'replaced'
  readonly origin: string
  readonly vkey: string
  /** Entries in the log. */
  readonly size: number
  /** Torn tails that no record names yet: the caller records them. */
  readonly quarantined: readonly QuarantinedTail[]
  /** Stream logs: the last sequence number of each topic. */
  readonly topics: ReadonlyMap<string, number>
  /** The log that was set aside. */
  readonly replaced?: SetAside
}

export interface SetAside {
  readonly code: 'audit/altered' | 'audit/rolled-back'
  readonly origin: string
  /** Newest head that verified. */
  readonly size: number
  readonly root: Uint8Array
  readonly bad: BadPlace
  /** Where it lies now; empty when it was gone. */
  readonly movedTo: string
}

/** A log that is open for appending. One writer per folder. */
export interface OpenLog {
  readonly opening: LogOpening
  /** Entries appended, on disk or not. */
  readonly size: number
  /** Entries on disk. */
  readonly durableSize: number
  append(head: Uint8Array, rest?: Uint8Array): number | 'full'
  appendBreach(bytes: Uint8Array): Promise<number>
  durable(index: number): Promise<void>
  head(): LogHead | undefined
  resume(): Promise<boolean>
  close(options?: { readonly final?: Uint8Array }): Promise<{ readonly isClean: boolean }>
}
