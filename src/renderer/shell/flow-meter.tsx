import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { formatCount } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

const words = WORDS.flow

/** What this window lost of the traffic it captures (exact counts: on the way here, and by its own budget), and how long the engine took to answer. */
export function FlowMeter(): ReactElement {
  const { topics, rig, connection } = useServices()
  const lost = useStore(topics.store, ({ figures }) => figures?.droppedByEngine ?? 0)
  const gaveWay = useStore(topics.store, ({ figures }) => figures?.dropped ?? 0)
  const isHeard = useStore(connection.store, (state) => state.phase === 'open' && state.silentSinceMs === undefined)
  const answerMs = useStore(rig.store, (state) => (isHeard ? state.answerMs : undefined))
  return (
    <dl className="flow-meter" title={words.title(formatCount(lost), formatCount(gaveWay))}>
      <dt>{words.dropped}</dt>
      <dd className={lost + gaveWay > 0 ? 'degraded' : ''}>{formatCount(lost + gaveWay)}</dd>
      <dt>{words.answer}</dt>
      <dd>{answerMs === undefined ? '—' : `${Math.max(1, Math.round(answerMs))} ms`}</dd>
    </dl>
  )
}
