import type { ComponentType } from 'react'
import type { ViewName } from '../place/views.ts'
import { lazily } from '../ui/lazily.tsx'

/** A view's page: what fetches it, and itself once it is there. */
class Page {
  readonly lazy: ComponentType
  readonly fetch: () => Promise<void>
  #here: ComponentType | undefined

  constructor(load: () => Promise<ComponentType>) {
    this.fetch = async () => {
      this.#here = await load()
    }
    this.lazy = lazily(load)
  }

  /** What is drawn: one that is here is not waited for (React holds a fallback that it has shown for 300 ms). */
  get component(): ComponentType {
    return this.#here ?? this.lazy
  }
}

const page = <Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name): Page =>
  new Page(async () => (await load())[name])

/** Each view's page, fetched when it is first shown, or before. */
export const PAGES: Readonly<Record<ViewName, Page>> = {
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

/** Parts that a page shows later. In a browser they come from the engine, which may be away by then. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  // Who types at once types into what is not there yet.
  () => import('./omnibox-list.tsx'),
  () => import('../features/telemetry/chart.tsx'),
  () => import('../features/runs/plots.tsx'),
  () => import('../features/runs/outputs.tsx'),
  () => import('../features/runs/compare.tsx'),
  () => import('../features/runs/run-plan.tsx'),
  () => import('./inspected.tsx'),
]

/** Fetches one page after another, then their parts, while there is nothing else to do, so that the first look at a view does not wait for it. @returns stops it */
export function fetchPagesWhenIdle(): () => void {
  const all = [...Object.values(PAGES).map(({ fetch }) => fetch), ...PARTS]
  let waiting = 0
  const next = (place: number): void => {
    const fetch = all[place]
    if (fetch === undefined) return
    waiting = requestIdleCallback(() => {
      // A page that cannot be fetched now says so when it is asked for.
      void fetch().catch(() => {})
      next(place + 1)
    })
  }
  next(0)
  return () => cancelIdleCallback(waiting)
}
