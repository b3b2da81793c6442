import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasModifier, isKeyName, type KeyPress, keyNameOf } from './key-name.ts'

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
})

describe('names of keys', () => {
  it('WN21 are written one way', () => {
    expect(keyNameOf(press('k', { ctrlKey: true }))).toBe('Ctrl+K')
    expect(keyNameOf(press('k', { metaKey: true }))).toBe('Ctrl+K')
    expect(keyNameOf(press('P', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+P')
    expect(keyNameOf(press('?', { shiftKey: true }))).toBe('?')
    expect(keyNameOf(press('m'))).toBe('m')
    expect(keyNameOf(press('M', { shiftKey: true }))).toBe('Shift+M')
    expect(keyNameOf(press(' '))).toBe('Space')
    expect(keyNameOf(press('ArrowLeft', { shiftKey: true }))).toBe('Shift+ArrowLeft')
    expect(keyNameOf(press('Control', { ctrlKey: true }))).toBeUndefined()
    expect(keyNameOf(press('Dead'))).toBeUndefined()
  })

  it('WN21 what a key is called is a name, and nothing else is', () => {
    const keys = fc.oneof(
      fc.constantFrom(' ', 'F6', 'ArrowUp', 'Escape', '+', '/', 'm', 'M', 'ß'),
      fc.string({ minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(keys, fc.boolean(), fc.boolean(), fc.boolean(), (key, ctrlKey, altKey, shiftKey) => {
        const name = keyNameOf({ key, ctrlKey, altKey, shiftKey, metaKey: false })
        if (name !== undefined) expect(isKeyName(name), JSON.stringify(name)).toBe(true)
      }),
    )
    for (const text of ['', 'Ctrl', 'Ctrl+', 'Shift+Ctrl+K', 'Ctrl+k', 'Shift+?', 'Ctrl+Foo', 'ab'])
      expect(isKeyName(text), text).toBe(false)
  })

  it('WN21 tells which fire while a person types', () => {
    for (const keys of ['Ctrl+1', 'Alt+M', 'F6', 'Shift+F6']) expect(hasModifier(keys), keys).toBe(true)
    for (const keys of ['/', 'm', 'Space', 'Shift+M', 'ArrowLeft']) expect(hasModifier(keys), keys).toBe(false)
  })
})
