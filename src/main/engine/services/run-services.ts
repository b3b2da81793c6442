import { Fault } from '../../../shared/base/index.ts'
import type { RunResult } from '../../../shared/services/run-result.ts'
import { type State, toRunResult } from '../../../shared/state/index.ts'
import type { RunDesk } from '../run-desk.ts'
import { optionalText, type Service, text, whole } from './service.ts'

const WAIT_MS_MAX = 590_000

export interface RunServiceDeps {
  readonly desk: RunDesk
  readonly state: () => State
  readonly workspace: string
  readonly toAbsolute: (relative: string) => string
  /** Verifies the log from disk for a run's result. */
  readonly auditVerdict: () => Promise<RunResult['audit']>
}

export function runServices(deps: RunServiceDeps): Record<string, Service> {
  const { desk } = deps
  const result = async (runId: string): Promise<object> => {
    const run = deps.state().runs[runId]
    if (run === undefined) throw new Fault('request/refused', `no run ${runId} in this workspace`, { run_id: runId })
    const { workspace, toAbsolute } = deps
    return toRunResult(run, { workspace, toAbsolute, audit: await deps.auditVerdict() })
  }
  return {
    'system.run.start': async (body, caller) => {
      const device = optionalText(body, 'device')
      const seed = body['seed'] === undefined ? {} : { seed: Number(body['seed']) }
      const run_id = await desk.start(
        { mode: text(body, 'mode', 'full_build'), ...seed, ...(device === undefined ? {} : { device }) },
        caller,
      )
      return { run_id }
    },
    'system.run.wait': async (body) => {
      const runId = text(body, 'run_id')
      const isEnded = await desk.wait(runId, whole(body, 'wait_ms', { fallback: WAIT_MS_MAX, min: 0, max: WAIT_MS_MAX }))
      if (!isEnded) throw new Fault('request/deadline', `run ${runId} still runs; ask again`, { run_id: runId })
      return await result(runId)
    },
    'system.run.result': async (body) => await result(text(body, 'run_id')),
    'system.run.cancel': async (body, caller) => {
      const runId = text(body, 'run_id')
      if (desk.runId !== runId) throw new Fault('request/refused', `run ${runId} does not run`, { run_id: runId })
      await desk.stop('cancel', text(body, 'reason', 'cancelled'), caller)
      return { ok: true }
    },
    'system.run.stop': async (body, caller) => ({
      ok: true,
      run_id: (await desk.stop('emergency', text(body, 'reason', 'emergency stop'), caller)) ?? null,
    }),
  }
}
