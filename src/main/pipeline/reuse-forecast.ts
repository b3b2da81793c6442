import type { PhaseName } from '../../shared/services/run-result.ts'
import { PHASES } from '../../shared/services/run-result.ts'
import type { KeptEntry, PhaseStore, RunPlan } from './contract.ts'
import { decodeKept, type KeptPhaseContent } from './kept-phase.ts'
import { differing, inputsOf, isReusable, type KeyParts, keyOf, type PhaseInputs, partsOf, type ReusablePhase } from './phase-key.ts'

/** What a phase would do, were the run started now. `open`: whether it is taken over is known once the phases before it have worked. */
export interface PhaseForecast {
  readonly phase: PhaseName
  readonly does: 'works' | 'anew' | 'reused' | 'weighed' | 'checks' | 'open'
  readonly fromRun?: string
  /** Parts of the phase's key in which it differs from what was kept last. */
  readonly differs: readonly string[]
}

/** What validation_only does in a phase that would otherwise make something (validation-only.ts). */
const CHECKS = new Set<string>(['MODEL_TRAINING', 'PREDICTION', 'OUTPUT_GENERATION', 'REVIEW_DEPLOY'])

/**
 * Says of each phase what PhaseMemory would do with it, without doing it: the same keys, made of the same parts. Reads what was kept, starts nothing.
 * @throws Fault `data/*` when what was kept is no longer what it was
 */
export async function forecastReuse(
  plan: Pick<RunPlan, 'mode' | 'reuse'>,
  store: Pick<PhaseStore, 'entries' | 'get'>,
): Promise<PhaseForecast[]> {
  const known: { -readonly [K in keyof PhaseInputs]: PhaseInputs[K] } = { tables: plan.reuse.inputs, keys: {}, models: [] }
  const forecasts: PhaseForecast[] = []
  let isCertain = true
  for (const phase of PHASES) {
    if (!isReusable(phase) || plan.mode === 'full_build' || plan.mode === 'validation_only') {
      const does =
        plan.mode === 'validation_only' && CHECKS.has(phase) ? 'checks' : plan.mode === 'full_build' && isReusable(phase) ? 'anew' : 'works'
      forecasts.push({ phase, does, differs: [] })
      continue
    }
    const forecast = forecastPhase(plan, { phase, known, isCertain }, store.entries(phase))
    forecasts.push(forecast)
    const { entry, key } = forecast
    known.keys = { ...known.keys, [phase]: key }
    if (entry === undefined) isCertain = false
    else take(known, decodeKept(await store.get(entry.sha256), entry.key))
  }
  return forecasts.map(({ phase, does, fromRun, differs }) => ({ phase, does, differs, ...(fromRun !== undefined && { fromRun }) }))
}

interface Asked {
  readonly phase: ReusablePhase
  readonly known: PhaseInputs
  /** Everything before it is taken over, so its inputs are known. */
  readonly isCertain: boolean
}

function forecastPhase(
  { mode, reuse }: Pick<RunPlan, 'mode' | 'reuse'>,
  { phase, known, isCertain }: Asked,
  entries: readonly KeptEntry[],
): PhaseForecast & { readonly entry?: KeptEntry; readonly key: string } {
  const parts = partsOf(reuse, phase, inputsOf(phase, known))
  const key = keyOf(phase, parts)
  const same = isCertain ? entries.find((entry) => entry.key === key) : undefined
  if (same !== undefined) return { phase, does: 'reused', fromRun: same.run, differs: [], entry: same, key }
  const apart = entries.map((entry) => differing(parts, JSON.parse(entry.parts) as KeyParts))
  const differs = (apart[0] ?? []).filter((part) => isCertain || part !== 'inputs')
  if (mode === 'equation_update' && phase === 'PREDICTION') {
    const isWeighed = apart.some((found) => found.every((part) => part === 'equation'))
    return { phase, does: isWeighed ? 'weighed' : 'anew', differs, key }
  }
  const couldBeSame = !isCertain && apart.some((found) => found.every((part) => part === 'inputs'))
  return {
    phase,
    does: couldBeSame ? 'open' : 'anew',
    differs: entries.length === 0 ? ['nothing was kept'] : couldBeSame ? [] : differs,
    key,
  }
}

/** What a phase that is taken over hands on. */
function take(known: { -readonly [K in keyof PhaseInputs]: PhaseInputs[K] }, { rows, facts }: KeptPhaseContent): void {
  if (rows !== undefined) known.rows = rows
  if (facts.models !== undefined) known.models = facts.models.map(({ address }) => address)
  if (facts.predictions !== undefined) known.predictions = facts.predictions
}
