import { Activity, Boxes, Cable, ChartSpline, History, LayoutDashboard, ListTree, ScrollText, SlidersHorizontal } from 'lucide-react'
import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { VIEW_TITLES, VIEWS, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import { BottomDock } from './bottom-dock.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Inspector } from './inspector.tsx'
import { KeySheet } from './key-sheet.tsx'
import { NoticeList } from './notice-list.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useTheme } from './use-theme.ts'
import { ViewPane } from './view-pane.tsx'

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
  const { navigation, rig, panels } = useServices()
  const view = useStore(navigation.store, (state) => state.view)
  const simulated = useStore(rig.store, (state) => state.status?.devices.find((device) => device.simulated))
  const dock = useStore(panels.store, (state) => state.dock)
  const hasInspector = useStore(panels.store, (state) => state.hasInspector)
  const hasSelection = useStore(navigation.store, (state) => state.selection !== undefined)
  useKeys()
  useTheme()
  useEffect(() => {
    document.title = `${VIEW_TITLES[view]} · VBUS Control Room`
  }, [view])
  return (
    <div className={`shell ${simulated === undefined ? '' : 'simulated'}`}>
      {simulated !== undefined && <SimulatedStrip name={simulated.name} />}
      <TopBar />
      <nav className="rail" aria-label={WORDS.rail} data-region="rail" tabIndex={-1}>
        <ul>
          {VIEWS.map((name, index) => (
            <RailLink key={name} name={name} number={index + 1} isCurrent={name === view} />
          ))}
        </ul>
      </nav>
      <main className="main" aria-label={VIEW_TITLES[view]}>
        <ConnectionBanner />
        <ViewPane view={view} />
      </main>
      {hasInspector && hasSelection && <Inspector />}
      {dock !== undefined && <BottomDock panel={dock} />}
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
