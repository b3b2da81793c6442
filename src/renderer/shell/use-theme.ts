import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Settings } from '../features/settings/model.ts'
import { useServices } from '../services.ts'

/** Puts theme and density on the root element, where the custom properties look for them. @returns stops following the system's theme */
export function applyTheme({ theme, density }: Settings): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    document.documentElement.dataset['density'] = density
  }
  apply()
  dark.addEventListener('change', apply)
  return () => dark.removeEventListener('change', apply)
}

export function useTheme(): void {
  const { settings } = useServices()
  const chosen = useStore(settings.store)
  useEffect(() => applyTheme(chosen), [chosen])
}
