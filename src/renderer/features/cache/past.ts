import { type PlacedEntry, SlotTable } from './slot-table.ts'

interface FoldedEntry {
  readonly key: string
  readonly slot: number
  readonly bytes: number
  readonly sha256: string
  readonly put: number
  readonly since: number
  readonly hits: number
}

/** The part `cache` of the fold's state (docs/spec/state.md). */
export interface FoldedCache {
  readonly hits: number
  readonly misses: number
  readonly evictions: number
  readonly tiers: readonly {
    readonly budgetBytes: number
    readonly bytes: number
    readonly medium: string
    readonly entries: readonly FoldedEntry[]
  }[]
}

/** What one record did to the cache. */
export interface Deeds {
  readonly hit: number
  readonly put: number
  readonly promote: number
  readonly demote: number
  readonly evict: number
  readonly miss: number
}

function tableOf({ tiers }: FoldedCache): SlotTable {
  const table = new SlotTable()
  for (const [lane, { entries }] of tiers.entries())
    for (const { key, slot, hits, bytes, sha256, put, since } of entries) table.set(lane, slot, { key, hits, bytes, sha256, put, since })
  return table
}

/**
 * The cache after a record, or before it, with what the record did marked in the slots that it did it to: in what comes after, where an entry
 * came to; in what was before, where it went from.
 */
export function pastTable(
  before: FoldedCache | undefined,
  after: FoldedCache,
  side: 'before' | 'after',
): { readonly table: SlotTable; readonly deeds: Deeds } {
  const was = before === undefined ? new SlotTable() : tableOf(before)
  const is = tableOf(after)
  const table = side === 'before' ? was : is
  const [byKeyWas, byKeyIs] = [byKey(was), byKey(is)]
  const deeds = { hit: 0, put: 0, promote: 0, demote: 0, evict: 0, miss: after.misses - (before?.misses ?? 0) }
  const tell = (mark: 'hit' | 'put' | 'promote' | 'demote' | 'evict', at: PlacedEntry): void => {
    deeds[mark] += 1
    table.mark(at.lane, at.slot, [mark])
  }
  for (const [key, entry] of byKeyIs) {
    const other = byKeyWas.get(key)
    const at = side === 'after' || other === undefined ? entry : other
    if (other === undefined || other.put !== entry.put) tell('put', entry)
    else if (other.lane !== entry.lane) tell(entry.lane < other.lane ? 'promote' : 'demote', at)
    else if (entry.hits > other.hits) tell('hit', at)
  }
  for (const [key, entry] of byKeyWas) if (!byKeyIs.has(key)) tell('evict', entry)
  return { table, deeds }
}

const byKey = (table: SlotTable): Map<string, PlacedEntry> => new Map(table.placed().map((entry) => [entry.key, entry]))
