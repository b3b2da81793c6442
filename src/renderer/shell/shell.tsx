import { Activity, Boxes, Cable, ChartSpline, History, LayoutDashboard, ListTree, ScrollText, SlidersHorizontal } from 'lucide-react'
import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { AuditPage } from '../features/audit/view.tsx'
import { CachePage } from '../features/cache/view.tsx'
import { OperatorsPage } from '../features/operators/view.tsx'
import { OverviewPage } from '../features/overview/view.tsx'
import { ReplayPage } from '../features/replay/view.tsx'
import { RunsPage } from '../features/runs/view.tsx'
import { SettingsPage } from '../features/settings/view.tsx'
import { TelemetryPage } from '../features/telemetry/view.tsx'
import { TopicsPage } from '../features/topics/view.tsx'
import { VIEW_TITLES, VIEWS, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { KeySheet } from './key-sheet.tsx'
import { NoticeList } from './notice-list.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useTheme } from './use-theme.ts'

const PAGES: Readonly<Record<ViewName, () => ReactElement>> = {
  overview: OverviewPage,
  topics: TopicsPage,
  cache: CachePage,
  runs: RunsPage,
  audit: AuditPage,
  operators: OperatorsPage,
  telemetry: TelemetryPage,
  replay: ReplayPage,
  settings: SettingsPage,
}

const ICONS: Readonly<Record<ViewName, typeof Activity>> = {
  overview: LayoutDashboard,
  topics: ListTree,
  cache: Boxes,
  runs: Activity,
  audit: ScrollText,
  operators: Cable,
  telemetry: ChartSpline,
  replay: History,
  settings: SlidersHorizontal,
}

export function Shell(): ReactElement {
  const { navigation, rig, connection } = useServices()
  const view = useStore(navigation.store, (state) => state.view)
  const simulated = useStore(rig.store, (state) => state.status?.devices.find((device) => device.simulated))
  const hasData = useStore(rig.store, (state) => state.status !== undefined)
  const phase = useStore(connection.store, (state) => state.phase)
  useKeys()
  useTheme()
  useEffect(() => {
    document.title = `${VIEW_TITLES[view]} · VBUS Control Room`
  }, [view])
  const Page = PAGES[view]
  // Without any data yet a view would be empty for the wrong reason: the banner alone tells what is the case. Settings need no engine.
  const isViewUsable = hasData || phase === 'connecting' || view === 'settings'
  return (
    <div className={`shell ${simulated === undefined ? '' : 'simulated'}`}>
      {simulated !== undefined && <SimulatedStrip name={simulated.name} />}
      <TopBar />
      <nav className="rail" aria-label="Views" data-region="rail" tabIndex={-1}>
        <ul>
          {VIEWS.map((name, index) => (
            <RailLink key={name} name={name} number={index + 1} isCurrent={name === view} />
          ))}
        </ul>
      </nav>
      <main className="main" aria-label={VIEW_TITLES[view]}>
        <ConnectionBanner />
        <ErrorBoundary view={view}>{isViewUsable && <Page />}</ErrorBoundary>
      </main>
      <StatusBar />
      <NoticeList />
      <KeySheet />
    </div>
  )
}

function RailLink({
  name,
  number,
  isCurrent,
}: {
  readonly name: ViewName
  readonly number: number
  readonly isCurrent: boolean
}): ReactElement {
  const { navigation } = useServices()
  const Icon = ICONS[name]
  return (
    <li className={name === 'settings' ? 'rail-last' : undefined}>
      <a
        href={`#${name}`}
        aria-current={isCurrent ? 'page' : undefined}
        title={`Ctrl-${number}`}
        onClick={(event) => {
          event.preventDefault()
          navigation.go(name)
        }}
      >
        <Icon size={15} aria-hidden />
        {VIEW_TITLES[name]}
      </a>
    </li>
  )
}

function SimulatedStrip({ name }: { readonly name: string }): ReactElement {
  return (
    <aside className="simulated-strip" aria-label="Simulated device">
      Simulated device <span className="mono">{name}</span>
    </aside>
  )
}
