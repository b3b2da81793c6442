import { describe, expect, it } from 'vitest'
import { nextRegion } from './focus.ts'

describe('regions', () => {
  it('WN21 F6 goes round them both ways, from wherever the focus is', () => {
    const regions = ['a', 'b', 'c'].map((name) => ({ name, contains: (other: unknown) => (other as { id?: string } | null)?.id === name }))
    const at = (id: string): Element => ({ id }) as Element
    expect(nextRegion(regions, at('a'), 1)?.name).toBe('b')
    expect(nextRegion(regions, at('c'), 1)?.name).toBe('a')
    expect(nextRegion(regions, at('a'), -1)?.name).toBe('c')
    expect(nextRegion(regions, null, 1)?.name).toBe('a')
    expect(nextRegion(regions, null, -1)?.name).toBe('c')
    expect(nextRegion([], null, 1)).toBeUndefined()
  })
})
