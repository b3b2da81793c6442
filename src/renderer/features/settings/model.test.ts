import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, parseSettings, SettingsModel, STORAGE_KEY } from './model.ts'

describe('settings', () => {
  it('WN22 are kept and come back', () => {
    const kept = new Map<string, string>()
    const texts = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
    new SettingsModel(texts).change({ theme: 'dark', hasSingleKeys: false })
    expect(kept.has(STORAGE_KEY)).toBe(true)
    expect(new SettingsModel(texts).store.getState()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', hasSingleKeys: false })
  })

  it('WN22 fall back member by member, whatever was stored', () => {
    expect(parseSettings('{"theme":"neon","density":"comfortable"}')).toEqual({ ...DEFAULT_SETTINGS, density: 'comfortable' })
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        (text) => Object.keys(parseSettings(text)).length === Object.keys(DEFAULT_SETTINGS).length,
      ),
    )
  })
})
