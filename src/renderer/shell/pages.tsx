import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { ViewName } from '../place/views.ts'

const page = <Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: (await load())[name] }))

/** Each view's page, fetched when it is first shown. */
export const PAGES: Readonly<Record<ViewName, LazyExoticComponent<ComponentType>>> = {
  overview: page(() => import('../features/overview/view.tsx'), 'OverviewPage'),
  topics: page(() => import('../features/topics/view.tsx'), 'TopicsPage'),
  cache: page(() => import('../features/cache/view.tsx'), 'CachePage'),
  runs: page(() => import('../features/runs/view.tsx'), 'RunsPage'),
  audit: page(() => import('../features/audit/view.tsx'), 'AuditPage'),
  operators: page(() => import('../features/operators/view.tsx'), 'OperatorsPage'),
  telemetry: page(() => import('../features/telemetry/view.tsx'), 'TelemetryPage'),
  replay: page(() => import('../features/replay/view.tsx'), 'ReplayPage'),
  settings: page(() => import('../features/settings/view.tsx'), 'SettingsPage'),
}
