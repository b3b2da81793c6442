import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cachedEntry, LIVES_MAX, type NumberedRecord, readLives, sentence } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { keyOf, openTestCache } from './cache.testing.ts'

const BUDGETS = { l1: 10, l2: 20, l3: 30 }
const bytesOf = (length: number): Uint8Array => new Uint8Array(length).fill(length)
const stored = (records: readonly object[]): NumberedRecord[] =>
  records.map((body, number) => ({ number, record: arqonbus.v1.Record.fromObject(body) }))

describe('readLives', () => {
  it('CA15 tells the place of every key after any record as the fold has it', async () => {
    const ops = fc.array(fc.tuple(fc.constantFrom('put', 'hot', 'get', 'get'), fc.nat(7), fc.integer({ min: 1, max: 10 })), {
      size: 'max',
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(ops, fc.double({ min: 0, max: 1, noNaN: true }), async (history, share) => {
        const { cache, journal } = await openTestCache({ budgets: BUDGETS })
        for (const [what, number, length] of history) {
          if (what === 'get') await cache.get(keyOf(number))
          else await cache.put(keyOf(number), bytesOf(length), { isHot: what === 'hot' })
        }
        const at = Math.floor(share * (journal.records.length - 1))
        const { lives } = readLives(stored(journal.records.slice(0, at + 1)), 'column/')
        const folded = journal.states[at]!
        for (const { key, tier, slot } of lives) {
          const place = cachedEntry(folded, key)
          expect({ tier, slot }).toEqual({ tier: place?.tier, slot: place?.entry.slot })
        }
        expect(lives.filter(({ tier }) => tier !== undefined)).toHaveLength(
          folded.tiers.reduce((sum, { entries }) => sum + entries.length, 0),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('CA15 tells put, moves, hits and eviction, why, and for what they made room', async () => {
    const { cache, journal } = await openTestCache({ budgets: BUDGETS })
    for (const number of [1, 2, 3, 4]) await cache.put(keyOf(number), bytesOf(10))
    await cache.get(keyOf(1))
    for (const number of [5, 6, 7]) await cache.put(keyOf(number), bytesOf(10))
    cache.settle()
    const [life] = readLives(stored(journal.records), keyOf(1)).lives
    expect(life?.events.map(({ what, room_for: room }) => `${what} ${room ?? ''}`.trim())).toEqual([
      'put',
      `moved ${keyOf(3)}`,
      'moved',
      `moved ${keyOf(6)}`,
      'hit',
    ])
    const [gone] = readLives(stored(journal.records), keyOf(2)).lives
    expect(gone?.tier).toBeUndefined()
    expect(sentence(gone!.events.at(-1)!)).toMatch(
      /^evicted from L3_COLD: the tier held more bytes than its budget, .*; it made room for column\/t\.c/,
    )
  })

  it('CA15 says what a killed engine lost, and what the next one found', async () => {
    const { cache, journal, folder } = await openTestCache({ budgets: BUDGETS })
    for (const number of [1, 2, 3]) await cache.put(keyOf(number), bytesOf(10))
    const again = await openTestCache({ root: `${folder}/..`, budgets: BUDGETS, records: journal.records })
    const { lives } = readLives(stored(again.journal.records), 'column/t')
    expect(lives.map(({ events }) => events.at(-1)?.what)).toEqual(['kept', 'lost', 'lost'])
  })

  it('CA15 reads at most so many lives of keys that begin alike, and counts the rest', () => {
    const records = Array.from({ length: LIVES_MAX + 3 }, (_, number) => ({ cachePut: { key: keyOf(number), tier: 2, slot: number } }))
    expect(readLives(stored(records), 'column/')).toMatchObject({ more: 3 })
    expect(readLives(stored(records), keyOf(5)).lives).toHaveLength(1)
    expect(readLives(stored(records), 'model/').lives).toEqual([])
  })
})
