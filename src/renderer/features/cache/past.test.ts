import { describe, expect, it } from 'vitest'
import { apply, type CacheState, EMPTY_STATE } from '../../../shared/state/index.ts'
import { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import { type FoldedCache, pastTable } from './past.ts'
import { indexOf, MARK_BITS } from './slot-table.ts'

const TIERS = [64, 256, 1_024].map((slots) => ({ slots, budgetBytes: 1_000, medium: 'ram' }))
/** The life of three keys, as a cache records it. */
const RECORDS: readonly object[] = [
  { cacheOpened: { tiers: TIERS, kept: 0 } },
  { cachePut: { key: 'model/a@1', tier: 2, slot: 0, bytes: 10, sha256: new Uint8Array(32) } },
  { cachePut: { key: 'model/b@2', tier: 2, slot: 1, bytes: 10, sha256: new Uint8Array(32) } },
  { cacheMoved: { moves: [{ key: 'model/a@1', from: 2, to: 1, slot: 5, reason: 'fifth-l2-hit' }] } },
  { cacheSettled: { misses: 2, hits: [{ key: 'model/a@1', tier: 1, hits: 5 }] } },
  { cacheMoved: { moves: [{ key: 'model/b@2', from: 2, to: 3, slot: 1_023, reason: 'over-slots' }] } },
  { cacheEvicted: { evictions: [{ key: 'model/b@2', from: 3, reason: 'over-slots' }] } },
]

const states: readonly CacheState[] = RECORDS.reduce<{ state: typeof EMPTY_STATE; all: CacheState[] }>(
  ({ state, all }, body, number) => {
    const next = apply(state, arqonbus.v1.Record.fromObject(body), number)
    return { state: next, all: [...all, next.cache] }
  },
  { state: EMPTY_STATE, all: [] },
).all

const at = (number: number, side: 'before' | 'after') =>
  pastTable(states[number - 1] as FoldedCache | undefined, states[number] as FoldedCache, side)
const NOTHING = { hit: 0, put: 0, promote: 0, demote: 0, evict: 0, miss: 0 }
const marked = (table: ReturnType<typeof at>['table'], lane: number, slot: number): number => table.marks[indexOf(lane, slot)] ?? 0

describe('the cache before and after a record', () => {
  it('VC6 counts what each record did, and shows the state that the fold has', () => {
    const did = states.map((_, number) => at(number, 'after').deeds)
    expect(did).toEqual([
      NOTHING,
      { ...NOTHING, put: 1 },
      { ...NOTHING, put: 1 },
      { ...NOTHING, promote: 1 },
      { ...NOTHING, hit: 1, miss: 2 },
      { ...NOTHING, demote: 1 },
      { ...NOTHING, evict: 1 },
    ])
    expect(at(4, 'after').table.placed()).toMatchObject([
      { key: 'model/a@1', lane: 0, slot: 5, hits: 5, since: 3, put: 1 },
      { key: 'model/b@2', lane: 1, slot: 1, hits: 0, since: 2 },
    ])
  })

  it('VC6 marks where an entry came to in what comes after, and where it went from in what was before', () => {
    expect(marked(at(3, 'after').table, 0, 5)).toBe(MARK_BITS.promote)
    expect(marked(at(3, 'before').table, 1, 0)).toBe(MARK_BITS.promote)
    expect(marked(at(5, 'after').table, 2, 1_023)).toBe(MARK_BITS.demote)
    expect(marked(at(6, 'before').table, 2, 1_023)).toBe(MARK_BITS.evict)
    expect(marked(at(4, 'after').table, 0, 5)).toBe(MARK_BITS.hit)
  })

  it('VC6 before the first record there is nothing', () => {
    expect(pastTable(undefined, states[1] as FoldedCache, 'before').table.placed()).toEqual([])
  })
})
