import { type ReactElement, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatTime } from './format.ts'
import { useThemeName } from './use-theme-name.ts'

/** How a plot is drawn; a new object makes a new plot. */
export interface PlotShape {
  /** Several lines are told apart by their dashes as well as by their colour. */
  readonly series: readonly { readonly title: string; readonly dash: readonly number[] }[]
  readonly heightPx: number
  /** The axis of values begins at 0, or fits what is shown. */
  readonly isFromZero: boolean
  readonly hasPoints: boolean
  readonly formatValue: (value: number) => string
}

export interface LinePlotProps {
  readonly shape: PlotShape
  /** What it shows, in words; its numbers stand in a table beside it. */
  readonly label: string
  /** Seconds since 1970, then each series; null where there is nothing. */
  readonly columns: readonly (readonly (number | null)[])[]
  /** Seconds that are on screen. */
  readonly min: number
  readonly max: number
}

/** Lines over time. */
export function LinePlot({ shape, label, columns, min, max }: LinePlotProps): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | undefined>(undefined)
  const theme = useThemeName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is drawn with its colours
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const made = new uPlot(optionsOf(shape, element), [[]], element)
    plot.current = made
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: shape.heightPx }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = undefined
    }
  }, [shape, theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a plot that was made anew is empty
  useEffect(() => {
    const made = plot.current
    if (made === undefined || (columns[0]?.length ?? 0) === 0) return
    made.setData(columns as uPlot.AlignedData, false)
    made.setScale('x', { min, max })
  }, [columns, min, max, shape, theme])
  return <div ref={host} className="line-plot" role="img" aria-label={label} style={{ height: shape.heightPx }} />
}

/** Values from 0 on, or around those that are shown. */
const rangeOf =
  (isFromZero: boolean): uPlot.Range.Function =>
  (_plot, min, max) => {
    if (isFromZero) return [0, max > 0 ? max * 1.1 : 1]
    const room = max > min ? (max - min) * 0.1 : Math.abs(max) * 0.1 || 1
    return [min - room, max + room]
  }

/** A value between two gaps makes no line: it is drawn as a point. */
function lonePoints(plot: uPlot, series: number): number[] {
  const values = plot.data[series] ?? []
  const isThere = (index: number): boolean => (values[index] ?? undefined) !== undefined
  return Array.from(values.keys()).filter((index) => isThere(index) && !isThere(index - 1) && !isThere(index + 1))
}

function optionsOf({ series, heightPx, isFromZero, hasPoints, formatValue }: PlotShape, element: HTMLElement): uPlot.Options {
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
    height: heightPx,
    pxAlign: 1,
    legend: { show: false },
    cursor: { show: true, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: rangeOf(isFromZero) } },
    axes: [
      // One line each: uPlot's own second line, the date, does not fit.
      { ...axis, space: 90, size: 22, values: (_plot, seconds) => seconds.map((at) => formatTime(at * 1_000).slice(0, 8)) },
      { ...axis, size: 48, space: 34, values: (_plot, values) => values.map(formatValue) },
    ],
    series: [
      {},
      ...series.map(({ title, dash }, index): uPlot.Series => {
        const stroke = colours[index] ?? ink
        return {
          label: title,
          stroke,
          width: 1.25,
          dash: [...dash],
          points: {
            show: hasPoints,
            size: hasPoints ? 5 : 3,
            fill: stroke,
            filter: (plot, at, isShown) => (isShown ? null : lonePoints(plot, at)),
          },
          spanGaps: false,
        }
      }),
    ],
  }
}
