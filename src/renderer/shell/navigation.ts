import { createStore } from 'zustand/vanilla'
import type { Selection } from '../place/selection.ts'
import type { ViewName } from '../place/views.ts'

export interface NavigationState {
  readonly view: ViewName
  /** The view that was shown before it. */
  readonly before: ViewName
  /** What is selected, in whatever view; the inspector shows it. */
  readonly selection: Selection | undefined
  /** Each view's filter. */
  readonly queries: Readonly<Partial<Record<ViewName, string>>>
}

/** Where the person is: the view, the selection (one for all views) and each view's filter. */
export class Navigation {
  readonly store = createStore<NavigationState>(() => ({ view: 'overview', before: 'overview', selection: undefined, queries: {} }))

  go(view: ViewName): void {
    const { view: present, before } = this.store.getState()
    this.store.setState({ view, before: view === present ? before : present })
  }

  /** Selects; with a view, also goes there. */
  select(selection: Selection | undefined, view?: ViewName): void {
    this.store.setState({ selection })
    if (view !== undefined) this.go(view)
  }

  setQuery(view: ViewName, query: string): void {
    this.store.setState({ queries: { ...this.store.getState().queries, [view]: query } })
  }
}
