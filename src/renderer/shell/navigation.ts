import { createStore } from 'zustand/vanilla'
import type { Selection } from '../place/selection.ts'
import type { ViewName } from '../place/views.ts'

export interface NavigationState {
  readonly view: ViewName
  /** What is selected, in whatever view; the inspector shows it. */
  readonly selection: Selection | undefined
  /** Each view's filter. */
  readonly queries: Readonly<Partial<Record<ViewName, string>>>
}

/** Where the person is: the view, the selection (one for all views) and each view's filter. */
export class Navigation {
  readonly store = createStore<NavigationState>(() => ({ view: 'overview', selection: undefined, queries: {} }))

  go(view: ViewName): void {
    this.store.setState({ view })
  }

  /** Selects; with a view, also goes there. */
  select(selection: Selection | undefined, view?: ViewName): void {
    this.store.setState({ selection, ...(view !== undefined && { view }) })
  }

  setQuery(view: ViewName, query: string): void {
    this.store.setState({ queries: { ...this.store.getState().queries, [view]: query } })
  }
}
