import { describe, expect, it } from 'vitest'
import type { KeptEntry, ReuseBasis } from './contract.ts'
import { encodeKept, type KeptPhaseContent } from './kept-phase.ts'
import { inputsOf, keyOf, type PhaseInputs, partsOf, REUSABLE, type ReusablePhase } from './phase-key.ts'
import { forecastReuse } from './reuse-forecast.ts'

const BASIS: ReuseBasis = {
  data: { asOf: '2011-12-31' },
  training: { seed: 42 },
  equation: { xgboost: 0.5 },
  policySha256: 'aa',
  components: { controller: '1', data: '2', fabric: '3' },
  device: { kind: 'simulated' },
  environment: { node: '24' },
  inputs: [{ name: 'master', path: 'data/m', sha256: 'm1' }],
}
const HANDED: Readonly<Record<ReusablePhase, Partial<KeptPhaseContent>>> = {
  DATA_LOADING: {},
  FEATURE_ENGINEERING: { rows: { train: 'sha256:t', all: 'sha256:a' } },
  MODEL_TRAINING: { facts: { models: [{ name: 'xgboost', address: 'sha256:x', format: 'ubj' }] } },
  PREDICTION: { facts: { predictions: { xgboost: 'sha256:p' } } },
  OUTPUT_GENERATION: {},
}

/** What a run of `basis` would have left, phase by phase. */
function storeOf(basis: ReuseBasis) {
  const contents = new Map<string, Uint8Array>()
  const entries: KeptEntry[] = []
  let known: PhaseInputs = { tables: basis.inputs, keys: {}, models: [] }
  for (const phase of REUSABLE) {
    const parts = partsOf(basis, phase, inputsOf(phase, known))
    const key = keyOf(phase, parts)
    const content = { phase, key, records: [], jobs: [], facts: {}, artifacts: [], files: [], ...HANDED[phase] }
    contents.set(key, encodeKept(content))
    entries.push({ key, phase, run: 'run-1', records: [1, 2], sha256: key, parts: JSON.stringify(parts) })
    const { rows, facts } = content as KeptPhaseContent
    known = {
      ...known,
      keys: { ...known.keys, [phase]: key },
      ...(rows && { rows }),
      ...(facts.models && { models: facts.models.map(({ address }) => address) }),
      ...(facts.predictions && { predictions: facts.predictions }),
    }
  }
  return {
    entries: (phase: string) => entries.filter((entry) => entry.phase === phase),
    get: async (sha256: string) => contents.get(sha256) ?? new Uint8Array(),
  }
}

const doesOf = async (mode: 'full_build' | 'incremental' | 'equation_update' | 'validation_only', basis: ReuseBasis): Promise<string[]> => {
  const forecasts = await forecastReuse({ mode, reuse: basis }, storeOf(BASIS))
  return forecasts.map(({ does, differs }) => (differs.length === 0 ? does : `${does}: ${differs.join(' ')}`))
}

describe('what a run would take over', () => {
  it('VR4 an incremental run of the same takes every phase that can be taken', async () => {
    expect(await doesOf('incremental', BASIS)).toEqual(['works', 'reused', 'reused', 'reused', 'reused', 'reused', 'works', 'works'])
    expect(await doesOf('full_build', BASIS)).toEqual(['works', 'anew', 'anew', 'anew', 'anew', 'anew', 'works', 'works'])
    expect(await doesOf('validation_only', BASIS)).toEqual(['works', 'works', 'works', 'checks', 'checks', 'checks', 'works', 'checks'])
  })

  it('VR4 another seed begins with the training; what follows cannot be known to be the same', async () => {
    const does = await doesOf('incremental', { ...BASIS, training: { seed: 7 } })
    expect(does.slice(1, 6)).toEqual(['reused', 'reused', 'anew: configuration', 'anew: configuration', 'anew: configuration'])
  })

  it('VR4 other data are loaded anew; whether the rest is taken is open until they are', async () => {
    const does = await doesOf('incremental', { ...BASIS, inputs: [{ name: 'master', path: 'data/m', sha256: 'm2' }] })
    expect(does.slice(1, 6)).toEqual(['anew: inputs', 'open', 'open', 'open', 'open'])
  })

  it('VR4 an equation update weighs the predictions that were kept', async () => {
    const does = await doesOf('equation_update', { ...BASIS, equation: { xgboost: 0.4 } })
    expect(does.slice(1, 6)).toEqual(['reused', 'reused', 'reused', 'weighed: equation', 'anew: equation'])
  })

  it('VR4 of an empty store nothing can be taken', async () => {
    const empty = { entries: () => [], get: async () => new Uint8Array() }
    const forecasts = await forecastReuse({ mode: 'incremental', reuse: BASIS }, empty)
    expect(forecasts[1]).toEqual({ phase: 'DATA_LOADING', does: 'anew', differs: ['nothing was kept'] })
  })
})
