import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { canonicalJson, type Fault } from '../../../shared/base/index.ts'
import type { State } from '../../../shared/state/index.ts'
import { forecastReuse, type PhaseForecast, type PhaseStore, type RunPlan } from '../../pipeline/index.ts'
import type { RecordedRun } from '../provenance/recorded-run.ts'
import { type Difference, settingDifferences } from '../provenance/run-difference.ts'
import type { RunDesk } from '../run-desk.ts'
import { optionalText, type Service, text } from './service.ts'

/** Files larger than this are not hashed for a plan: the run itself reads them. */
const HASHED_BYTES_MAX = 256 * 1024 * 1024

export interface RunPlanDeps {
  readonly desk: RunDesk
  readonly state: () => State
  readonly phases: Pick<PhaseStore, 'entries' | 'get'>
  readonly recorded: (id: string) => Promise<RecordedRun>
  readonly toAbsolute: (relative: string) => string
}

/** `system.run.plan`: what a run started now would do and why, and what it would be refused for. Starts nothing and puts nothing on the record. */
export function runPlanService(deps: RunPlanDeps): Record<string, Service> {
  return {
    'system.run.plan': async (body, caller) => {
      const [device, seed] = [optionalText(body, 'device'), body['seed']]
      const request = {
        mode: text(body, 'mode', 'full_build'),
        ...(seed !== undefined && { seed: Number(seed) }),
        ...(device !== undefined && { device }),
      }
      const { plan, refusals } = await deps.desk.preview(request, caller)
      if (plan === undefined) return { refusals: refusals.map(toView), phases: [], inputs: [], settings: [], last_run: null }
      const isRefused = refusals.some(({ code }) => code.startsWith('pipeline/'))
      const phases = isRefused ? [] : await forecastReuse(plan, deps.phases)
      const last = deps.state().runOrder.findLast((id) => deps.state().runs[id]?.status === 'passed')
      const settings = last === undefined ? [] : settingDifferences(await deps.recorded(last), settingsOf(plan))
      return {
        mode: plan.mode,
        seed: plan.seed,
        device: { name: plan.device.name, kind: plan.device.kind },
        refusals: refusals.map(toView),
        phases: phases.map(toPhase),
        inputs: await inputsNow(deps, plan, last),
        settings: settings satisfies readonly Difference[],
        last_run: last ?? null,
        asks_person: plan.release !== undefined,
      }
    },
  }
}

const toView = (fault: Fault): object => fault.toView()
const toPhase = ({ phase, does, fromRun, differs }: PhaseForecast): object => ({ phase, does, from_run: fromRun ?? null, differs })

/** As the run's `run_started` would say them. */
function settingsOf(plan: RunPlan): Readonly<Record<string, unknown>> {
  const { mode, seed, asOf, device, configSha256, policySha256, lockSha256, parameters } = plan
  const hashes = { config_sha256: configSha256, policy_sha256: policySha256, lock_sha256: lockSha256 }
  const said = { device: device.name, device_kind: device.kind, mode, seed: String(seed), as_of: asOf, ...hashes, ...parameters }
  return JSON.parse(canonicalJson(said)) as Readonly<Record<string, unknown>>
}

async function inputsNow({ state, toAbsolute }: RunPlanDeps, { reuse }: RunPlan, last: string | undefined): Promise<object[]> {
  const before = state().runs[last ?? '']?.inputs ?? []
  const tables = reuse.inputs as readonly { readonly name: string; readonly path: string; readonly sha256: string }[]
  return await Promise.all(
    tables.map(async ({ name, path, sha256 }) => {
      const found = await hashNow(toAbsolute(path))
      const isChanged = found.sha256 !== null && found.sha256 !== sha256
      const then = before.find((input) => input.name === name)?.sha256 ?? null
      return {
        name,
        path,
        registered: sha256,
        now: found.sha256,
        bytes: found.bytes,
        last: then,
        changed: isChanged || found.bytes === null,
      }
    }),
  )
}

/** `bytes` null: the file is not there; `sha256` null: it is not there, or too long to be read for a plan. */
async function hashNow(path: string): Promise<{ readonly sha256: string | null; readonly bytes: number | null }> {
  try {
    const { size } = await stat(path)
    if (size > HASHED_BYTES_MAX) return { sha256: null, bytes: size }
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
    return { sha256: hash.digest('hex'), bytes: size }
  } catch {
    return { sha256: null, bytes: null }
  }
}
