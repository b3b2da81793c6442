import { describe, expect, it } from 'vitest'
import { type FocusWorld, type Lost, placeAfter } from './focus-keeper.ts'

/** A page of names: what is there, and what each part holds. */
const pageOf = (parts: Readonly<Record<string, readonly string[]>>): FocusWorld<string> => ({
  isUsable: (element) => Object.values(parts).some((held) => held.includes(element)),
  isShown: (element) => element in parts,
  within: (part) => parts[part] ?? [],
})
const lost = (element: string, part: string, index: number): Lost<string> => ({ element, around: { part, index }, view: 'view' })

describe('a focus that was lost', () => {
  it('WN47 goes to what stands now where it stood: the next row, or the last', () => {
    const page = pageOf({ view: [], rows: ['a', 'c'] })
    expect(placeAfter(lost('b', 'rows', 1), ['b', 'a'], page)).toBe('c')
    expect(placeAfter(lost('d', 'rows', 2), ['d', 'a'], page)).toBe('c')
  })

  it('WN47 goes back to what had it before, where its part was closed', () => {
    const page = pageOf({ view: [], tools: ['open'] })
    expect(placeAfter(lost('close', 'panel', 1), ['close', 'field', 'open', 'gone'], page)).toBe('open')
    // A part that holds nothing is as good as closed.
    expect(placeAfter(lost('close', 'empty', 0), ['close', 'open'], pageOf({ view: [], empty: [], tools: ['open'] }))).toBe('open')
  })

  it('WN47 goes into the view in front, where its own went or nothing is left of what had it', () => {
    expect(placeAfter(lost('row', 'rows', 3), ['row', 'link'], pageOf({ rail: ['link'] }))).toBe('view')
    expect(placeAfter(lost('row', 'rows', 3), ['row', 'gone'], pageOf({ view: [] }))).toBe('view')
    expect(placeAfter({ element: 'notice', around: undefined, view: undefined }, ['notice'], pageOf({}))).toBe('view')
  })
})
