import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Settings } from '../features/settings/model.ts'
import { useServices } from '../services.ts'

/** Puts theme, density and motion on the root element, where the custom properties look for them. @returns stops following the system's wishes */
export function applyTheme({ theme, density, motion }: Settings): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const contrast = window.matchMedia('(prefers-contrast: more)')
  const apply = (): void => {
    const { dataset } = document.documentElement
    const ofSystem = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light'
    dataset['theme'] = theme === 'system' ? ofSystem : theme
    dataset['density'] = density
    dataset['motion'] = motion
  }
  apply()
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  return () => {
    dark.removeEventListener('change', apply)
    contrast.removeEventListener('change', apply)
  }
}

export function useTheme(): void {
  const { settings } = useServices()
  const chosen = useStore(settings.store)
  useEffect(() => applyTheme(chosen), [chosen])
}
