import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { FIGURES_EVERY_MS } from '../../capture/limits.ts'
import type { SeriesView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount, formatTime } from '../../ui/format.ts'
import { LinePlot, type PlotShape } from '../../ui/line-plot.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/topics.ts'
import type { PlottedField } from './topics.ts'

const words = WORDS.plot
const HEIGHT_PX = 148
/** Of more messages only the line is drawn. */
const POINTS_DRAWN_MAX = 100
const COLUMNS: readonly GridColumn[] = [
  { key: 'pos', title: WORDS.grid.columns.pos, track: '96px', isNumber: true },
  { key: 'time', title: WORDS.grid.columns.time, track: '110px' },
  { key: 'value', title: words.value, track: 'minmax(100px, 1fr)', isNumber: true },
]

/** At most 6 significant digits, no more than it takes. */
const formatValue = (value: number): string => String(Number(value.toPrecision(6)))

/** The series of a field in what is shown, asked for anew at most four times a second; undefined while it is asked for the first time. */
function useSeries({ topic, path }: PlottedField): SeriesView | undefined {
  const { topics, clock } = useServices()
  const [series, setSeries] = useState<SeriesView>()
  useEffect(() => {
    let isOver = false
    let stop = (): void => {}
    setSeries(undefined)
    const turn = async (): Promise<void> => {
      const found = await topics.ask('series', { topic, path }).catch(() => undefined)
      if (isOver) return
      // What did not change is not drawn again.
      if (found !== undefined) setSeries((before) => (isSame(before, found) ? before : found))
      stop = clock.after(FIGURES_EVERY_MS, () => void turn())
    }
    void turn()
    return () => {
      isOver = true
      stop()
    }
  }, [topics, clock, topic, path])
  return series
}

const isSame = (before: SeriesView | undefined, after: SeriesView): boolean =>
  before !== undefined &&
  before.points.length === after.points.length &&
  before.without === after.without &&
  before.points[0]?.pos === after.points[0]?.pos &&
  before.points.at(-1)?.pos === after.points.at(-1)?.pos

/** A payload field of one topic over time, as a line or as its table. */
export function FieldPlot({ field }: { readonly field: PlottedField }): ReactElement {
  const { topics } = useServices()
  const shape = useStore(topics.store, (state) => state.plotShape)
  const series = useSeries(field)
  const newest = series?.points.at(-1)
  return (
    <>
      <div className="plot-line">
        <fieldset className="segmented" aria-label={words.shape}>
          {(['line', 'table'] as const).map((name) => (
            <button key={name} type="button" className="button" aria-pressed={name === shape} onClick={() => topics.setPlotShape(name)}>
              {words.shapes[name]}
            </button>
          ))}
        </fieldset>
        {series !== undefined && newest !== undefined && (
          <span className="quiet">{words.told(formatCount(series.points.length), formatCount(series.without))}</span>
        )}
        <span className="spacer" />
        {newest !== undefined && <span className="number">{formatValue(newest.value)}</span>}
      </div>
      {series === undefined ? (
        <Loading label={words.loading} rows={4} />
      ) : newest === undefined ? (
        <Blank title={words.none(field.topic)}>{words.noneHint}</Blank>
      ) : shape === 'table' ? (
        <SeriesTable field={field} series={series} />
      ) : (
        <SeriesLine field={field} series={series} />
      )}
    </>
  )
}

interface SeriesProps {
  readonly field: PlottedField
  readonly series: SeriesView
}

function SeriesLine({ field: { topic, path }, series: { points } }: SeriesProps): ReactElement {
  const hasPoints = points.length < POINTS_DRAWN_MAX
  const shape = useMemo(
    (): PlotShape => ({
      series: [{ title: path, dash: [] }],
      heightPx: HEIGHT_PX,
      isFromZero: false,
      hasPoints,
      formatValue,
    }),
    [path, hasPoints],
  )
  const columns = useMemo(() => [points.map(({ atMs }) => atMs / 1_000), points.map(({ value }) => value)], [points])
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const newest = points.at(-1)
  const label = words.label({
    what: `${path}, ${topic}`,
    now: newest === undefined ? '' : formatValue(newest.value),
    least: formatValue(least),
    most: formatValue(most),
  })
  const min = (points[0]?.atMs ?? 0) / 1_000
  const max = (newest?.atMs ?? 0) / 1_000
  // One moment alone still has a width.
  return <LinePlot shape={shape} label={label} columns={columns} min={min} max={Math.max(max, min + 0.001)} />
}

function SeriesTable({ field, series: { points } }: SeriesProps): ReactElement {
  const { navigation } = useServices()
  const selected = useStore(navigation.store, ({ selection }) => (selection?.kind === 'message' ? selection.id : undefined))
  const newestFirst = useMemo(() => points.toReversed(), [points])
  return (
    <div className="plot-table">
      <VirtualGrid
        label={words.table(field.path, field.topic)}
        columns={COLUMNS}
        count={newestFirst.length}
        selected={newestFirst.findIndex(({ pos }) => pos === selected)}
        onSelect={(index) => {
          const point = newestFirst[index]
          if (point !== undefined) navigation.select({ kind: 'message', id: point.pos })
        }}
        cell={(index, column) => {
          const point = newestFirst[index]
          if (point === undefined) return null
          if (column === 'pos') return point.pos
          return column === 'time' ? formatTime(point.atMs) : formatValue(point.value)
        }}
      />
    </div>
  )
}
