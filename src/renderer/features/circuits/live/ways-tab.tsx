import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { RecordLink } from '../../../record/record-link.tsx'
import { useServices } from '../../../services.ts'
import { Blank, Loading } from '../../../ui/blank.tsx'
import { FaultText } from '../../../ui/fault-text.tsx'
import { formatCount, formatTime } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { PathView } from './path-list.ts'

const words = WORDS.ways
/** Rows drawn; the newest. */
const ROWS_MAX = 200

/** Ways of messages through this circuit, from the record; one of them is lit on the canvas. */
export function WaysTab({ document }: { readonly document: CircuitDocument }): ReactElement {
  const { circuitWays, time } = useServices()
  const name = useStore(document.store, (state) => state.circuit?.name)
  const moment = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const { load, fault, paths, total, lit } = useStore(circuitWays.store)
  useEffect(() => {
    void circuitWays.refresh(moment)
    return () => circuitWays.light(undefined)
  }, [circuitWays, moment])
  const newest = paths.filter(({ circuit }) => circuit === name).slice(0, ROWS_MAX)
  // One that was asked for from another view may be older than those.
  const isOlder = lit !== undefined && lit.circuit === name && !newest.some(({ record }) => record === lit.record)
  const own = isOlder ? [lit, ...newest] : newest
  if (load === 'failed' && fault !== undefined) return <FaultText fault={fault} />
  if (load !== 'ready') return <Loading label={words.loading} rows={8} />
  return (
    <>
      <div className="circuit-acts">
        <button type="button" className="button" onClick={() => void circuitWays.refresh(moment)}>
          {words.refresh}
        </button>
        <button type="button" className="button" disabled={lit === undefined} onClick={() => circuitWays.light(undefined)}>
          {words.dark}
        </button>
        <span className="quiet">{words.of(formatCount(own.length), formatCount(total))}</span>
      </div>
      {own.length === 0 ? (
        <Blank title={words.none}>{words.noneHint}</Blank>
      ) : (
        <ol className="circuit-ways" aria-label={words.name}>
          {own.map((path) => (
            <Way key={path.record} path={path} isLit={path.record === lit?.record} />
          ))}
        </ol>
      )}
    </>
  )
}

function Way({ path, isLit }: { readonly path: PathView; readonly isLit: boolean }): ReactElement {
  const { circuitWays, navigation } = useServices()
  const { record, time, outcome, cause, source, sourcePos, steps, stepsLeftOut, outputTopic, durationMs, trace } = path
  return (
    <li className={`circuit-way ${outcome} ${isLit ? 'lit' : ''}`}>
      <div className="circuit-way-head">
        <button
          type="button"
          className="button"
          aria-pressed={isLit}
          aria-label={words.light(record)}
          onClick={() => circuitWays.light(isLit ? undefined : path)}
        >
          {formatTime(Date.parse(time)).slice(0, 12)}
        </button>
        <strong className={outcome === 'dropped' ? 'degraded' : ''}>{words.outcome[outcome]}</strong>
        {cause !== '' && <code className="mono">{cause}</code>}
        <span className="quiet">{formatCount(durationMs)} ms</span>
        <span className="spacer" />
        <RecordLink record={record} />
        {trace !== '' && (
          <button type="button" className="link" title={trace} onClick={() => navigation.select({ kind: 'span', id: `${trace}/` })}>
            {words.trace}
          </button>
        )}
      </div>
      <div className="circuit-way-steps mono">
        <button type="button" className="link" onClick={() => navigation.select({ kind: 'message', id: sourcePos })}>
          {source}
        </button>
        {steps.map(({ node, operator, isSimulated }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way may pass a node twice, and never changes
          <span key={index}>
            → {node}
            {operator !== '' && <span className={isSimulated ? 'tag simulated' : 'tag'}>{operator}</span>}
          </span>
        ))}
        {stepsLeftOut > 0 && <span className="quiet">{words.leftOut(formatCount(stepsLeftOut))}</span>}
        {outputTopic !== '' && <span className="quiet">{words.output(outputTopic)}</span>}
      </div>
    </li>
  )
}
