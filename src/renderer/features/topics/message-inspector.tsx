import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { MessageView, RelatedMessage } from '../../capture/protocol.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { PayloadView } from '../../record/payload-view.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatDuration, formatTime, shortActor } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/topics.ts'
import { Comparison } from './comparison.tsx'
import { FieldActs } from './field-acts.tsx'
import { Marks } from './message-cell.tsx'
import { ProofLine } from './proof-line.tsx'
import { useMessage } from './use-message.ts'

const words = WORDS.message

/** One message: what the engine knows of it, what the sender wrote, its payload taken apart, and how it compares with another. */
export function MessageInspector({ id }: { readonly id: string }): ReactElement {
  const { topics } = useServices()
  const pinned = useStore(topics.store, (state) => state.pinned)
  const message = useMessage(id)
  if (message === undefined) return <Loading label={words.loading} rows={6} />
  if (message === 'absent') return <Blank title={words.absent}>{words.absentHint}</Blank>
  if ('code' in message) return <Blank title={message.message}>{message.remedy}</Blank>
  return (
    <article className="record" aria-label={`Message at position ${message.pos}`}>
      <h2>{message.topic}</h2>
      <Facts message={message} />
      <div className="payload-head">
        <CommandButton command="topics.compare" look="bare" />
        {message.commit === 'durable' && <ProofLine message={message} />}
        {message.from.startsWith('circuit-') && <CommandButton command="circuits.way-of" look="bare" />}
      </div>
      {pinned !== undefined && pinned !== id && <Comparison pinned={pinned} message={message} />}
      <PayloadView message={message} actsOf={(field) => <FieldActs topic={message.topic} field={field} />} />
    </article>
  )
}

function Facts({ message }: { readonly message: MessageView }): ReactElement {
  const { tsMs, arrivalMs } = message
  return (
    <dl className="facts">
      <dt>{words.position}</dt>
      <dd className="mono">
        {message.pos} <span className="quiet">{words.seq(message.seq, String(message.epoch))}</span>
        {message.isFromLog && <span className="quiet"> {words.fromLog}</span>}
      </dd>
      {message.marks !== 0 && (
        <>
          <dt>{words.marks}</dt>
          <dd>
            <Marks marks={message.marks} missing={message.missing} />
          </dd>
        </>
      )}
      <dt>{words.from}</dt>
      <dd title={message.from}>{shortActor(message.from)}</dd>
      <dt>{words.type}</dt>
      <dd>
        {message.type} <span className="quiet">{message.commit}</span>
      </dd>
      {message.schema !== '' && (
        <>
          <dt>{words.schema}</dt>
          <dd>{message.schema}</dd>
        </>
      )}
      {tsMs !== 0 && (
        <>
          <dt>{words.sent}</dt>
          <dd>
            {formatTime(tsMs)}{' '}
            {arrivalMs !== undefined && <span className="quiet">{words.transit(formatDuration(Math.max(0, arrivalMs - tsMs)))}</span>}
          </dd>
        </>
      )}
      <dt>{words.id}</dt>
      <dd>
        <Hash value={message.id} label="message id" />
      </dd>
      {message.correlationId !== undefined && (
        <>
          <dt>{words.answers}</dt>
          <dd>
            <Hash value={message.correlationId} label="correlation id" />
          </dd>
        </>
      )}
      {message.trace !== undefined && (
        <>
          <dt>{words.trace}</dt>
          <dd>
            <SpanLink traceId={message.trace.traceId} spanId={message.trace.spanId} />
          </dd>
        </>
      )}
      <dt>{words.related}</dt>
      <dd>
        <Related message={message} />
      </dd>
    </dl>
  )
}

function SpanLink({ traceId, spanId }: { readonly traceId: string; readonly spanId: string }): ReactElement {
  const { navigation } = useServices()
  return (
    <button
      type="button"
      className="link mono"
      title={traceId}
      onClick={() => navigation.select({ kind: 'span', id: `${traceId}/${spanId}` })}
    >
      {traceId.slice(0, 8)}…/{spanId.slice(0, 6)}…
    </button>
  )
}

/** What it answers, and what answers it, of what is in the buffer. */
function Related({ message }: { readonly message: MessageView }): ReactElement {
  const { topics, navigation } = useServices()
  const [found, setFound] = useState<readonly RelatedMessage[]>([])
  useEffect(() => {
    let isOver = false
    const ids = message.correlationId === undefined ? [message.id] : [message.id, message.correlationId]
    Promise.all(ids.map((id) => topics.ask('related', { id }))).then(
      (answers) => !isOver && setFound(answers.flat().filter(({ pos }) => pos !== message.pos)),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [topics, message])
  if (found.length === 0) return <span className="quiet">{words.noRelated}</span>
  return (
    <ul className="plain">
      {found.map(({ pos, topic, how }) => (
        <li key={pos}>
          <button type="button" className="link mono" onClick={() => navigation.select({ kind: 'message', id: pos })}>
            {pos}
          </button>{' '}
          {topic} <span className="quiet">{how}</span>
        </li>
      ))}
    </ul>
  )
}
