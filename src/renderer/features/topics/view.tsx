import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { formatBytes, formatCount, formatTime } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { BUFFER_BYTES_MAX, BUFFER_MESSAGES_MAX, type KeptMessage } from './buffer.ts'
import { previewPayload } from './decode.ts'
import { filterMessages } from './filter.ts'
import { MessageDetail } from './message-detail.tsx'
import { TopicTree } from './topic-tree.tsx'

const COLUMNS: readonly GridColumn[] = [
  { key: 'pos', title: 'Position', track: '76px', isNumber: true },
  { key: 'time', title: 'Sent', track: '104px' },
  { key: 'topic', title: 'Topic', track: 'minmax(120px, 180px)' },
  { key: 'from', title: 'From', track: '96px' },
  { key: 'payload', title: 'Payload', track: 'minmax(180px, 1fr)' },
  { key: 'type', title: 'Type', track: '96px' },
  { key: 'size', title: 'Size', track: '68px', isNumber: true },
]

export function TopicsPage(): ReactElement {
  const { topics } = useServices()
  useEffect(() => {
    topics.open()
    return () => topics.close()
  }, [topics])
  const messages = useStore(topics.store, (state) => state.messages)
  const filter = useStore(topics.store, (state) => state.filter)
  const selectedIndex = useStore(topics.store, (state) => state.selectedIndex)
  const shown = useMemo(() => filterMessages(messages, filter), [messages, filter])
  const selected = shown.findIndex((message) => message.index === selectedIndex)
  return (
    <div className="page topics">
      <Toolbar shown={shown.length} />
      <div className={`topics-columns ${selected >= 0 ? 'has-detail' : ''}`}>
        <div className="topics-tree" data-region="topics" tabIndex={-1}>
          <TopicTree />
        </div>
        <div className="topics-list" data-region="messages" tabIndex={-1}>
          <MessageGrid shown={shown} selected={selected} />
        </div>
        {shown[selected] !== undefined && (
          <div className="topics-detail" data-region="message" tabIndex={-1}>
            <MessageDetail message={shown[selected]} />
          </div>
        )}
      </div>
    </div>
  )
}

function Toolbar({ shown }: { readonly shown: number }): ReactElement {
  const { topics } = useServices()
  const state = useStore(topics.store)
  const { isLive, newSincePause } = state
  return (
    <div className="pane-head" data-region="tools" tabIndex={-1}>
      <h1>Topics</h1>
      {!isLive && <span className="tag">{formatCount(newSincePause)} new</span>}
      <input
        className="field filter"
        data-filter
        type="search"
        aria-label="Filter messages"
        placeholder="Filter: topic, sender or payload"
        value={state.filter}
        onChange={(event) => topics.setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <span className="quiet">{formatCount(shown)} shown</span>
      <span className="spacer" />
      <dl
        className="budget"
        title={`This window keeps the newest ${formatCount(BUFFER_MESSAGES_MAX)} messages, at most ${formatBytes(BUFFER_BYTES_MAX)}`}
      >
        <Budget name="Taken" value={formatCount(state.taken)} />
        <Budget name="Kept" value={`${formatCount(state.taken - state.dropped)} / ${formatCount(BUFFER_MESSAGES_MAX)}`} />
        <Budget name="Memory" value={formatBytes(state.bytes)} />
        <Budget name="Dropped here" value={formatCount(state.dropped)} isDegraded={state.dropped > 0} />
        <Budget name="by the engine" value={formatCount(state.droppedByEngine)} isDegraded={state.droppedByEngine > 0} />
      </dl>
    </div>
  )
}

function Budget({
  name,
  value,
  isDegraded = false,
}: {
  readonly name: string
  readonly value: string
  readonly isDegraded?: boolean
}): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isDegraded ? 'degraded' : ''}>{value}</dd>
    </div>
  )
}

function MessageGrid({ shown, selected }: { readonly shown: readonly KeptMessage[]; readonly selected: number }): ReactElement {
  const { topics } = useServices()
  const isLive = useStore(topics.store, (state) => state.isLive)
  return (
    <VirtualGrid
      label="Messages"
      columns={COLUMNS}
      count={shown.length}
      isFollowing={isLive && selected < 0}
      selected={selected}
      onSelect={(index) => topics.select(shown[index]?.index)}
      onClear={() => topics.select(undefined)}
      cell={(index, column) => {
        const message = shown[index]
        return message === undefined ? null : messageCell(message, column)
      }}
    />
  )
}

function messageCell(message: KeptMessage, column: string): ReactNode {
  switch (column) {
    case 'pos':
      return String(message.pos)
    case 'time':
      return message.tsMs === undefined ? '—' : formatTime(message.tsMs)
    case 'topic':
      return <span title={message.topic}>{message.topic}</span>
    case 'type':
      return message.type
    case 'from':
      return message.from
    case 'size':
      return formatBytes(message.payload.byteLength)
    default:
      return <span className="mono quiet">{previewPayload(message.payload)}</span>
  }
}
