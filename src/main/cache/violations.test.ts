import {
  copyFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CACHE_SLOTS, CACHE_VIOLATIONS_MAX } from '../../shared/state/cache-fold.ts'
import { apply, type CacheState, EMPTY_STATE, type State } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { fileOf, keyOf, keysOf, openTestCache, type TestCache } from './cache.testing.ts'
import { VIOLATIONS_RECORDED_MAX } from './limits.ts'
import { RamStore } from './tier-store.ts'

const bytesOf = (number: number, length = 8): Uint8Array => new Uint8Array(length).fill(number)
/** A cache with entries 1 to 3 in L3, and 4 in L2, of a budget that leaves L2 room for one. */
const BUDGETS = { l1: 8, l2: 8, l3: 1_000 }

async function filled(l1?: RamStore): Promise<TestCache> {
  const test = await openTestCache({ budgets: BUDGETS, ...(l1 && { l1 }) })
  for (const number of [1, 2, 3, 4]) await test.cache.put(keyOf(number), bytesOf(number))
  return test
}

/** Changes one byte and restores size and times. */
function flip(path: string): void {
  const { atime, mtime } = statSync(path)
  const bytes = readFileSync(path)
  bytes[3]! ^= 1
  writeFileSync(path, bytes)
  utimesSync(path, atime, mtime)
}

const reopened = async ({ folder, journal }: TestCache): Promise<TestCache> =>
  await openTestCache({ root: join(folder, '..'), records: journal.records, budgets: BUDGETS })

async function expectCaught(test: TestCache, code: string): Promise<void> {
  expect(test.journal.violations[0]).toBe(code)
  expect(test.faults[0]).toMatchObject({ code, breach: 'COMPUTE_HALT' })
  expect(test.journal.state().violations.every(({ isOfLog }) => !isOfLog)).toBe(true)
  // What broke the law is away: the next look finds nothing.
  expect(await test.cache.checkDeep()).toBeUndefined()
}

describe('violations planted on disk', () => {
  it('CA11 cache/checksum: a byte of a file of L3, size and times restored, is caught by the read, and the entry is a miss then', async () => {
    const test = await filled()
    flip(fileOf(test.folder, keyOf(1)))
    await expect(test.cache.get(keyOf(1))).rejects.toMatchObject({ code: 'cache/checksum', evidence: { key: keyOf(1), at: 'move' } })
    await expectCaught(test, 'cache/checksum')
    expect(await test.cache.get(keyOf(1))).toBeUndefined()
    expect(readdirSync(test.aside)).toHaveLength(1)
  })

  it('CA10 CA11 cache/checksum: the same is caught by the next opening', async () => {
    const test = await filled()
    await test.cache.close()
    flip(fileOf(test.folder, keyOf(3)))
    const again = await reopened(test)
    await expectCaught(again, 'cache/checksum')
    expect(again.journal.records.find(({ cacheViolated }) => cacheViolated)?.cacheViolated).toMatchObject({
      key: keyOf(3),
      at: 'opening',
      tier: 3,
    })
    expect(await again.cache.get(keyOf(3))).toBeUndefined()
    expect(await again.cache.get(keyOf(4))).toEqual(bytesOf(4))
  })

  it('CA11 cache/checksum: two files that changed places, and one that lost its end', async () => {
    const test = await filled()
    const [first, second] = [fileOf(test.folder, keyOf(1)), fileOf(test.folder, keyOf(2))]
    const bytes = readFileSync(first)
    copyFileSync(second, first)
    writeFileSync(second, bytes)
    await expect(test.cache.get(keyOf(1))).rejects.toMatchObject({ code: 'cache/checksum' })
    await expect(test.cache.get(keyOf(2))).rejects.toMatchObject({ code: 'cache/checksum' })
    writeFileSync(fileOf(test.folder, keyOf(3)), 'short')
    expect(await test.cache.check()).toMatchObject({ code: 'cache/checksum', evidence: { key: keyOf(3), found: '5 bytes' } })
    await expectCaught(test, 'cache/checksum')
  })

  it('CA11 cache/unrecorded-move: a file that is gone, one that no record put there, and a link in the place of one', async () => {
    const test = await filled()
    rmSync(fileOf(test.folder, keyOf(1)))
    expect(await test.cache.check()).toMatchObject({ code: 'cache/unrecorded-move', evidence: { key: keyOf(1), found: 'nowhere' } })
    writeFileSync(fileOf(test.folder, keyOf(77)), bytesOf(77))
    expect(await test.cache.check()).toMatchObject({ code: 'cache/unrecorded-move', evidence: { key: '', tier: 3 } })
    rmSync(fileOf(test.folder, keyOf(2)))
    writeFileSync(join(test.aside, 'elsewhere'), bytesOf(2))
    symlinkSync(join(test.aside, 'elsewhere'), fileOf(test.folder, keyOf(2)))
    await expect(test.cache.get(keyOf(2))).rejects.toMatchObject({ code: 'cache/unrecorded-move' })
    await expectCaught(test, 'cache/unrecorded-move')
    expect(await test.cache.get(keyOf(77))).toBeUndefined()
  })

  it('CA10 CA11 cache/unrecorded-move: an entry that the records have in L2 lies in L3 at the opening', async () => {
    const test = await filled()
    writeFileSync(fileOf(test.folder, keyOf(4)), bytesOf(4))
    const again = await reopened(test)
    await expectCaught(again, 'cache/unrecorded-move')
    expect(await again.cache.get(keyOf(4))).toBeUndefined()
  })

  it('CA11 cache/in-two-tiers: a copy of an entry of L2 in the folder of L3', async () => {
    const test = await filled()
    writeFileSync(fileOf(test.folder, keyOf(4)), bytesOf(4))
    expect(await test.cache.check()).toMatchObject({
      code: 'cache/in-two-tiers',
      evidence: { key: keyOf(4), found: 'in L2_WARM and L3_COLD' },
    })
    await expectCaught(test, 'cache/in-two-tiers')
  })

  it('CA10 CA11 cache/skipped-tier: an entry that the records have in L1 lies in L3 at the opening', async () => {
    const test = await filled()
    await test.cache.put(keyOf(5), bytesOf(5), { isHot: true })
    writeFileSync(fileOf(test.folder, keyOf(5)), bytesOf(5))
    const again = await reopened(test)
    await expectCaught(again, 'cache/skipped-tier')
  })

  it.each(['running', 'at the opening'])('CA11 cache/over-capacity: more files than L3 has slots, %s', async (when) => {
    const test = await filled()
    for (let number = 0; number < CACHE_SLOTS[2]; number += 1) writeFileSync(fileOf(test.folder, keyOf(10_000 + number)), '')
    const looked = when === 'running' ? test : await reopened(test)
    if (when === 'running') expect(await test.cache.check()).toMatchObject({ code: 'cache/over-capacity', evidence: { tier: 3 } })
    await expectCaught(looked, 'cache/over-capacity')
    expect(looked.journal.violations.length).toBe(VIOLATIONS_RECORDED_MAX)
    expect(looked.journal.records.findLast(({ cacheViolated }) => cacheViolated)?.cacheViolated?.found).toMatch(/; and \d+ more$/)
    expect(readdirSync(looked.folder)).toHaveLength(3)
  })

  it('CA17 a log that took the place of one that did not verify knows nothing of the folder: it is set aside, nobody is accused', async () => {
    const test = await filled()
    const again = await openTestCache({ root: join(test.folder, '..'), isNewLog: true })
    expect(again.journal.violations).toEqual([])
    expect(again.journal.records[0]?.cacheOpened).toMatchObject({ setAside: 3, kept: 0 })
    expect(readdirSync(again.folder)).toEqual([])
    expect(readdirSync(again.aside)).toHaveLength(3)
  })

  it('CA11 the folder of L3 replaced by a link: what was in it is missing, and nothing is read by the link', async () => {
    const test = await filled()
    await test.cache.close()
    renameSync(test.folder, `${test.folder}-moved`)
    symlinkSync(`${test.folder}-moved`, test.folder)
    const again = await reopened(test)
    await expectCaught(again, 'cache/unrecorded-move')
    expect(again.journal.violations).toHaveLength(4)
    expect(lstatSync(again.folder).isDirectory()).toBe(true)
    expect(readdirSync(again.aside)).toEqual(['cache-cache-1'])
  })

  it('CA11 CA12 cache/stale-handle: a handle to an entry whose file was altered, once that was found', async () => {
    const test = await filled()
    const handle = await test.cache.open(keyOf(1))
    flip(fileOf(test.folder, keyOf(1)))
    await expect(handle?.read()).rejects.toMatchObject({ code: 'cache/checksum' })
    await expect(handle?.read()).rejects.toMatchObject({ code: 'cache/stale-handle', breach: 'COMPUTE_HALT' })
    expect(test.journal.violations).toEqual(['cache/checksum', 'cache/stale-handle'])
  })

  it('CA11 a file that has grown is read no further than it should go', async () => {
    const test = await filled()
    truncateSync(fileOf(test.folder, keyOf(1)), 2 ** 40)
    await expect(test.cache.get(keyOf(1))).rejects.toMatchObject({ code: 'cache/checksum' })
    await expectCaught(test, 'cache/checksum')
  })

  it('CA9 CA11 a file that poses as one on its way in or out never takes the place of an entry', async () => {
    const test = await filled()
    await test.cache.close()
    writeFileSync(`${fileOf(test.folder, keyOf(2))}.in`, bytesOf(66))
    writeFileSync(`${fileOf(test.folder, keyOf(3))}.out`, bytesOf(66))
    const again = await reopened(test)
    expect(await again.cache.get(keyOf(2))).toEqual(bytesOf(2))
    expect(await again.cache.get(keyOf(3))).toEqual(bytesOf(3))
    expect(again.faults).toEqual([])
  })
})

describe('violations planted at run time', () => {
  it('CA11 cache/checksum: a reader that changes what it was handed is found at the next move', async () => {
    const test = await filled()
    const handed = await test.cache.get(keyOf(4))
    handed!.fill(0)
    await expect(test.cache.put(keyOf(5), bytesOf(5))).rejects.toMatchObject({
      code: 'cache/checksum',
      evidence: { key: keyOf(4), at: 'move' },
    })
    await expectCaught(test, 'cache/checksum')
  })

  it('CA5 CA11 cache/checksum: a device that gives back other bytes is found by the read', async () => {
    const lying = new RamStore('ram (simulated)')
    lying.get = () => Promise.resolve(bytesOf(9))
    const test = await filled(lying)
    await test.cache.put(keyOf(5), bytesOf(5), { isHot: true })
    await expect(test.cache.get(keyOf(5))).rejects.toMatchObject({ code: 'cache/checksum', evidence: { tier: 1, at: 'read' } })
    await expectCaught(test, 'cache/checksum')
  })

  it('CA11 cache/in-two-tiers: bytes of an entry of L2 are in the device too', async () => {
    const device = new RamStore('ram (simulated)')
    const test = await filled(device)
    await device.put({ key: keyOf(4), bytes: 8, sha256: '' }, bytesOf(4))
    expect(await test.cache.check()).toMatchObject({ code: 'cache/in-two-tiers' })
    await expectCaught(test, 'cache/in-two-tiers')
  })

  it('CA11 cache/skipped-tier: an entry went from L3 to the device without passing L2', async () => {
    const device = new RamStore('ram (simulated)')
    const test = await filled(device)
    rmSync(fileOf(test.folder, keyOf(1)))
    await device.put({ key: keyOf(1), bytes: 8, sha256: '' }, bytesOf(1))
    expect(await test.cache.check()).toMatchObject({ code: 'cache/skipped-tier', evidence: { key: keyOf(1), found: 'in L1_HOT' } })
    await expectCaught(test, 'cache/skipped-tier')
  })

  it('CA11 cache/over-capacity: the device uses more than its budget', async () => {
    const device = new RamStore('ram (simulated)')
    const test = await filled(device)
    device.usedBytes = () => Promise.resolve(9)
    expect(await test.cache.check()).toMatchObject({ code: 'cache/over-capacity', evidence: { tier: 1, found: '9 bytes' } })
    expect(test.journal.violations).toEqual(['cache/over-capacity'])
  })

  it('CA11 cache/unrecorded-move: the records say otherwise than the cache', async () => {
    const test = await filled()
    test.journal.append({ cacheEvicted: { evictions: [{ key: keyOf(1), from: 3, reason: 'over-slots' }] } })
    expect(await test.cache.check()).toMatchObject({
      code: 'cache/unrecorded-move',
      evidence: { key: keyOf(1), expected: 'in no tier, by the records' },
    })
    expect(test.journal.violations[0]).toBe('cache/unrecorded-move')
  })
})

describe('violations that a log itself holds', () => {
  const opened = { cacheOpened: { tiers: [{ budgetBytes: 100 }, { budgetBytes: 100 }, { budgetBytes: 100 }] } }
  const put = (number: number, tier = 2, slot = number, bytes = 1): arqonbus.v1.IRecord => ({
    cachePut: { key: keyOf(number), tier, slot, bytes },
  })
  const moved = (number: number, from: number, to: number, slot = 0): arqonbus.v1.IRecord => ({
    cacheMoved: { moves: [{ key: keyOf(number), from, to, slot }] },
  })
  const fold = (...records: arqonbus.v1.IRecord[]): CacheState =>
    [opened, ...records].reduce<State>((state, record) => apply(state, record, state.size), EMPTY_STATE).cache

  it.each([
    ['cache/in-two-tiers', [put(1), put(1, 1)]],
    ['cache/skipped-tier', [put(1, 3)]],
    ['cache/skipped-tier', [put(1), moved(1, 2, 3), moved(1, 3, 1)]],
    ['cache/unrecorded-move', [put(1), moved(1, 3, 2)]],
    ['cache/unrecorded-move', [{ cacheEvicted: { evictions: [{ key: keyOf(1), from: 3 }] } }]],
    ['cache/unrecorded-move', [{ cacheOpened: { ...opened.cacheOpened, kept: 1 } }]],
    ['cache/over-capacity', [put(1, 1, 64)]],
    ['cache/over-capacity', [put(1, 2, 5), put(2, 2, 5)]],
    ['cache/over-capacity', [put(1, 2, 0, 60), put(2, 2, 1, 60)]],
  ])('CA8 CA11 the fold names %s', (code, records) => {
    expect(fold(...records).violations).toMatchObject([{ code, isOfLog: true }])
  })

  it('CA8 the fold stays within the tiers and its limits whatever a log says', () => {
    const cache = fold(...Array.from({ length: 400 }, (_, number) => put(number, 2, number % 300, 0)))
    expect(cache.tiers[1].entries.length).toBeLessThanOrEqual(CACHE_SLOTS[1])
    expect(cache.violations).toHaveLength(CACHE_VIOLATIONS_MAX)
    expect(cache.violationsTotal).toBe(400 - 256)
    expect(keysOf(cache)[0]).toEqual([])
  })
})
