import { Fault } from '../../shared/base/index.ts'
import type { CacheTier } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { Entry } from './entry.ts'
import { type CacheBudgets, KEYS_PER_RECORD_MAX, L2_HITS_UP } from './limits.ts'
import { SlotChanges } from './slot-changes.ts'
import { Tier } from './tier.ts'

export interface Move {
  readonly entry: Entry
  readonly to: CacheTier
  readonly reason: string
}

/** What happens by one put, hit or closing: in the order of the records that it leaves. */
export interface Act {
  readonly evictions: readonly { readonly entry: Entry; readonly reason: string }[]
  readonly moves: readonly Move[]
  readonly put?: Entry
}

/** The bodies of the records that the cache leaves. */
export type CacheRecord = Pick<
  arqonbus.v1.IRecord,
  'cachePut' | 'cacheMoved' | 'cacheEvicted' | 'cacheSettled' | 'cacheOpened' | 'cacheViolated'
>

const below = (tier: CacheTier): CacheTier => (tier === 1 ? 2 : 3)

/**
 * Which entry is in which tier and slot, which was used when, and what a put or a hit makes of it. Plans and applies in memory alone: no
 * bytes, no disk, no log. An act that is planned must be applied or given up before the next one is planned.
 */
export class TierBook {
  readonly tiers: readonly [Tier, Tier, Tier]
  /** For who looks on. */
  readonly changes = new SlotChanges()
  readonly #entries = new Map<string, Entry>()
  /** Entries with pending hits, and some that had them. */
  #counted: Entry[] = []
  /** Hits of the window in tiers that their entries have left. */
  #left: arqonbus.v1.ICacheHits[] = []
  #misses = 0
  #refused = 0

  constructor({ l1, l2, l3 }: CacheBudgets) {
    this.tiers = [new Tier(1, l1), new Tier(2, l2), new Tier(3, l3)]
  }

  tier(number: CacheTier): Tier {
    return this.tiers[number - 1]!
  }

  /** Without counting. */
  find(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  /** Counts a hit, or a miss. The entry is the one used last now. */
  hit(key: string): Entry | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) {
      this.#misses += 1
      this.changes.missed()
      return undefined
    }
    const { tier } = entry
    this.changes.hit(tier, entry.slot)
    if (entry.pending++ === 0) this.#counted.push(entry)
    if (tier === 2) entry.l2Hits += 1
    this.tiers[tier - 1]!.touch(entry)
    return entry
  }

  /** Where the last hit brings the entry, if anywhere: from L3 to L2, by the fifth hit in L2 to L1 where it fits. */
  dueFor(entry: Entry): CacheTier | undefined {
    if (entry.tier === 3) return 2
    return entry.tier === 2 && entry.l2Hits >= L2_HITS_UP && entry.bytes <= this.tiers[0].budgetBytes ? 1 : undefined
  }

  fits(bytes: number, tier: CacheTier): boolean {
    return bytes <= this.tier(tier).budgetBytes
  }

  countRefused(): void {
    this.#refused += 1
  }

  /** A new entry comes in. Its key must be free. */
  planPut(what: { readonly key: string; readonly bytes: number; readonly sha256: string }, tier: 1 | 2): Act {
    const put = new Entry(what, tier)
    return { ...this.#room([put], tier), put }
  }

  /** @throws Fault `cache/skipped-tier` unless `to` is one above the entry's tier. */
  planUp(entry: Entry, to: CacheTier): Act {
    if (entry.tier - to !== 1)
      throw new Fault('cache/skipped-tier', `${entry.key}: from tier ${entry.tier} to ${to}`, { key: entry.key, from: entry.tier, to })
    const { evictions, moves } = this.#room([entry], to, entry)
    return { evictions, moves: [...moves, { entry, to, reason: to === 2 ? 'l3-hit' : 'fifth-l2-hit' }] }
  }

  /** Every entry of a tier goes down by one. */
  planAllDown(tier: 1 | 2, reason: string): Act {
    const entries = [...this.tier(tier).entries()]
    const to = below(tier)
    const { evictions, moves } = this.#room(entries, to)
    return { evictions, moves: [...moves, ...entries.map((entry) => ({ entry, to, reason }))] }
  }

  planEvict(entries: readonly Entry[], reason: string): Act {
    return { evictions: entries.map((entry) => ({ entry, reason })), moves: [] }
  }

  /** Does what was planned. @returns the records of it, evictions first, so that each leaves every tier within its limits */
  apply({ evictions, moves, put }: Act): CacheRecord[] {
    const evicted = evictions.map(({ entry, reason }) => ({ key: entry.key, from: entry.tier, reason }))
    const from = moves.map(({ entry }) => entry.tier)
    for (const { entry } of [...evictions, ...moves]) this.#count(entry)
    for (const { entry } of evictions) {
      this.changes.evicted(entry.tier, entry.slot)
      this.tier(entry.tier).remove(entry)
      this.#entries.delete(entry.key)
    }
    for (const { entry } of moves) {
      this.changes.freed(entry.tier, entry.slot)
      this.tier(entry.tier).remove(entry)
    }
    for (const [index, { entry, to }] of moves.entries()) {
      this.tier(to).add(entry)
      this.changes.moved(from[index]!, to, entry.slot)
    }
    if (put !== undefined) {
      this.tier(put.tier).add(put)
      this.#entries.set(put.key, put)
      this.changes.put(put.tier, put.slot)
    }
    const moved = moves.map(({ entry: { key, slot }, to, reason }, index) => ({ key, from: from[index]!, to, slot, reason }))
    const records: CacheRecord[] = inParts(evicted).map((part) => ({ cacheEvicted: { evictions: part } }))
    if (moved.length > 0) records.push({ cacheMoved: { moves: moved } })
    if (put !== undefined) records.push({ cachePut: toPut(put) })
    return records
  }

  /** What the records say is in L3, as it was found there; oldest first. */
  restore(entries: readonly { readonly key: string; readonly bytes: number; readonly sha256: string; readonly slot: number }[]): void {
    const tier = this.tiers[2]
    for (const known of entries) {
      const entry = new Entry(known, 3)
      tier.claim(known.slot)
      tier.add(entry, known.slot)
      this.#entries.set(entry.key, entry)
    }
  }

  /** What was counted since the last time; no record where there was nothing. */
  settle(): CacheRecord[] {
    for (const entry of this.#counted) this.#count(entry)
    const hits = this.#left
    this.#counted = []
    this.#left = []
    const [misses, refused] = [this.#misses, this.#refused]
    this.#misses = 0
    this.#refused = 0
    if (hits.length === 0 && misses === 0 && refused === 0) return []
    const parts = hits.length === 0 ? [[]] : inParts(hits)
    return parts.map((part, index) => ({ cacheSettled: index === 0 ? { misses, refused, hits: part } : { hits: part } }))
  }

  /** Its pending hits are of the tier it is in now. */
  #count(entry: Entry): void {
    const { key, tier, pending } = entry
    if (pending === 0) return
    this.#left.push({ key, tier, hits: pending })
    entry.hits += pending
    entry.pending = 0
  }

  /** Makes room in `tier` and, by what that moves, in those below. */
  #room(coming: readonly Entry[], tier: CacheTier, leaving?: Entry): Act {
    const moves: Move[] = []
    let arriving = coming
    for (let at = tier; arriving.length > 0; at = below(at)) {
      const { entries, reason } = this.tier(at).overflow(arriving, leaving)
      if (at === 3) return { evictions: entries.map((entry) => ({ entry, reason })), moves }
      const to = below(at)
      moves.unshift(...entries.map((entry) => ({ entry, to, reason })))
      arriving = entries
    }
    return { evictions: [], moves }
  }
}

const toPut = ({ key, tier, slot, bytes, sha256 }: Entry): arqonbus.v1.ICachePut => {
  return { key, tier, slot, bytes, sha256: Buffer.from(sha256, 'hex') }
}

function inParts<T>(items: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += KEYS_PER_RECORD_MAX) parts.push(items.slice(at, at + KEYS_PER_RECORD_MAX))
  return parts
}
