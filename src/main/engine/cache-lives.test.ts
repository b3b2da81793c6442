import { describe, expect, it } from 'vitest'
import { type NumberedRecord, readLives, sentence } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { keyOf, openTestCache, type TestJournal } from '../cache/cache.testing.ts'
import { CacheLives, EVENTS_OF_KEY_MAX } from './cache-lives.ts'

const stored = (records: readonly object[]): NumberedRecord[] =>
  records.map((body, number) => ({ number, record: arqonbus.v1.Record.fromObject(body) }))

function livesOf(records: readonly NumberedRecord[], eventsMax?: number): { lives: CacheLives; reads: number[] } {
  const reads: number[] = []
  async function* read(from: number, to: number): AsyncGenerator<NumberedRecord> {
    reads.push(from)
    yield* records.slice(from, to)
  }
  return { lives: new CacheLives({ read, size: () => records.length, ...(eventsMax !== undefined && { eventsMax }) }), reads }
}

async function filled(): Promise<TestJournal> {
  const { cache, journal } = await openTestCache({ budgets: { l1: 10, l2: 20, l3: 30 } })
  for (const number of [1, 2, 3, 4]) await cache.put(keyOf(number), new Uint8Array(10).fill(number))
  await cache.get(keyOf(1))
  for (const number of [5, 6, 7]) await cache.put(keyOf(number), new Uint8Array(10).fill(number))
  await cache.close()
  return journal
}
const nothing = (): void => undefined

describe('CacheLives', () => {
  it('VC10 tells the same life as the command line does, at any record, and why it went', async () => {
    const records = stored((await filled()).records)
    const { lives } = livesOf(records)
    for (let at = 0; at < records.length; at += 1) {
      const [expected] = readLives(records.slice(0, at + 1), keyOf(2)).lives
      if (expected === undefined) await expect(lives.of(keyOf(2), at, nothing)).rejects.toMatchObject({ code: 'cache/no-entry' })
      else expect(await lives.of(keyOf(2), at, nothing)).toMatchObject({ tier: expected.tier, slot: expected.slot })
    }
    const life = await lives.of(keyOf(2), Number.MAX_SAFE_INTEGER, nothing)
    expect(life.tier).toBeUndefined()
    expect(sentence(life.events.at(-1)!)).toMatch(/^evicted from L3_COLD: .*; it made room for column\/t\.c/)
  })

  it('VC10 reads the log once; what comes later is taken as it comes', async () => {
    const records = stored((await filled()).records)
    const here = records.slice(0, 3)
    const { lives, reads } = livesOf(here)
    lives.take(0, records[0]!.record)
    await lives.of(keyOf(1), 9, nothing)
    for (const { number, record } of records.slice(3)) {
      here.push({ number, record })
      lives.take(number, record)
    }
    const life = await lives.of(keyOf(2), Number.MAX_SAFE_INTEGER, nothing)
    expect(life.events).toEqual(readLives(records, keyOf(2)).lives[0]?.events)
    expect(reads).toEqual([0])
  })

  it('VC11 keeps a bounded number of events: of one key the newest, of all keys those of what is in the cache', async () => {
    const journal = await filled()
    const put = journal.records.find(({ cachePut }) => cachePut !== undefined && cachePut?.key === keyOf(7))!
    const settled = Array.from({ length: EVENTS_OF_KEY_MAX + 4 }, () => ({ cacheSettled: { hits: [{ key: keyOf(7), tier: 2, hits: 1 }] } }))
    const { lives } = livesOf(stored([put, ...settled]))
    expect(await lives.of(keyOf(7), Number.MAX_SAFE_INTEGER, nothing)).toMatchObject({ omitted: 5 })
    const small = livesOf(stored(journal.records), 6).lives
    await expect(small.of(keyOf(2), Number.MAX_SAFE_INTEGER, nothing)).rejects.toMatchObject({ code: 'cache/no-entry' })
    expect((await small.of(keyOf(7), Number.MAX_SAFE_INTEGER, nothing)).tier).toBe(3)
  })
})
