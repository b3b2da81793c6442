import { type ReactElement, useCallback } from 'react'
import { useStore } from 'zustand'
import { recordCell } from '../../record/record-cell.tsx'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/audit.ts'
import { selectRecord } from './select-record.ts'

const COLUMNS: readonly GridColumn[] = [
  { key: 'record', title: WORDS.columns.record, track: '84px', isNumber: true },
  { key: 'time', title: WORDS.columns.time, track: '104px' },
  { key: 'kind', title: WORDS.columns.kind, track: '150px' },
  { key: 'actor', title: WORDS.columns.actor, track: '112px' },
  { key: 'phase', title: WORDS.columns.phase, track: '166px' },
  { key: 'run', title: WORDS.columns.run, track: '84px' },
  { key: 'body', title: WORDS.columns.body, track: 'minmax(110px, 1fr)' },
]

/** The records that match, every one of which can be scrolled to. */
export function RecordGrid(): ReactElement {
  const services = useServices()
  const { audit } = services
  const total = useStore(audit.store, (state) => state.total)
  const place = useStore(audit.store, (state) => state.place)
  const isFollowing = useStore(audit.store, (state) => state.isFollowing)
  const filterText = useStore(audit.store, (state) => state.filterText)
  const sought = useStore(audit.store, (state) => state.sought)
  const version = useStore(audit.store, (state) => state.version)
  const mark = useStore(audit.stepper.store, (state) => state.mark)
  const onRange = useCallback((first: number, last: number) => audit.want(first, last), [audit])
  const onSelect = useCallback((row: number) => void selectRow(services, row), [services])
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that came have other records
  const cell = useCallback(
    (row: number, column: string) => {
      const record = audit.at(row)
      if (record !== undefined) return recordCell(record, column)
      return column === 'kind' ? <span className="quiet">…</span> : null
    },
    [audit, version],
  )
  if (total === 0)
    return <Blank title={filterText === '' ? WORDS.empty : WORDS.noMatch}>{filterText === '' ? '' : WORDS.noMatchHint}</Blank>
  return (
    <VirtualGrid
      label={WORDS.grid}
      columns={COLUMNS}
      count={total}
      isFollowing={isFollowing}
      selected={place}
      sought={sought}
      onSelect={onSelect}
      onClear={() => selectRecord(services, undefined)}
      onRange={onRange}
      rowClass={(row) => {
        const record = audit.at(row)
        if (record === undefined) return undefined
        return [record.kind === 'breach' && 'is-breach', record.record === mark && 'is-marked'].filter(Boolean).join(' ')
      }}
      cell={cell}
    />
  )
}

/** A row that is not here yet is selected once its page has come. */
async function selectRow(services: ReturnType<typeof useServices>, row: number): Promise<void> {
  const record = services.audit.at(row) ?? (await services.audit.read(row))
  if (record !== undefined) selectRecord(services, record.record)
}
