import { cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, cachedEntry, EMPTY_STATE } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { fileOf, keyOf, keysOf, openTestCache, ROOMY } from './cache.testing.ts'
import { KEYS_PER_RECORD_MAX, WAITING_MAX } from './limits.ts'
import type { CacheRecord } from './tier-book.ts'

const bytesOf = (number: number, length: number): Uint8Array => new Uint8Array(length).fill(number % 251)
const SMALL = { l1: 20, l2: 40, l3: 80 }
type Op = readonly ['put' | 'hot' | 'get' | 'reopen', number, number]
const histories = fc.array(
  fc.tuple(
    fc.oneof({ weight: 20, arbitrary: fc.constantFrom('put', 'hot', 'get', 'get') }, { weight: 1, arbitrary: fc.constant('reopen') }),
    fc.nat(20),
    fc.integer({ min: 1, max: 12 }),
  ),
  { maxLength: 60, size: 'max' },
) as fc.Arbitrary<Op[]>

describe('Cache', () => {
  it('CA5 CA8 CA10 gives back what was put or nothing, and its records fold to what the disk holds, through any history and restart', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const root = mkdtempSync(join(tmpdir(), 'vbus-cache-'))
        let test = await openTestCache({ root, budgets: SMALL })
        const put = new Map<number, Uint8Array>()
        for (const [what, number, length] of history) {
          if (what === 'reopen') {
            await test.cache.close()
            test = await openTestCache({ root, budgets: SMALL, records: test.journal.records })
          } else if (what === 'get') {
            const bytes = await test.cache.get(keyOf(number))
            if (bytes !== undefined) expect(bytes).toEqual(put.get(number))
            expect(bytes !== undefined).toBe(cachedEntry(test.journal.state(), keyOf(number)) !== undefined)
          } else {
            put.set(number, bytesOf(number * length, length))
            await test.cache.put(keyOf(number), put.get(number)!, { isHot: what === 'hot' })
          }
          const onDisk = keysOf(test.journal.state())[2]!
            .map((key) => fileOf('', key))
            .sort()
          expect(readdirSync(test.folder).sort()).toEqual(onDisk)
        }
        expect(await test.cache.checkDeep()).toBeUndefined()
        expect(test.faults).toEqual([])
        expect(test.journal.state().violations).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('CA9 after a kill before or after any record, the next opening finds the law unbroken and loses only what was in memory', async () => {
    const root = mkdtempSync(join(tmpdir(), 'vbus-cache-'))
    const test = await openTestCache({ root, budgets: SMALL })
    const moments: { readonly root: string; readonly records: readonly CacheRecord[] }[] = []
    let durable = [...test.journal.records]
    test.journal.onFlush = (when) => {
      if (when === 'after') durable = [...test.journal.records]
      const copy = join(root, `moment-${moments.length}`)
      cpSync(test.folder, join(copy, 'cache'), { recursive: true })
      moments.push({ root: copy, records: durable })
    }
    for (let number = 0; number < 12; number += 1) await test.cache.put(keyOf(number), bytesOf(number, 10), { isHot: number % 3 === 0 })
    for (const number of [1, 2, 1, 5, 1, 1, 1, 1, 1]) await test.cache.get(keyOf(number))
    await test.cache.put(keyOf(1), bytesOf(99, 12))
    await test.cache.close()
    expect(moments.length).toBeGreaterThan(20)
    for (const { root: copy, records } of moments) {
      const again = await openTestCache({ root: copy, budgets: SMALL, records })
      expect(again.journal.violations).toEqual([])
      expect(again.journal.state().violations).toEqual([])
      const before = records.reduce((state, record) => apply(state, record, state.size), EMPTY_STATE)
      expect(keysOf(again.journal.state())).toEqual([[], [], keysOf(before.cache)[2]])
    }
  })

  it('CA3 takes the same bytes once, replaces others, and refuses what no budget holds', async () => {
    const { cache, journal } = await openTestCache({ budgets: SMALL })
    await cache.put(keyOf(1), bytesOf(1, 5))
    await cache.put(keyOf(1), bytesOf(1, 5))
    expect(journal.records.filter(({ cachePut }) => cachePut)).toHaveLength(1)
    await cache.put(keyOf(1), bytesOf(2, 5))
    expect(journal.records.flatMap(({ cacheEvicted }) => cacheEvicted?.evictions ?? [])).toMatchObject([{ reason: 'replaced', from: 2 }])
    expect(await cache.get(keyOf(1))).toEqual(bytesOf(2, 5))
    expect(await cache.put(keyOf(2), bytesOf(1, 41))).toBeUndefined()
    cache.settle()
    expect(journal.records.at(-1)?.cacheSettled).toMatchObject({ refused: 1 })
    expect(await cache.get(keyOf(2))).toBeUndefined()
  })

  it('CA3 keeps a copy: what the caller does with its bytes changes nothing', async () => {
    const { cache } = await openTestCache()
    const mine = bytesOf(7, 8)
    await cache.put(keyOf(1), mine)
    mine.fill(0)
    expect(await cache.get(keyOf(1))).toEqual(bytesOf(7, 8))
  })

  it('CA3 puts what is declared hot into L1, and into L2 where L1 has no room for it at all', async () => {
    const { cache, journal } = await openTestCache({ budgets: SMALL })
    await cache.put(keyOf(1), bytesOf(1, 20), { isHot: true })
    await cache.put(keyOf(2), bytesOf(1, 21), { isHot: true })
    expect(keysOf(journal.state())).toEqual([[keyOf(1)], [keyOf(2)], []])
  })

  it.each([
    '',
    'column/x',
    `column/x@${'a'.repeat(63)}`,
    `Column/x@${'a'.repeat(64)}`,
    `column/../x@${'a'.repeat(64)}`,
    `c/${'x'.repeat(81)}@${'a'.repeat(64)}`,
  ])('CA2 refuses the key %j', async (key) => {
    const { cache } = await openTestCache()
    await expect(cache.get(key)).rejects.toMatchObject({ code: 'cache/bad-key' })
    await expect(cache.put(key, bytesOf(1, 1))).rejects.toMatchObject({ code: 'cache/bad-key' })
  })

  it('CA6 a record of the most moves and the longest keys is one that the log takes', () => {
    const key = `${'k'.repeat(16)}/${'n'.repeat(80)}@${'a'.repeat(64)}`
    const moves = Array.from({ length: KEYS_PER_RECORD_MAX }, () => ({ key, from: 2, to: 3, slot: 1_023, reason: 'fifth-l2-hit' }))
    expect(arqonbus.v1.Record.encode({ cacheMoved: { moves } }).finish().length).toBeLessThan(65_535 - 512)
  })

  it('CA7 settles once a window after something was asked for, and checks the law then', async () => {
    const { cache, journal, clock } = await openTestCache()
    expect(clock.waiting).toBe(0)
    await cache.get(keyOf(1))
    await cache.get(keyOf(1))
    expect(clock.waiting).toBe(1)
    clock.fire()
    expect(journal.records.at(-1)?.cacheSettled).toMatchObject({ misses: 2 })
    await cache.get(keyOf(1))
    expect(clock.waiting).toBe(1)
  })

  it('CA12 a handle follows its entry from tier to tier and is stale once it was evicted, also when its key is put again', async () => {
    const { cache, journal, faults } = await openTestCache({ budgets: SMALL })
    const handle = await cache.put(keyOf(1), bytesOf(1, 5))
    for (let hit = 0; hit < 6; hit += 1) expect(await handle?.read()).toEqual(bytesOf(1, 5))
    expect(keysOf(journal.state())[0]).toEqual([keyOf(1)])
    expect(await (await cache.open(keyOf(1)))?.read()).toEqual(bytesOf(1, 5))
    await cache.put(keyOf(1), bytesOf(2, 5))
    await expect(handle?.read()).rejects.toMatchObject({ code: 'cache/stale-handle', breach: 'COMPUTE_HALT' })
    expect(journal.violations).toEqual(['cache/stale-handle'])
    expect(faults.map(({ code }) => code)).toEqual(['cache/stale-handle'])
    expect(await cache.get(keyOf(1))).toEqual(bytesOf(2, 5))
    expect(await cache.open(keyOf(9))).toBeUndefined()
  })

  it('CA13 closing brings everything down to L3 by one tier at a time, where the next opening finds it', async () => {
    const test = await openTestCache()
    await test.cache.put(keyOf(1), bytesOf(1, 5), { isHot: true })
    await test.cache.put(keyOf(2), bytesOf(2, 5))
    await test.cache.close()
    await expect(test.cache.get(keyOf(1))).rejects.toMatchObject({ code: 'spine/stopping' })
    expect(test.journal.state().violations).toEqual([])
    const again = await openTestCache({ root: join(test.folder, '..'), records: test.journal.records })
    expect(again.journal.records.at(-1)?.cacheOpened).toMatchObject({ kept: 2, keptBytes: 10, lost: 0 })
    expect(await again.cache.get(keyOf(1))).toEqual(bytesOf(1, 5))
    expect(keysOf(again.journal.state())).toEqual([[], [keyOf(1)], [keyOf(2)]])
  })

  it('CA10 counts what was in memory when the engine before was killed', async () => {
    const test = await openTestCache()
    await test.cache.put(keyOf(1), bytesOf(1, 5))
    const again = await openTestCache({ root: join(test.folder, '..'), records: test.journal.records })
    expect(again.journal.records.at(-1)?.cacheOpened).toMatchObject({ kept: 0, lost: 1 })
    expect(await again.cache.get(keyOf(1))).toBeUndefined()
  })

  it('CA18 smaller budgets: what has no room any more goes at the opening, the oldest first, and what could never come up', async () => {
    const test = await openTestCache({ budgets: ROOMY })
    for (const [number, length] of [
      [1, 60],
      [2, 30],
      [3, 30],
      [4, 30],
    ] as const)
      await test.cache.put(keyOf(number), bytesOf(number, length))
    await test.cache.close()
    const again = await openTestCache({ root: join(test.folder, '..'), records: test.journal.records, budgets: { l1: 20, l2: 40, l3: 70 } })
    expect(keysOf(again.journal.state())[2]?.sort()).toEqual([keyOf(3), keyOf(4)].sort())
    expect(readdirSync(again.folder)).toHaveLength(2)
    expect(again.journal.state().violations).toEqual([])
  })

  it('CA9 keeps its files to itself: the folder 0700, a file 0600, its name the SHA-256 of its key', async () => {
    const test = await openTestCache()
    await test.cache.put(keyOf(1), bytesOf(1, 5))
    await test.cache.close()
    expect(statSync(test.folder).mode & 0o777).toBe(0o700)
    expect(statSync(fileOf(test.folder, keyOf(1))).mode & 0o777).toBe(0o600)
  })

  it('CA6 refuses an act when too many wait already', async () => {
    const { cache } = await openTestCache()
    const waiting = Array.from({ length: WAITING_MAX }, () => cache.get(keyOf(1)))
    await expect(cache.get(keyOf(1))).rejects.toMatchObject({ code: 'spine/limit' })
    expect(await Promise.all(waiting)).toHaveLength(WAITING_MAX)
    expect(await cache.get(keyOf(1))).toBeUndefined()
  })
})
