import { Fault } from '../../shared/base/index.ts'
import type { State } from '../../shared/state/index.ts'
import { differing, partsOf, type RunPlan } from '../pipeline/index.ts'

/** What an equation update takes over whole, with the parts of their keys that are known before a run. */
const TAKEN_OVER = ['DATA_LOADING', 'FEATURE_ENGINEERING', 'MODEL_TRAINING'] as const

/**
 * Refuses a run that has nothing to work on, before anything starts: an equation update needs data, features and models that were kept
 * of exactly this configuration but for the weights; a validation needs something that was published.
 * @throws Fault `pipeline/nothing-kept`, `pipeline/more-than-equation`
 */
export function requireBasis({ mode, reuse }: Pick<RunPlan, 'mode' | 'reuse'>, { kept, runs, runOrder }: State): void {
  if (mode === 'validation_only' && !runOrder.some((id) => (runs[id]?.version ?? '') !== ''))
    throw new Fault('pipeline/nothing-kept', 'nothing is published yet that could be validated')
  if (mode !== 'equation_update') return
  for (const phase of TAKEN_OVER) {
    const newest = kept.findLast((entry) => entry.phase === phase)
    if (newest === undefined) throw new Fault('pipeline/nothing-kept', `no ${phase} is kept that weights could be taken to`, { phase })
    const inputs = phase === 'DATA_LOADING' ? reuse.inputs : undefined
    const fits = kept.filter((entry) => entry.phase === phase).map((entry) => differences(reuse, phase, { parts: entry.parts, inputs }))
    const differs = fits.at(-1) ?? []
    if (fits.some((found) => found.length === 0)) continue
    throw new Fault('pipeline/more-than-equation', `not only weights changed: ${phase} was kept with other ${differs.join(', ')}`, {
      phase,
      differs,
      kept_by: newest.run,
    })
  }
}

function differences(
  reuse: RunPlan['reuse'],
  phase: (typeof TAKEN_OVER)[number],
  { parts, inputs }: { parts: string; inputs: unknown },
): string[] {
  const theirs = JSON.parse(parts) as Record<string, unknown>
  const ours = partsOf(reuse, phase, inputs ?? null)
  // What rows and features come out of the data is known only once they are made.
  return differing(ours, theirs).filter((part) => part !== 'inputs' || inputs !== undefined)
}
