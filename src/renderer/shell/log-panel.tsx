import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import type { AuditRecord } from '../data/types.ts'
import { recordCell } from '../record/record-cell.tsx'
import { useServices } from '../services.ts'
import { Blank, Loading } from '../ui/blank.tsx'
import { type GridColumn, VirtualGrid } from '../ui/virtual-grid.tsx'
import { WORDS } from '../words/shell.ts'

/** Records at the end of the log that this panel shows. */
const TAIL_RECORDS = 200

const { columns } = WORDS.log
const COLUMNS: readonly GridColumn[] = [
  { key: 'record', title: columns.record, track: '76px', isNumber: true },
  { key: 'time', title: columns.time, track: '108px' },
  { key: 'kind', title: columns.kind, track: '148px' },
  { key: 'actor', title: columns.actor, track: '116px' },
  { key: 'body', title: columns.body, track: 'minmax(110px, 1fr)' },
]

/** The end of the audit log: up to now, or up to the time cursor. */
export function LogPanel(): ReactElement {
  const { navigation } = useServices()
  const { records, fault } = useTail()
  const selection = useStore(navigation.store, (place) => place.selection)
  if (fault !== undefined) {
    return (
      <Blank title={WORDS.log.unknown}>
        {fault.message}. {fault.remedy} <code className="mono">{fault.code}</code>
      </Blank>
    )
  }
  if (records === undefined) return <Loading label={WORDS.log.loading} rows={5} />
  const selected = selection?.kind === 'record' ? records.findIndex(({ record }) => String(record) === selection.id) : -1
  return (
    <VirtualGrid
      label={WORDS.log.name}
      columns={COLUMNS}
      count={records.length}
      selected={selected}
      isFollowing={selected < 0}
      onSelect={(index) => {
        const record = records[index]
        if (record !== undefined) navigation.select({ kind: 'record', id: String(record.record) })
      }}
      onClear={() => navigation.select(undefined)}
      rowClass={(index) => (records[index]?.kind === 'breach' ? 'is-breach' : undefined)}
      cell={(index, column) => {
        const record = records[index]
        return record === undefined ? null : recordCell(record, column)
      }}
    />
  )
}

/** The records up to the time cursor, oldest first. */
function useTail(): { readonly records: readonly AuditRecord[] | undefined; readonly fault: FaultView | undefined } {
  const { engine, time, connection } = useServices()
  const last = useStore(time.store, ({ at }) => at?.record)
  const phase = useStore(connection.store, (state) => state.phase)
  const [tail, setTail] = useState<{ records?: readonly AuditRecord[]; fault?: FaultView }>({})
  useEffect(() => {
    let isCurrent = true
    const from = Math.max(0, (last ?? 0) + 1 - TAIL_RECORDS)
    if (last === undefined || phase !== 'open') return
    engine()
      ?.readAudit({ from, to: last + 1, limit: TAIL_RECORDS })
      .then(
        ({ records }) => isCurrent && setTail({ records }),
        (error: unknown) => isCurrent && setTail({ fault: Fault.from(error).toView() }),
      )
    return () => {
      isCurrent = false
    }
  }, [engine, last, phase])
  return { records: tail.records, fault: tail.fault }
}
