import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toHex, toNumber } from './values.ts'

/** The tiers' names and slots are law: L1_HOT, L2_WARM, L3_COLD. A tier's number is its place here plus one. */
export const CACHE_TIERS = ['L1_HOT', 'L2_WARM', 'L3_COLD'] as const
export const CACHE_SLOTS = [64, 256, 1024] as const
/** Violations kept; older ones are counted. */
export const CACHE_VIOLATIONS_MAX = 64

export type CacheTier = 1 | 2 | 3

export interface CachedEntry {
  readonly key: string
  readonly slot: number
  readonly bytes: number
  readonly sha256: string
  /** The record that put it. */
  readonly put: number
  /** The record that brought it into this tier. */
  readonly since: number
  /** Arrivals in tiers are counted: of two entries of a tier, the one with the lower number came first. */
  readonly arrival: number
  /** Since it was put, as settled. */
  readonly hits: number
}

export interface CacheTierState {
  readonly budgetBytes: number
  readonly medium: string
  readonly bytes: number
  /** By slot. */
  readonly entries: readonly CachedEntry[]
}

/** A violation that a record tells of, or (`isOfLog`) that a record is. */
export interface CacheViolation {
  readonly record: number
  readonly code: string
  readonly key: string
  readonly isOfLog: boolean
}

/** What the records say of the cache. */
export interface CacheState {
  /** The record of its last opening; -1 before the first. */
  readonly opened: number
  readonly tiers: readonly [CacheTierState, CacheTierState, CacheTierState]
  readonly arrivals: number
  readonly hits: number
  readonly misses: number
  readonly evictions: number
  /** Oldest first. */
  readonly violations: readonly CacheViolation[]
  readonly violationsTotal: number
}

const EMPTY_TIER: CacheTierState = { budgetBytes: 0, medium: '', bytes: 0, entries: [] }
export const EMPTY_CACHE: CacheState = {
  opened: -1,
  tiers: [EMPTY_TIER, EMPTY_TIER, EMPTY_TIER],
  arrivals: 0,
  hits: 0,
  misses: 0,
  evictions: 0,
  violations: [],
  violationsTotal: 0,
}

/** Where a key is; undefined when it is in no tier. */
export function cachedEntry(cache: CacheState, key: string): { readonly tier: CacheTier; readonly entry: CachedEntry } | undefined {
  for (const tier of [1, 2, 3] as const) {
    const entry = cache.tiers[tier - 1]?.entries.find((one) => one.key === key)
    if (entry !== undefined) return { tier, entry }
  }
  return undefined
}

/**
 * The cache after record `number`. Records of other kinds change nothing. A record that breaks the cache's law is kept as a violation
 * (`isOfLog`), and what it would put beyond a tier's limits is left out, so the state stays bounded whatever a log says.
 */
export function applyCache(cache: CacheState, record: arqonbus.v1.IRecord, number: number): CacheState {
  const { cachePut, cacheMoved, cacheEvicted, cacheSettled, cacheOpened, cacheViolated } = record
  if (cachePut) return applied(cache, number, (draft) => put(draft, cachePut))
  if (cacheMoved) return applied(cache, number, (draft) => moved(draft, cacheMoved))
  if (cacheEvicted) return applied(cache, number, (draft) => evicted(draft, cacheEvicted.evictions ?? []))
  if (cacheSettled) return settled(cache, cacheSettled)
  if (cacheOpened) return applied(cache, number, (draft) => opened(draft, cacheOpened))
  if (!cacheViolated) return cache
  return withViolations(cache, [{ record: number, code: cacheViolated.code ?? '', key: cacheViolated.key ?? '', isOfLog: false }])
}

/** A state in the making: entries of each tier in any order. */
interface Draft {
  readonly number: number
  readonly tiers: CachedEntry[][]
  budgets: { budgetBytes: number; medium: string }[]
  opened: number
  arrivals: number
  evictions: number
  readonly broken: CacheViolation[]
}

function applied(cache: CacheState, number: number, change: (draft: Draft) => void): CacheState {
  const draft: Draft = {
    number,
    tiers: cache.tiers.map(({ entries }) => [...entries]),
    budgets: cache.tiers.map(({ budgetBytes, medium }) => ({ budgetBytes, medium })),
    opened: cache.opened,
    arrivals: cache.arrivals,
    evictions: cache.evictions,
    broken: [],
  }
  change(draft)
  const tiers = [closed(draft, 1), closed(draft, 2), closed(draft, 3)] as const
  const { opened, arrivals, evictions } = draft
  return withViolations({ ...cache, tiers, opened, arrivals, evictions }, draft.broken)
}

const isTier = (tier: number): tier is CacheTier => tier === 1 || tier === 2 || tier === 3
const breaks = (draft: Draft, code: string, key: string): void => void draft.broken.push({ record: draft.number, code, key, isOfLog: true })

/** A tier as it is after the record: in the order of its slots, within its limits. */
function closed(draft: Draft, tier: CacheTier): CacheTierState {
  const { budgetBytes = 0, medium = '' } = draft.budgets[tier - 1] ?? {}
  const sorted = (draft.tiers[tier - 1] ?? []).sort((a, b) => a.slot - b.slot || a.arrival - b.arrival)
  const entries: CachedEntry[] = []
  let bytes = 0
  for (const entry of sorted) {
    const isOver = entry.slot >= CACHE_SLOTS[tier - 1]! || entry.slot === entries.at(-1)?.slot || bytes + entry.bytes > budgetBytes
    if (isOver) {
      breaks(draft, 'cache/over-capacity', entry.key)
      continue
    }
    entries.push(entry)
    bytes += entry.bytes
  }
  return { budgetBytes, medium, bytes, entries }
}

function put(draft: Draft, body: arqonbus.v1.ICachePut): void {
  const key = body.key ?? ''
  const tier = body.tier ?? 0
  if (draft.tiers.some((entries) => entries.some((entry) => entry.key === key))) breaks(draft, 'cache/in-two-tiers', key)
  else if (tier !== 1 && tier !== 2) breaks(draft, 'cache/skipped-tier', key)
  else {
    const { number } = draft
    const entry = { key, slot: body.slot ?? 0, bytes: toNumber(body.bytes), sha256: toHex(body.sha256) }
    draft.tiers[tier - 1]!.push({ ...entry, put: number, since: number, arrival: draft.arrivals, hits: 0 })
    draft.arrivals += 1
  }
}

function moved(draft: Draft, { moves, l1Medium }: arqonbus.v1.ICacheMoved): void {
  if (l1Medium) draft.budgets = draft.budgets.map((tier, index) => (index === 0 ? { ...tier, medium: l1Medium } : tier))
  for (const { key, from, to, slot } of moves ?? []) {
    const entry = taken(draft, key ?? '', from ?? 0)
    if (entry === undefined) continue
    const target = to ?? 0
    if (!isTier(target) || Math.abs(target - (from ?? 0)) !== 1) breaks(draft, 'cache/skipped-tier', entry.key)
    if (!isTier(target)) continue
    draft.tiers[target - 1]!.push({ ...entry, slot: slot ?? 0, since: draft.number, arrival: draft.arrivals })
    draft.arrivals += 1
  }
}

function evicted(draft: Draft, evictions: readonly arqonbus.v1.ICacheEviction[]): void {
  for (const { key, from } of evictions) if (taken(draft, key ?? '', from ?? 0) !== undefined) draft.evictions += 1
}

/** The entry, taken out of its tier; a record that takes it from elsewhere breaks the law. */
function taken(draft: Draft, key: string, from: number): CachedEntry | undefined {
  for (const [index, entries] of draft.tiers.entries()) {
    const at = entries.findIndex((entry) => entry.key === key)
    if (at < 0) continue
    if (index + 1 !== from) breaks(draft, 'cache/unrecorded-move', key)
    return entries.splice(at, 1)[0]
  }
  breaks(draft, 'cache/unrecorded-move', key)
  return undefined
}

function opened(draft: Draft, { tiers, kept }: arqonbus.v1.ICacheOpened): void {
  draft.opened = draft.number
  draft.tiers[0] = []
  draft.tiers[1] = []
  draft.budgets = [0, 1, 2].map((index) => ({ budgetBytes: toNumber(tiers?.[index]?.budgetBytes), medium: tiers?.[index]?.medium ?? '' }))
  if (draft.tiers[2]!.length !== (kept ?? 0)) breaks(draft, 'cache/unrecorded-move', '')
}

function settled(cache: CacheState, { misses, hits }: arqonbus.v1.ICacheSettled): CacheState {
  const byKey = new Map<string, number>()
  let sum = 0
  for (const { key, hits: count } of hits ?? []) {
    byKey.set(key ?? '', (byKey.get(key ?? '') ?? 0) + toNumber(count))
    sum += toNumber(count)
  }
  const counted = ({ entries, ...tier }: CacheTierState): CacheTierState => ({
    ...tier,
    entries: entries.map((entry) => (byKey.has(entry.key) ? { ...entry, hits: entry.hits + byKey.get(entry.key)! } : entry)),
  })
  const [first, second, third] = cache.tiers
  const tiers = [counted(first), counted(second), counted(third)] as const
  return { ...cache, tiers, hits: cache.hits + sum, misses: cache.misses + toNumber(misses) }
}

function withViolations(cache: CacheState, more: readonly CacheViolation[]): CacheState {
  if (more.length === 0) return cache
  const violations = [...cache.violations, ...more].slice(-CACHE_VIOLATIONS_MAX)
  return { ...cache, violations, violationsTotal: cache.violationsTotal + more.length }
}
