import { type ReactElement, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatTime } from '../../ui/format.ts'
import { useThemeName } from '../../ui/use-theme-name.ts'
import { WORDS } from '../../words/telemetry.ts'
import { type Charted, columnsOf, formatValue, nowOf } from './charted.ts'
import type { MetricsPoint } from './telemetry.ts'

const HEIGHT_PX = 128
/** What is on screen: the newest ten minutes; all of it is in the table. */
const SHOWN_S = 600

/** One chart over time. Its numbers are in the table twin; here a picture with a name that says what is now. */
export function Chart({ charted, points }: { readonly charted: Charted; readonly points: readonly MetricsPoint[] }): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | undefined>(undefined)
  const theme = useThemeName()
  const newest = points.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is drawn with its colours
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const made = new uPlot(optionsOf(charted, element), [[]], element)
    plot.current = made
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT_PX }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = undefined
    }
  }, [charted, theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart that was made anew is empty
  useEffect(() => {
    const last = points.at(-1)
    const made = plot.current
    if (made === undefined || last === undefined) return
    const from = last.atMs - SHOWN_S * 1_000
    made.setData(
      columnsOf(
        points.filter(({ atMs }) => atMs >= from),
        charted.series,
      ) as uPlot.AlignedData,
      false,
    )
    const max = last.atMs / 1_000
    made.setScale('x', { min: Math.max(max - SHOWN_S, (points[0]?.atMs ?? last.atMs) / 1_000), max: max + 0.001 })
  }, [points, charted, theme])
  const now = newest === undefined ? '' : nowOf(charted, newest)
  return (
    <figure className="chart">
      <figcaption>
        <strong>{charted.title}</strong> <span className="number">{now}</span>
      </figcaption>
      <div ref={host} className="chart-plot" role="img" aria-label={WORDS.chartName(charted.title, now)} />
    </figure>
  )
}

function optionsOf({ series }: Charted, element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const [ink, faint, line] = [read('--ink'), read('--ink-3'), read('--line')]
  const colours = [read('--accent'), ink, faint]
  const axis: uPlot.Axis = {
    stroke: faint,
    font: `11px ${read('--sans')}`,
    grid: { stroke: line, width: 1 },
    ticks: { show: false },
  }
  return {
    width: Math.max(120, element.clientWidth),
    height: HEIGHT_PX,
    pxAlign: 1,
    legend: { show: false },
    cursor: { show: true, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      // One line each: uPlot's own second line, the date, does not fit.
      { ...axis, space: 90, size: 22, values: (_plot, seconds) => seconds.map((at) => formatTime(at * 1_000).slice(0, 8)) },
      { ...axis, size: 48, space: 34, values: (_plot, values) => values.map(formatValue) },
    ],
    series: [
      {},
      ...series.map(
        ({ title, dash }, index): uPlot.Series => ({
          label: title,
          stroke: colours[index] ?? ink,
          width: 1.25,
          dash: [...dash],
          points: { show: false },
          spanGaps: false,
        }),
      ),
    ],
  }
}
