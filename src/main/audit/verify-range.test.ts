import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type LogHome, makeLogHome } from '../log/log.testing.ts'
import { nodeDisk } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { verifyRange } from './verify-range.ts'

const RECORDS = 600

async function writeLog(home: LogHome): Promise<string> {
  const log = await openAudit(home)
  for (let at = log.size; at < RECORDS; at++) {
    log.append({ actor: { id: 'engine', kind: 2 }, run: 'r', metrics: { name: 'e'.repeat(100), mae: at, r2: 0, rows: at } })
    if (at % 50 === 0) await log.flush()
  }
  await log.flush()
  await log.close('done')
  return log.opening.vkey
}

const home = (): LogHome => makeLogHome({ segmentBytes: 16_384 })

describe('verification of a range', () => {
  it('HS12 verifies the records of a range from their segments, and no others', async () => {
    using place = home()
    const vkey = await writeLog(place)
    const told: number[] = []
    const names = readdirSync(place.dir)
      .filter((name) => name.endsWith('.seg'))
      .sort()
    expect(names.length).toBeGreaterThan(4)
    // Which record begins a segment depends on how commits fell: the range is that of the fourth.
    const [from = 0, to = 0] = names.slice(3, 5).map((name) => Number.parseInt(name, 10))
    const records = to - from
    const part = { disk: nodeDisk, keys: [vkey], from, to, onProgress: (count: number): void => void told.push(count) }
    expect(await verifyRange(place.dir, part)).toMatchObject({ ok: true, records, firstBad: undefined, checkpoint: { signed: true } })
    expect(told.at(-1)).toBe(records)
    const flip = (name: string): (() => void) => {
      const path = join(place.dir, name)
      const bytes = readFileSync(path)
      const altered = Buffer.from(bytes)
      const middle = bytes.length >> 1
      altered[middle] = (altered[middle] ?? 0) ^ 1
      writeFileSync(path, altered)
      return () => writeFileSync(path, bytes)
    }
    const mend = flip(names[0] ?? '')
    expect((await verifyRange(place.dir, part)).ok).toBe(true)
    expect(await verifyRange(place.dir, { ...part, from: 0, to: 30 })).toMatchObject({ ok: false, firstBad: { file: names[0] } })
    mend()
    const inside = names[3] ?? ''
    flip(inside)
    expect(await verifyRange(place.dir, part)).toMatchObject({ ok: false, firstBad: { file: inside } })
  })

  it('HS12 says no to another key and to records that are not there, and can be cancelled', async () => {
    using place = home()
    const vkey = await writeLog(place)
    using other = home()
    const theirs = await writeLog(other)
    const part = { disk: nodeDisk, keys: [vkey], from: 10, to: 20 }
    expect((await verifyRange(place.dir, { ...part, keys: [theirs] })).ok).toBe(false)
    expect(await verifyRange(place.dir, { ...part, to: RECORDS + 50 })).toMatchObject({ ok: false, firstBad: { record: RECORDS + 1 } })
    const signal = AbortSignal.abort()
    await expect(verifyRange(place.dir, { ...part, signal })).rejects.toMatchObject({ code: 'history/cancelled' })
  })
})
