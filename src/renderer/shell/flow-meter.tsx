import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { formatCount } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

const words = WORDS.flow

/** What this window lost of the traffic: exact counts, of the engine's queue to it and of its own budget. */
export function FlowMeter(): ReactElement {
  const { topics } = useServices()
  const lost = useStore(topics.store, (state) => state.droppedByEngine)
  const gaveWay = useStore(topics.store, (state) => state.dropped)
  return (
    <dl className="flow-meter" title={words.title(formatCount(lost), formatCount(gaveWay))}>
      <dt>{words.dropped}</dt>
      <dd className={lost > 0 ? 'degraded' : ''}>{formatCount(lost)}</dd>
    </dl>
  )
}
