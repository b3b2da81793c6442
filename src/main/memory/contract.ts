import type { FaultCode } from '../../shared/base/index.ts'
import type { PartyKind, Right, Rights } from './regions.ts'

/** Who asks for a lease or uses one. */
export interface MemoryParty {
  readonly identity: string
  /** What the registry of components says it is; undefined for whom it does not know. */
  readonly kind: PartyKind | undefined
  /** Its refusals end this run. */
  readonly run?: string
}

export interface LeaseRequest {
  readonly party: MemoryParty
  /** A region's name. */
  readonly region: string
  readonly rights: Rights
  /** The most it may move in all, up to 2^48 - 1; the region's size when left out. */
  readonly bytes?: number
  /** The run that it ends with at the latest. */
  readonly run?: string
  /** Whose it is, where that is more than an identity: a connection. */
  readonly holder?: string
}

export interface LeaseView {
  readonly id: string
  readonly identity: string
  readonly kind: PartyKind
  readonly region: number
  readonly rights: Rights
  readonly bytes: number
  readonly used: number
  readonly run: string
}

export type LeaseEnd = 'released' | 'run-ended' | 'party-left'

/** What one lease was used for in a window. */
export interface Accesses {
  readonly lease: string
  readonly region: number
  readonly reads: number
  readonly writes: number
  readonly executes: number
  readonly bytesRead: number
  readonly bytesWritten: number
}

/** Refusals of one party, code, right and region in a window. */
export interface RefusedAccesses {
  readonly identity: string
  readonly code: FaultCode
  /** Of the first of them. */
  readonly address: string
  readonly right: Right
  readonly bytes: number
  readonly count: number
  readonly run: string
}

/**
 * Where what happens on the map goes; src/main/engine puts it on the record. Called while an access is checked: it appends and returns. Only
 * `leased` may throw: the lease is then not granted.
 */
export interface MemoryJournal {
  leased(lease: LeaseView): void
  ended(lease: string, reason: LeaseEnd): void
  settled(rows: readonly Accesses[]): void
  refused(refusal: RefusedAccesses): void
}

export interface MemoryOptions {
  /** The engine's epoch: lease ids are unique in a log. */
  readonly epoch: number
  readonly journal: MemoryJournal
  /** @returns what stops it */
  readonly after: (ms: number, callback: () => void) => () => void
  /** Bytes written to a write-once region before, as the record has it. */
  readonly writtenBefore?: (region: number) => number
}
