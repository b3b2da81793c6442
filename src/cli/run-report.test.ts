import { describe, expect, it } from 'vitest'
import { PHASES, type RunResult } from '../shared/services/run-result.ts'
import type { BusMessage } from '../shared/wire/message.ts'
import { Output } from './output.ts'
import { RunProgress } from './run-progress.ts'
import { runReport } from './run-report.ts'
import { testHost } from './test-host.testing.ts'

const result: RunResult = {
  type: 'result',
  ok: true,
  workspace: '/rig',
  run_id: 'run-1',
  mode: 'full_build',
  seed: 42,
  as_of: '2011-12-31',
  status: 'passed',
  device: { name: 'sim0', kind: 'simulated', simulated: true, adapter: 'CPU' },
  phases: PHASES.map((name) => ({ name, status: 'passed', duration_ms: 1, gates: [] })),
  rows: { in: 10, used: 9, quarantined: 1, held_out: 2 },
  findings: [{ rule: 'D1-title-missing', rows: 1, action: 'quarantined', record: 7, detail: 'title: 1 row' }],
  models: [{ name: 'xgboost', trees: 1350, weight: 0.52, mae: 0.6236, r2: Number.NaN }],
  ensemble: { mae: 0.6, r2: 0.5 },
  baseline: { mae: 0.94 },
  inputs: [{ path: '/rig/data/a.csv', sha256: 'aa' }],
  outputs: [{ path: '/rig/outputs/v1/p.csv', sha256: 'bb', role: 'predictions' }],
  audit: { records: 99, root: 'cc', verified: true },
  breach: null,
}

describe('the report of a run', () => {
  it('shows scores beside the baseline, hashes, the verdict, and that a device is simulated', () => {
    const text = runReport(result).join('\n')
    expect(text).toMatch(/xgboost +1350 +0\.52 +0\.6236 +-/)
    expect(text).toMatch(/ensemble +0\.6000 +0\.5000/)
    expect(text).toMatch(/baseline \(mean\) +0\.9400/)
    expect(text).toContain('declared as simulated')
    for (const part of [
      'aa  /rig/data/a.csv',
      'bb  /rig/outputs/v1/p.csv',
      '99 records, root cc: verified',
      'D1-title-missing',
      'title: 1 row',
    ])
      expect(text).toContain(part)
  })

  it('says which phases were taken over, and what phases say of themselves', () => {
    const notes = [{ act: 'anew', reason: 'MODEL_TRAINING is trained anew: other than kept: inputs', differs: ['inputs'] }]
    const phases = result.phases.map((phase) =>
      phase.name === 'DATA_LOADING' ? { ...phase, reused_from: 'run-0' } : phase.name === 'MODEL_TRAINING' ? { ...phase, notes } : phase,
    )
    expect(runReport({ ...result, phases }).join('\n')).toMatch(
      /phases\n {2}DATA_LOADING +taken over from run-0\n {2}MODEL_TRAINING +anew: MODEL_TRAINING is trained anew/,
    )
    expect(runReport(result).join('\n')).not.toContain('\nphases\n')
  })

  it('says what a breach was, by which records, and what to do', () => {
    const breach = {
      mode: 'DATA_BREAKDOWN',
      phase: 'DATA_LOADING',
      code: 'data/changed',
      message: 'a.csv changed',
      evidence: {},
      records: [41, 40],
      remedy: 'Restore it.',
    } as const
    const text = runReport({
      ...result,
      ok: false,
      status: 'breached',
      models: [],
      outputs: [],
      audit: { ...result.audit, verified: false },
      breach,
    }).join('\n')
    for (const part of [
      'DATA_BREAKDOWN in DATA_LOADING: a.csv changed',
      'data/changed, records 41, 40',
      'Restore it.',
      'vbus breach ack',
      'NOT VERIFIED',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('held-out rows')
  })
})

describe('the progress of a run', () => {
  const message = (topic: string, body: unknown): BusMessage => ({
    delivery: { pos: 1n, seq: 1n, epoch: 1, from: 'controller', namespace: 'default', commit: 'durable' },
    envelope: { id: '', type: 'event', topic, payload: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)) },
  })

  it("prints a line per phase, two per model's trees and what else is said, also of events before the run's id was known, and nothing of other runs", () => {
    const host = testHost()
    const progress = new RunProgress(new Output(false, host))
    progress.take(message('pipeline.phases', { run_id: 'run-1', phase: 'GPU_INIT', event: 'started' }))
    progress.take(message('pipeline.phases', { run_id: 'run-0', phase: 'PREDICTION', event: 'started' }))
    progress.follow('run-1')
    progress.take(message('pipeline.phases', { run_id: 'run-1', phase: 'GPU_INIT', event: 'passed', duration_ms: 1500 }))
    for (const done of [0, 1, 700, 1350, 1350]) {
      progress.take(
        message('pipeline.progress', {
          run_id: 'run-1',
          phase: 'MODEL_TRAINING',
          model: 'xgboost',
          done,
          total: 1350,
          message: `at ${done}`,
        }),
      )
    }
    progress.take(message('pipeline.progress', 'no JSON'))
    const said = (phase: string, text: string, more: object = {}): BusMessage =>
      message('pipeline.progress', { run_id: 'run-1', phase, message: text, ...more })
    progress.take(said('PREDICTION', 'xgboost: 0 of 0 trees', { model: 'xgboost', done: 0, total: 0 }))
    progress.take(said('PREDICTION', 'PREDICTION: taken from run-0'))
    progress.take(said('PREDICTION', 'ensemble: MAE 0.597, R2 0.514', { model: 'ensemble' }))
    progress.take(message('pipeline.findings', { run_id: 'run-1', rule: 'D1-title-missing', rows: 1, action: 'quarantined' }))
    expect(host.out().trimEnd().split('\n')).toEqual([
      'run run-1',
      '[1/8] GPU_INIT             started',
      '[1/8] GPU_INIT             passed in 1.5 s',
      '      xgboost        0/1350 trees',
      '      xgboost        1350/1350 trees',
      '      PREDICTION: taken from run-0',
      '      ensemble: MAE 0.597, R2 0.514',
      '      finding D1-title-missing: 1 row quarantined',
    ])
  })
})
