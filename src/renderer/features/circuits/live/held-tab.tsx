import { type ReactElement, useState } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../../commands/command-button.tsx'
import { PayloadView } from '../../../record/payload-view.tsx'
import { useServices } from '../../../services.ts'
import { Blank } from '../../../ui/blank.tsx'
import { FaultText } from '../../../ui/fault-text.tsx'
import { cutHash, formatCount, formatTime } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { type HeldEdge, isSame } from './breakpoints.ts'
import { holdableOf } from './hold-place.ts'

const words = WORDS.held

/** What a breakpoint holds: looked at, let go one by one, or all at once. */
export function HeldTab({ document }: { readonly document: CircuitDocument }): ReactElement {
  const services = useServices()
  const { circuitDesk, circuitTests, breakpoints } = services
  const held = useStore(breakpoints.store, (state) => state.held)
  useStore(circuitDesk.store)
  useStore(circuitTests.store)
  const holdable = holdableOf(services)
  const holding = [...(holdable?.counts?.edges ?? [])].filter(([, { isHolding }]) => isHolding)
  const shown = held !== undefined && holdable !== undefined && isSame(held.place, holdable.place) ? held : undefined
  return (
    <>
      <div className="circuit-acts">
        <CommandButton command="circuits.hold" />
      </div>
      {holding.length > 0 && holdable !== undefined && (
        <ul className="plain" aria-label={words.others}>
          {holding.map(([edge, { held: count }]) => (
            <li key={edge}>
              <button
                type="button"
                className="button mono"
                aria-pressed={edge === shown?.edge}
                onClick={() => {
                  document.select({ nodes: [], edges: [edge] })
                  breakpoints.inspect(holdable.place, edge)
                }}
              >
                {edge}
              </button>{' '}
              {formatCount(count)}
            </li>
          ))}
        </ul>
      )}
      {shown === undefined ? <Blank title={words.none}>{words.noneHint}</Blank> : <HeldMessages held={shown} />}
    </>
  )
}

function HeldMessages({ held: { place, edge, messages, fault } }: { readonly held: HeldEdge }): ReactElement {
  const { breakpoints, notices } = useServices()
  const [selected, setSelected] = useState<string>()
  const attempt = (what: string, act: Promise<void>): void => void act.catch((error: unknown) => notices.failed(what, error))
  const message = messages.find(({ correlation }) => correlation === selected) ?? messages[0]
  return (
    <section aria-label={words.on(edge)}>
      <h2 className="mono">{words.on(edge)}</h2>
      <div className="circuit-acts">
        <button
          type="button"
          className="button strong"
          disabled={messages.length === 0}
          onClick={() => attempt(words.step, breakpoints.step(place, edge))}
        >
          {words.step}
        </button>
        <button type="button" className="button" onClick={() => attempt(words.release, breakpoints.release(place, edge))}>
          {words.release}
        </button>
      </div>
      {fault !== undefined && <FaultText fault={fault} />}
      {messages.length === 0 && fault === undefined && <p className="quiet">{words.empty}</p>}
      <ol className="circuit-held" aria-label={words.list}>
        {messages.map(({ correlation, schema, sinceMs }) => (
          <li key={correlation}>
            <button
              type="button"
              className="button"
              aria-pressed={correlation === message?.correlation}
              title={correlation}
              onClick={() => setSelected(correlation)}
            >
              <span className="mono">{words.message(cutHash(correlation))}</span> <span className="quiet">{schema}</span>{' '}
              <span className="quiet">{words.since(formatTime(sinceMs))}</span>
            </button>
          </li>
        ))}
      </ol>
      {message !== undefined && <PayloadView message={message} />}
    </section>
  )
}
