import type { FaultCode } from '../../shared/base/index.ts'
import { CACHE_SLOTS, CACHE_TIERS, type CacheState, type CacheTier } from '../../shared/state/index.ts'
import { fileNameOf } from './cache-key.ts'

export type ViolationCode = Extract<FaultCode, `cache/${string}`>

/** An entry as the cache or the records have it. */
export interface KnownEntry {
  readonly key: string
  readonly tier: CacheTier
  readonly bytes: number
  /** It was in memory that is gone: that it is nowhere is right. */
  readonly isLost?: boolean
}

/** What was really found in a tier's store. */
export interface FoundThing {
  readonly tier: CacheTier
  /** A key; in L3 a file's name, which is the SHA-256 of one. */
  readonly name: string
  readonly bytes: number
  readonly isPlain: boolean
}

export interface Violation {
  readonly code: ViolationCode
  /** Empty where none can be told. */
  readonly key: string
  /** 0 where it concerns none. */
  readonly tier: CacheTier | 0
  readonly expected: string
  readonly found: string
  /** Things that have no business where they are. */
  readonly things: readonly FoundThing[]
}

const nameOf = (tier: CacheTier): string => CACHE_TIERS[tier - 1]!
const idOf = ({ tier, name }: FoundThing): string => (tier === 3 ? name : fileNameOf(name))

/** Compares what the stores hold with what there should be. Pure. @param budgets bytes, L1 to L3 */
export function findViolations(known: readonly KnownEntry[], found: readonly FoundThing[], budgets: readonly number[]): Violation[] {
  const places = Map.groupBy(found, idOf)
  const violations = overCapacity(found, budgets)
  for (const entry of known) {
    const id = fileNameOf(entry.key)
    const violation = misplaced(entry, places.get(id) ?? [])
    if (violation !== undefined) violations.push(violation)
    places.delete(id)
  }
  for (const things of places.values())
    for (const thing of things) {
      const { tier, name } = thing
      const key = tier === 3 ? '' : name
      const expected = 'nothing: no record put it there'
      violations.push({ code: 'cache/unrecorded-move', key, tier, expected, found: `${name} in ${nameOf(tier)}`, things: [thing] })
    }
  return violations
}

function overCapacity(found: readonly FoundThing[], budgets: readonly number[]): Violation[] {
  return ([1, 2, 3] as const).flatMap((tier) => {
    const here = found.filter((thing) => thing.tier === tier)
    const bytes = here.reduce((sum, thing) => sum + thing.bytes, 0)
    const [slots, budget] = [CACHE_SLOTS[tier - 1]!, budgets[tier - 1]!]
    if (here.length <= slots && bytes <= budget) return []
    const expected = `at most ${slots} entries, ${budget} bytes`
    return [
      {
        code: 'cache/over-capacity' as const,
        key: '',
        tier,
        expected,
        found: `${here.length} entries, ${bytes} bytes in ${nameOf(tier)}`,
        things: [],
      },
    ]
  })
}

function misplaced({ key, tier, bytes, isLost }: KnownEntry, places: readonly FoundThing[]): Violation | undefined {
  const own = places.find((thing) => thing.tier === tier)
  const others = places.filter((thing) => thing.tier !== tier)
  const expected = `in ${nameOf(tier)} alone`
  const [other] = others
  const about = { key, tier, expected }
  if (other !== undefined) {
    const where = places.map((thing) => nameOf(thing.tier)).join(' and ')
    const alone = Math.abs(other.tier - tier) > 1 ? 'cache/skipped-tier' : 'cache/unrecorded-move'
    return { ...about, code: own === undefined ? alone : 'cache/in-two-tiers', found: `in ${where}`, things: others }
  }
  if (own === undefined) return isLost === true ? undefined : { ...about, code: 'cache/unrecorded-move', found: 'nowhere', things: [] }
  if (!own.isPlain) return { ...about, code: 'cache/unrecorded-move', found: 'no plain file', things: [own] }
  if (own.bytes === bytes) return undefined
  return { ...about, code: 'cache/checksum', expected: `${bytes} bytes`, found: `${own.bytes} bytes`, things: [] }
}

/** Where the entries of the cache are not what its own records say. */
export function findUnrecorded(known: readonly (KnownEntry & { readonly slot: number })[], recorded: CacheState): Violation[] {
  const onRecord = new Map(
    recorded.tiers.flatMap(({ entries }, index) => entries.map(({ key, slot }) => [key, { tier: index + 1, slot }] as const)),
  )
  const violations: Violation[] = []
  for (const { key, tier, slot } of known) {
    const place = onRecord.get(key)
    onRecord.delete(key)
    if (place?.tier === tier && place.slot === slot) continue
    const expected = place === undefined ? 'in no tier, by the records' : `in slot ${place.slot} of tier ${place.tier}, by the records`
    violations.push({ code: 'cache/unrecorded-move', key, tier, expected, found: `in slot ${slot} of tier ${tier}`, things: [] })
  }
  for (const [key, { tier, slot }] of onRecord)
    violations.push({
      code: 'cache/unrecorded-move',
      key,
      tier: 0,
      expected: `in slot ${slot} of tier ${tier}, by the records`,
      found: 'nowhere',
      things: [],
    })
  return violations
}
