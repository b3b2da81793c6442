import type { AuditRecord, RunSummary, StatusView, TopicRow } from '../../src/renderer/data/types.ts'
import type { BreachView, PhaseView, RunResult } from '../../src/shared/services/run-result.ts'
import { PHASES } from '../../src/shared/services/run-result.ts'

export const RUN_IDS = [
  '0197c3f2-7a10-7c3e-9d01-2f6b8e41aa01',
  '0197c3f1-5b00-7aaa-8e02-9c1d7b52bb02',
  '0197c3ee-1c00-7bbb-8f03-51e2c963cc03',
] as const
const DURATIONS = [842, 1_310, 2_204, 9_820, 1_105, 640, 180, 96]

const hash = (seed: number): string =>
  Array.from({ length: 64 }, (_, index) => ((seed * 31 + index * 7 + (index * seed) / 3) & 15).toString(16)).join('')

export function phases(reached: number, last: 'passed' | 'failed' | 'running' = 'passed'): PhaseView[] {
  return PHASES.map((name, index) => {
    const isLast = index === reached - 1
    const status = index >= reached ? 'not_reached' : isLast ? last : 'passed'
    const gates =
      index >= reached
        ? []
        : [
            { rule: `V${1 + (index % 4)}`, when: 'before' as const, ok: true, record: 40 + index * 10 },
            { rule: `P${index + 1}-after`, when: 'after' as const, ok: !(isLast && last === 'failed'), record: 44 + index * 10 },
          ]
    return { name, status, duration_ms: status === 'not_reached' || status === 'running' ? 0 : (DURATIONS[index] ?? 0), gates }
  })
}

export const BREACH: BreachView = {
  mode: 'DATA_BREAKDOWN',
  phase: 'DATA_LOADING',
  code: 'data/changed',
  message: 'data/critics.csv is not what was registered',
  evidence: { path: 'data/critics.csv', expected_sha256: hash(3), actual_sha256: hash(5), bytes: 318_442 },
  records: [58, 12],
  remedy: 'Restore the file, or accept its content: vbus data register NAME.',
}

const summary = (index: number, part: Partial<RunSummary>): RunSummary => ({
  run_id: RUN_IDS[index] ?? `run-${index}`,
  status: 'passed',
  mode: 'full_build',
  seed: 42,
  started: new Date(Date.UTC(2026, 10, 21, 9, 30 - index * 12, 5)).toISOString(),
  ended: new Date(Date.UTC(2026, 10, 21, 9, 30 - index * 12, 22)).toISOString(),
  device: 'sim0',
  simulated: true,
  records: [30, 140],
  phases: phases(8),
  breach: null,
  ...part,
})

export const runs = (isBreached: boolean): RunSummary[] => [
  ...(isBreached ? [summary(0, { status: 'breached', phases: phases(2, 'failed'), breach: BREACH })] : []),
  summary(1, {}),
  summary(2, { status: 'cancelled', phases: phases(3, 'failed') }),
]

export function result(runId: string, isBreached: boolean): RunResult {
  return {
    type: 'result',
    ok: !isBreached,
    workspace: '/home/rig/movies',
    run_id: runId,
    mode: 'full_build',
    seed: 42,
    as_of: '2011-12-31',
    status: isBreached ? 'breached' : 'passed',
    device: { name: 'sim0', kind: 'simulated', simulated: true, adapter: 'tfjs cpu' },
    phases: phases(8),
    rows: { in: 3_201, used: 3_200, quarantined: 1, held_out: 598 },
    findings: [
      { rule: 'D12-century-late', rows: 22, action: 'corrected', record: 50, detail: 'release_date: rows of the fixture' },
      { rule: 'D3-title-repeated', rows: 24, action: 'kept', record: 51, detail: 'title: rows of the fixture' },
      { rule: 'D4-target-missing', rows: 213, action: 'kept', record: 52, detail: 'imdb_rating: rows of the fixture' },
      { rule: 'D6-running-time-missing', rows: 1_992, action: 'kept', record: 53, detail: 'running_time_min: rows of the fixture' },
    ],
    models: isBreached
      ? []
      : [
          { name: 'xgboost', trees: 1_350, weight: 0.52, mae: 0.641, r2: 0.431 },
          { name: 'catboost', trees: 1_350, weight: 0.35, mae: 0.629, r2: 0.452 },
          { name: 'random_forest', trees: 1_350, weight: 0.13, mae: 0.655, r2: 0.41 },
        ],
    ensemble: isBreached ? null : { mae: 0.626, r2: 0.461 },
    baseline: isBreached ? null : { mae: 0.942 },
    inputs: ['master.sqlite', 'ratings.parquet', 'critics.csv', 'box-office.sqlite'].map((name, index) => ({
      path: `/home/rig/movies/data/${name}`,
      sha256: hash(index + 1),
    })),
    outputs: isBreached
      ? []
      : ['predictions.csv', 'xgboost.ubj', 'plot.svg'].map((name, index) => ({
          path: `/home/rig/movies/outputs/v1/${name}`,
          sha256: hash(index + 9),
          role: name.split('.')[0] ?? '',
        })),
    audit: { records: 141, root: hash(11), verified: true },
    breach: isBreached ? BREACH : null,
  }
}

/** What `system.run.show` answers. */
export function detail(runId: string, isBreached: boolean): object {
  const { audit: _audit, type: _type, ...shown } = result(runId, isBreached)
  const listed = runs(isBreached).find((run) => run.run_id === runId) ?? summary(0, { run_id: runId })
  return { ...shown, ...listed, number: 0, kept: true, version: isBreached ? '' : runId }
}

const KINDS = ['stream_started', 'stream_ended', 'job_submitted', 'job_finished', 'gate', 'phase_ended', 'phase_started', 'anchor'] as const

export function record(number: number): AuditRecord {
  const kind = number === 58 ? 'breach' : number === 0 ? 'log_opened' : (KINDS[number % KINDS.length] ?? 'gate')
  return {
    record: number,
    pos: String(number * 3),
    time: new Date(Date.UTC(2026, 10, 21, 9, 18, 5) + number * 37).toISOString(),
    kind,
    actor: number % 29 === 0 ? { id: 'owner', kind: 'human' } : { id: number % 3 === 0 ? 'fabric' : 'controller', kind: 'machine' },
    run: number < 20 ? '' : RUN_IDS[1],
    phase: number < 20 ? '' : (PHASES[Math.floor(number / 20) % 8] ?? ''),
    device: 'sim0',
    body:
      kind === 'gate'
        ? { rule: 'V2', when: 'after', ok: true, evidence: '{"checked":4}' }
        : { topic: 'fabric.rows', status: 'complete', bytes: number * 811, sha256: hash(number) },
  }
}

export const status = (isBreached: boolean, records: number): StatusView => ({
  workspace: '/home/rig/movies',
  audit_dir: '/home/rig/movies/.vbus/audit',
  log_vkey: 'vbus/0197c3f2+1a2b3c4d+AbCdEf',
  master: { path: '/home/rig/movies/data/master.sqlite' },
  contributors: ['ratings.parquet', 'critics.csv', 'box-office.sqlite'].map((name) => ({
    name: name.split('.')[0] ?? '',
    path: `/home/rig/movies/data/${name}`,
  })),
  breaker: isBreached ? 'open' : 'closed',
  breach: isBreached ? BREACH : null,
  runs: 3,
  running: null,
  pos: '40213',
  epoch: 3,
  records,
  head: { size: records, root: hash(13) },
  devices: [{ name: 'sim0', kind: 'simulated', simulated: true }],
  operators: [
    { identity: 'fabric', status: 'ready', pid: 4_121, confinement: 'bubblewrap' },
    { identity: 'device-sim0', status: 'ready', pid: 4_122, confinement: 'unconfined' },
  ],
})

export const topics = (): TopicRow[] =>
  [
    ['pipeline.runs', 4],
    ['pipeline.phases', 48],
    ['pipeline.gates', 96],
    ['pipeline.progress', 412],
    ['fabric.jobs', 9],
    ['fabric.results', 9],
    ['fabric.progress', 388],
    ['fabric.artifacts', 61],
    ['device.jobs', 2],
    ['device.results', 2],
    ['system.audit.appended', 211],
  ].map(([topic, messages]) => ({
    topic: String(topic),
    durable: String(topic).startsWith('pipeline.'),
    messages: String(messages),
    bytes: String(Number(messages) * 310),
    last_pos: '40213',
    subscribers: 1,
  }))
