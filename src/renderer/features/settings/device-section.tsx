import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import type { DeviceAnswer } from '../../data/parties.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { useStateAt } from '../../time/use-state-at.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { formatBytes, formatDuration, shortActor } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/settings.ts'
import type { DeviceCheck } from './law.ts'

const words = WORDS.devices
const COLUMNS: readonly GridColumn[] = [
  { key: 'name', title: words.columns.name, track: 'minmax(90px, 140px)' },
  { key: 'kind', title: words.columns.kind, track: '92px' },
  { key: 'state', title: words.columns.state, track: '96px' },
  { key: 'operator', title: words.columns.operator, track: 'minmax(110px, 180px)' },
  { key: 'connected', title: words.columns.connected, track: '104px' },
  { key: 'backend', title: words.columns.backend, track: '72px' },
  { key: 'adapter', title: words.columns.adapter, track: 'minmax(72px, 1fr)' },
  { key: 'memory', title: words.columns.memory, track: '120px', isNumber: true },
  { key: 'record', title: words.columns.record, track: '72px', isNumber: true },
]
const PAST_COLUMNS = COLUMNS.filter(({ key }) => !['operator', 'connected'].includes(key))

/** A device of now or of then. */
interface DeviceRow extends Pick<DeviceAnswer, 'name' | 'kind' | 'state' | 'simulated' | 'reason'> {
  readonly backend: string
  readonly adapter: string
  readonly budgetBytes: number
  readonly usedBytes: number | undefined
  readonly record: number | undefined
}

type PastDevices = Readonly<Record<string, Omit<DeviceRow, 'name' | 'usedBytes'>>>

const toRow = ({ memory, record, backend, adapter, ...rest }: DeviceAnswer): DeviceRow => ({
  ...rest,
  backend: backend ?? '',
  adapter: adapter ?? '',
  budgetBytes: memory.budget_bytes,
  usedBytes: memory.used_bytes ?? undefined,
  record: record ?? undefined,
})

/** What no device has takes no room. */
const columnsFor = (rows: readonly DeviceRow[], isPast: boolean): readonly GridColumn[] =>
  (isPast ? PAST_COLUMNS : COLUMNS).filter(
    ({ key }) => (key !== 'backend' && key !== 'adapter' && key !== 'record') || rows.some((row) => (row[key] ?? '') !== ''),
  )

/** Devices as they are, or as the record says they were. */
export function useDeviceRows(): { readonly rows: readonly DeviceRow[]; readonly isPast: boolean; readonly isLoading: boolean } {
  const { parties } = useServices()
  const devices = useStore(parties.store, (state) => state.devices)
  const load = useStore(parties.store, (state) => state.load)
  const past = useStateAt('devices')
  const then = past?.load === 'ready' ? (past.answer.state as PastDevices | null) : undefined
  const now = useMemo(() => devices.map(toRow), [devices])
  const rows = useMemo(() => Object.entries(then ?? {}).map(([name, device]) => ({ ...device, name, usedBytes: undefined })), [then])
  if (past !== undefined) return { rows, isPast: true, isLoading: past.load === 'loading' }
  return { rows: now, isPast: false, isLoading: load === 'loading' }
}

/** Devices, who serves each, and a check of the one that is selected. */
export function DeviceSection(): ReactElement {
  const { parties, navigation, law } = useServices()
  useEffect(() => parties.watch(), [parties])
  const { rows, isPast, isLoading } = useDeviceRows()
  const bindings = useStore(parties.store, (state) => state.bindings)
  const fault = useStore(parties.store, (state) => state.faults.devices)
  const check = useStore(law.store, (state) => state.check)
  const selection = useStore(navigation.store, (place) => place.selection)
  if (isLoading) return <Loading label={WORDS.loading} rows={6} />
  if (!isPast && fault !== undefined && rows.length === 0) return <FaultText fault={fault} />
  return (
    <>
      <div className="section-head">
        <h2>{words.title}</h2>
        <span className="spacer" />
        <CommandButton command="settings.check-device" />
      </div>
      {rows.length === 0 ? (
        <Blank title={words.none} />
      ) : (
        <div className="device-list">
          <VirtualGrid
            label={words.title}
            columns={columnsFor(rows, isPast)}
            count={rows.length}
            selected={selection?.kind === 'device' ? rows.findIndex(({ name }) => name === selection.id) : -1}
            onSelect={(index) => navigation.select({ kind: 'device', id: rows[index]?.name ?? '' })}
            onClear={() => navigation.select(undefined)}
            cell={(index, column) => {
              const row = rows[index]
              const binding = bindings.find(({ device }) => device === row?.name)
              if (column === 'operator') return <OperatorLink identity={binding?.operator ?? ''} />
              if (column === 'connected') return binding?.connected === true ? words.here : <span className="quiet">{words.away}</span>
              return row === undefined ? null : cellOf(row, column)
            }}
          />
        </div>
      )}
      <p className="quiet">
        {words.edit} <CopyText text={words.editCommand} />
      </p>
      {!isPast && <Check check={check} label={words.proof} />}
    </>
  )
}

function OperatorLink({ identity }: { readonly identity: string }): ReactElement {
  const { navigation, operators } = useServices()
  const open = (): void => {
    operators.show('operators')
    navigation.select({ kind: 'operator', id: identity }, 'operators')
  }
  return (
    <button type="button" className="link" onClick={open}>
      {shortActor(identity)}
    </button>
  )
}

function cellOf(row: DeviceRow, column: string): ReactNode {
  switch (column) {
    case 'name':
      return row.name
    case 'kind':
      return <span className={row.simulated ? 'tag simulated' : 'tag'}>{row.kind}</span>
    case 'state':
      return ['missing', 'faulted', 'over-memory'].includes(row.state) ? <span className="degraded">{row.state}</span> : row.state
    case 'backend':
      return row.backend
    case 'adapter':
      return row.adapter
    case 'memory':
      return row.usedBytes === undefined
        ? words.budget(formatBytes(row.budgetBytes))
        : words.of(formatBytes(row.usedBytes), formatBytes(row.budgetBytes))
    default:
      return row.record === undefined ? '' : <RecordLink record={row.record} />
  }
}

/** What a check of a device found. */
export function Check({ check, label }: { readonly check: DeviceCheck | undefined; readonly label: string }): ReactElement {
  return (
    <section className="setting-part" aria-label={label}>
      <h2>{words.proof}</h2>
      {check === undefined ? (
        <p className="quiet">{words.notDone}</p>
      ) : check.state === 'checking' ? (
        <Loading label={words.checking(check.device)} rows={3} />
      ) : (
        <>
          <p role="status">{check.state === 'proved' ? words.checked(check.device) : words.notChecked(check.device)}</p>
          {check.fault !== undefined && <FaultText fault={check.fault} />}
          <dl className="facts">
            {Object.entries(words.proofFacts).map(([name, title]) => {
              const value = check.proof[name]
              if (value === undefined || value === null || value === '' || (name === 'class_ms_max' && value === 0)) return null
              return (
                <div key={name} className="fact">
                  <dt>{title}</dt>
                  <dd>{name.endsWith('_ms') || name.endsWith('_ms_max') ? formatDuration(Number(value)) : String(value)}</dd>
                </div>
              )
            })}
          </dl>
        </>
      )}
    </section>
  )
}
