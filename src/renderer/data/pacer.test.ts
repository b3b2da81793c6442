import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../e2e/support/manual-clock.ts'
import { Pacer, UI_UPDATE_MS } from './pacer.ts'

describe('pacer', () => {
  it('WN9 lets the first change through at once and the rest as one', async () => {
    const clock = new ManualClock()
    const at: number[] = []
    const pacer = new Pacer(clock, () => at.push(clock.monotonicMs()))
    for (let change = 0; change < 50; change += 1) pacer.touch()
    await clock.advance(1_000)
    expect(at).toEqual([0, UI_UPDATE_MS])
  })

  it('WN9 never updates more than four times a second, and always after the last change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }), async (gaps) => {
        const clock = new ManualClock()
        let changes = 0
        let seen = 0
        const at: number[] = []
        const pacer = new Pacer(clock, () => {
          seen = changes
          at.push(clock.monotonicMs())
        })
        for (const gap of gaps) {
          await clock.advance(gap)
          changes += 1
          pacer.touch()
        }
        await clock.advance(UI_UPDATE_MS)
        expect(seen).toBe(changes)
        for (const [index, time] of at.entries()) if (index > 0) expect(time - (at[index - 1] ?? 0)).toBeGreaterThanOrEqual(UI_UPDATE_MS)
      }),
      { numRuns: 40 },
    )
  })

  it('WN9 updates no more once it is disposed of', async () => {
    const clock = new ManualClock()
    let updates = 0
    const pacer = new Pacer(clock, () => (updates += 1))
    pacer.touch()
    pacer.touch()
    pacer.dispose()
    await clock.advance(1_000)
    expect(updates).toBe(1)
    expect(clock.waiting).toBe(0)
  })
})
