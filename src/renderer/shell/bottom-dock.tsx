import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useId } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { formatCount } from '../ui/format.ts'
import { tabAfterKey } from '../ui/tab-keys.ts'
import { WORDS } from '../words/shell.ts'
import { DOCK_PX } from './arrangement.ts'
import { JobsPanel } from './jobs-panel.tsx'
import { LogPanel } from './log-panel.tsx'
import { DOCK_PANELS, type DockPanel } from './panels.ts'
import { countProblems } from './problems.ts'
import { ProblemsPanel } from './problems-panel.tsx'
import { Splitter } from './splitter.tsx'

const PANELS: Readonly<Record<DockPanel, () => ReactElement>> = { problems: ProblemsPanel, jobs: JobsPanel, log: LogPanel }

/** Problems, jobs and the log's end, below whatever view is shown. */
export function BottomDock({ panel }: { readonly panel: DockPanel }): ReactElement {
  const { panels, arrangement } = useServices()
  const px = useStore(arrangement.store, (state) => state.dockPx)
  const id = useId()
  const Panel = PANELS[panel]
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabAfterKey(event.key, panel, DOCK_PANELS)
    if (next === undefined) return
    event.preventDefault()
    panels.setDock(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-panel="${next}"]`)?.focus()
  }
  return (
    <section className="bottom-dock" aria-label={WORDS.dock.name} data-region="panels" tabIndex={-1} style={{ height: px }}>
      <Splitter label={WORDS.dock.height} axis="y" px={px} range={DOCK_PX} onPx={(dockPx) => arrangement.change({ dockPx })} />
      <div className="panel-head">
        <div role="tablist" aria-label={WORDS.dock.name} onKeyDown={onKeyDown} className="dock-tabs">
          {DOCK_PANELS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              data-panel={name}
              aria-selected={name === panel}
              aria-controls={`${id}-panel`}
              tabIndex={name === panel ? 0 : -1}
              className="dock-tab"
              onClick={() => panels.setDock(name)}
            >
              {WORDS.dock[name]}
              {name === 'problems' && <ProblemCount />}
            </button>
          ))}
        </div>
        <span className="spacer" />
        <button type="button" className="button bare" aria-label={WORDS.dock.close} onClick={() => panels.setDock(undefined)}>
          <X size={14} aria-hidden />
        </button>
      </div>
      <div className="dock-body" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${panel}`}>
        <Panel />
      </div>
    </section>
  )
}

function ProblemCount(): ReactElement | null {
  const { problems } = useServices()
  const count = useStore(problems.store, countProblems)
  return count === 0 ? null : <span className="dock-count"> {formatCount(count)}</span>
}
