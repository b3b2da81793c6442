import { type ReactElement, useEffect, useState } from 'react'
import type { TopicView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.topic
const REFRESH_MS = 1_000

/** What the engine counts. */
function Listed({ listed }: { readonly listed: NonNullable<TopicView['listed']> }): ReactElement {
  const { messages, bytes, perSecond, isDurable, subscribers } = listed
  return (
    <>
      <dt>{words.messages}</dt>
      <dd>
        {formatCount(messages)} <span className="quiet">{isDurable ? words.durable : words.ephemeral}</span>
      </dd>
      <dt>{words.bytes}</dt>
      <dd>{formatBytes(bytes)}</dd>
      <dt>{words.rate}</dt>
      <dd>{perSecond === undefined ? '—' : WORDS.figures.perSecond(formatCount(Math.round(perSecond)))}</dd>
      <dt>{words.subscribers}</dt>
      <dd>{formatCount(subscribers)}</dd>
    </>
  )
}

/** One topic: what the engine says of it, and what of it was captured. */
export function TopicInspector({ id }: { readonly id: string }): ReactElement {
  const { topics, navigation, clock } = useServices()
  const [view, setView] = useState<TopicView | 'unknown'>()
  useEffect(() => {
    let isOver = false
    let stop = (): void => {}
    const turn = async (): Promise<void> => {
      const found = await topics.ask('topic', { topic: id }).catch(() => undefined)
      if (isOver) return
      setView(found ?? 'unknown')
      stop = clock.after(REFRESH_MS, () => void turn())
    }
    void turn()
    return () => {
      isOver = true
      stop()
    }
  }, [topics, clock, id])
  if (view === undefined) return <Loading label={id} rows={4} />
  if (view === 'unknown') return <Blank title={words.unknown} />
  const { newestPos, listed } = view
  return (
    <article className="record" aria-label={id}>
      <dl className="facts">
        {listed && <Listed listed={listed} />}
        <dt>{words.captured}</dt>
        <dd>{formatCount(view.taken)}</dd>
        <dt>{words.kept}</dt>
        <dd>
          {formatCount(view.kept)} <span className="quiet">{formatBytes(view.keptBytes)}</span>
        </dd>
        <dt>{words.dropped}</dt>
        <dd>{formatCount(view.dropped)}</dd>
        {newestPos !== undefined && (
          <>
            <dt>{words.newest}</dt>
            <dd>
              <button type="button" className="link mono" onClick={() => navigation.select({ kind: 'message', id: newestPos })}>
                {newestPos}
              </button>
            </dd>
          </>
        )}
      </dl>
      <button
        type="button"
        className="button"
        onClick={() => {
          topics.setScope(id)
          navigation.go('topics')
        }}
      >
        {words.show}
      </button>
    </article>
  )
}
