import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GanttView, panned, SPAN_MIN, snapWindow, zoomed } from './gantt-view.ts'

const windows = fc
  .tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: SPAN_MIN, max: 0.1, noNaN: true }))
  .map(([from, span]) => ({ from, to: from + span }))

describe('what of a run is on screen', () => {
  it('VR8 never leaves the run, however it is zoomed and moved', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.double({ min: -3, max: 3, noNaN: true })), { maxLength: 30 })
    fc.assert(
      fc.property(windows, steps, (start, moves) => {
        let window = start
        for (const [isZoom, by] of moves) window = isZoom ? zoomed(window, 2 ** by, 0.3) : panned(window, by)
        expect(window.from).toBeGreaterThanOrEqual(0)
        expect(window.to).toBeLessThanOrEqual(1 + 1e-9)
        expect(window.to - window.from).toBeGreaterThanOrEqual(SPAN_MIN - 1e-12)
      }),
    )
  })

  it('VR8 what lies under the pointer stays there while it is zoomed', () => {
    const before = { from: 0.4, to: 0.6 }
    const after = zoomed(before, 0.5, 0.25)
    expect(after.from + 0.25 * (after.to - after.from)).toBeCloseTo(0.45, 12)
  })

  it('VR8 an end near the edge of a phase is drawn to it, one far from any stays', () => {
    expect(snapWindow({ from: 0.301, to: 0.72 }, [0, 0.3, 0.5, 1])).toEqual({ from: 0.3, to: 0.72 })
    const view = new GanttView()
    view.setEdges([0, 0.26, 0.74, 1])
    view.zoom(0.49)
    expect(view.store.getState()).toEqual({ from: 0.26, to: 0.74 })
    view.fit()
    expect(view.store.getState()).toEqual({ from: 0, to: 1 })
  })
})
