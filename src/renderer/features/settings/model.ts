import { createStore } from 'zustand/vanilla'

/** `contrast`: text at 7:1 and more, whatever the system says. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export const DENSITIES = ['compact', 'comfortable'] as const
export const MOTIONS = ['system', 'reduced'] as const

export interface Settings {
  readonly theme: (typeof THEMES)[number]
  readonly density: (typeof DENSITIES)[number]
  readonly motion: (typeof MOTIONS)[number]
  /** Keys without a modifier (`/`, `?`, Space); some people need them off. */
  readonly hasSingleKeys: boolean
  /** The first steps on the overview, until all were taken. */
  readonly hasFirstSteps: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'compact',
  motion: 'system',
  hasSingleKeys: true,
  hasFirstSteps: true,
}
export const STORAGE_KEY = 'vbus.settings.v1'

/** What was kept, member by member: a damaged or foreign value falls back to the default. */
export function parseSettings(text: string | undefined): Settings {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '{}')
  } catch {
    return DEFAULT_SETTINGS
  }
  if (typeof kept !== 'object' || kept === null) return DEFAULT_SETTINGS
  const { theme, density, motion, hasSingleKeys, hasFirstSteps } = kept as Record<string, unknown>
  return {
    theme: THEMES.find((name) => name === theme) ?? DEFAULT_SETTINGS.theme,
    density: DENSITIES.find((name) => name === density) ?? DEFAULT_SETTINGS.density,
    motion: MOTIONS.find((name) => name === motion) ?? DEFAULT_SETTINGS.motion,
    hasSingleKeys: typeof hasSingleKeys === 'boolean' ? hasSingleKeys : DEFAULT_SETTINGS.hasSingleKeys,
    hasFirstSteps: typeof hasFirstSteps === 'boolean' ? hasFirstSteps : DEFAULT_SETTINGS.hasFirstSteps,
  }
}

export interface TextStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export class SettingsModel {
  readonly store
  readonly #texts: TextStore

  constructor(texts: TextStore) {
    this.#texts = texts
    this.store = createStore<Settings>(() => parseSettings(texts.getItem(STORAGE_KEY) ?? undefined))
  }

  change(part: Partial<Settings>): void {
    this.store.setState(part)
    this.#texts.setItem(STORAGE_KEY, JSON.stringify(this.store.getState()))
  }
}
