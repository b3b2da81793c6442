import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARRANGEMENTS_KEPT_MAX, ARRANGEMENTS_STORAGE, Arrangement, parseArrangements, TABS_MAX, viewsOf } from './arrangement.ts'

const tab = (component: string) => ({ type: 'tab', component })
const centre = (...views: string[]) => ({ layout: { type: 'row', children: [{ type: 'tabset', children: views.map(tab) }] } })

function texts() {
  const kept = new Map<string, string>()
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

describe('arrangement of the window', () => {
  it('WN38 is kept for each workspace, and comes back', () => {
    const store = texts()
    const one = new Arrangement(store)
    one.open('w1')
    one.change({ centre: centre('runs', 'audit'), inspectorPx: 400, dockPx: 9_999, dock: 'log' })
    const again = new Arrangement(store)
    again.open('w2')
    expect(again.store.getState().centre).toBeUndefined()
    again.open('w1')
    expect(again.store.getState()).toMatchObject({ centre: centre('runs', 'audit'), inspectorPx: 400, dockPx: 560, dock: 'log' })
    again.reset()
    expect(again.store.getState()).toMatchObject({ centre: undefined, inspectorPx: 320, dockPx: 220, hasInspector: true })
    expect(again.store.getState().dock).toBeUndefined()
    expect(parseArrangements(store.kept.get(ARRANGEMENTS_STORAGE) ?? null)['w1']?.centre).toBeUndefined()
  })

  it('WN38 a damaged one falls back, member by member', () => {
    const text = JSON.stringify({
      a: { centre: centre('runs', 'shell'), inspectorPx: 'wide', dockPx: 300, dock: 'shell', hasInspector: false },
      b: 7,
    })
    expect(parseArrangements(text)).toEqual({
      a: { centre: undefined, inspectorPx: 320, dockPx: 300, dock: undefined, hasInspector: false },
    })
    expect(viewsOf({ type: 'row', children: [] })).toBeUndefined()
    expect(viewsOf(centre(...Array.from({ length: TABS_MAX + 1 }, () => 'runs')).layout)).toBeUndefined()
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (any) => typeof parseArrangements(any) === 'object'))
  })

  it('WN38 as many workspaces are kept as the limit, the newest ones', () => {
    const store = texts()
    for (let number = 0; number < ARRANGEMENTS_KEPT_MAX + 2; number += 1) {
      const arrangement = new Arrangement(store)
      arrangement.open(`w${number}`)
      arrangement.change({ dockPx: 300 })
    }
    const kept = Object.keys(parseArrangements(store.kept.get(ARRANGEMENTS_STORAGE) ?? null))
    expect(kept).toHaveLength(ARRANGEMENTS_KEPT_MAX)
    expect(kept).not.toContain('w0')
  })
})
