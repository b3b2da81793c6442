import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { useDenied } from '../../data/use-denied.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/replay.ts'
import './replay.css'
import { NewReplay } from './new-replay.tsx'
import { ShownReplay } from './shown-replay.tsx'
import { statusOf } from './status-of.ts'

const { list: NAMES } = WORDS
const COLUMNS: readonly GridColumn[] = [
  { key: 'into', title: NAMES.into, track: 'minmax(70px, 1fr)' },
  { key: 'status', title: NAMES.status, track: '92px' },
  { key: 'messages', title: NAMES.messages, track: '78px', isNumber: true },
  { key: 'differed', title: NAMES.differed, track: '60px', isNumber: true },
]

export function ReplayPage(): ReactElement {
  const { replay, time } = useServices()
  useEffect(() => replay.watch(), [replay])
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  useDenied(
    'replay',
    useStore(replay.store, (state) => state.fault),
  )
  const shown = useStore(replay.store, ({ replays, selected }) => replays.find(({ replay_id: id }) => id === selected))
  return (
    <div className="page replay">
      <div className="pane-head" data-region="tools" tabIndex={-1}>
        <h1>{WORDS.title}</h1>
        {isPast && <span className="quiet">{WORDS.past}</span>}
      </div>
      <div className="replay-columns">
        <div className="replay-side" data-region="replays" tabIndex={-1}>
          <NewReplay />
          <Replays />
        </div>
        <div className="replay-shown" data-region="replay" tabIndex={-1}>
          {shown === undefined ? <Blank title={WORDS.pick}>{WORDS.pickHint}</Blank> : <ShownReplay replay={shown} />}
        </div>
      </div>
    </div>
  )
}

function Replays(): ReactElement {
  const { replay } = useServices()
  const { load, fault, replays, selected } = useStore(replay.store)
  if (load === 'loading') return <Loading label={NAMES.loading} rows={4} />
  if (load === 'failed' && fault !== undefined)
    return (
      <Blank title={NAMES.failed}>
        {fault.message} <code className="mono">{fault.code}</code>
      </Blank>
    )
  if (replays.length === 0) return <Blank title={NAMES.none}>{NAMES.noneHint}</Blank>
  return (
    <div className="replay-list">
      <VirtualGrid
        label={NAMES.name}
        columns={COLUMNS}
        count={replays.length}
        selected={replays.findIndex(({ replay_id: id }) => id === selected)}
        onSelect={(index) => {
          const id = replays[index]?.replay_id
          if (id !== undefined) replay.select(id)
        }}
        cell={(index, column) => {
          const one = replays[index]
          if (one === undefined) return null
          if (column === 'into') return <span className="mono">{one.into}</span>
          if (column === 'status') return statusOf(one)
          if (column === 'messages') return formatCount(one.messages)
          return one.differed === undefined ? '' : formatCount(one.differed)
        }}
      />
    </div>
  )
}
