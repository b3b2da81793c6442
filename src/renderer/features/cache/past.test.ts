import { describe, expect, it } from 'vitest'
import { keyOf, openTestCache } from '../../../main/cache/cache.testing.ts'
import { type FoldedCache, pastTable } from './past.ts'
import { indexOf, MARK_BITS } from './slot-table.ts'

const bytesOf = (length: number): Uint8Array => new Uint8Array(length).fill(length)

describe('the cache before and after a record', () => {
  it('VC6 marks what a record of a real cache did, where it did it, and counts it', async () => {
    const { cache, journal } = await openTestCache({ budgets: { l1: 10, l2: 20, l3: 30 } })
    for (const number of [1, 2, 3]) await cache.put(keyOf(number), bytesOf(10))
    for (let hit = 0; hit < 5; hit += 1) await cache.get(keyOf(3))
    for (const number of [4, 5, 6, 7]) await cache.put(keyOf(number), bytesOf(10))
    cache.settle()
    const seen = new Set<string>()
    for (let at = 1; at < journal.states.length; at += 1) {
      const [before, after] = [journal.states[at - 1], journal.states[at]] as unknown as [FoldedCache, FoldedCache]
      const { table, deeds } = pastTable(before, after, 'after')
      for (const [lane, { entries }] of after.tiers.entries())
        for (const { slot, key } of entries) expect(table.placedAt(lane, slot)?.key).toBe(key)
      const { cachePut, cacheMoved, cacheEvicted } = journal.records[at]!
      expect(deeds.put).toBe(cachePut ? 1 : 0)
      expect(deeds.evict).toBe(cacheEvicted?.evictions?.length ?? 0)
      expect(deeds.promote + deeds.demote).toBe(cacheMoved?.moves?.length ?? 0)
      for (const { to, from, slot } of cacheMoved?.moves ?? []) {
        const mark = (to ?? 0) < (from ?? 0) ? 'promote' : 'demote'
        expect((table.marks[indexOf((to ?? 0) - 1, slot ?? 0)] ?? 0) & MARK_BITS[mark]).not.toBe(0)
        seen.add(mark)
      }
      for (const deed of ['hit', 'put', 'evict'] as const) if (deeds[deed] > 0) seen.add(deed)
    }
    expect([...seen].sort()).toEqual(['demote', 'evict', 'hit', 'promote', 'put'])
  })

  it('VC6 before a record shows what was there, with what it will do to it; before the first there is nothing', async () => {
    const { cache, journal } = await openTestCache({ budgets: { l1: 10, l2: 10, l3: 20 } })
    await cache.put(keyOf(1), bytesOf(10))
    await cache.put(keyOf(2), bytesOf(10))
    const moved = journal.records.findIndex(({ cacheMoved }) => cacheMoved !== undefined)
    const [before, after] = [journal.states[moved - 1], journal.states[moved]] as unknown as [FoldedCache, FoldedCache]
    const { table } = pastTable(before, after, 'before')
    expect(table.placed()).toMatchObject([{ lane: 1, key: keyOf(1) }])
    expect((table.marks[indexOf(1, table.placed()[0]!.slot)] ?? 0) & MARK_BITS.demote).not.toBe(0)
    expect(pastTable(undefined, after, 'before').table.placed()).toEqual([])
  })
})
