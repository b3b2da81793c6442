import { type ReactElement, Suspense, useMemo } from 'react'
import { useStore } from 'zustand'
import { VIEW_TITLES, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { Loading } from '../ui/blank.tsx'
import { WORDS } from '../words/shell.ts'
import { DeniedView } from './denied-view.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { PAGES } from './pages.tsx'

/** One view: its page, or what stands in for it while it loads, when the grants do not reach it, or when it failed. */
export function ViewPane({ view }: { readonly view: ViewName }): ReactElement | null {
  const { rig, connection, access } = useServices()
  const hasData = useStore(rig.store, (state) => state.status !== undefined)
  const phase = useStore(connection.store, (state) => state.phase)
  const denied = useStore(access.store, (state) => state[view])
  // The same component for as long as this pane is there: another one would lose what the page holds.
  const Page = useMemo(() => PAGES[view].component, [view])
  const isOverviewDenied = useStore(access.store, (state) => state.overview !== undefined)
  if (denied !== undefined) return <DeniedView view={view} fault={denied} />
  // Without any data yet a view would be empty for the wrong reason: the banner alone tells what is the case. Settings need no engine.
  if (!hasData && !isOverviewDenied && phase !== 'connecting' && view !== 'settings') return null
  return (
    <ErrorBoundary view={view}>
      <Suspense fallback={<LoadingView view={view} />}>
        <Page />
      </Suspense>
    </ErrorBoundary>
  )
}

/** Stands in for a page while it is fetched. */
export function LoadingView({ view }: { readonly view: ViewName }): ReactElement {
  return (
    <div className="view-loading">
      <h1 className="visually-hidden">{VIEW_TITLES[view]}</h1>
      <Loading label={WORDS.loadingView(VIEW_TITLES[view])} rows={14} />
    </div>
  )
}
