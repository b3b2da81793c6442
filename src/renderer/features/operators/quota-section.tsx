import { type ReactElement, type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { shortActor } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/operators.ts'
import { showAmount } from './amounts.ts'
import { type QuotaRow, quotaRows } from './rows.ts'
import { usePastQuota } from './use-past.ts'

const words = WORDS.quotas
const COLUMNS: readonly GridColumn[] = [
  { key: 'account', title: words.columns.account, track: 'minmax(150px, 240px)' },
  { key: 'what', title: words.columns.what, track: '96px' },
  { key: 'per', title: words.columns.per, track: '60px' },
  { key: 'used', title: words.columns.used, track: '96px', isNumber: true },
  { key: 'reserved', title: words.columns.reserved, track: '88px', isNumber: true },
  { key: 'limit', title: words.columns.limit, track: '96px', isNumber: true },
  { key: 'left', title: words.columns.left, track: '96px', isNumber: true },
  { key: 'source', title: words.columns.source, track: 'minmax(140px, 1fr)' },
]

/** What each account used, may use at most, and where that was written. */
export function QuotaSection(): ReactElement {
  const { parties, navigation } = useServices()
  const { accounts, load, faults } = useStore(parties.store)
  // One identity has several rows: which of them is selected is this grid's own.
  const [selected, setSelected] = useState(-1)
  const past = usePastQuota()
  const now = useMemo(() => quotaRows(accounts), [accounts])
  const rows = past?.rows ?? now
  if (past === undefined ? load === 'loading' : past.isLoading) return <Loading label={WORDS.loading} rows={8} />
  if (past === undefined && faults.quota !== undefined && rows.length === 0) return <FaultText fault={faults.quota} />
  if (rows.length === 0) return <Blank title={words.none}>{past === undefined ? words.noneHint : ''}</Blank>
  const identityOf = (row: QuotaRow | undefined): string => (row?.account.startsWith('identity/') === true ? row.account.slice(9) : '')
  return (
    <div className="whole" data-region="quotas" tabIndex={-1}>
      <VirtualGrid
        label={WORDS.sections.quotas}
        columns={COLUMNS}
        count={rows.length}
        selected={selected}
        onSelect={(index) => {
          setSelected(index)
          const identity = identityOf(rows[index])
          if (identity !== '') navigation.select({ kind: 'identity', id: identity })
        }}
        cell={(index, column) => cellOf(rows[index], column)}
      />
    </div>
  )
}

function cellOf(row: QuotaRow | undefined, column: string): ReactNode {
  if (row === undefined) return null
  const { account, what, per, used, reserved, limit, place } = row
  switch (column) {
    case 'account':
      return <span title={account}>{shortActor(account)}</span>
    case 'what':
      return <span className="mono">{what}</span>
    case 'per':
      return per
    case 'used':
      return showAmount(what, used)
    case 'reserved':
      return reserved === 0 ? '' : showAmount(what, reserved)
    case 'limit':
      return limit === undefined ? <span className="quiet">{words.unlimited}</span> : showAmount(what, limit)
    case 'left':
      return limit === undefined ? '' : <Left what={what} left={Math.max(0, limit - used - reserved)} />
    default:
      return <span className="mono quiet">{place === '' ? words.nowhere : place}</span>
  }
}

const Left = ({ what, left }: { readonly what: string; readonly left: number }): ReactElement => (
  <span className={left === 0 ? 'degraded' : undefined}>{showAmount(what, left)}</span>
)
