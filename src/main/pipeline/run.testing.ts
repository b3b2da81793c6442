import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import type { KeptEntry, LedgerEntry, PhaseStore, PublishedVersion, RunHost, RunningOperator, RunPlan } from './contract.ts'
import { FakeBus } from './fake-bus.testing.ts'

export const TREES = 3
export const model = new TextEncoder().encode(JSON.stringify({ oblivious_trees: Array.from({ length: TREES }, () => ({})) }))
const predicted = new TextEncoder().encode('prediction')
export const outputBytes = new TextEncoder().encode('a,b\n')
export const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const PLAN: RunPlan = {
  runId: 'run-test',
  mode: 'full_build',
  seed: 7,
  asOf: '2011-12-31',
  threads: 1,
  target: 'y',
  device: { name: 'sim0', kind: 'simulated', identity: 'device-sim0', proofN: 8 },
  learners: { catboost: { trees: TREES, weight: 1, params: {} } },
  limits: {
    r2Max: 0.95,
    mapeMin: 0.02,
    shuffled: { trees: TREES, r2Max: 0.1 },
    workMin: { trainRows: 1, modelBytesPerTree: 1 },
    heldOutMin: 1,
    heartbeatMs: 1_000,
    startMs: 1_000,
  },
  acceptsSoftwareAdapter: true,
  needsWitnesses: false,
  configSha256: '00',
  policySha256: '11',
  lockSha256: '22',
  parameters: { target: 'y' },
  actor: { id: 'person', kind: 'human' },
  reuse: {
    data: { asOf: '2011-12-31' },
    training: { seed: 7 },
    equation: { catboost: 1 },
    policySha256: '11',
    components: { fabric: 'ff' },
    device: { kind: 'simulated' },
    environment: { threads: 1 },
    inputs: [{ name: 'master', path: 'data/m', sha256: 'aa' }],
  },
}

/** What a data agent says of one hand-over; what is not handed on is set aside. */
export const handedOver = (name: string, rowsIn: number, rowsOut: number) => ({
  hand_over: name,
  rows_in: rowsIn,
  rows_out: rowsOut,
  rows_aside: rowsIn - rowsOut,
  columns: { x: { in: { sum: 1, missing: 0, zeros: 0 }, out: { sum: 1, missing: 0, zeros: 0 } } },
})

interface Scores {
  readonly r2: number
  readonly mape: number
}

/** The scores of the one learner there is, in all and on either part of the held-out rows. */
export function evaluated({ r2 = 0.4, mape = 0.1, test = {} }: Partial<Scores> & { readonly test?: Partial<Scores> }): object {
  return {
    metrics: [
      { name: 'catboost', mae: 0.6, r2, mape, rows: 2 },
      { name: 'baseline', mae: 0.9, r2: 0, mape: 0.2, rows: 2 },
    ],
    parts: [{ name: 'catboost', validation: { r2: 0.4, mape: 0.1, rows: 1 }, test: { r2: 0.3, mape: 0.1, rows: 1, ...test } }],
  }
}

/** Time that moves only when a test says so. */
export class ManualClock {
  now = 0
  #timers: { at: number; callback: () => void }[] = []

  wallNs(): bigint {
    return 0n
  }

  monotonicMs(): number {
    return this.now
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.now + ms, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  advance(ms: number): void {
    this.now += ms
    const due = this.#timers.filter((timer) => timer.at <= this.now)
    this.#timers = this.#timers.filter((timer) => timer.at > this.now)
    for (const timer of due) timer.callback()
  }
}

/** What runs of a test leave for each other. */
export class MemoryStore implements PhaseStore {
  readonly contents = new Map<string, Uint8Array>()
  readonly kept: KeptEntry[] = []

  take({ run, phaseKept }: LedgerEntry): void {
    if (!phaseKept) return
    const [key, sha256] = [hex(phaseKept.key), hex(phaseKept.keptSha256)]
    const { phase, parts, firstRecord, lastRecord } = phaseKept
    this.kept.unshift({
      key,
      sha256,
      run: run ?? '',
      phase: phase ?? '',
      parts: parts ?? '',
      records: [Number(firstRecord), Number(lastRecord)],
    })
  }

  entries(phase: string): readonly KeptEntry[] {
    return this.kept.filter((entry) => entry.phase === phase)
  }

  async put(bytes: Uint8Array): Promise<string> {
    this.contents.set(sha(bytes), bytes)
    return sha(bytes)
  }

  async get(sha256: string): Promise<Uint8Array> {
    const bytes = this.contents.get(sha256)
    if (bytes === undefined || sha(bytes) !== sha256) throw new Fault('data/checksum', `${sha256} is not what it was`)
    return bytes
  }
}

const hex = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('hex')

type Answers = Record<string, (body: Record<string, unknown>) => object | undefined>

/** An engine around one run: parties that answer as `answers` says, a ledger and a log of what happened in which order. */
export class RunStage {
  readonly bus = new FakeBus()
  readonly clock = new ManualClock()
  readonly records: LedgerEntry[] = []
  /** `record KIND`, `kill IDENTITY`, `stop IDENTITY`, `publish`, `wipe`, in order. */
  readonly acts: string[] = []
  readonly exits = new Map<string, () => void>()
  altered: Fault | undefined
  unlawful: Fault | undefined
  isLogWhole = true
  witnesses: Awaited<ReturnType<RunHost['witnessed']>> = []
  readonly store: MemoryStore
  /** Written by path. */
  readonly files = new Map<string, Uint8Array>()
  version: PublishedVersion | undefined
  readonly publishedFiles = new Map<string, Uint8Array>()
  readonly answers: Answers = {
    load: () => ({
      inputs: [{ name: 'master', path: 'data/m', sha256: 'aa', bytes: 1, rows: 10 }],
      findings: [{ rule: 'D1', rows: 1, action: 'quarantined', detail: '', row_ids: [3], row_ids_sha256: 'bb' }],
      rows: { in: 10, used: 9, quarantined: 1 },
      rules: ['T1', 'T3', 'T4', 'T5', 'T6', 'T7'].map((rule) => ({
        rule: `${rule}-named`,
        check: 'a-check',
        parameters: {},
        looked: 9,
        found: 0,
        action: 'corrected',
      })),
      conservation: [handedOver('merge>rules', 10, 9)],
    }),
    features: () => ({
      features: ['x'],
      rows: { train: 6, validation: 1, test: 1, held_out: 2, straddling: 0, unlabelled: 1 },
      split: {
        newest_train: '2000-01-01',
        oldest_validation: '2000-01-02',
        newest_validation: '2000-01-02',
        oldest_test: '2000-01-03',
      },
      target_leak: { target: 'y', lineage: { x: 'x' }, r2_max: 0.1, limit_r2: 0.99, rows_min: 30 },
      entity: ['key'],
      conservation: [handedOver('rules>features', 9, 9)],
    }),
    send_rows: ({ set }) => ({ rows: 'sha256:cc', count: set === 'all' ? 9 : 6, conservation: [handedOver('features>rows', 6, 6)] }),
    score_shuffled: () => ({ r2: { catboost: -0.01, ensemble: -0.01 } }),
    train: () => ({
      trees: TREES,
      model: `sha256:${sha(model)}`,
      model_format: 'json',
      train_mae: 0.5,
      library: 'catboost',
      environment: {},
    }),
    recompute_error: () => ({ mae: 0.5, baseline: 1, tolerance: 1e-5, rows_count: 6, rows_total: 6, trees: TREES }),
    compare_predictions: () => ({ largest: 0, tolerance: 1e-3, rows_count: 6, rows_total: 6 }),
    predict: () => ({ outputs: [`sha256:${sha(predicted)}`] }),
    evaluate: () => evaluated({}),
    inputs: () => ({ inputs: [{ name: 'master', path: 'data/m', sha256: 'aa', bytes: 1 }] }),
    address_rows: ({ set }) => ({ rows: `sha256:${set === 'train' ? 'cc' : 'ca'}`, count: 6 }),
    write_outputs: () => ({ outputs: [{ role: 'predictions', path: 'p.csv', sha256: sha(outputBytes), bytes: outputBytes.length }] }),
  }

  constructor(store = new MemoryStore()) {
    this.store = store
    this.bus.onJob = (job) => this.#answer(job)
  }

  get kinds(): string[] {
    return this.records.map(
      (record) => Object.keys(record).find((key) => !['actor', 'run', 'phase', 'device', 'simulated'].includes(key)) ?? '',
    )
  }

  host(): RunHost {
    const record = (entry: LedgerEntry): number => {
      this.records.push(entry)
      this.store.take(entry)
      this.acts.push(`record ${this.kinds.at(-1)}`)
      return this.records.length - 1
    }
    return {
      bus: this.bus,
      clock: this.clock,
      ledger: { append: record, flush: async () => undefined, appendBreach: async (entry) => record(entry) },
      scratchDir: '/scratch',
      stagingDir: '/staging',
      startOperator: async (identity) => this.#operator(identity),
      isParty: (identity) => ['controller', 'data', 'fabric', 'device-sim0'].includes(identity),
      health: async () => ({ kind: 'simulated', simulated: true, backend: 'cpu', adapter: 'none', vendor: '', software: false }),
      watchGpu: () => ({ readings: [], pids: [], stop: () => undefined }),
      prove: async (_device, { n }) => ({
        n,
        challenge: new Uint8Array(32),
        commitment: new Uint8Array(32),
        rounds: 3,
        durationMs: 1,
        commitmentMs: 1,
        deviceClass: '',
        classMsMax: 0,
        verdict: 'product-correct',
      }),
      integrity: async () => this.altered,
      lawful: async () => this.unlawful,
      verifyAudit: async () => ({ ok: this.isLogWhole, records: 1, root: 'ee' }),
      witnessed: async () => this.witnesses,
      writeFile: async (path, bytes) => void this.files.set(path, bytes),
      readOutput: async (path) => this.files.get(`/staging/${path}`) ?? outputBytes,
      readPublished: async (path) => this.publishedFiles.get(path) ?? outputBytes,
      published: () => this.version,
      sha256: sha,
      phases: this.store,
      hashFile: async () => ({ sha256: sha(outputBytes), bytes: outputBytes.length }),
      publish: async () => {
        this.acts.push('publish')
        return 'v1'
      },
      wipe: async () => void this.acts.push('wipe'),
    }
  }

  #operator(identity: string): RunningOperator {
    const { promise, resolve } = Promise.withResolvers<{ reason: string; evidence: object }>()
    const end = (reason: string): void => resolve({ reason, evidence: {} })
    this.exits.set(identity, () => end('exit code 1'))
    return {
      identity,
      pid: 1,
      exited: promise as RunningOperator['exited'],
      kill: () => {
        this.acts.push(`kill ${identity}`)
        end('killed')
      },
      stop: async () => {
        this.acts.push(`stop ${identity}`)
        end('stopped')
      },
    }
  }

  #answer(job: { id: string; topic: string; body: Record<string, unknown> }): void {
    const from = job.topic.split('.')[0] ?? ''
    const answer = this.answers[String(job.body.job)]?.(job.body)
    if (answer === undefined) return
    const bytes = { train: model, predict: predicted }[String(job.body.job)]
    if (bytes !== undefined) {
      this.bus.deliverStream({ id: job.id, from, topic: 'fabric.artifacts', start: { run_id: 'run-test' }, bytes, sha256: sha(bytes) })
    }
    const body = { status: 'ok', run_id: 'run-test', ...answer }
    this.bus.deliver(from, `${from}.results`, body, { type: 'job_result', correlationId: job.id })
  }
}
