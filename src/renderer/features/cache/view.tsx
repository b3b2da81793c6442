import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useDenied } from '../../data/use-denied.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/cache.ts'
import './cache.css'
import { EntryGrid } from './entry-grid.tsx'
import { Lane, slotAfterKey, useCellPx } from './lane.tsx'
import { Legend } from './legend.tsx'
import { LANES } from './slot-table.ts'
import { MomentBar, Tools } from './tools.tsx'
import { type ShownCache, useShownCache } from './use-shown.ts'

export function CachePage(): ReactElement {
  const { cache } = useServices()
  useEffect(() => cache.watch(), [cache])
  const shown = useShownCache()
  useDenied('cache', shown.fault)
  return (
    <div className="page cache">
      <Tools shown={shown} />
      <MomentBar shown={shown} />
      <Body shown={shown} />
    </div>
  )
}

function Body({ shown }: { readonly shown: ShownCache }): ReactElement {
  const { load, fault, moment } = shown
  if (load === 'failed' && fault !== undefined)
    return (
      <Blank title={moment === undefined ? fault.message : WORDS.moment.failed}>
        {moment === undefined ? fault.remedy : fault.message} <code className="mono">{fault.code}</code>
      </Blank>
    )
  if (load === 'loading')
    return <Loading label={moment === undefined ? WORDS.loading : WORDS.moment.loading(formatCount(moment))} rows={14} />
  return (
    <>
      <Lanes shown={shown} />
      <EntryGrid shown={shown} />
    </>
  )
}

function Lanes({ shown }: { readonly shown: ShownCache }): ReactElement {
  const { navigation, panels } = useServices()
  const host = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const cellPx = useCellPx(host)
  const [[lane, slot], setCurrent] = useState<readonly [number, number]>([0, 0])
  const move = (toLane: number, toSlot: number): void => {
    setCurrent([toLane, toSlot])
    const key = shown.table.placedAt(toLane, toSlot)?.key
    if (key !== undefined) navigation.select({ kind: 'cache-key', id: key })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Enter') panels.setInspector(true)
    const next = event.key === 'Enter' ? ([lane, slot] as const) : slotAfterKey(event, lane, slot)
    if (next === undefined) return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>(`[data-lane="${next[0]}"][data-slot="${next[1]}"]`)?.focus()
  }
  return (
    <div className="cache-picture" ref={host} data-region="slots" tabIndex={-1}>
      <div ref={grid} role="grid" aria-label={WORDS.slots} onKeyDown={onKeyDown}>
        {LANES.map((slots, index) => (
          <div key={slots} role="presentation">
            <LaneHead lane={index} shown={shown} />
            <Lane lane={index} shown={shown} cellPx={cellPx} current={index === lane ? slot : undefined} onMove={move} />
          </div>
        ))}
      </div>
      <Legend shown={shown} />
    </div>
  )
}

function LaneHead({ lane, shown }: { readonly lane: number; readonly shown: ShownCache }): ReactElement {
  const { budgetBytes = 0, bytes = 0, medium = '' } = shown.lanes[lane] ?? {}
  const isSimulated = medium.includes('simulated')
  return (
    <p className="cache-lane-head" role="presentation">
      <strong>{WORDS.lanes[lane]}</strong>
      <span className="quiet">{WORDS.filled(formatCount(shown.table.count(lane)), formatCount(LANES[lane] ?? 0))}</span>
      <span className="quiet">{WORDS.budget(formatBytes(bytes), formatBytes(budgetBytes))}</span>
      {medium !== '' && <span className={isSimulated ? 'tag simulated' : 'quiet'}>{medium}</span>}
    </p>
  )
}
