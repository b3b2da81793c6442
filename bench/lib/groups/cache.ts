import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { checksum, fileNameOf } from '../../../src/main/cache/cache-key.ts'
import { DiskTier } from '../../../src/main/cache/disk-tier.ts'
import { TierBook } from '../../../src/main/cache/tier-book.ts'
import { scratchFolder } from '../brokers.ts'
import { alternate, type BenchGroup } from '../group.ts'
import { ratioRow } from '../report.ts'

const L2_HIT = { id: 'cache_l2_hit', goal: 4, unit: 'ns', better: 'lower' } as const
const L3_READ = { id: 'cache_l3_read', goal: 0, unit: 'MiB/s', better: 'higher' } as const
const MIB = 2 ** 20
/** Entries are larger than L1's budget: they are looked at for going up at each hit, and stay in L2. */
const BUDGETS = { l1: 4, l2: 256 * MIB, l3: 1024 * MIB }
const ENTRIES = 256
const ROUNDS = 2_000
/** Rounds between two settlements; a window of an engine is longer. */
const SETTLED_EVERY = 200
const FILES = 64

const KEYS = Array.from({ length: ENTRIES }, (_, index) => `column/bench.c${index}@${checksum(new Uint8Array([index]))}`)
/** The same order for both, without a pattern. */
const ORDER = Array.from({ length: ENTRIES }, (_, index) => KEYS[(index * 97) % ENTRIES]!)

const perHit = (startMs: number): number => ((performance.now() - startMs) * 1e6) / (ROUNDS * ORDER.length)

/** Hits in L2 with their counting and settlements. */
function ourHits(): number {
  const book = new TierBook(BUDGETS)
  for (const key of KEYS) book.apply(book.planPut({ key, bytes: 8, sha256: '00'.repeat(32) }, 2))
  let settled = 0
  const start = performance.now()
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const key of ORDER) {
      const entry = book.hit(key)
      if (entry === undefined || book.dueFor(entry) !== undefined) throw new Error(`${key} is no hit that stays in L2`)
    }
    if (round % SETTLED_EVERY === 0) settled += book.settle().length
  }
  const spent = perHit(start)
  if (settled !== ROUNDS / SETTLED_EVERY) throw new Error(`${settled} settlements`)
  return spent
}

function theirHits(): number {
  const cache = new LRUCache<string, Uint8Array>({ max: ENTRIES })
  for (const key of KEYS) cache.set(key, new Uint8Array(8))
  const start = performance.now()
  for (let round = 0; round < ROUNDS; round += 1)
    for (const key of ORDER) if (cache.get(key) === undefined) throw new Error(`${key} is no hit`)
  return perHit(start)
}

/** The bookkeeping of a hit in L2 beside lru-cache's, and an entry of 1 MiB read from L3 and verified beside a plain read of its file. */
export const cache: BenchGroup = {
  rows: [L2_HIT.id, L3_READ.id],
  async measure(bench) {
    const hits = await alternate(bench, { ours: () => Promise.resolve(ourHits()), theirs: () => Promise.resolve(theirHits()) })
    const root = scratchFolder('cache')
    bench.closeLater(() => rmSync(root, { recursive: true, force: true }))
    const folder = join(root, 'l3')
    const disk = await DiskTier.open(folder, root)
    const entries = KEYS.slice(0, FILES).map((key, index) => ({ entry: { key }, bytes: new Uint8Array(MIB).fill(index) }))
    const expected = new Map(entries.map(({ entry, bytes }) => [entry.key, checksum(bytes)]))
    await disk.stage(entries)
    await disk.finish(
      entries.map(({ entry }) => entry),
      [],
    )
    const timed = async (read: (key: string) => Promise<void>): Promise<number> => {
      const start = performance.now()
      for (const key of expected.keys()) await read(key)
      return (FILES * 1_000) / (performance.now() - start)
    }
    const reads = await alternate(bench, {
      verified: () =>
        timed(async (key) => {
          const bytes = await disk.get({ key, bytes: MIB })
          if (bytes === undefined || checksum(bytes) !== expected.get(key)) throw new Error(`${key} is not what was put`)
        }),
      plain: () =>
        timed(async (key) => {
          if ((await readFile(join(folder, fileNameOf(key)))).length !== MIB) throw new Error(`${key} is short`)
        }),
    })
    return [
      ratioRow(L2_HIT, hits.ours, 'lru-cache 11.5.3, get', hits.theirs),
      ratioRow(L3_READ, reads.verified, 'the same file, read without a checksum', reads.plain),
    ]
  },
}
