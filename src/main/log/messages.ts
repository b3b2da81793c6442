import type { BadPlace, LogKind } from '../../shared/chain/index.ts'

/** How a log worker is told what to do. Plain data: it is cloned into the thread. */
export interface WorkerConfig {
  readonly ring: SharedArrayBuffer
  readonly dir: string
  readonly kind: LogKind
  /** Origin for a log that is new; one that exists must have it too, when `isPinned`. */
  readonly origin: string
  readonly isPinned: boolean
  /** Ed25519 private key, PKCS #8 DER. */
  readonly signingKey: Uint8Array
  /** Stream logs: public keys (32 bytes) that older segments may be under. */
  readonly earlierKeys?: readonly Uint8Array[]
  readonly segmentBytes: number
  readonly headMs: number
  readonly quarantineDir: string
  /** How much of an audit log opening verifies; see `recover`. */
  readonly openingBytesMax?: number | undefined
  /** Module whose export `disk` is used in place of the machine's. */
  readonly diskModule: string | undefined
}

/** A torn tail that recovery moved to a file, or such a file that no record names yet. */
export interface QuarantinedTail {
  /** Name in the quarantine folder. */
  readonly file: string
  readonly bytes: number
  readonly sha256: Uint8Array
  /** Origin of the log it was cut from. */
  readonly log: string
}

export interface LogHead {
  readonly size: number
  readonly root: Uint8Array
  readonly signature: Uint8Array
}

export type WorkerMessage =
  | {
      readonly type: 'opened'
      readonly isNew: boolean
      readonly origin: string
      readonly vkey: string
      readonly size: number
      readonly head: LogHead | undefined
      readonly quarantined: readonly QuarantinedTail[]
      readonly topics: ReadonlyMap<string, number>
    }
  /** It was not opened: nothing was changed. */
  | {
      readonly type: 'bad'
      readonly origin: string
      readonly size: number
      readonly root: Uint8Array
      readonly bad: BadPlace
      readonly isRolledBack: boolean
    }
  /** `breaches`: which of the group's entries came as breaches, in order. */
  | {
      readonly type: 'committed'
      readonly first: number
      readonly count: number
      readonly head: LogHead
      readonly breaches: readonly number[]
    }
  /** Everything not yet committed is void; `size` is what is on disk. With `isDead` not even breaches are taken any more. */
  | {
      readonly type: 'fault'
      readonly code: 'log/disk-full' | 'log/io'
      readonly message: string
      readonly size: number
      readonly isDead: boolean
    }
  | { readonly type: 'resumed'; readonly isOpen: boolean }
  /** The newest head is in its file, or the disk would not take it. */
  | { readonly type: 'published' }
  | { readonly type: 'closed'; readonly isClean: boolean; readonly message: string }
  /** The worker itself broke. */
  | { readonly type: 'broken'; readonly message: string }
