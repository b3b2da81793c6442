import { describe, expect, it } from 'vitest'
import { tabAfterKey } from './tab-keys.ts'

describe('keys of a tab list', () => {
  const tabs = ['a', 'b', 'c'] as const
  it('WN21 arrows go round, Home and End to the ends, along its own axis alone', () => {
    expect(tabAfterKey('ArrowRight', 'c', tabs)).toBe('a')
    expect(tabAfterKey('ArrowLeft', 'a', tabs)).toBe('c')
    expect(tabAfterKey('ArrowDown', 'a', tabs)).toBeUndefined()
    expect(tabAfterKey('ArrowDown', 'a', tabs, 'vertical')).toBe('b')
    expect(tabAfterKey('ArrowUp', 'a', tabs, 'vertical')).toBe('c')
    expect(tabAfterKey('ArrowRight', 'a', tabs, 'vertical')).toBeUndefined()
    expect(tabAfterKey('Home', 'c', tabs)).toBe('a')
    expect(tabAfterKey('End', 'a', tabs, 'vertical')).toBe('c')
    expect(tabAfterKey('Enter', 'a', tabs)).toBeUndefined()
  })
})
