import {
  Activity,
  Boxes,
  Cable,
  ChartSpline,
  History,
  LayoutDashboard,
  ListTree,
  ScrollText,
  SlidersHorizontal,
  Workflow,
} from 'lucide-react'
import { lazy, type ReactElement, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { useDesktop } from '../hosts/use-desktop.ts'
import { useAddress } from '../place/use-address.ts'
import { VIEW_TITLES, VIEWS, type ViewName, viewKeyOf } from '../place/views.ts'
import { useServices } from '../services.ts'
import { formatCount, formatDateTime } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'
import { BottomDock } from './bottom-dock.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Inspector } from './inspector.tsx'
import { KeySheet } from './key-sheet.tsx'
import { NoticeList } from './notice-list.tsx'
import { Omnibox } from './omnibox.tsx'
import { fetchPagesWhenIdle } from './pages.tsx'
import { StatusBar } from './status-bar.tsx'
import { TimeBar } from './time-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useTheme } from './use-theme.ts'
import { LoadingView } from './view-pane.tsx'

const loadDock = import('./dock.tsx')
const Dock = lazy(async () => ({ default: (await loadDock).Dock }))

const ICONS: Readonly<Record<ViewName, typeof Activity>> = {
  overview: LayoutDashboard,
  circuits: Workflow,
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
  const { navigation, rig, panels, time } = useServices()
  const view = useStore(navigation.store, (state) => state.view)
  const simulated = useStore(rig.store, (state) => state.status?.devices.find((device) => device.simulated))
  const dock = useStore(panels.store, (state) => state.dock)
  const hasInspector = useStore(panels.store, (state) => state.hasInspector)
  const hasSelection = useStore(navigation.store, (state) => state.selection !== undefined)
  useKeys()
  useDesktop()
  useAddress()
  useTheme()
  useEffect(() => {
    document.title = `${VIEW_TITLES[view]} · VBUS Control Room`
  }, [view])
  useEffect(() => fetchPagesWhenIdle(), [])
  const isPast = useStore(time.store, (state) => state.mode !== 'live')
  return (
    <div className={`shell ${simulated === undefined ? '' : 'simulated'} ${isPast ? 'at-moment' : ''}`}>
      <div className="frame-strip">
        {isPast && <MomentStrip />}
        {simulated !== undefined && <SimulatedStrip name={simulated.name} />}
      </div>
      <div className="top">
        <TopBar />
        <TimeBar />
      </div>
      <nav className="rail" aria-label={WORDS.rail} data-region="rail" tabIndex={-1}>
        <ul>
          {VIEWS.map((name) => (
            <RailLink key={name} name={name} isCurrent={name === view} />
          ))}
        </ul>
      </nav>
      <main className="main" aria-label={VIEW_TITLES[view]}>
        <ConnectionBanner />
        <Suspense fallback={<LoadingView view={view} />}>
          <Dock />
        </Suspense>
      </main>
      {hasInspector && hasSelection && <Inspector />}
      {dock !== undefined && <BottomDock panel={dock} />}
      <StatusBar />
      <NoticeList />
      <KeySheet />
      <Omnibox />
    </div>
  )
}

function RailLink({ name, isCurrent }: { readonly name: ViewName; readonly isCurrent: boolean }): ReactElement {
  const { navigation } = useServices()
  const Icon = ICONS[name]
  return (
    <li className={name === 'settings' ? 'rail-last' : undefined}>
      <a
        href={`#${name}`}
        aria-current={isCurrent ? 'page' : undefined}
        title={viewKeyOf(name)}
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
    <aside className="frame-note" aria-label={WORDS.simulated.name}>
      {WORDS.simulated.text} <span className="mono">{name}</span>
    </aside>
  )
}

/** What is shown is not what is now. */
function MomentStrip(): ReactElement {
  const { time, travel } = useServices()
  const { at, mode } = useStore(time.store)
  const speed = useStore(travel.store, (state) => state.speed)
  if (at === undefined) return <aside className="frame-note" aria-label={WORDS.time.frame} />
  return (
    <aside className="frame-note" aria-label={WORDS.time.frame}>
      {WORDS.time.atRecord(formatCount(at.record))}
      <span className="frame-detail">
        {WORDS.time.atDetail(at.pos, at.time === undefined ? undefined : formatDateTime(at.time))}
        {mode === 'replay' && `, ${WORDS.time.playing(String(speed))}`}
      </span>
    </aside>
  )
}
