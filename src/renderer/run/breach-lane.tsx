import { type ReactElement, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { REASON_CHARS_MAX } from '../../shared/host/index.ts'
import type { BreachView } from '../../shared/services/run-result.ts'
import { useServices } from '../services.ts'
import { BreachGlyph } from '../ui/glyphs.tsx'
import { splitEvidence } from './evidence.ts'

/** A breach: what, where, expected against actual, what to do; and while it holds the breaker open, the person's acknowledgement. */
export function BreachLane({ breach }: { readonly breach: BreachView }): ReactElement {
  const { rig, navigation, audit } = useServices()
  const open = useStore(rig.store, (state) => state.status?.breach ?? undefined)
  const record = breach.records[0]
  const isOpen = open !== undefined && open.records[0] === record
  const { pairs, rest } = splitEvidence(breach.evidence)
  return (
    <section className="breach" aria-label="Breach">
      <header className="breach-head">
        <BreachGlyph mode={breach.mode} size={20} />
        <h2>{breach.mode}</h2>
        {breach.phase !== '' && <span>in {breach.phase}</span>}
        <code className="mono">{breach.code}</code>
      </header>
      <p className="breach-message">{breach.message}</p>
      {pairs.length > 0 && <ExpectedActual pairs={pairs} />}
      <dl className="facts">
        {rest.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name.replaceAll('_', ' ')}</dt>
            <dd className="mono">{evidenceText(value)}</dd>
          </div>
        ))}
        <div className="fact">
          <dt>remedy</dt>
          <dd>{breach.remedy}</dd>
        </div>
        {breach.records.length > 0 && (
          <div className="fact">
            <dt>records</dt>
            <dd>
              {breach.records.map((number) => (
                <button
                  key={number}
                  type="button"
                  className="link"
                  onClick={() => {
                    audit.reveal(number)
                    navigation.go('audit')
                  }}
                >
                  {number}
                </button>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {isOpen && record !== undefined && <Acknowledge record={record} />}
    </section>
  )
}

function ExpectedActual({ pairs }: { readonly pairs: ReturnType<typeof splitEvidence>['pairs'] }): ReactElement {
  return (
    <table className="table evidence">
      <thead>
        <tr>
          <th scope="col">Evidence</th>
          <th scope="col">Expected</th>
          <th scope="col">Actual</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair.name}>
            <th scope="row">{pair.name}</th>
            <td className="mono">{evidenceText(pair.expected)}</td>
            <td className="mono actual">{evidenceText(pair.actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function evidenceText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function Acknowledge({ record }: { readonly record: number }): ReactElement {
  const { host, engine, notices, rig } = useServices()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const sign = host.signAcknowledgement
  if (sign === undefined) return <AcknowledgeElsewhere />
  const acknowledge = async (): Promise<void> => {
    const text = reason.trim()
    setMissing(text === '')
    if (text === '') return field.current?.focus()
    setWorking(true)
    try {
      const signed = await sign(record, text)
      const at = await engine()?.acknowledge({ reason: text, ...signed })
      notices.done('Breach acknowledged', at === undefined ? undefined : `Record ${at}. Runs may start again.`)
      rig.refresh()
    } catch (error) {
      notices.failed('The breach was not acknowledged', error)
    } finally {
      setWorking(false)
    }
  }
  return (
    <form
      className="acknowledge"
      onSubmit={(event) => {
        event.preventDefault()
        void acknowledge()
      }}
    >
      <label htmlFor={id}>Reason</label>
      <input
        ref={field}
        id={id}
        className="field"
        value={reason}
        maxLength={REASON_CHARS_MAX}
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        placeholder="What you found and what you did about it"
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="button strong" disabled={isWorking}>
        Acknowledge
      </button>
      <p id={`${id}-hint`} className={isMissing ? 'degraded' : 'quiet'}>
        {isMissing ? 'Say why: the reason goes on the record.' : 'No run starts until then. Signed with your key and put on the record.'}
      </p>
    </form>
  )
}

function AcknowledgeElsewhere(): ReactElement {
  const { host, notices } = useServices()
  const command = 'npx vbus breach ack --reason "…"'
  return (
    <p className="acknowledge-elsewhere">
      No run starts until a person acknowledges this. A browser holds no person key: use the desktop window, or{' '}
      <button
        type="button"
        className="hash mono"
        title="Copy the command"
        onClick={() => void host.copyText(command).then(() => notices.done('Copied', command))}
      >
        {command}
      </button>
    </p>
  )
}
