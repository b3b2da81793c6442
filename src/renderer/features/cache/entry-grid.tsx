import { type ReactElement, type ReactNode, useMemo } from 'react'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { cutHash, formatBytes, formatCount } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/cache.ts'
import type { PlacedEntry } from './slot-table.ts'
import type { ShownCache } from './use-shown.ts'

const { columns: TITLES } = WORDS
const COLUMNS: readonly GridColumn[] = [
  { key: 'tier', title: TITLES.tier, track: '52px' },
  { key: 'slot', title: TITLES.slot, track: '56px', isNumber: true },
  { key: 'key', title: TITLES.key, track: 'minmax(220px, 1fr)' },
  { key: 'hits', title: TITLES.hits, track: '84px', isNumber: true },
  { key: 'bytes', title: TITLES.bytes, track: '84px', isNumber: true },
  { key: 'since', title: TITLES.since, track: '92px', isNumber: true },
  { key: 'put', title: TITLES.put, track: '92px', isNumber: true },
]

/** The picture's twin: the same entries with their numbers, in the order of their slots. */
export function EntryGrid({ shown }: { readonly shown: ShownCache }): ReactElement {
  const { navigation } = useServices()
  const entries = useMemo(() => shown.table.placed().filter(shown.isFound), [shown])
  const isEmpty = shown.table.placed().length === 0
  return (
    <div className="cache-entries" data-region="entries" tabIndex={-1}>
      {entries.length === 0 ? (
        <Blank title={isEmpty ? WORDS.none : WORDS.search.nothing}>{isEmpty ? WORDS.noneHint : WORDS.search.nothingHint}</Blank>
      ) : (
        <VirtualGrid
          label={WORDS.entries}
          columns={COLUMNS}
          count={entries.length}
          selected={entries.findIndex(({ key }) => key === shown.selected)}
          onSelect={(index) => {
            const key = entries[index]?.key
            if (key !== undefined) navigation.select({ kind: 'cache-key', id: key })
          }}
          onClear={() => navigation.select(undefined)}
          cell={(index, column) => cellOf(entries[index], column)}
        />
      )}
    </div>
  )
}

function cellOf(entry: PlacedEntry | undefined, column: string): ReactNode {
  if (entry === undefined) return null
  switch (column) {
    case 'tier':
      return WORDS.codes[entry.lane]
    case 'slot':
      return entry.slot
    case 'key':
      return <KeyName value={entry.key} />
    case 'hits':
      return formatCount(entry.hits)
    case 'bytes':
      return formatBytes(entry.bytes)
    case 'since':
      return entry.since < 0 ? '…' : <RecordLink record={entry.since} />
    default:
      return entry.put < 0 ? '…' : <RecordLink record={entry.put} />
  }
}

/** Its name in full, the hash of what it was determined by cut in the middle. */
function KeyName({ value }: { readonly value: string }): ReactElement {
  const at = value.lastIndexOf('@')
  return (
    <span className="mono" title={value}>
      {at < 0 ? value : value.slice(0, at)}
      {at >= 0 && <span className="quiet">@{cutHash(value.slice(at + 1))}</span>}
    </span>
  )
}
