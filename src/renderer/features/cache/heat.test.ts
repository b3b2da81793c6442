import { describe, expect, it } from 'vitest'
import { colourOf, HEAT_STEPS, heatScale, sideOf } from './heat.ts'
import { slotAfterKey } from './lane.tsx'
import type { SlotEntry } from './slot-table.ts'
import { indexOf, LANES, laneOf, SLOTS, SlotTable, slotOf } from './slot-table.ts'

const entry = (more: Partial<SlotEntry>): SlotEntry => ({ key: 'k', hits: 0, bytes: 1, sha256: '', put: 0, since: 0, ...more })

describe('warmth', () => {
  it('VC3 runs over five steps, each of another colour and another size', () => {
    const entries = [0, 1, 9, 99, 9_999].map((hits) => entry({ hits }))
    const scale = heatScale('hits', [...entries, undefined], 0)
    expect([scale.min, scale.max]).toEqual([0, 9_999])
    const steps = entries.map(scale.stepOf)
    expect(steps[0]).toBe(0)
    expect(steps.at(-1)).toBe(HEAT_STEPS - 1)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    const all = Array.from({ length: HEAT_STEPS }, (_, step) => step)
    expect(new Set(all.map(colourOf)).size).toBe(HEAT_STEPS)
    expect(new Set(all.map(sideOf)).size).toBe(HEAT_STEPS)
  })

  it('VC3 by age the youngest is the warmest; one that is not on disk yet is as young as can be', () => {
    const scale = heatScale('age', [entry({ since: 10 }), entry({ since: 90 })], 100)
    expect(scale.stepOf(entry({ since: 90 }))).toBeGreaterThan(scale.stepOf(entry({ since: 10 })))
    expect(scale.stepOf(entry({ since: -1 }))).toBe(HEAT_STEPS - 1)
    expect([scale.min, scale.max]).toEqual([10, 90])
  })

  it('VC3 where all are alike, or there is nothing, there is one step', () => {
    expect(heatScale('bytes', [entry({ bytes: 7 }), entry({ bytes: 7 })], 0).stepOf(entry({ bytes: 7 }))).toBe(2)
    expect(heatScale('bytes', [undefined], 0)).toMatchObject({ min: 0, max: 0 })
  })
})

describe('slots', () => {
  it('VC1 1,344 slots, each in one place; what is no slot is refused', () => {
    const table = new SlotTable()
    for (let index = 0; index < SLOTS; index += 1) expect(indexOf(laneOf(index), slotOf(index))).toBe(index)
    for (const [lane, slots] of LANES.entries()) {
      expect(table.set(lane, slots - 1, entry({}))).toBe(true)
      expect(table.set(lane, slots, entry({}))).toBe(false)
    }
    expect(table.set(3, 0, entry({}))).toBe(false)
    expect(table.placed()).toHaveLength(3)
    table.mark(0, 64, ['hit'])
    expect(table.marks.every((bits) => bits === 0)).toBe(true)
  })

  it('VC2 the arrows reach every slot and stay within them', () => {
    const seen = new Set(['0 0'])
    for (let [lane, slot] = [0, 0]; ; ) {
      const [toLane, toSlot] = slotAfterKey({ key: 'ArrowRight' }, lane, slot)!
      if (toLane === lane && toSlot === slot) break
      expect(slotAfterKey({ key: 'ArrowLeft' }, toLane, toSlot)).toEqual([lane, slot])
      ;[lane, slot] = [toLane, toSlot]
      seen.add(`${lane} ${slot}`)
    }
    expect(seen.size).toBe(SLOTS)
    expect(slotAfterKey({ key: 'ArrowDown' }, 0, 5)).toEqual([1, 5])
    expect(slotAfterKey({ key: 'ArrowUp' }, 1, 5)).toEqual([0, 5])
    expect(slotAfterKey({ key: 'ArrowUp' }, 0, 5)).toEqual([0, 5])
    expect(slotAfterKey({ key: 'ArrowDown' }, 2, 1_023)).toEqual([2, 1_023])
    expect(slotAfterKey({ key: 'End' }, 2, 65)).toEqual([2, 127])
    expect(slotAfterKey({ key: 'PageDown' }, 1, 70)).toEqual([2, 0])
    expect(slotAfterKey({ key: 'a' }, 0, 0)).toBeUndefined()
  })
})
