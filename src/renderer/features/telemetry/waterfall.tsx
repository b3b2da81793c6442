import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/telemetry.ts'
import { formatMs } from './format-ms.ts'
import type { SpanView, TraceDetail } from './telemetry.ts'

const { waterfall: NAMES, span: SPAN } = WORDS
const COLUMNS: readonly GridColumn[] = [
  { key: 'name', title: SPAN.name, track: '68px' },
  { key: 'topic', title: SPAN.topic, track: '132px' },
  { key: 'bar', title: NAMES.bar, track: 'minmax(120px, 1fr)' },
  { key: 'duration', title: SPAN.duration, track: '84px', isNumber: true },
]
/** A bar is seen and can be hit however short its span was; share of the width. */
const BAR_MIN = 0.004

/** A trace's spans, each from its start to its end. */
export function Waterfall(): ReactElement {
  const { telemetry, navigation } = useServices()
  const { trace, traceFault, traceId } = useStore(telemetry.store)
  const selected = useStore(navigation.store, ({ selection }) => (selection?.kind === 'span' ? selection.id : undefined))
  if (traceFault !== undefined)
    return (
      <Blank title={SPAN.gone}>
        {traceFault.message} <code className="mono">{traceFault.code}</code>
      </Blank>
    )
  if (traceId === undefined) return <Blank title={NAMES.pick}>{NAMES.pickHint}</Blank>
  if (trace === undefined) return <Loading label={NAMES.loading} rows={5} />
  const { waterfall: spans } = trace
  const idOf = (index: number): string => `${trace.trace_id}/${spans[index]?.span ?? 0}`
  return (
    <div className="waterfall">
      <VirtualGrid
        label={NAMES.name}
        columns={COLUMNS}
        count={spans.length}
        selected={spans.findIndex((_, index) => idOf(index) === selected)}
        onSelect={(index) => navigation.select({ kind: 'span', id: idOf(index) })}
        onClear={() => navigation.select(undefined)}
        cell={(index, column) => {
          const span = spans[index]
          if (span === undefined) return null
          if (column === 'bar') return <Bar span={span} trace={trace} />
          if (column === 'duration') return formatMs(span.duration_ms)
          return column === 'name' ? span.name : <span className="mono">{span.topic}</span>
        }}
      />
      {trace.omitted > 0 && <p className="quiet">{NAMES.omitted(formatCount(trace.omitted))}</p>}
    </div>
  )
}

function Bar({ span, trace }: { readonly span: SpanView; readonly trace: TraceDetail }): ReactElement {
  const whole = Math.max(trace.duration_ms, 0.001)
  const from = span.start_ms / whole
  const share = Math.max(BAR_MIN, span.duration_ms / whole)
  const isFailed = span.outcome !== undefined && span.outcome !== 'ok'
  return (
    <span
      className={`span-bar ${span.name} ${isFailed ? 'failed' : ''}`}
      title={NAMES.span(span.name, span.topic, formatMs(span.start_ms), formatMs(span.duration_ms))}
      style={{ marginInlineStart: `${Math.min(1 - BAR_MIN, from) * 100}%`, width: `${Math.min(1, share) * 100}%` }}
    />
  )
}
