import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'

/** Puts theme and density on the root element, where the custom properties look for them. */
export function useTheme(): void {
  const { settings } = useServices()
  const { theme, density } = useStore(settings.store)
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = (): void => {
      const isDark = theme === 'dark' || (theme === 'system' && dark.matches)
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
      document.documentElement.dataset['density'] = density
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [theme, density])
}
