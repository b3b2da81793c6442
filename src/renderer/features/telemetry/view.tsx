import { type ReactElement, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { lazily } from '../../ui/lazily.tsx'
import { WORDS } from '../../words/telemetry.ts'
import './telemetry.css'
import { CHARTED } from './charted.ts'
import { Counts } from './counts.tsx'
import { PointTable } from './point-table.tsx'
import { POINTS_MAX } from './telemetry.ts'
import { Traces } from './traces.tsx'

const Chart = lazily(async () => (await import('./chart.tsx')).Chart)

export function TelemetryPage(): ReactElement {
  const { telemetry, time } = useServices()
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  useEffect(() => void telemetry.readTraces(), [telemetry])
  return (
    <div className="page telemetry">
      <Head isPast={isPast} />
      {isPast ? (
        <Blank title={WORDS.past}>{WORDS.pastHint}</Blank>
      ) : (
        <div className="telemetry-body" data-region="numbers" tabIndex={-1}>
          <Numbers />
          <Counts />
          <Traces />
        </div>
      )}
    </div>
  )
}

function Head({ isPast }: { readonly isPast: boolean }): ReactElement {
  const { telemetry } = useServices()
  const shape = useStore(telemetry.store, (state) => state.shape)
  const kept = useStore(telemetry.store, ({ points }) => points.length)
  return (
    <div className="pane-head" data-region="tools" tabIndex={-1}>
      <h1>{WORDS.title}</h1>
      {!isPast && (
        <>
          <fieldset className="segmented" aria-label={WORDS.shape}>
            {(['charts', 'tables'] as const).map((name) => (
              <button
                key={name}
                type="button"
                className="button"
                aria-pressed={name === shape}
                onClick={() => {
                  if (name !== shape) telemetry.toggleShape()
                }}
              >
                {WORDS[name]}
              </button>
            ))}
          </fieldset>
          <span className="spacer" />
          <span className="quiet">{WORDS.kept(formatCount(kept), formatCount(POINTS_MAX))}</span>
        </>
      )}
    </div>
  )
}

function Numbers(): ReactElement {
  const { telemetry } = useServices()
  const points = useStore(telemetry.store, (state) => state.points)
  const shape = useStore(telemetry.store, (state) => state.shape)
  if (points.length === 0) return <Loading label={WORDS.loading} rows={8} />
  if (shape === 'tables') return <PointTable points={points} />
  return (
    <Suspense fallback={<Loading label={WORDS.loading} rows={8} />}>
      <div className="charts">
        {CHARTED.map((charted) => (
          <Chart key={charted.id} charted={charted} points={points} />
        ))}
      </div>
    </Suspense>
  )
}
