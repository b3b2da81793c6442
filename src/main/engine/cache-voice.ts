import type { Clock } from '../../shared/base/index.ts'
import type { CachedEntry, CacheState } from '../../shared/state/index.ts'
import type { Cache, CacheTierView, CacheTotals, SlotChange } from '../cache/index.ts'

/** Changes are told at most this often, and only while someone listens. */
export const CHANGED_EVERY_MS = 250
/** Slots with another entry in one event; the rest follows in the next one at once. */
export const SLOTS_TOLD_MAX = 256

export const CHANGED_TOPIC = 'system.cache.changed'

type EntryView = CacheTierView['entries'][number] & {
  /** The records that put it and that brought it into its tier; null until they are on disk. */
  readonly put: number | null
  readonly since: number | null
}

export interface CacheShown {
  /** The number of the last change told; the next event has the next one. */
  readonly change: number
  readonly totals: CacheTotals
  readonly tiers: readonly (Omit<CacheTierView, 'entries'> & { readonly entries: readonly EntryView[] })[]
}

/** One `system.cache.changed`: slots as they are now, absolutely, so that one that is told twice is the same. */
interface ChangedEvent {
  readonly change: number
  readonly totals: CacheTotals
  /** Tier, slot, hits: slots whose entry is the same and was asked for. */
  readonly hits: readonly (readonly [number, number, number])[]
  readonly slots: readonly {
    readonly tier: number
    readonly slot: number
    readonly marks: readonly string[]
    readonly entry: EntryView | null
  }[]
}

export interface CacheVoiceParts {
  readonly cache: Pick<Cache, 'view' | 'changes'>
  readonly clock: Clock
  /** What the records on disk say of the cache. */
  readonly state: () => CacheState
  readonly isHeard: () => boolean
  readonly tell: (topic: string, event: object) => void
}

/** What happens in the cache, told to who looks on: slot by slot, at most four times a second however much happens. */
export class CacheVoice {
  readonly #parts: CacheVoiceParts
  /** Slots that were told without their records' numbers: told again when those are on disk. */
  #owed = new Map<string, SlotChange>()
  #change = 0
  #stopTimer: (() => void) | undefined

  constructor(parts: CacheVoiceParts) {
    this.#parts = parts
    parts.cache.changes.onTouched = () => this.#arm()
  }

  shown(): CacheShown {
    const { cache } = this.#parts
    const known = recordsOf(this.#parts.state())
    const tiers = cache.view().map((tier, index) => ({ ...tier, entries: tier.entries.map((entry) => entryView(index + 1, entry, known)) }))
    return { change: this.#change, totals: cache.changes.totals, tiers }
  }

  stop(): void {
    this.#stopTimer?.()
    this.#parts.cache.changes.onTouched = () => undefined
  }

  #arm(): void {
    this.#stopTimer ??= this.#parts.clock.after(CHANGED_EVERY_MS, () => {
      this.#stopTimer = undefined
      this.#tell()
      if (this.#owed.size > 0) this.#arm()
    })
  }

  #tell(): void {
    const { cache, isHeard, tell, state } = this.#parts
    const changes = cache.changes.take()
    if (!isHeard()) {
      this.#owed.clear()
      return
    }
    const { totals } = cache.changes
    const entries = new Map<string, CacheTierView['entries'][number]>(
      cache.view().flatMap(({ entries: all }, tier) => all.map((entry) => [`${tier + 1} ${entry.slot}`, entry] as const)),
    )
    const hits: [number, number, number][] = []
    const others = this.#owed
    this.#owed = new Map()
    for (const change of changes) {
      const id = `${change.tier} ${change.slot}`
      const entry = entries.get(id)
      if (change.isOther) others.set(id, change)
      else if (entry !== undefined) hits.push([change.tier, change.slot, entry.hits])
    }
    const known = others.size === 0 ? new Map<string, CachedEntry>() : recordsOf(state())
    const slots = [...others].map(([id, change]) => {
      const { tier, slot, marks } = change
      const entry = entries.get(id)
      const view = entry === undefined ? null : entryView(change.tier, entry, known)
      if (view !== null && view.since === null) this.#owed.set(id, { ...change, marks: [] })
      return { tier, slot, marks, entry: view }
    })
    for (let at = 0; at === 0 || at < slots.length; at += SLOTS_TOLD_MAX) {
      this.#change += 1
      const part = slots.slice(at, at + SLOTS_TOLD_MAX)
      tell(CHANGED_TOPIC, { change: this.#change, totals, hits: at === 0 ? hits : [], slots: part } satisfies ChangedEvent)
    }
  }
}

const recordsOf = ({ tiers }: CacheState): Map<string, CachedEntry> =>
  new Map(tiers.flatMap(({ entries }, tier) => entries.map((entry) => [`${tier + 1} ${entry.slot} ${entry.key}`, entry] as const)))

function entryView(tier: number, entry: CacheTierView['entries'][number], known: ReadonlyMap<string, CachedEntry>): EntryView {
  const recorded = known.get(`${tier} ${entry.slot} ${entry.key}`)
  return { ...entry, put: recorded?.put ?? null, since: recorded?.since ?? null }
}
