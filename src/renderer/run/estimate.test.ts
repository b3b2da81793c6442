import { describe, expect, it } from 'vitest'
import { phases, runs } from '../../../e2e/harness/fixture-data.ts'
import type { RunSummary } from '../data/types.ts'
import { estimateLeft } from './estimate.ts'

const [passed] = runs(false) as [RunSummary]
const running: RunSummary = { ...passed, run_id: 'new', status: 'running', phases: phases(4, 'running') }
/** Of the fixture: three phases took 842, 1,310 and 2,204 ms, training 9,820, what follows 2,021. */
const ENDED_MS = 842 + 1_310 + 2_204

describe('what is left of a run', () => {
  it('VR10 is the pace of runs like it: the rest of the phase that runs and all that follow', () => {
    expect(estimateLeft(running, [passed], { elapsedMs: ENDED_MS + 820, progress: undefined })).toEqual({ leftMs: 9_000 + 2_021, runs: 1 })
    expect(estimateLeft(running, [passed], { elapsedMs: ENDED_MS + 30_000, progress: undefined })?.leftMs).toBe(2_021)
  })

  it('VR10 what the running phase says of itself counts more than what it took before', () => {
    const lines = [{ model: '', message: '', done: 1, total: 2 }]
    const progress = { phase: 'MODEL_TRAINING', lines: [...lines, ...lines, ...lines] } as const
    expect(estimateLeft(running, [passed], { elapsedMs: ENDED_MS + 4_000, progress })?.leftMs).toBe(4_000 + 2_021)
  })

  it('VR10 the first steps of a phase, slow as they are, do not make it last for ever', () => {
    const progress = (done: number) => ({ phase: 'MODEL_TRAINING', lines: [{ model: '', message: '', done, total: 100 }] }) as const
    const left = (done: number): number =>
      estimateLeft(running, [passed], { elapsedMs: ENDED_MS + 4_000, progress: progress(done) })?.leftMs ?? 0
    // By its own pace alone: 4 s for one in a hundred would be 396 s.
    expect(left(3)).toBeLessThan(40_000)
    expect(left(0)).toBe(9_820 - 4_000 + 2_021)
  })

  it('VR10 without a run like it nothing is estimated', () => {
    expect(estimateLeft(running, [{ ...passed, mode: 'incremental' }], { elapsedMs: 0, progress: undefined })).toBeUndefined()
    expect(estimateLeft(passed, [passed], { elapsedMs: 0, progress: undefined })).toBeUndefined()
  })
})
