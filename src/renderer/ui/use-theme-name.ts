import { useSyncExternalStore } from 'react'

function onChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The theme that is on now. What is painted on a canvas takes its colours once, and must be painted again for another. */
export const useThemeName = (): string => useSyncExternalStore(onChange, () => document.documentElement.dataset['theme'] ?? 'light')
