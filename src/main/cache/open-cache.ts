import type { Clock, Fault } from '../../shared/base/index.ts'
import { CACHE_SLOTS, type CachedEntry } from '../../shared/state/index.ts'
import { Cache, type CacheJournal } from './cache.ts'
import { checksum, fileNameOf } from './cache-key.ts'
import { DiskTier } from './disk-tier.ts'
import type { Entry } from './entry.ts'
import { findViolations, type KnownEntry, type Violation } from './law.ts'
import type { CacheBudgets } from './limits.ts'
import { Shelves, type TierPort } from './shelves.ts'
import { type CacheRecord, TierBook } from './tier-book.ts'
import { RamStore, type TierStore } from './tier-store.ts'

export interface CacheOptions {
  readonly journal: CacheJournal
  readonly clock: Clock
  /** Of L3, which only the cache writes. */
  readonly folder: string
  /** Takes what does not belong there. */
  readonly asideFolder: string
  readonly budgets: CacheBudgets
  /** Memory of a device; without it L1 is memory of this process, and named as simulated. */
  readonly l1?: TierStore
  /** Stands before what is read and written of any tier. */
  readonly port?: TierPort
  /** The log took the place of one that did not verify: it knows nothing of what lies in the folder, and accuses nobody of it. */
  readonly isNewLog: boolean
  readonly onViolation: (fault: Fault) => void
}

/**
 * Opens the cache as the records say it was left: what a kill cut off is ended, every entry of L3 is read and compared with its checksum,
 * and what does not hold is recorded and set aside. L1 and L2 begin empty.
 */
export async function openCache(options: CacheOptions): Promise<Cache> {
  const { journal, clock, folder, asideFolder, budgets, l1, port, isNewLog, onViolation } = options
  const recorded = journal.state()
  const disk = await DiskTier.open(folder, asideFolder)
  const setAside = isNewLog && recorded.opened < 0 ? await clearOut(disk) : 0
  const kept = inOrder(recorded.tiers[2].entries)
  const names = new Set(kept.map(({ key }) => fileNameOf(key)))
  await disk.recover((name) => names.has(name))
  const book = new TierBook(budgets)
  book.restore(kept)
  const shelves = new Shelves([l1 ?? new RamStore('ram (simulated)'), new RamStore('ram')], disk, port)
  const cache = new Cache({ book, shelves, journal, clock, budgets, onViolation })
  const limits = [budgets.l1, budgets.l2, Math.max(budgets.l3, recorded.tiers[2].budgetBytes)]
  const lost = [...recorded.tiers[0].entries.map(lostFrom(1)), ...recorded.tiers[1].entries.map(lostFrom(2))]
  const known = [...kept.map(({ key, bytes }) => ({ key, bytes, tier: 3 as const })), ...lost]
  await cache.punish([...findViolations(known, await shelves.list(), limits), ...(await findAltered(disk, kept))], 'opening')
  const { records, gone } = fitted(book)
  await disk.release(gone)
  for (const record of records) journal.append(record)
  const [first, second, third] = shelves.media
  const tiers = [
    { slots: CACHE_SLOTS[0], budgetBytes: budgets.l1, medium: first },
    { slots: CACHE_SLOTS[1], budgetBytes: budgets.l2, medium: second },
    { slots: CACHE_SLOTS[2], budgetBytes: budgets.l3, medium: third },
  ]
  const { count, bytes } = book.tier(3)
  journal.append({ cacheOpened: { tiers, kept: count, keptBytes: bytes, lost: lost.length, setAside } })
  await journal.flush()
  await disk.finish([], gone)
  return cache
}

const inOrder = (entries: readonly CachedEntry[]): CachedEntry[] => [...entries].sort((a, b) => a.arrival - b.arrival)
const lostFrom =
  (tier: 1 | 2) =>
  ({ key, bytes }: CachedEntry): KnownEntry => ({ key, bytes, tier, isLost: true })

async function clearOut(disk: DiskTier): Promise<number> {
  const found = await disk.list()
  for (const { name } of found) await disk.setAside(name)
  return found.length
}

/** Entries of L3 whose bytes are not those that were put; one whose file is gone or has another size is found without reading it. */
export async function findAltered(disk: DiskTier, kept: readonly CachedEntry[]): Promise<Violation[]> {
  const altered: Violation[] = []
  for (const { key, bytes, sha256 } of kept) {
    const content = await disk.get({ key, bytes })
    if (content === undefined || content.length !== bytes) continue
    const found = checksum(content)
    if (found !== sha256) altered.push({ code: 'cache/checksum', key, tier: 3, expected: sha256, found, things: [] })
  }
  return altered
}

/** Budgets may be smaller than they were: what has no room goes, oldest first, and what could never come up to L2. */
function fitted(book: TierBook): { readonly records: CacheRecord[]; readonly gone: readonly Entry[] } {
  const tooLarge = [...book.tier(3).entries()].filter(({ bytes }) => !book.fits(bytes, 2))
  const records = book.apply(book.planEvict(tooLarge, 'over-bytes'))
  const { entries } = book.tier(3).overflow([], undefined)
  records.push(...book.apply(book.planEvict(entries, 'over-bytes')))
  return { records, gone: [...tooLarge, ...entries] }
}
