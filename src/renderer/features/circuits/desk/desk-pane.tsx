import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useId } from 'react'
import { useStore } from 'zustand'
import { RecordLink } from '../../../record/record-link.tsx'
import { useServices } from '../../../services.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { tabAfterKey } from '../../../ui/tab-keys.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import { HeldTab } from '../live/held-tab.tsx'
import { WaysTab } from '../live/ways-tab.tsx'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { BindingsTab } from './bindings-tab.tsx'
import { type Asked, DESK_TABS, type DeskTab } from './circuit-desk.ts'
import './desk.css'
import { PlanTab } from './plan-tab.tsx'
import { TestTab } from './test-tab.tsx'
import { VersionsTab } from './versions-tab.tsx'

const words = WORDS.desk

interface TabProps {
  readonly document: CircuitDocument
}
const TABS: Readonly<Record<DeskTab, (props: TabProps) => ReactElement>> = {
  plan: PlanTab,
  versions: VersionsTab,
  bindings: BindingsTab,
  ways: WaysTab,
  held: HeldTab,
  test: TestTab,
}

/** Beside the canvas: what is planned, what was applied, who serves, what passed, what is held, what was tried. */
export function DeskPane({ document }: TabProps): ReactElement | null {
  const { circuitDesk, time } = useServices()
  const tab = useStore(circuitDesk.store, (state) => state.tab)
  const isLive = useStore(time.store, ({ mode }) => mode === 'live')
  const id = useId()
  // In the past only what the record tells of that time.
  if (tab === undefined || (!isLive && tab !== 'ways')) return null
  const Tab = TABS[tab]
  return (
    <section className="circuit-desk" aria-label={words.name} data-region="desk" tabIndex={-1}>
      <div className="circuit-desk-head">
        <TabList id={id} current={tab} />
        <button type="button" className="button bare" aria-label={words.close} onClick={() => circuitDesk.show(undefined)}>
          <X size={14} aria-hidden />
        </button>
      </div>
      {isLive && <AskedOnce />}
      {isLive && <DoneLine document={document} />}
      <div className="circuit-desk-body" id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} tabIndex={0}>
        <Tab document={document} />
      </div>
    </section>
  )
}

/** One of the tabs takes the focus; arrows, Home and End go between them. */
function TabList({ id, current }: { readonly id: string; readonly current: DeskTab }): ReactElement {
  const { circuitDesk } = useServices()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = tabAfterKey(event.key, current, DESK_TABS)
    if (next === undefined) return
    event.preventDefault()
    circuitDesk.show(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div role="tablist" aria-label={words.name} className="circuit-tabs" onKeyDown={onKeyDown}>
      {DESK_TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}-${tab}`}
          data-tab={tab}
          aria-selected={tab === current}
          aria-controls={tab === current ? `${id}-panel` : undefined}
          tabIndex={tab === current ? 0 : -1}
          className="circuit-tab"
          onClick={() => circuitDesk.show(tab)}
        >
          {words.tabs[tab]}
        </button>
      ))}
    </div>
  )
}

const questionOf = (asked: Asked, path: string): readonly [title: string, hint: string] => {
  const { asked: w } = WORDS
  switch (asked.what) {
    case 'apply':
      return [w.apply(path), w.applyHint]
    case 'rollback':
      return [w.rollback(asked.name, asked.to), w.rollbackHint]
    case 'drain':
      return [w.drain(asked.name), w.drainHint]
  }
}

function AskedOnce(): ReactElement | null {
  const { circuitDesk } = useServices()
  const asked = useStore(circuitDesk.store, (state) => state.asked)
  const path = useStore(circuitDesk.store, (state) => (state.plan.load === 'none' ? '' : state.plan.files.path))
  if (asked === undefined) return null
  const [title, hint] = questionOf(asked, path)
  return (
    <Confirm
      key={title}
      title={title}
      hint={hint}
      confirm={WORDS.asked.do[asked.what]}
      keep={WORDS.asked.keep}
      onConfirm={() => circuitDesk.act()}
      onKeep={() => circuitDesk.ask(undefined)}
    />
  )
}

/** What was done last, with the record that says so. */
function DoneLine({ document }: TabProps): ReactElement | null {
  const { circuitDesk } = useServices()
  const shown = useStore(document.store, (state) => state.circuit?.name)
  const done = useStore(circuitDesk.store, (state) => state.done)
  const isAsked = useStore(circuitDesk.store, (state) => state.asked !== undefined)
  // It belongs to the circuit that it was done to, not to another one that is shown meanwhile.
  if (done === undefined || isAsked || (shown !== undefined && done.name !== shown)) return null
  return (
    <p className={`circuit-done ${done.fault === undefined ? '' : 'failed'}`} role="status">
      {done.fault === undefined ? WORDS.done[done.what](done.name, done.version) : WORDS.done.failed(done.name, done.fault.message)}.{' '}
      {done.record >= 0 && <RecordLink record={done.record} words={WORDS.done.record} />}
    </p>
  )
}
