import { describe, expect, it } from 'vitest'
import { apply } from './apply.ts'
import { KEPT_PHASES_MAX } from './kept-fold.ts'
import { EMPTY_STATE, type State } from './state.ts'

const kept = (key: number, run = 'run-1') => ({
  run,
  phaseKept: {
    key: Uint8Array.of(key),
    phase: 'PREDICTION',
    firstRecord: 3,
    lastRecord: 5,
    keptSha256: Uint8Array.of(9),
    outputs: ['sha256:aa'],
  },
})
const fold = (records: readonly object[]): State =>
  records.reduce<State>((state, record, number) => apply(state, record, number), EMPTY_STATE)

describe('what is kept of phases', () => {
  it('PL17 keeps the newest of a key and lets the oldest go at the limit', () => {
    const many = Array.from({ length: KEPT_PHASES_MAX + 3 }, (_, key) => kept(key))
    const { kept: all } = fold([...many, kept(5, 'run-2')])
    expect(all).toHaveLength(KEPT_PHASES_MAX)
    expect(all[0]?.key).toBe('03')
    expect(all.at(-1)).toEqual({
      key: '05',
      phase: 'PREDICTION',
      run: 'run-2',
      records: [3, 5],
      sha256: '09',
      outputs: ['sha256:aa'],
      parts: '{}',
    })
    expect(all.filter(({ key }) => key === '05')).toHaveLength(1)
  })

  it('PL19 PL21 a phase says in the state whose work it took, or why it was done anew', () => {
    const state = fold([
      { run: 'run-2', runStarted: { mode: 'incremental' } },
      { run: 'run-2', phase: 'DATA_LOADING', phaseReused: { fromRun: 'run-1' } },
      { run: 'run-2', phase: 'MODEL_TRAINING', phaseNoted: { act: 'anew', reason: 'other rows', differs: ['inputs'] } },
    ])
    const phases = state.runs['run-2']?.phases ?? []
    expect(phases.find(({ name }) => name === 'DATA_LOADING')?.reusedFrom).toBe('run-1')
    expect(phases.find(({ name }) => name === 'MODEL_TRAINING')?.notes).toEqual([
      { act: 'anew', reason: 'other rows', differs: ['inputs'] },
    ])
  })
})
