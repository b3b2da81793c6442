import { type ReactElement, useEffect, useState } from 'react'
import type { TopicView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.topic
const REFRESH_MS = 1_000

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
  const { newestPos } = view
  return (
    <article className="record" aria-label={id}>
      <h2>{id}</h2>
      <dl className="facts">
        <dt>{words.messages}</dt>
        <dd>
          {formatCount(view.messages)} <span className="quiet">{view.isDurable ? words.durable : words.ephemeral}</span>
        </dd>
        <dt>{words.bytes}</dt>
        <dd>{formatBytes(view.bytes)}</dd>
        <dt>{words.rate}</dt>
        <dd>{WORDS.figures.perSecond(formatCount(Math.round(view.perSecond)))}</dd>
        <dt>{words.subscribers}</dt>
        <dd>{formatCount(view.subscribers)}</dd>
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
