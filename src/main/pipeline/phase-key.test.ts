import { describe, expect, it } from 'vitest'
import type { ReuseBasis } from './contract.ts'
import { differing, isReusable, keyOf, partsOf, REUSABLE } from './phase-key.ts'
import { PLAN } from './run.testing.ts'

const { reuse } = PLAN
const changed: Readonly<Record<string, ReuseBasis>> = {
  configuration: { ...reuse, data: { asOf: '2012-01-01' } },
  learners: { ...reuse, training: { seed: 8 } },
  equation: { ...reuse, equation: { catboost: 0.5 } },
  policy: { ...reuse, policySha256: '12' },
  components: { ...reuse, components: { fabric: 'fe' } },
  device: { ...reuse, device: { kind: 'cuda' } },
  environment: { ...reuse, environment: { threads: 2 } },
}
/** The phases that get another key by that change, inputs being the same. */
const touched = (basis: ReuseBasis): string[] =>
  REUSABLE.filter((phase) => keyOf(phase, partsOf(basis, phase, 'x')) !== keyOf(phase, partsOf(reuse, phase, 'x')))

describe('the key of a phase', () => {
  it('PL18 changes with everything the phase depends on and with nothing else', () => {
    const [data, features, ...learned] = REUSABLE
    expect(touched(reuse)).toEqual([])
    expect(touched(changed['configuration'] as ReuseBasis)).toEqual([data, features, 'PREDICTION', 'OUTPUT_GENERATION'])
    expect(touched(changed['learners'] as ReuseBasis)).toEqual(learned)
    expect(touched(changed['equation'] as ReuseBasis)).toEqual(['PREDICTION', 'OUTPUT_GENERATION'])
    expect(touched(changed['policy'] as ReuseBasis)).toEqual([...REUSABLE])
    expect(touched(changed['components'] as ReuseBasis)).toEqual(learned)
    expect(touched(changed['device'] as ReuseBasis)).toEqual([...REUSABLE])
    expect(touched(changed['environment'] as ReuseBasis)).toEqual([...REUSABLE])
  })

  it('PL18 PL21 differs by inputs and by phase, and says which parts differ', () => {
    const parts = partsOf(reuse, 'PREDICTION', ['a'])
    expect(differing(parts, partsOf(reuse, 'PREDICTION', ['b']))).toEqual(['inputs'])
    expect(differing(parts, partsOf(changed['equation'] as ReuseBasis, 'PREDICTION', ['a']))).toEqual(['equation'])
    expect(keyOf('PREDICTION', parts)).not.toBe(keyOf('OUTPUT_GENERATION', parts))
    expect(differing(parts, {})).toHaveLength(7)
    expect([isReusable('GPU_INIT'), isReusable('AUDIT_LOGGING'), isReusable('REVIEW_DEPLOY')]).toEqual([false, false, false])
  })
})
