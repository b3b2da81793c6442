import { describe, expect, it } from 'vitest'
import { parseWindowState } from './window-state.ts'

const SCREEN = { x: 0, y: 0, width: 1_920, height: 1_080 }
const bounds = { x: 100, y: 50, width: 1_200, height: 800 }

describe('window state', () => {
  it('WN12 comes back as it was kept', () => {
    expect(parseWindowState(JSON.stringify({ bounds, isMaximized: true }), [SCREEN])).toEqual({ bounds, isMaximized: true })
  })

  it('WN12 is left out when it is damaged, too small or on no screen', () => {
    const bad = [
      '',
      'null',
      '{"bounds":{"x":1}}',
      JSON.stringify({ bounds: { ...bounds, width: 10 } }),
      JSON.stringify({ bounds: { ...bounds, x: 5_000 } }),
      JSON.stringify({ bounds: { ...bounds, y: -900 } }),
      JSON.stringify({ bounds: { ...bounds, x: 0.5 } }),
    ]
    for (const text of bad) expect(parseWindowState(text, [SCREEN]), text).toBeUndefined()
  })
})
