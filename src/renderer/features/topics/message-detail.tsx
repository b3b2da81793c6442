import { type ReactElement, useState } from 'react'
import { useServices } from '../../services.ts'
import { formatBytes, formatCount, formatTime } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import type { KeptMessage } from './buffer.ts'
import { decodePayload, hexDump } from './decode.ts'

/** One message: what the engine knows of it, what the sender wrote, and its payload decoded or byte by byte. */
export function MessageDetail({ message }: { readonly message: KeptMessage }): ReactElement {
  const [form, setForm] = useState<'decoded' | 'hex'>('decoded')
  const { topics } = useServices()
  const decoded = decodePayload(message.payload)
  const shown = decoded.kind === 'bytes' ? 'hex' : form
  return (
    <article className="record" aria-label={`Message at position ${message.pos}`}>
      <h2>{message.topic}</h2>
      <MessageFacts message={message} />
      <div className="payload-head">
        <h3>Payload</h3>
        <span className="quiet">{formatBytes(message.payload.byteLength)}</span>
        <span className="spacer" />
        <fieldset className="segmented" aria-label="Form of the payload">
          <button
            type="button"
            className="button"
            aria-pressed={shown === 'decoded'}
            disabled={decoded.kind === 'bytes'}
            onClick={() => setForm('decoded')}
          >
            {decoded.kind === 'text' ? 'Text' : 'JSON'}
          </button>
          <button type="button" className="button" aria-pressed={shown === 'hex'} onClick={() => setForm('hex')}>
            Hex
          </button>
        </fieldset>
        <button type="button" className="button bare" onClick={() => topics.select(undefined)}>
          Close
        </button>
      </div>
      {shown === 'decoded' && decoded.kind !== 'bytes' ? <pre className="json">{decoded.text}</pre> : <HexView payload={message.payload} />}
    </article>
  )
}

function MessageFacts({ message }: { readonly message: KeptMessage }): ReactElement {
  return (
    <dl className="facts">
      <dt>Position</dt>
      <dd className="mono">
        {String(message.pos)}{' '}
        <span className="quiet">
          seq {String(message.seq)}, epoch {message.epoch}
        </span>
      </dd>
      <dt>From</dt>
      <dd>{message.from}</dd>
      <dt>Type</dt>
      <dd>
        {message.type} <span className="quiet">{message.commit}</span>
      </dd>
      {message.schema !== undefined && message.schema !== '' && (
        <>
          <dt>Schema</dt>
          <dd>{message.schema}</dd>
        </>
      )}
      {message.tsMs !== undefined && (
        <>
          <dt>Sent</dt>
          <dd>{formatTime(message.tsMs)}</dd>
        </>
      )}
      <dt>Id</dt>
      <dd>
        <Hash value={message.id} label="message id" />
      </dd>
      {message.correlationId !== undefined && (
        <>
          <dt>Answers</dt>
          <dd>
            <Hash value={message.correlationId} label="correlation id" />
          </dd>
        </>
      )}
    </dl>
  )
}

function HexView({ payload }: { readonly payload: Uint8Array }): ReactElement {
  const { lines, leftOut } = hexDump(payload)
  if (lines.length === 0) return <p className="quiet">Empty.</p>
  return (
    <>
      <pre className="json hex" tabIndex={0} role="region" aria-label="Payload in hex">
        {lines.map((line) => `${line.offset}  ${line.hex.padEnd(47)}  ${line.ascii}`).join('\n')}
      </pre>
      {leftOut > 0 && <p className="quiet">{formatCount(leftOut)} bytes more are not shown.</p>}
    </>
  )
}
