import { type ReactElement, useEffect, useState } from 'react'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import type { Inspectors } from '../../place/inspectors.ts'
import type { Selection } from '../../place/selection.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { shortActor, shortRun } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/telemetry.ts'
import { formatMs } from './format-ms.ts'
import { parseSpanId } from './span-id.ts'
import type { SpanView, TraceDetail } from './telemetry.ts'

const { span: NAMES } = WORDS

type Known =
  | { readonly load: 'loading' }
  | { readonly load: 'ready'; readonly trace: TraceDetail; readonly span: SpanView | undefined }
  | { readonly load: 'failed'; readonly fault: FaultView }

/** One span: where its time went, and the way on to its message, its job and its record. */
function SpanInspector({ id }: { readonly id: string }): ReactElement {
  const { telemetry } = useServices()
  const [known, setKnown] = useState<Known>({ load: 'loading' })
  useEffect(() => {
    let isCurrent = true
    const tell = (next: Known): void => {
      if (isCurrent) setKnown(next)
    }
    const { traceId, number } = parseSpanId(id)
    telemetry.trace(traceId).then(
      (trace) => tell({ load: 'ready', trace, span: trace.waterfall.find(({ span }) => span === number) }),
      (error: unknown) => tell({ load: 'failed', fault: Fault.from(error).toView() }),
    )
    return () => {
      isCurrent = false
    }
  }, [telemetry, id])
  if (known.load === 'loading') return <Loading label={NAMES.loading} rows={6} />
  if (known.load === 'failed' || known.span === undefined)
    return <Blank title={NAMES.gone}>{known.load === 'failed' ? known.fault.message : ''}</Blank>
  return <SpanFacts trace={known.trace} span={known.span} />
}

function SpanFacts({ trace, span }: { readonly trace: TraceDetail; readonly span: SpanView }): ReactElement {
  return (
    <article className="span-facts" aria-label={`${span.name} ${span.topic}`}>
      <p>
        <strong>{span.name}</strong> <span className="quiet">{NAMES.names[span.name]}</span>
      </p>
      <dl className="facts">
        <dt>{NAMES.topic}</dt>
        <dd>
          <Go selection={{ kind: 'topic', id: span.topic }} words={span.topic} />
        </dd>
        <dt>{NAMES.from}</dt>
        <dd>{shortActor(span.from)}</dd>
        <dt>{NAMES.start}</dt>
        <dd className="mono">{formatMs(span.start_ms)}</dd>
        <dt>{NAMES.duration}</dt>
        <dd className="mono">{formatMs(span.duration_ms)}</dd>
        <dt>{NAMES.position}</dt>
        <dd>
          <Go selection={{ kind: 'message', id: span.pos }} words={span.pos} />
        </dd>
        {span.job_id !== undefined && (
          <>
            <dt>{NAMES.job}</dt>
            <dd>
              <Go selection={{ kind: 'job', id: span.job_id }} words={span.job_id} />
            </dd>
            <dt>{NAMES.outcome}</dt>
            <dd className={span.outcome === 'ok' ? '' : 'degraded'}>{span.outcome}</dd>
            <dt>{NAMES.operator}</dt>
            <dd>
              <Go selection={{ kind: 'operator', id: span.operator ?? '' }} words={span.operator ?? ''} />
            </dd>
          </>
        )}
        <dt>{NAMES.trace}</dt>
        <dd>
          <Hash value={trace.trace_id} label="trace id" />
          {trace.run !== null && <Go selection={{ kind: 'run', id: trace.run }} words={WORDS.traces.run(shortRun(trace.run))} />}
        </dd>
      </dl>
      <CommandButton command="telemetry.record" />
      {trace.waterfall.some(({ from }) => from.startsWith('circuit-')) && <CommandButton command="circuits.way-of" />}
    </article>
  )
}

function Go({ selection, words }: { readonly selection: Selection; readonly words: string }): ReactElement {
  const { navigation } = useServices()
  return (
    <button type="button" className="link mono" onClick={() => navigation.select(selection)}>
      {words}
    </button>
  )
}

export const inspectors: Inspectors = { span: SpanInspector }
