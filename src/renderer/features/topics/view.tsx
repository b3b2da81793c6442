import { Download, Gauge, Send, Users } from 'lucide-react'
import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'
import { FilterField } from './filter-field.tsx'
import { MessageGrid } from './message-grid.tsx'
import { TopicPanel } from './panels.tsx'
import { TopicTree } from './topic-tree.tsx'

const words = WORDS.bar

export function TopicsPage(): ReactElement {
  const { topics } = useServices()
  useEffect(() => {
    topics.open()
    return () => topics.close()
  }, [topics])
  return (
    <div className="page topics">
      <Toolbar />
      <CaptureFigures />
      <TopicPanel />
      <div className="topics-columns">
        <TopicTree />
        <div className="topics-list" data-region="messages" tabIndex={-1}>
          <MessageGrid />
        </div>
      </div>
    </div>
  )
}

function Toolbar(): ReactElement {
  const { topics } = useServices()
  const isLive = useStore(topics.store, (state) => state.isLive)
  const newSince = useStore(topics.store, (state) => state.rows?.newSince ?? 0)
  const fromLog = useStore(topics.store, (state) => state.rows?.fromLog ?? 0)
  const upToPos = useStore(topics.store, (state) => state.upToPos)
  return (
    <div className="pane-head" data-region="tools" tabIndex={-1}>
      <h1>Topics</h1>
      <FilterField />
      {!isLive && upToPos === undefined && <span className="tag">{words.newSince(formatCount(newSince))}</span>}
      {upToPos !== undefined && <span className="tag simulated">{words.moment(upToPos)}</span>}
      {fromLog > 0 && <span className="tag">{words.fromLog(formatCount(fromLog))}</span>}
      <span className="spacer" />
      <CommandButton command="topics.publish" short={words.publish} icon={<Send size={12} aria-hidden />} />
      <CommandButton command="topics.export" short={words.exportRows} icon={<Download size={12} aria-hidden />} />
      <CommandButton command="topics.consumers" short={words.consumers} icon={<Users size={12} aria-hidden />} />
      <CommandButton command="topics.budget" short={words.budget} icon={<Gauge size={12} aria-hidden />} />
    </div>
  )
}

function CaptureFigures(): ReactElement {
  const { topics } = useServices()
  const figures = useStore(topics.store, (state) => state.figures)
  const link = useStore(topics.store, (state) => state.link)
  const isThen = useStore(topics.store, (state) => state.upToPos !== undefined)
  const { taken = 0, kept = 0, dropped = 0, droppedByEngine = 0, bytes = 0, perSecond = 0, missing = 0 } = figures ?? {}
  const budget = useStore(topics.store, (state) => figures?.budget ?? state.budget)
  const w = WORDS.figures
  return (
    <dl className="budget" aria-label={w.name} title={w.title}>
      <Figure name={w.taken} value={formatCount(taken)} />
      {!isThen && <Figure name={w.rate} value={w.perSecond(formatCount(Math.round(perSecond)))} />}
      <Figure name={w.kept} value={w.of(formatCount(kept), formatCount(budget.messages))} isLesser />
      <Figure name={w.memory} value={w.of(formatBytes(bytes), formatBytes(budget.bytes))} />
      <Figure name={w.dropped} value={formatCount(dropped)} />
      <Figure name={w.byEngine} value={formatCount(droppedByEngine)} isDegraded={droppedByEngine > 0} />
      <Figure name={w.missing} value={formatCount(missing)} isDegraded={missing > 0} />
      {link?.fault !== undefined && (
        <div className="degraded" role="status" title={link.fault.remedy}>
          {link.phase === 'open' ? words.refused : words.notOpen}: {link.fault.code}
        </div>
      )}
    </dl>
  )
}

function Figure({
  name,
  value,
  isDegraded = false,
  isLesser = false,
}: {
  readonly name: string
  readonly value: string
  readonly isDegraded?: boolean
  /** The first to go where there is no room. */
  readonly isLesser?: boolean
}): ReactElement {
  return (
    <div className={isLesser ? 'lesser' : ''}>
      <dt>{name}</dt>
      <dd className={isDegraded ? 'degraded' : ''}>{value}</dd>
    </div>
  )
}
