import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { FaultView } from '../../../shared/base/index.ts'
import type { RunState } from '../../../shared/state/index.ts'
import type { RunSummary } from '../../data/types.ts'
import { RUN_RECORDS_MAX, type RunDetail } from '../../run/run-engine.ts'
import { runPath, runThen } from '../../run/run-then.ts'
import { type RunTrace, traceOf } from '../../run/run-trace.ts'
import { useServices } from '../../services.ts'
import { useStateAt } from '../../time/use-state-at.ts'
import { Runs } from './runs.ts'
import { useRunsStarted } from './use-run-rows.ts'

export interface ShownRun {
  readonly run: RunSummary
  /** Undefined while it is read, and of a run that the time cursor stands within. */
  readonly detail: RunDetail | undefined
  readonly trace: RunTrace | undefined
  /** The records were more than are drawn. */
  readonly isCut: boolean
  /** Why there is no timeline from records. */
  readonly trouble: FaultView | undefined
  /** What is shown is the run as it was in the middle. */
  readonly isPartial: boolean
}

/** The run the view shows. At a moment it is the run as it was after that record: its state from the fold, its timeline from the records up to there. */
export function useShownRun(): ShownRun | undefined {
  const { runs, time } = useServices()
  const state = useStore(runs.store)
  const record = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const chosen = Runs.shown(state)
  const isLater = record !== undefined && (chosen?.records[0] ?? 0) > record
  const started = useRunsStarted()
  useEffect(() => {
    if (started !== undefined && started > 0) runs.want(started - 1, started - 1)
  }, [runs, started])
  const newestThen = started === undefined || started === 0 ? undefined : runs.at(started - 1)
  const run = isLater ? (newestThen ?? state.runs.find(({ records: [first = 0] }) => first <= record)) : chosen
  const isPartial = run !== undefined && record !== undefined && (run.records[1] ?? Number.POSITIVE_INFINITY) > record
  const then = useStateAt(isPartial ? runPath(run.run_id) : 'breaker')
  useEffect(() => {
    if (run !== undefined && isPartial) runs.loadRecords(run)
  }, [runs, run, isPartial])
  const known = run === undefined ? undefined : state.records[run.run_id]
  const records = Array.isArray(known) ? known : undefined
  const trace = useMemo(() => {
    const upTo = record === undefined ? records : records?.filter((item) => item.record <= record)
    return upTo === undefined || upTo.length < 2 ? undefined : traceOf(upTo)
  }, [records, record])
  if (run === undefined) return undefined
  const shown = isPartial && then?.load === 'ready' ? runThen(run, then.answer.state as RunState | null) : run
  return {
    run: shown,
    detail: isPartial ? undefined : state.details[run.run_id],
    trace,
    isCut: (records?.length ?? 0) >= RUN_RECORDS_MAX,
    trouble: known === undefined || Array.isArray(known) ? undefined : (known as FaultView),
    isPartial,
  }
}
