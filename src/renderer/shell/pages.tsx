import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { ViewName } from '../place/views.ts'

const loads: (() => Promise<unknown>)[] = []

function page<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  loads.push(load)
  return lazy(async () => ({ default: (await load())[name] }))
}

/** Each view's page, fetched when it is first shown, or before. */
export const PAGES: Readonly<Record<ViewName, LazyExoticComponent<ComponentType>>> = {
  overview: page(() => import('../features/overview/view.tsx'), 'OverviewPage'),
  circuits: page(() => import('../features/circuits/circuits-page.tsx'), 'CircuitsPage'),
  topics: page(() => import('../features/topics/view.tsx'), 'TopicsPage'),
  cache: page(() => import('../features/cache/view.tsx'), 'CachePage'),
  runs: page(() => import('../features/runs/view.tsx'), 'RunsPage'),
  audit: page(() => import('../features/audit/view.tsx'), 'AuditPage'),
  operators: page(() => import('../features/operators/view.tsx'), 'OperatorsPage'),
  telemetry: page(() => import('../features/telemetry/view.tsx'), 'TelemetryPage'),
  replay: page(() => import('../features/replay/view.tsx'), 'ReplayPage'),
  settings: page(() => import('../features/settings/view.tsx'), 'SettingsPage'),
}

/** Fetches one page after another while there is nothing else to do, so that the first look at a view does not wait for it. @returns stops it */
export function fetchPagesWhenIdle(): () => void {
  let waiting = 0
  const next = (place: number): void => {
    const load = loads[place]
    if (load === undefined) return
    waiting = requestIdleCallback(() => {
      // A page that cannot be fetched now says so when it is asked for.
      void load().catch(() => {})
      next(place + 1)
    })
  }
  next(0)
  return () => cancelIdleCallback(waiting)
}
