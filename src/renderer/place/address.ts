import type { Services } from '../services.ts'
import { formatPath, type Place, parseLink } from './link.ts'
import { openPlace } from './open-place.ts'

type Parts = Pick<Services, 'navigation' | 'time' | 'travel' | 'connection'>

/** What of the browser's window this needs. */
export interface AddressBar {
  readonly location: Pick<Location, 'pathname' | 'search'>
  readonly history: Pick<History, 'pushState' | 'replaceState'>
  addEventListener(type: 'popstate', listener: () => void): void
  removeEventListener(type: 'popstate', listener: () => void): void
  setTimeout(callback: () => void, ms: number): number
  clearTimeout(timer: number): void
}

/** What is written over the present address waits this long for more of it: a browser takes few such writings, and each is slow. */
export const OVERWRITE_MS = 120

/** Where the window is now. A cursor that plays is not followed into the address. */
export function placeNow({ navigation, time }: Pick<Parts, 'navigation' | 'time'>): Place {
  const { view, selection, queries } = navigation.store.getState()
  const { mode, at } = time.store.getState()
  return { view, selection, pos: mode === 'live' ? undefined : at?.pos, query: queries[view] ?? '' }
}

export function workspaceIdOf({ connection }: Pick<Parts, 'connection'>): string | undefined {
  const state = connection.store.getState()
  return 'session' in state ? state.session?.workspace.id : undefined
}

/**
 * Keeps the address and the window at one place, once the workspace is known: a link that the window was opened with, and the way back and forth, lead
 * there; another view is a step of the way, anything else is written over the present one.
 * @param onForeign told of a link of another workspace, which is not followed
 * @returns stops it
 */
export function followAddress(parts: Parts, bar: AddressBar, onForeign: (workspaceId: string) => void): () => void {
  let isFollowing = false
  /** What is to be written over the present address soon. */
  let pending: string | undefined
  let waiting = 0
  /** On the way to where the address leads: it is not written meanwhile. */
  let underway = 0
  const read = (): string => bar.location.pathname + bar.location.search
  const overwrite = (): void => {
    bar.clearTimeout(waiting)
    if (pending !== undefined) bar.history.replaceState(null, '', pending)
    pending = undefined
  }
  const write = (): void => {
    const id = workspaceIdOf(parts)
    if (!isFollowing || underway > 0 || id === undefined || parts.time.store.getState().mode === 'replay') return
    const place = placeNow(parts)
    const path = formatPath(id, place)
    const present = pending ?? read()
    if (path === present) return
    const before = parseLink(present)
    if (before !== undefined && before.place.view !== place.view) {
      overwrite()
      bar.history.pushState(null, '', path)
      return
    }
    pending = path
    bar.clearTimeout(waiting)
    waiting = bar.setTimeout(overwrite, OVERWRITE_MS)
  }
  const goThere = async (): Promise<void> => {
    const link = parseLink(read())
    if (link === undefined) return
    if (link.workspaceId !== workspaceIdOf(parts)) return onForeign(link.workspaceId)
    underway += 1
    await openPlace(parts, link.place)
    underway -= 1
    write()
  }
  const onPopState = (): void => {
    pending = undefined
    void goThere()
  }
  const begin = (): void => {
    if (isFollowing || workspaceIdOf(parts) === undefined) return
    isFollowing = true
    void goThere()
    write()
  }
  begin()
  const stops = [
    parts.connection.store.subscribe(begin),
    parts.navigation.store.subscribe(write),
    parts.time.store.subscribe((now, before) => {
      // The newest record moves on while live: that is no other place.
      if (now.mode !== before.mode || (now.mode === 'at' && now.at !== before.at)) write()
    }),
  ]
  bar.addEventListener('popstate', onPopState)
  return () => {
    overwrite()
    bar.removeEventListener('popstate', onPopState)
    for (const stop of stops) stop()
  }
}
