import { describe, expect, it } from 'vitest'
import { ManualClock, settle } from '../../../e2e/support/manual-clock.ts'
import { Watched } from './watched.ts'

describe('what is asked for while somebody looks', () => {
  it('WN9 is asked for at once, then every so often, by one chain however often it was refreshed, and no more once nobody looks', async () => {
    const clock = new ManualClock()
    let asked = 0
    const watched = new Watched(clock, 1_000, async () => void asked++)
    const stop = watched.watch()
    const stopOther = watched.watch()
    watched.refresh()
    watched.refresh()
    await settle()
    expect(asked).toBe(3)
    await clock.advance(3_000)
    expect(asked).toBe(6)
    stop()
    await clock.advance(1_000)
    expect(asked).toBe(7)
    stopOther()
    await clock.advance(10_000)
    expect(asked).toBe(7)
    expect(clock.waiting).toBe(0)
  })
})
