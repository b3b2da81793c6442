import { describe, expect, it } from 'vitest'
import { VIEWS } from '../place/views.ts'
import { rowAfterKey } from '../ui/row-keys.ts'
import { type KeyPress, keyAction } from './keys.ts'

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
})

describe('keys', () => {
  it('WN21 Ctrl-1 to 9 go to the views, also while typing', () => {
    VIEWS.forEach((view, index) => {
      expect(keyAction(press(String(index + 1), { ctrlKey: true }), 'typing', true)).toEqual({ do: 'view', view })
    })
    expect(keyAction(press('0', { ctrlKey: true }), 'other', true)).toBeUndefined()
    expect(keyAction(press('1', { ctrlKey: true, shiftKey: true }), 'other', true)).toBeUndefined()
  })

  it('WN21 F6 goes round the regions both ways', () => {
    expect(keyAction(press('F6'), 'typing', false)).toEqual({ do: 'region', step: 1 })
    expect(keyAction(press('F6', { shiftKey: true }), 'other', true)).toEqual({ do: 'region', step: -1 })
  })

  it('WN21 single keys never fire while typing and can be switched off', () => {
    for (const key of ['/', '?', ' ']) {
      expect(keyAction(press(key), 'typing', true), key).toBeUndefined()
      expect(keyAction(press(key), 'other', false), key).toBeUndefined()
      expect(keyAction(press(key), 'other', true), key).toBeDefined()
    }
    expect(keyAction(press(' '), 'pressable', true)).toBeUndefined()
  })

  it('WN21 moves in a grid and stays inside it', () => {
    expect(rowAfterKey('ArrowDown', -1, 5)).toBe(0)
    expect(rowAfterKey('ArrowDown', 4, 5)).toBe(4)
    expect(rowAfterKey('ArrowUp', -1, 5)).toBe(4)
    expect(rowAfterKey('PageUp', 3, 5)).toBe(0)
    expect(rowAfterKey('PageDown', 3, 50)).toBe(23)
    expect(rowAfterKey('Home', 3, 5)).toBe(0)
    expect(rowAfterKey('End', 0, 5)).toBe(4)
    expect(rowAfterKey('x', 0, 5)).toBeUndefined()
    expect(rowAfterKey('ArrowDown', 0, 0)).toBeUndefined()
  })
})
