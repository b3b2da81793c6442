import { type RecordView, toRecordView } from '../../main/audit/index.ts'
import { type RecordedRun, RUN_RECORDS_MAX } from '../../main/engine/provenance/recorded-run.ts'
import type { WorkspaceLayout } from '../../main/workspace/layout.ts'
import { Fault } from '../../shared/base/index.ts'
import { foldLog, readLog } from '../read-log.ts'

/** Runs that a message lists, the newest. */
const RUNS_TOLD_MAX = 10

/**
 * A run by its id, or by the beginning of it that no other run has; from the log's files, with or without an engine.
 * @throws Fault `cli/usage` when there is no such run, or several; `spine/limit` when it left more than RUN_RECORDS_MAX records.
 */
export function recordedRuns(layout: WorkspaceLayout, ids: readonly string[]): readonly RecordedRun[] {
  const { runs } = foldLog(layout.auditDir)
  return ids.map((id) => {
    const found = Object.keys(runs).filter((name) => name.startsWith(id))
    const state = runs[found.includes(id) ? id : found.length === 1 ? (found[0] ?? '') : '']
    if (state === undefined) throw notOne(id, found, Object.keys(runs))
    const records: RecordView[] = []
    for (const { number, record } of readLog(layout.auditDir, { from: state.firstRecord, to: state.lastRecord + 1 })) {
      if (record.run !== state.id) continue
      records.push(toRecordView(number, record))
      if (records.length > RUN_RECORDS_MAX) throw new Fault('spine/limit', `run ${id} left more than ${RUN_RECORDS_MAX} records`)
    }
    return { state, records }
  })
}

function notOne(id: string, found: readonly string[], all: readonly string[]): Fault {
  const listed = found.length === 0 ? all : found
  const names = listed.slice(-RUNS_TOLD_MAX).reverse().join(', ')
  const said = found.length === 0 ? `no run ${id} on the record` : `${found.length} runs begin with ${id}`
  const told = listed.length > RUNS_TOLD_MAX ? `the newest are ${names} (all: vbus audit show --kind run_started)` : `there are ${names}`
  return new Fault('cli/usage', `${said}; ${listed.length === 0 ? 'there is none: vbus run' : told}`, { runs: found })
}
