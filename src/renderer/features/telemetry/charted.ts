import { WORDS } from '../../words/telemetry.ts'
import type { MetricsPoint, Quantiles } from './telemetry.ts'

export interface ChartedSeries {
  readonly title: string
  /** Undefined where nothing was measured. */
  readonly read: (point: MetricsPoint) => number | undefined
  /** Several lines are told apart by their dashes as well as by their colour. */
  readonly dash: readonly number[]
}

export interface Charted {
  readonly id: keyof typeof WORDS.charted
  readonly title: string
  readonly unit: string
  readonly series: readonly ChartedSeries[]
}

const { charted: TITLES, series: NAMES } = WORDS
const SOLID: readonly number[] = []
const DASHED = [6, 4]
const DOTTED = [1, 3]

const quantiles = (of: (point: MetricsPoint) => Quantiles | undefined): readonly ChartedSeries[] => [
  { title: NAMES.p50, read: (point) => of(point)?.p50, dash: SOLID },
  { title: NAMES.p99, read: (point) => of(point)?.p99, dash: DASHED },
  { title: NAMES.max, read: (point) => of(point)?.max, dash: DOTTED },
]

/** The charts, in their order. */
export const CHARTED: readonly Charted[] = [
  { id: 'messages', title: TITLES.messages, unit: '/s', series: [{ title: NAMES.rate, read: ({ rate }) => rate, dash: SOLID }] },
  { id: 'loop', title: TITLES.loop, unit: 'ms', series: quantiles(({ loop }) => loop) },
  { id: 'commit', title: TITLES.commit, unit: 'ms', series: quantiles(({ commit }) => commit) },
  { id: 'turn', title: TITLES.turn, unit: 'ms', series: quantiles(({ turn }) => turn) },
  {
    id: 'queues',
    title: TITLES.queues,
    unit: '',
    series: [
      { title: NAMES.queued, read: ({ queuedBytes }) => queuedBytes / 1_024, dash: SOLID },
      { title: NAMES.pending, read: ({ durablePending }) => durablePending, dash: DASHED },
      { title: NAMES.waiting, read: ({ jobsWaiting }) => jobsWaiting, dash: DOTTED },
    ],
  },
  {
    id: 'parties',
    title: TITLES.parties,
    unit: '',
    series: [{ title: NAMES.connections, read: ({ connections }) => connections, dash: SOLID }],
  },
]

/** Between two points further apart than this nothing was measured: the line ends and begins again. */
export const GAP_MS = 3_000

/** Columns as uPlot takes them: seconds, then each series; null where nothing was measured. */
export function columnsOf(points: readonly MetricsPoint[], series: readonly ChartedSeries[]): (number | null)[][] {
  const columns: (number | null)[][] = [[], ...series.map((): (number | null)[] => [])]
  let beforeMs: number | undefined
  for (const point of points) {
    if (beforeMs !== undefined && point.atMs - beforeMs > GAP_MS) {
      columns[0]?.push((beforeMs + 1) / 1_000)
      for (const column of columns.slice(1)) column.push(null)
    }
    beforeMs = point.atMs
    columns[0]?.push(point.atMs / 1_000)
    for (const [index, { read }] of series.entries()) columns[index + 1]?.push(read(point) ?? null)
  }
  return columns
}

/** 3 significant digits, no more than it takes. */
export const formatValue = (value: number): string => (value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))))

/** What each line of a chart says now: its name where there are several, its value, at the last one the unit. Nothing where nothing was measured. */
export function valuesOf({ series, unit }: Charted, point: MetricsPoint): readonly string[] {
  if (series.every(({ read }) => read(point) === undefined)) return []
  return series.map(({ title, read }, index) => {
    const value = read(point)
    const name = series.length === 1 ? '' : `${title} `
    const tail = index === series.length - 1 && unit !== '' ? `${unit === '/s' ? '' : ' '}${unit}` : ''
    return `${name}${value === undefined ? '—' : formatValue(value)}${tail}`
  })
}

/** The same in words: `p50 0.1, p99 2.4, max 8 ms`. */
export const nowOf = (charted: Charted, point: MetricsPoint): string => valuesOf(charted, point).join(', ') || WORDS.unmeasured
