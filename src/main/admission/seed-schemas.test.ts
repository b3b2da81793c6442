import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonChecker } from './json-schema.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'schemas')
/** Of messages; `*.schema.json` are of files. */
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.schema.json') ? [] : [file.replace(/\.json$/, '')]))
const check = (name: string, payload: unknown): ReturnType<ReturnType<typeof jsonChecker>> =>
  jsonChecker(name, readFileSync(join(folder, `${name}.json`)))(new TextEncoder().encode(JSON.stringify(payload)))
const ref = `sha256:${'ab'.repeat(32)}`

/** One payload of each schema as an SDK makes it, and members that break it. */
const CASES: Readonly<Record<string, { readonly good: Record<string, unknown>; readonly bad: readonly Record<string, unknown>[] }>> = {
  'arqonbus.nvm.job.v1': {
    good: {
      job_id: 'j-1',
      program_ref: ref,
      input_data: [1, 2],
      constraints: { max_runtime_ms: 500, max_energy_joules: 0.5, max_runs: 3 },
    },
    bad: [{ program_ref: 'sha256:short' }, { constraints: { max_energy_joules: -1 } }, { priority: 10 }, { program_ref: undefined }],
  },
  'arqonbus.bowlnet.job.v1': {
    good: { job_id: 'j-2', operator_set: ['bowl-3'], mode: 'batch', input_audio_ref: ref, output_topics: ['bowlnet.features'] },
    bad: [{ mode: 'both' }, { operator_set: [] }, { output_topics: ['Bowl Net'] }, { input_audio_ref: undefined }],
  },
  'arqonbus.itmd.job.v1': {
    good: {
      workload_type: 'pde_solver',
      delta_mode: 'delta_only',
      input_state_ref: ref,
      constraints: { max_latency_ms: 5, error_tolerance: 1e-6 },
    },
    bad: [{ delta_mode: 'some' }, { workload_type: undefined }, { constraints: { error_tolerance: -1 } }],
  },
  'arqonbus.helios.job.v1': {
    good: { job: 'apply_transform', engine_mode: 'rr', transform_ref: ref, metadata: { label: 'x' } },
    bad: [{ job: undefined }, { engine_mode: 'fast' }, { metadata: 'x' }],
  },
  'arqonbus.nvm.result.v1': {
    good: { status: 'ok', outputs: [ref], resources: { cpu_ms: 1.5, wall_ms: 2, energy_joules: 0.1, runs: 3 } },
    bad: [{ status: 'done' }, { status: 'failed' }, { outputs: ['x'] }],
  },
  'arqonbus.bowlnet.result.v1': { good: { status: 'ok', features: [[1, 2]], labels: ['a'] }, bad: [{ features: 'x' }] },
  'arqonbus.itmd.result.v1': { good: { status: 'ok', output_state_ref: ref, latency_ms: 1 }, bad: [{ latency_ms: -1 }] },
  'arqonbus.script.job.v1': {
    good: { command: 'resample', parameters: { rate: 8_000 }, inputs: { audio: ref } },
    bad: [{ command: undefined }, { command: '../x' }, { parameters: [] }, { inputs: { audio: 'file' } }],
  },
  'arqonbus.script.result.v1': {
    good: { status: 'ok', result: { n: 1 }, stdout_ref: ref, output_refs: { wave: ref }, exit_code: 0 },
    bad: [{ exit_code: 'x' }, { output_refs: { wave: 1 } }, { stdout_ref: 'x' }],
  },
  'arqonbus.notebook.job.v1': {
    good: { notebook: 'nvm', parameters: { seed: 1 }, inputs: { audio: ref } },
    bad: [{ notebook: undefined }, { notebook: 'a b' }, { inputs: [ref] }],
  },
  'arqonbus.notebook.result.v1': { good: { status: 'ok', result: {}, notebook_ref: ref }, bad: [{ result: 1 }, { notebook_ref: 'x' }] },
  'arqonbus.http.job.v1': {
    good: { operation: 'get_status', parameters: { n: 3 }, body: [1] },
    bad: [{ operation: undefined }, { operation: 'a/b' }, { parameters: 'x' }, { body_ref: 'x' }],
  },
  'arqonbus.http.result.v1': {
    good: { status: 'ok', http_status: 200, body: null, attempts: 1 },
    bad: [{ http_status: 99 }, { attempts: 0 }],
  },
  'arqonbus.audio.clip.v1': {
    good: { clip_ref: ref, rate_hz: 16_000, channels: 1, seconds: 1.5, label: 'brass', made_by: 'synthesised' },
    bad: [{ clip_ref: 'a.wav' }, { rate_hz: 0 }, { channels: 1.5 }, { seconds: -1 }, { made_by: undefined }],
  },
  'arqonbus.bowlnet.features.v1': {
    good: { job_id: 'j-3', status: 'ok', features_ref: ref, simulated: true },
    bad: [{ features_ref: 'x' }, { simulated: 'yes' }, { status: 'done' }, { outputs: ['x'] }],
  },
  'arqonbus.bowlnet.frame.v1': {
    good: { job_id: 'j-3', frame: 0, t_s: 0, log_mel: [-3.5], modal_energy: [-1], onset: 0 },
    bad: [{ frame: -1 }, { t_s: undefined }, { log_mel: 'x' }, { onset: -1 }],
  },
  'arqonbus.qml.job.v1': {
    good: { job_id: 'j-4', features: [0.1, 0.2], metadata: { label: 'x' } },
    bad: [{ features: [] }, { features: ['x'] }, { features: undefined }, { priority: 10 }],
  },
  'arqonbus.qml.result.v1': {
    good: { job_id: 'j-4', status: 'ok', label: 'brass', confidence: 0.9 },
    bad: [{ status: undefined }, { confidence: 'x' }, { label: 7 }],
  },
  'arqonbus.store.job.v1': {
    good: { rows: [{ label: 'brass' }], dataset: 'labels' },
    bad: [{ rows: [] }, { rows: [1] }, { dataset: '../x' }, { dataset: undefined }],
  },
  'arqonbus.store.result.v1': {
    good: { status: 'ok', dataset: 'labels', path: 'labels/1.parquet', outputs: [ref] },
    bad: [{ status: 'done' }, { dataset: 7 }, { path: 7 }],
  },
  'arqonbus.helios.result.v1': {
    good: { status: 'failed', error: { code: 'x', message: 'y' } },
    bad: [{ engine_mode: 'x' }, { error: undefined }],
  },
}

describe('the schemas that ship', () => {
  it('AD10 cover the jobs and results of nvm, bowlnet, itmd and helios, and of the operators that ship', () => {
    expect(names.sort()).toEqual(Object.keys(CASES).sort())
  })

  it.each(Object.entries(CASES))('AD10 %s takes what an SDK makes and refuses what breaks it', (name, { good, bad }) => {
    expect(check(name, good)).toBeUndefined()
    for (const change of bad) expect(check(name, { ...good, ...change }), JSON.stringify(change)).toHaveProperty('problem')
  })
})
