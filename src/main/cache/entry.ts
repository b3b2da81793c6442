import type { CacheTier } from '../../shared/state/index.ts'

/** What the cache knows of one entry; its bytes are with the store of its tier. */
export class Entry {
  readonly key: string
  readonly bytes: number
  /** The checksum that travels with it. */
  readonly sha256: string
  tier: CacheTier
  slot = -1
  /** Since it came into L2. */
  l2Hits = 0
  /** Hits in its tier that are not settled yet. */
  pending = 0
  /** Hits before them, since this engine opened it or took it in. */
  hits = 0
  newer: Entry | undefined
  older: Entry | undefined

  constructor(what: { readonly key: string; readonly bytes: number; readonly sha256: string }, tier: CacheTier) {
    this.key = what.key
    this.bytes = what.bytes
    this.sha256 = what.sha256
    this.tier = tier
  }
}
