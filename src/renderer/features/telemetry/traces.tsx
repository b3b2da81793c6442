import { RefreshCw } from 'lucide-react'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount, formatTime, shortRun } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/telemetry.ts'
import { formatMs } from './format-ms.ts'
import type { TraceView } from './telemetry.ts'
import { Waterfall } from './waterfall.tsx'

const { traces: NAMES } = WORDS
const COLUMNS: readonly GridColumn[] = [
  { key: 'start', title: NAMES.start, track: '100px' },
  { key: 'duration', title: NAMES.duration, track: '72px', isNumber: true },
  { key: 'spans', title: NAMES.spans, track: '56px', isNumber: true },
  { key: 'of', title: NAMES.of, track: '116px' },
  { key: 'topics', title: NAMES.topics, track: 'minmax(140px, 1fr)' },
]

/** Traces that the engine keeps, and the waterfall of the one that is selected. */
export function Traces(): ReactElement {
  const { telemetry } = useServices()
  const topic = useStore(telemetry.store, (state) => state.topic)
  const list = useStore(telemetry.store, (state) => state.list)
  const section = useRef<HTMLElement>(null)
  const shown = useRef(topic)
  useEffect(() => {
    // Asked for from the table above, which may fill the screen: the focus goes along.
    if (topic !== undefined && topic !== shown.current) {
      section.current?.scrollIntoView({ block: 'start' })
      section.current?.focus({ preventScroll: true })
    }
    shown.current = topic
  }, [topic])
  return (
    <section ref={section} className="telemetry-section" data-region="traces" tabIndex={-1}>
      <div className="section-line">
        <h2>{NAMES.name}</h2>
        <CommandButton command="telemetry.traces" icon={<RefreshCw size={12} aria-hidden />} look="bare" short={NAMES.refresh} />
        {topic !== undefined && (
          <>
            <span className="tag">{NAMES.filtered(topic)}</span>
            <CommandButton command="telemetry.all-traces" look="bare" short={NAMES.all} />
          </>
        )}
        <span className="spacer" />
        {list !== undefined && (
          <span className="quiet">
            {NAMES.kept(formatCount(list.spans), formatCount(list.spans_max), formatCount(list.dropped))}
            {list.untold > 0 && `, ${NAMES.untold(formatCount(list.untold))}`}
          </span>
        )}
      </div>
      <div className="traces">
        <TraceGrid />
        <Waterfall />
      </div>
    </section>
  )
}

function TraceGrid(): ReactElement {
  const { telemetry } = useServices()
  const { list, listFault, traceId } = useStore(telemetry.store)
  if (listFault !== undefined)
    return (
      <Blank title={NAMES.failedToRead}>
        {listFault.message} <code className="mono">{listFault.code}</code>
      </Blank>
    )
  if (list === undefined) return <Loading label={NAMES.name} rows={5} />
  const { traces } = list
  if (traces.length === 0) return <Blank title={NAMES.none}>{NAMES.noneHint}</Blank>
  return (
    <div className="trace-grid">
      <VirtualGrid
        label={NAMES.name}
        columns={COLUMNS}
        count={traces.length}
        selected={traces.findIndex(({ trace_id: id }) => id === traceId)}
        onSelect={(index) => {
          const id = traces[index]?.trace_id
          if (id !== undefined) void telemetry.showTrace(id)
        }}
        cell={(index, column) => cellOf(traces[index], column)}
      />
    </div>
  )
}

function cellOf(trace: TraceView | undefined, column: string): ReactNode {
  if (trace === undefined) return null
  switch (column) {
    case 'start':
      return formatTime(trace.start)
    case 'duration':
      return formatMs(trace.duration_ms)
    case 'spans':
      return formatCount(trace.spans)
    case 'of':
      return trace.run === null ? trace.from : NAMES.run(shortRun(trace.run))
    default:
      return (
        <span className="mono">
          {trace.failed && (
            <span className="degraded" title={NAMES.failed}>
              ! <span className="visually-hidden">{NAMES.failed} </span>
            </span>
          )}
          {trace.topics.join(' ')}
        </span>
      )
  }
}
