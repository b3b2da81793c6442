import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clampTop, SCROLL_PX_MAX, scaledScroll, toContent, topShowing, toScrollTop } from './scaled-scroll.ts'

const lists = fc.record({
  rows: fc.integer({ min: 0, max: 20_000_000 }),
  rowPx: fc.constantFrom(24, 28),
  viewPx: fc.integer({ min: 50, max: 2_000 }),
})

describe('scaled scrolling', () => {
  it('VA1 every row of a list can be scrolled to, however long it is', () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), ({ rows, rowPx, viewPx }, share) => {
        if (rows === 0) return
        const scroll = scaledScroll(rows, rowPx, viewPx)
        const row = Math.floor(share * (rows - 1))
        const top = topShowing(scroll, 0, { row, rowPx }) ?? 0
        expect(row * rowPx).toBeGreaterThanOrEqual(top - 1e-6)
        expect((row + 1) * rowPx).toBeLessThanOrEqual(Math.max(rowPx, top + viewPx) + 1e-6)
        const scrollTop = toScrollTop(scroll, clampTop(scroll, top))
        expect(scrollTop).toBeLessThanOrEqual(SCROLL_PX_MAX)
        expect(Math.abs(toContent(scroll, scrollTop) - clampTop(scroll, top))).toBeLessThan(1)
      }),
    )
  })

  it('VA1 both ends are reached exactly, and a short list is not scaled', () => {
    const long = scaledScroll(10_000_000, 24, 600)
    expect(long.heightPx).toBe(SCROLL_PX_MAX)
    expect(toContent(long, SCROLL_PX_MAX - 600)).toBe(240_000_000 - 600)
    expect(toScrollTop(long, 240_000_000 - 600)).toBe(SCROLL_PX_MAX - 600)
    const short = scaledScroll(100, 24, 600)
    expect([short.heightPx, toContent(short, 123), toScrollTop(short, 123)]).toEqual([2_400, 123, 123])
  })
})
