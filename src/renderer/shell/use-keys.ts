import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { keyAction, keyTarget, nextRegion } from './keys.ts'

const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]'

/** Focuses a region: what in it is meant to have the focus, else the first thing that can. */
function focusRegion(region: HTMLElement): void {
  const inside =
    region.querySelector<HTMLElement>('[role="grid"], [role="tree"] [tabindex="0"], [aria-current="page"]') ??
    region.querySelector<HTMLElement>(FOCUSABLE)
  ;(inside ?? region).focus()
}

/** Listens for the window's keys. */
export function useKeys(): void {
  const { navigation, settings, topics } = useServices()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      const action = keyAction(event, keyTarget(document.activeElement), settings.store.getState().hasSingleKeys)
      if (action === undefined) return
      const { view, isKeySheetOpen } = navigation.store.getState()
      if (action.do === 'live' && view !== 'topics') return
      event.preventDefault()
      if (action.do === 'sheet') return navigation.setKeySheetOpen(!isKeySheetOpen)
      if (isKeySheetOpen) return
      if (action.do === 'view') navigation.go(action.view)
      if (action.do === 'live') topics.setLive(!topics.store.getState().isLive)
      if (action.do === 'filter') document.querySelector<HTMLElement>('[data-filter]')?.focus()
      if (action.do === 'region') {
        const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
        const next = nextRegion(regions, document.activeElement, action.step)
        if (next !== undefined) focusRegion(next)
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigation, settings, topics])
}
