import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../data/types.ts'
import { traceOf } from './run-trace.ts'

const START = Date.parse('2026-11-21T10:00:00.000Z')
let next = 100
function rec(ms: number, kind: string, parts: Partial<AuditRecord> = {}): AuditRecord {
  next += 1
  const actor = { id: 'controller', kind: 'machine' } as const
  return {
    record: next,
    pos: String(ms),
    time: new Date(START + ms).toISOString(),
    kind,
    actor,
    run: 'r',
    device: 'sim0',
    body: {},
    ...parts,
  }
}

describe('a run on one time axis', () => {
  const records = [
    rec(0, 'run_started'),
    rec(10, 'phase_started', { phase: 'GPU_INIT' }),
    rec(400, 'proof_of_work', { phase: 'GPU_INIT', body: { n: 512, ok: true, duration_ms: '360', verdict: 'product-correct' } }),
    rec(410, 'gate', { phase: 'GPU_INIT', body: { rule: 'V1', when: 'after', ok: true } }),
    rec(420, 'phase_ended', { phase: 'GPU_INIT', body: { status: 'passed' } }),
    rec(430, 'phase_started', { phase: 'MODEL_TRAINING' }),
    rec(440, 'job_submitted', { body: { job_id: 'j1', topic: 'fabric.jobs' } }),
    rec(450, 'stream_started', { body: { stream_id: 's1', topic: 'fabric.artifacts' } }),
    rec(900, 'stream_ended', { body: { stream_id: 's1', status: 'complete', bytes: '7000' } }),
    rec(910, 'job_finished', { actor: { id: 'fabric', kind: 'machine' }, body: { job_id: 'j1', status: 'ok', max_rss_bytes: '5000' } }),
    rec(920, 'model', { body: { name: 'xgboost', trees_counted: 1_350, library: 'xgboost 3' } }),
    rec(930, 'gate', { phase: 'MODEL_TRAINING', body: { rule: 'G4', when: 'after', ok: false } }),
    rec(940, 'breach', { phase: 'MODEL_TRAINING' }),
    rec(950, 'run_ended', { body: { status: 'breached' } }),
  ]
  const trace = traceOf(records)

  it('VR9 phases begin and end with their records, the one that breached with the breach', () => {
    expect(trace.phases.map(({ name, startMs, endMs, status }) => [name, startMs, endMs, status])).toEqual([
      ['GPU_INIT', 10, 420, 'passed'],
      ['MODEL_TRAINING', 430, 940, 'failed'],
    ])
    expect(trace.totalMs).toBe(950)
    expect(trace.gates.map(({ atMs, ok }) => [atMs, ok])).toEqual([
      [410, true],
      [930, false],
    ])
  })

  it('VR9 jobs and streams of a topic group, models and proofs are spans with their first and last record', () => {
    const told = trace.spans.map(({ kind, lane, startMs, endMs, isGood }) => [kind, lane, startMs, endMs, isGood])
    expect(told).toEqual([
      ['job', 'fabric', 440, 910, true],
      ['stream', 'fabric', 450, 900, true],
      ['model', 'xgboost', 440, 920, true],
      ['proof', 'sim0', 40, 400, true],
    ])
    expect(trace.memory).toEqual([{ who: 'fabric', bytes: 5_000, record: records[9]?.record }])
    expect(trace.traffic.reduce((sum, { messages }) => sum + messages, 0)).toBe(950)
  })

  it('VR9 of a run that still runs, or of none, what is known is told', () => {
    const part = traceOf(records.slice(0, 8))
    expect(part.phases.at(-1)).toMatchObject({ name: 'MODEL_TRAINING', endMs: undefined, status: 'running' })
    expect(part.spans.find(({ kind }) => kind === 'job')).toMatchObject({ detail: 'not ended', isGood: true, endMs: 450 })
    expect(traceOf([])).toMatchObject({ totalMs: 0, phases: [], spans: [] })
  })
})
