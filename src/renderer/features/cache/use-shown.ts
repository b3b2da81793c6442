import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { FaultView } from '../../../shared/base/index.ts'
import { useServices } from '../../services.ts'
import { historyKey } from '../../time/history.ts'
import { useStateAt } from '../../time/use-state-at.ts'
import type { CacheTotals, LaneView } from './cache.ts'
import { type HeatScale, heatScale } from './heat.ts'
import { type Deeds, type FoldedCache, pastTable } from './past.ts'
import { type SlotEntry, SlotTable } from './slot-table.ts'

/** What the view shows: the cache as it is now, or as it was before or after a record. */
export interface ShownCache {
  readonly load: 'loading' | 'ready' | 'failed'
  readonly fault: FaultView | undefined
  /** The record that the time cursor stands at; undefined while live. */
  readonly moment: number | undefined
  readonly table: SlotTable
  readonly lanes: readonly LaneView[]
  /** What the engine counted since the cache was opened; at a moment what the record knows of it. */
  readonly totals: Partial<CacheTotals>
  readonly deeds: Deeds | undefined
  readonly scale: HeatScale
  readonly hasMarks: boolean
  readonly isFound: (entry: SlotEntry) => boolean
  readonly selected: string | undefined
}

const EMPTY = new SlotTable()

export function useShownCache(): ShownCache {
  const { cache, navigation, time } = useServices()
  const state = useStore(cache.store)
  const past = usePast(state.side)
  const head = useStore(time.store, ({ mode, at, head: newest }) => (mode === 'live' ? newest : at)?.record ?? 0)
  const selected = useStore(navigation.store, ({ selection }) => (selection?.kind === 'cache-key' ? selection.id : undefined))
  const { version, heat, hasMarks, search, lanes, totals, load, fault } = state
  return useMemo(() => {
    const words = search.trim().toLowerCase()
    const isFound = (entry: SlotEntry): boolean => words === '' || entry.key.toLowerCase().includes(words)
    const table = past === undefined ? cache.table : past.table
    const scale = heatScale(heat, table.entries, head)
    const common = { table, scale, hasMarks, isFound, selected }
    // `version` is what says that the model's own table has changed.
    if (past === undefined) return { ...common, load, fault, moment: undefined, lanes, totals, deeds: undefined, version }
    return { ...common, ...past }
  }, [cache, past, head, selected, version, heat, hasMarks, search, lanes, totals, load, fault])
}

type Past = Pick<ShownCache, 'load' | 'fault' | 'moment' | 'table' | 'lanes' | 'totals' | 'deeds'>

/** The cache at the time cursor, from the log alone; undefined while live. */
function usePast(side: 'before' | 'after'): Past | undefined {
  const { history, time, connection } = useServices()
  const moment = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const after = useStateAt('cache')
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const isFirst = moment === 0
  const before = useStore(history.store, (states) =>
    moment === undefined || moment === 0 ? undefined : states[historyKey(moment - 1, 'cache')],
  )
  useEffect(() => {
    // Its failure is in the store.
    if (moment !== undefined && moment > 0 && isOpen) history.stateAt({ record: moment - 1 }, 'cache').catch(() => {})
  }, [history, moment, isOpen])
  return useMemo(() => {
    if (moment === undefined) return undefined
    const nothing = { moment, table: EMPTY, lanes: [], totals: {}, deeds: undefined }
    if (after?.load === 'failed') return { ...nothing, load: 'failed', fault: after.fault }
    if (before?.load === 'failed') return { ...nothing, load: 'failed', fault: before.fault }
    if (after?.load !== 'ready' || !(isFirst || before?.load === 'ready')) return { ...nothing, load: 'loading', fault: undefined }
    const is = after.answer.state as FoldedCache
    const was = before?.load === 'ready' ? (before.answer.state as FoldedCache) : undefined
    const { table, deeds } = pastTable(was, is, side)
    const of = side === 'before' && was !== undefined ? was : is
    const lanes = of.tiers.map(({ budgetBytes, bytes, medium }) => ({ budgetBytes, bytes, medium }))
    const totals = { hits: of.hits, misses: of.misses, evicts: of.evictions }
    return { load: 'ready', fault: undefined, moment, table, lanes, totals, deeds }
  }, [moment, after, before, isFirst, side])
}
