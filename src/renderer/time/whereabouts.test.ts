import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime, parseWhereabouts } from './whereabouts.ts'

const NEAR = '2026-11-21T10:00:00.000Z'

describe('where to, as a person writes it', () => {
  it('WN36 a record, a position or a time', () => {
    expect(parseWhereabouts('812', NEAR)).toEqual({ record: 812 })
    expect(parseWhereabouts('record 812', NEAR)).toEqual({ record: 812 })
    expect(parseWhereabouts('pos 4711', NEAR)).toEqual({ pos: '4711' })
    expect(parseWhereabouts('p4711', NEAR)).toEqual({ pos: '4711' })
    expect(parseWhereabouts('2026-11-20T08:30:00Z', NEAR)).toEqual({ time: '2026-11-20T08:30:00.000Z' })
    for (const text of ['', 'yesterday', '-3', '1e3', 'pos', '25:00', '10:61', '2026-13-40'])
      expect(parseWhereabouts(text, NEAR), text).toBeUndefined()
  })

  it('WN36 a time of day is of the day that is shown', () => {
    const day = new Date(NEAR)
    day.setHours(8, 30, 5, 120)
    expect(parseTime('8:30:05.12', NEAR)).toBe(day.toISOString())
    expect(parseTime('8:30', undefined)).toBeUndefined()
  })

  it('WN36 whatever is typed is a place or nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => ['object', 'undefined'].includes(typeof parseWhereabouts(text, NEAR))))
  })
})
