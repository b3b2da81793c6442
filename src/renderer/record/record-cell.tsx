import type { ReactNode } from 'react'
import type { AuditRecord } from '../data/types.ts'
import { formatTime, shortRun } from '../ui/format.ts'
import { ActorName } from './actor-name.tsx'
import { summarise } from './summarise.ts'

/** One cell of a list of records, by the key of its column. */
export function recordCell(record: AuditRecord, column: string): ReactNode {
  switch (column) {
    case 'record':
      return record.record
    case 'time':
      return formatTime(record.time)
    case 'kind':
      return <span className="kind">{record.kind}</span>
    case 'actor':
      return <ActorName actor={record.actor} />
    case 'phase':
      return record.phase ?? ''
    case 'run':
      return <span className="mono">{record.run === undefined ? '' : shortRun(record.run)}</span>
    default:
      return <span className="quiet">{summarise(record.body)}</span>
  }
}
