import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../e2e/support/manual-clock.ts'
import { Fault } from '../../shared/base/index.ts'
import type { Located, Whereabouts } from './history.ts'
import { TimeCursor } from './time-cursor.ts'
import { PLAY_GAP_STEPS, PLAY_STEP_MS, TimeTravel } from './time-travel.ts'

const START = Date.parse('2026-11-21T10:00:00.000Z')
/** Record n came n * 250 ms after the first, but the last one an hour later. */
const LAST = 8
const timeOf = (record: number): string => new Date(START + record * PLAY_STEP_MS + (record === LAST ? 3_600_000 : 0)).toISOString()
const at = (record: number): Located => ({ record, pos: String(100 + record), time: timeOf(record) })

function find(where: Whereabouts): Located {
  if ('record' in where) return at(where.record)
  const numbers = Array.from({ length: LAST + 1 }, (_, index) => index)
  if ('pos' in where) return at(numbers.findLast((record) => 100 + record <= Number(where.pos)) ?? 0)
  return at(numbers.findLast((record) => timeOf(record) <= where.time) ?? 0)
}

function opened(locate: (where: Whereabouts) => Promise<Located> = async (where) => find(where)) {
  const clock = new ManualClock()
  const cursor = new TimeCursor()
  const asked: Whereabouts[] = []
  const told: unknown[] = []
  const history = {
    locate: (where: Whereabouts) => {
      asked.push(where)
      return locate(where)
    },
  }
  const travel = new TimeTravel({ cursor, clock, history, onTrouble: (error) => void told.push(error) })
  cursor.setHead(at(LAST))
  return { clock, cursor, travel, asked, told }
}

describe('moving the time cursor', () => {
  it('WN36 to a record, a position or a time, all of which it then knows', async () => {
    const { cursor, travel } = opened()
    await travel.to({ pos: '103' })
    expect(cursor.store.getState()).toMatchObject({ mode: 'at', at: at(3), head: at(LAST) })
    await travel.to({ time: timeOf(5) })
    expect(cursor.store.getState().at?.record).toBe(5)
    await travel.step(-1)
    expect(cursor.store.getState().at?.record).toBe(4)
    await travel.to({ record: 0 })
    await travel.step(-1)
    expect(cursor.store.getState().at?.record).toBe(0)
  })

  it('WN36 goes to a moment that is known without a question; while an answer is on its way it is a wish like others', async () => {
    const { cursor, travel, asked } = opened()
    await travel.goTo(at(4))
    expect([cursor.store.getState().at?.record, asked.length]).toEqual([4, 0])
    const under = travel.to({ record: 2 })
    await Promise.all([under, travel.goTo(at(6))])
    expect([cursor.store.getState().at?.record, travel.store.getState().isSeeking]).toEqual([6, false])
  })

  it('WN36 asks one question at a time, and of many wishes the last one counts', async () => {
    const { cursor, travel, asked } = opened()
    await Promise.all(Array.from({ length: 5 }, (_, record) => travel.to({ record })))
    expect(asked).toEqual([{ record: 0 }, { record: 4 }])
    expect(cursor.store.getState().at?.record).toBe(4)
  })

  it('WN36 stays where it is when the engine does not say where that is, and tells why', async () => {
    const { cursor, travel, told } = opened(() => Promise.reject(new Fault('request/refused', 'no such record')))
    expect(await travel.to({ record: 99 })).toBe(false)
    expect(cursor.store.getState().mode).toBe('live')
    expect(told).toMatchObject([{ code: 'request/refused' }])
  })

  it('WN36 plays on in the time of the records, jumps what is long and empty, and stops at the newest', async () => {
    const { clock, cursor, travel } = opened()
    await travel.to({ record: 2 })
    travel.play()
    const seen: number[] = []
    for (let turn = 0; turn < 8 + PLAY_GAP_STEPS; turn += 1) {
      await clock.advance(PLAY_STEP_MS)
      seen.push(cursor.store.getState().at?.record ?? -1)
    }
    expect(seen.slice(0, 5)).toEqual([3, 4, 5, 6, 7])
    expect(cursor.store.getState()).toMatchObject({ mode: 'at', at: at(LAST) })
    travel.live()
    expect(cursor.store.getState().mode).toBe('live')
  })
})
