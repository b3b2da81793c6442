import { type ReactElement, useMemo } from 'react'
import { LinePlot, type PlotShape } from '../../ui/line-plot.tsx'
import { WORDS } from '../../words/telemetry.ts'
import { type Charted, columnsOf, formatValue, nowOf, valuesOf } from './charted.ts'
import type { MetricsPoint } from './telemetry.ts'

const HEIGHT_PX = 128
/** What is on screen: the newest ten minutes; all of it is in the table. */
const SHOWN_S = 600

/** Which of the lines it is. */
function LineSample({ index, dash }: { readonly index: number; readonly dash: readonly number[] }): ReactElement {
  return (
    <svg className={`line-sample of-${index}`} width={16} height={8} aria-hidden>
      <line x1={0} x2={16} y1={4} y2={4} strokeDasharray={dash.length === 0 ? undefined : dash.join(' ')} />
    </svg>
  )
}

/** One chart over time. Its numbers are in the table twin; here a picture with a name that says what is now. */
export function Chart({ charted, points }: { readonly charted: Charted; readonly points: readonly MetricsPoint[] }): ReactElement {
  const shape = useMemo(
    (): PlotShape => ({ series: charted.series, heightPx: HEIGHT_PX, isFromZero: true, hasPoints: false, formatValue }),
    [charted],
  )
  const newest = points.at(-1)
  const newestMs = newest?.atMs ?? 0
  const columns = useMemo(
    () =>
      columnsOf(
        points.filter(({ atMs }) => atMs >= newestMs - SHOWN_S * 1_000),
        charted.series,
      ),
    [points, newestMs, charted],
  )
  const now = newest === undefined ? '' : nowOf(charted, newest)
  const values = newest === undefined ? [] : valuesOf(charted, newest)
  const max = newestMs / 1_000
  return (
    <figure className="chart">
      <figcaption>
        <strong>{charted.title}</strong>{' '}
        <span className="chart-now number">
          {values.length === 0 && <span className="quiet">{now}</span>}
          {values.map((value, index) => (
            <span key={charted.series[index]?.title}>
              {values.length > 1 && <LineSample index={index} dash={charted.series[index]?.dash ?? []} />}
              {value}
            </span>
          ))}
        </span>
      </figcaption>
      <LinePlot
        shape={shape}
        label={WORDS.chartName(charted.title, now)}
        columns={columns}
        min={Math.max(max - SHOWN_S, (points[0]?.atMs ?? newestMs) / 1_000)}
        max={max + 0.001}
      />
    </figure>
  )
}
