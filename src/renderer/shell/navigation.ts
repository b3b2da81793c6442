import { createStore } from 'zustand/vanilla'

export const VIEWS = ['overview', 'runs', 'topics', 'audit', 'settings'] as const
export type ViewName = (typeof VIEWS)[number]
export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  overview: 'Overview',
  runs: 'Runs',
  topics: 'Topics',
  audit: 'Audit',
  settings: 'Settings',
}

export interface NavigationState {
  readonly view: ViewName
  readonly isKeySheetOpen: boolean
}

export class Navigation {
  readonly store = createStore<NavigationState>(() => ({ view: 'overview', isKeySheetOpen: false }))

  go(view: ViewName): void {
    this.store.setState({ view })
  }

  setKeySheetOpen(isKeySheetOpen: boolean): void {
    this.store.setState({ isKeySheetOpen })
  }
}
