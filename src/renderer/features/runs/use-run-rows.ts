import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../data/types.ts'
import { useServices } from '../../services.ts'
import { useStateAt } from '../../time/use-state-at.ts'

export interface RunRows {
  readonly count: number
  /** The run in a row; undefined while it is on its way. */
  readonly at: (row: number) => RunSummary | undefined
  /** The row of a run; -1: it is in none, or not here. */
  readonly indexOf: (runId: string) => number
  /** Rows on screen. */
  readonly want: (first: number, last: number) => void
}

/** The rows of the grid: all runs, newest first, or those that the filter lets through. At a moment, those that had started by then. */
export function useRunRows(): RunRows {
  const { runs, time } = useServices()
  const order = useStore(runs.store, (state) => state.order)
  const total = useStore(runs.store, (state) => state.total)
  const from = useStore(runs.store, (state) => state.from)
  const newest = useStore(runs.store, (state) => state.runs)
  const shelved = useStore(runs.store, (state) => state.shelved)
  const record = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const startedThen = useRunsStarted()
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that have come change what is known
  const numbers = useMemo(() => {
    const top = record === undefined ? total : (startedThen ?? total - startedLater(newest, record))
    if (order !== undefined) return order.filter((number) => number < top)
    return { top, count: top - from }
  }, [order, total, from, newest, shelved, record, startedThen])
  const isList = Array.isArray(numbers)
  const span = numbers as { readonly top: number; readonly count: number }
  // A run that has just started has no number until the list says it.
  const unnumbered = isList || record !== undefined ? 0 : newest.filter((run) => run.number === undefined).length
  const numberAt = (row: number): number => (isList ? (numbers[row] ?? -1) : span.top - 1 - (row - unnumbered))
  const want = useCallback(
    (first: number, last: number) => {
      if (!isList) runs.want(span.top - 1 - last, span.top - 1 - first)
    },
    [runs, isList, span.top],
  )
  return {
    count: isList ? numbers.length : span.count + unnumbered,
    at: (row) => (row < unnumbered ? newest[row] : runs.at(numberAt(row))),
    indexOf: (runId) => {
      const run = runs.find(runId)
      if (run === undefined) return -1
      if (run.number === undefined) return newest.indexOf(run)
      return isList ? numbers.indexOf(run.number) : span.top - 1 - run.number + unnumbered
    },
    want,
  }
}

/** How many runs had started at the time cursor, as the fold has it; undefined while live, and until it is known. */
export function useRunsStarted(): number | undefined {
  const then = useStateAt('runsTotal')
  return then?.load === 'ready' ? Number(then.answer.state) : undefined
}

/** Of the newest runs those that began after a record: an answer for as long as the fold's is on its way. */
function startedLater(newest: readonly RunSummary[], record: number): number {
  return newest.filter(({ records: [first = Number.POSITIVE_INFINITY] }) => first > record).length
}
