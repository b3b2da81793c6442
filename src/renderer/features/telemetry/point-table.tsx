import type { ReactElement } from 'react'
import { formatTime } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/telemetry.ts'
import { CHARTED, formatValue } from './charted.ts'
import type { MetricsPoint } from './telemetry.ts'

const VALUES = CHARTED.flatMap(({ id, title, unit, series }) =>
  series.map((one) => ({
    key: `${id} ${one.title}`,
    title: `${series.length === 1 ? title : `${title} ${one.title}`}${unit === '' || unit === '/s' ? unit : `, ${unit}`}`,
    read: one.read,
  })),
)
const COLUMNS: readonly GridColumn[] = [
  { key: 'time', title: WORDS.time, track: '104px' },
  ...VALUES.map(({ key, title }): GridColumn => ({ key, title, track: 'minmax(128px, 1fr)', isNumber: true })),
]

/** The charts' twin: every number that is kept, newest first. */
export function PointTable({ points }: { readonly points: readonly MetricsPoint[] }): ReactElement {
  return (
    <div className="point-table">
      <VirtualGrid
        label={WORDS.tables}
        columns={COLUMNS}
        count={points.length}
        selected={-1}
        onSelect={() => undefined}
        cell={(index, column) => {
          const point = points[points.length - 1 - index]
          if (point === undefined) return null
          if (column === 'time') return formatTime(point.atMs)
          const value = VALUES.find(({ key }) => key === column)
          const read = value?.read(point)
          return read === undefined ? null : formatValue(read)
        }}
      />
    </div>
  )
}
