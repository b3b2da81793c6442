import { describe, expect, it } from 'vitest'
import { phases, RUN_IDS, runs } from '../../../../e2e/harness/fixture-data.ts'
import { PHASES } from '../../../shared/services/run-result.ts'
import { currentPhase, phaseMark, phaseProgress, runDurationMs } from '../../run/phase-state.ts'
import { parseRunEvent, type RunEvent } from './events.ts'
import { applyRunEvent, type RunsData, timeline } from './model.ts'

const AT = '2026-11-21T10:00:00.000Z'
const fold = (data: RunsData, ...events: (RunEvent | undefined)[]): RunsData =>
  events.reduce<RunsData>((before, event) => (event === undefined ? before : applyRunEvent(before, event, AT)), data)
const started = parseRunEvent('pipeline.runs', {
  run_id: 'r1',
  event: 'started',
  mode: 'full_build',
  seed: 7,
  device: { name: 'sim0', simulated: true },
})

describe('runs by their events', () => {
  it('WN19 follows a run through its phases, gates and end', () => {
    const data = fold(
      { runs: [], progress: {}, growth: {} },
      started,
      parseRunEvent('pipeline.phases', { run_id: 'r1', phase: 'GPU_INIT', number: 1, event: 'started', record: 3 }),
      parseRunEvent('pipeline.gates', { run_id: 'r1', phase: 'GPU_INIT', rule: 'V1', when: 'during', ok: true, record: 4 }),
      parseRunEvent('pipeline.gates', { run_id: 'r1', phase: 'GPU_INIT', rule: 'V1', when: 'during', ok: true, record: 4 }),
      parseRunEvent('pipeline.phases', { run_id: 'r1', phase: 'GPU_INIT', number: 1, event: 'passed', duration_ms: 812, record: 5 }),
      parseRunEvent('pipeline.runs', { run_id: 'r1', event: 'ended', status: 'passed', breach: null, record: 90 }),
    )
    const [run] = data.runs
    expect(run).toMatchObject({ run_id: 'r1', status: 'passed', seed: 7, device: 'sim0', simulated: true, ended: AT, breach: null })
    expect(run?.phases[0]).toEqual({
      name: 'GPU_INIT',
      status: 'passed',
      duration_ms: 812,
      gates: [{ rule: 'V1', when: 'during', ok: true, record: 4 }],
    })
    expect(run?.phases[1]?.status).toBe('not_reached')
  })

  it('WN19 takes nothing from a malformed event or one of an unknown run', () => {
    const malformed = [
      parseRunEvent('pipeline.runs', { event: 'started' }),
      parseRunEvent('pipeline.runs', { run_id: 'r1', event: 'ended', status: 'fine' }),
      parseRunEvent('pipeline.phases', { run_id: 'r1', phase: 'NO_SUCH', event: 'started' }),
      parseRunEvent('pipeline.phases', { run_id: 'r1', phase: 'GPU_INIT', event: 'exploded' }),
      parseRunEvent('pipeline.gates', { run_id: 'r1', phase: 'GPU_INIT', rule: 'V1', when: 'later', ok: true, record: 1 }),
      parseRunEvent('pipeline.gates', { run_id: 'r1', phase: 'GPU_INIT', rule: 'V1', when: 'after', ok: true }),
      parseRunEvent('pipeline.agents', { run_id: 'r1', phase: 'GPU_INIT' }),
    ]
    expect(malformed).toEqual(malformed.map(() => undefined))
    const before: RunsData = { runs: runs(false), progress: {}, growth: {} }
    const event = parseRunEvent('pipeline.phases', { run_id: 'unknown', phase: 'GPU_INIT', event: 'passed' })
    expect(fold(before, event).runs).toEqual(before.runs)
  })

  it('WN19 keeps one line of progress a learner, and forgets them when the phase changes', () => {
    const line = (phase: string, model: string, done: number) =>
      parseRunEvent('pipeline.progress', { run_id: 'r1', phase, model, message: 'm', done, total: 10 })
    const training = fold(
      { runs: [], progress: {}, growth: {} },
      line('MODEL_TRAINING', 'xgboost', 2),
      line('MODEL_TRAINING', 'catboost', 5),
      line('MODEL_TRAINING', 'xgboost', 10),
    )
    expect(training.progress['r1']?.lines.map(({ model, done }) => [model, done])).toEqual([
      ['catboost', 5],
      ['xgboost', 10],
    ])
    expect(phaseProgress(training.progress['r1'], 'MODEL_TRAINING')).toBe(0.5)
    expect(phaseProgress(training.progress['r1'], 'PREDICTION')).toBeUndefined()
    expect(fold(training, line('PREDICTION', 'xgboost', 1)).progress['r1']?.lines).toHaveLength(1)
  })

  it('WN19 lays eight phases one after the other, the running one up to now', () => {
    const [run] = runs(false)
    if (run === undefined) throw new Error('no run')
    const ended = timeline(run, 0)
    expect(ended.rows).toHaveLength(PHASES.length)
    expect(ended.totalMs).toBe(runDurationMs(run))
    const running = timeline({ ...run, status: 'running', phases: phases(2, 'running') }, 5_000)
    expect(running.rows[1]).toMatchObject({ startMs: 842, durationMs: 5_000 - 842 })
    expect(running.rows[2]?.durationMs).toBe(0)
    expect(currentPhase({ ...run, phases: phases(2, 'running') })?.name).toBe('DATA_LOADING')
  })

  it('WN20 marks a phase as failed for a breach only', () => {
    const failed = phases(2, 'failed')[1]
    if (failed === undefined) throw new Error('no phase')
    expect(phaseMark(failed, { status: 'breached' })).toBe('failed')
    expect(phaseMark(failed, { status: 'cancelled' })).toBe('stopped')
    expect(phaseMark({ ...failed, status: 'running' }, { status: 'interrupted' })).toBe('stopped')
    expect(phaseMark({ ...failed, status: 'passed' }, { status: 'cancelled' })).toBe('passed')
    expect(RUN_IDS).toHaveLength(3)
  })
})
