import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centuryEarlier, formatDay, fromDay, parseDay, toDay } from './calendar.ts'

describe('days', () => {
  it('DT3 reads ISO dates and named months, and refuses days that do not exist', () => {
    expect(parseDay('1970-01-01')).toBe(0)
    expect(parseDay('Jun 12 1998')).toBe(parseDay('1998-06-12'))
    expect(parseDay('jun 2 1998')).toBe(parseDay('1998-06-02'))
    for (const text of [
      '1998-02-29',
      '1900-02-29',
      '1998-13-01',
      '1998-00-10',
      'Jun 31 1998',
      'Foo 01 1998',
      '',
      '1998',
      '12/06/1998',
      '0000-01-01',
    ]) {
      expect(parseDay(text), text).toBeUndefined()
    }
    expect(parseDay('2000-02-29')).toBe(11_016)
  })

  it('agrees with the platform calendar on every day of four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = new Date(day * 86_400_000)
        expect(fromDay(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
        expect(toDay(fromDay(day))).toBe(day)
        expect(parseDay(formatDay(day))).toBe(day)
      }),
    )
  })

  it('DM2 takes a century off, and nothing where the day does not exist then', () => {
    expect(formatDay(centuryEarlier(parseDay('2046-12-31') ?? 0) ?? 0)).toBe('1946-12-31')
    expect(centuryEarlier(parseDay('2000-02-29') ?? 0)).toBeUndefined()
  })
})
