import type { CacheState } from '../../shared/state/index.ts'
import { fileNameOf } from './cache-key.ts'
import { COMING, DiskTier, GOING } from './disk-tier.ts'
import { findViolations, type Violation } from './law.ts'
import { findAltered } from './open-cache.ts'

/**
 * Compares the folder of L3 with what the records say, while no engine has it, and changes nothing. Files that a kill left on their way in
 * or out are what the next opening makes of them.
 */
export async function inspectCache(folder: string, recorded: CacheState): Promise<Violation[]> {
  const disk = new DiskTier(folder, folder)
  const kept = recorded.tiers[2].entries
  const names = new Set(kept.map(({ key }) => fileNameOf(key)))
  const found = await disk.list()
  const there = new Set(found.map(({ name }) => name))
  const things = found.flatMap(({ name, bytes, isPlain }) => {
    const base = [COMING, GOING].some((suffix) => name.slice(64) === suffix) ? name.slice(0, 64) : undefined
    if (base === undefined) return [{ tier: 3 as const, name, bytes, isPlain }]
    return names.has(base) && !there.has(base) ? [{ tier: 3 as const, name: base, bytes, isPlain }] : []
  })
  const known = [
    ...kept.map(({ key, bytes }) => ({ key, bytes, tier: 3 as const })),
    ...recorded.tiers[0].entries.map(({ key, bytes }) => ({ key, bytes, tier: 1 as const, isLost: true })),
    ...recorded.tiers[1].entries.map(({ key, bytes }) => ({ key, bytes, tier: 2 as const, isLost: true })),
  ]
  const limits = [0, 0, recorded.tiers[2].budgetBytes]
  return [...findViolations(known, things, limits), ...(await findAltered(disk, kept))]
}
