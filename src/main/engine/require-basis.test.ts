import { describe, expect, it } from 'vitest'
import { canonicalJson, Fault } from '../../shared/base/index.ts'
import { EMPTY_STATE, type State } from '../../shared/state/index.ts'
import { partsOf, type RunMode, type RunPlan } from '../pipeline/index.ts'
import { requireBasis } from './require-basis.ts'

const reuse: RunPlan['reuse'] = {
  data: { asOf: '2011-12-31' },
  training: { seed: 42 },
  equation: { catboost: 1 },
  policySha256: 'bb',
  components: { fabric: 'ff' },
  device: { kind: 'simulated' },
  environment: { threads: 1 },
  inputs: [{ name: 'master', path: 'data/master.sqlite', sha256: 'aa' }],
}
const keptOf = (phase: 'DATA_LOADING' | 'FEATURE_ENGINEERING' | 'MODEL_TRAINING', basis = reuse): State['kept'][number] => {
  const parts = canonicalJson(partsOf(basis, phase, phase === 'DATA_LOADING' ? basis.inputs : 'unknown before a run'))
  return { key: phase, phase, run: 'run-1', records: [1, 2], sha256: 'cc', outputs: [], parts }
}
const built = { ...EMPTY_STATE, kept: [keptOf('DATA_LOADING'), keptOf('FEATURE_ENGINEERING'), keptOf('MODEL_TRAINING')] }

function refusal(mode: RunMode, state: State, basis = reuse): Pick<Fault, 'code' | 'evidence'> | undefined {
  try {
    requireBasis({ mode, reuse: basis }, state)
    return undefined
  } catch (error) {
    return Fault.from(error)
  }
}

describe('what a run needs of earlier ones', () => {
  it('PL23 takes new weights to a kept build and refuses what else changed, naming it', () => {
    expect(refusal('equation_update', built)).toBeUndefined()
    expect(refusal('equation_update', built, { ...reuse, equation: { catboost: 0.5 } })).toBeUndefined()
    const changes = [
      [{ ...reuse, training: { seed: 43 } }, 'MODEL_TRAINING', ['configuration']],
      [{ ...reuse, policySha256: 'b2' }, 'DATA_LOADING', ['policy']],
      [{ ...reuse, inputs: [] }, 'DATA_LOADING', ['inputs']],
    ] as const
    for (const [basis, phase, differs] of changes)
      expect(refusal('equation_update', built, basis)).toMatchObject({ code: 'pipeline/more-than-equation', evidence: { phase, differs } })
    expect(refusal('equation_update', EMPTY_STATE)).toMatchObject({ code: 'pipeline/nothing-kept', evidence: { phase: 'DATA_LOADING' } })
  })

  it('PL24 validates only what was published; PL16 PL19 the other modes need nothing', () => {
    expect(refusal('validation_only', EMPTY_STATE)).toMatchObject({ code: 'pipeline/nothing-kept' })
    expect(refusal('full_build', EMPTY_STATE)).toBeUndefined()
    expect(refusal('incremental', EMPTY_STATE)).toBeUndefined()
  })
})
