import { describe, expect, it } from 'vitest'
import { PHASES } from '../../shared/services/run-result.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { RunEnding, RunPlan } from './contract.ts'
import { MemoryStore, model, outputBytes, PLAN, RunStage, sha, TREES } from './run.testing.ts'
import { Run } from './run.ts'

type Stage = RunStage
const encoded = (record: arqonbus.v1.IRecord): string => Buffer.from(arqonbus.v1.Record.encode(record).finish()).toString('hex')
const asks = (stage: Stage): unknown[] => stage.bus.jobs.map(({ body }) => body.job)
const bodies = (stage: Stage, kind: keyof arqonbus.v1.IRecord): { phase?: string | null; body: object }[] =>
  stage.records.flatMap((record) => (record[kind] ? [{ phase: record.phase ?? '', body: record[kind] as object }] : []))
const phasesOf = (stage: Stage, kind: keyof arqonbus.v1.IRecord): unknown[] => bodies(stage, kind).map(({ phase }) => phase)

/** A run of the mode on a stage of its own; what earlier runs kept is handed over. */
async function run(mode: RunPlan['mode'], store: MemoryStore, change: { plan?: Partial<RunPlan>; set?: (stage: Stage) => void } = {}) {
  const stage = new RunStage(store)
  change.set?.(stage)
  const plan = { ...PLAN, ...change.plan, mode }
  const ending: RunEnding = await new Run(stage.host(), plan).execute()
  return { stage, ending }
}
const reweighed = {
  reuse: { ...PLAN.reuse, equation: { catboost: 0.5 } },
  learners: { catboost: { trees: TREES, weight: 0.5, params: {} } },
}
const REUSED = ['DATA_LOADING', 'FEATURE_ENGINEERING', 'MODEL_TRAINING', 'PREDICTION', 'OUTPUT_GENERATION']

describe('FULL_BUILD', () => {
  it('PL16 PL17 works every phase and keeps five of them before its end, outputs by hash in the store', async () => {
    const store = new MemoryStore()
    const { stage, ending } = await run('full_build', store)
    expect(ending.status).toBe('passed')
    expect(stage.records.filter((record) => record.phaseKept).map((record) => record.phaseKept?.phase)).toEqual(REUSED)
    expect(stage.kinds.slice(-2)).toEqual(['phaseKept', 'runEnded'])
    expect([...store.contents.keys()]).toContain(sha(model))
    expect([...store.contents.keys()]).toContain(sha(outputBytes))
  })

  it('PL17 a run that breached leaves nothing to later ones', async () => {
    const store = new MemoryStore()
    const { ending } = await run('full_build', store, { set: (stage) => void (stage.isLogWhole = false) })
    expect(ending.status).toBe('breached')
    expect([store.kept.length, store.contents.size]).toEqual([0, 0])
  })

  it('PL17 what cannot be kept is said and is no fault of the run', async () => {
    const store = new MemoryStore()
    store.put = async () => {
      throw new Error('no space left on device')
    }
    const { stage, ending } = await run('full_build', store)
    expect(ending.status).toBe('passed')
    expect(bodies(stage, 'phaseNoted').map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ act: 'not-kept', reason: 'DATA_LOADING: no space left on device' }),
    )
  })
})

describe('INCREMENTAL', () => {
  it('PL19 PL20 takes every phase whose key is known, asks nobody but for the inputs, and ends with the same facts', async () => {
    const store = new MemoryStore()
    const full = await run('full_build', store)
    const { stage, ending } = await run('incremental', store)
    expect(ending.status).toBe('passed')
    expect(asks(stage)).toEqual(['inputs'])
    expect(phasesOf(stage, 'phaseReused')).toEqual(REUSED)
    expect(stage.exits.has('fabric')).toBe(false)
    for (const kind of ['input', 'finding', 'model', 'metrics', 'output'] as const) {
      const said = (of: Stage): string[] => bodies(of, kind).map(({ body }) => encoded({ [kind]: body }))
      expect(said(stage)).toEqual(said(full.stage))
      expect(said(stage).length).toBeGreaterThan(0)
    }
    expect(stage.files.get('/staging/p.csv')).toEqual(outputBytes)
    expect(stage.files.get(`/scratch/${sha(model)}`)).toEqual(model)
    expect(phasesOf(stage, 'phaseStarted')).toEqual([...PHASES])
  })

  it('PL20 content that is no longer what it was is DATA_BREAKDOWN, and nothing is published', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    store.contents.set(sha(model), new Uint8Array(3))
    const { stage, ending } = await run('incremental', store)
    expect(ending.fault).toMatchObject({ code: 'data/checksum', breach: 'DATA_BREAKDOWN' })
    expect(stage.acts).not.toContain('publish')
    expect(bodies(stage, 'gate').at(-1)?.body).toMatchObject({ rule: 'R1-read-back', ok: false })
  })

  it('PL20 an input that changed since it was registered is found though its phase would be reused', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    const set = (stage: Stage): void => {
      stage.answers.inputs = () => ({ status: 'failed', error: { code: 'data/changed', message: 'data/m differs' } })
    }
    const { ending } = await run('incremental', store, { set })
    expect(ending.fault).toMatchObject({ code: 'data/changed', breach: 'DATA_BREAKDOWN' })
  })

  it('PL21 other training rows train anew, and the record says which part of the key differs', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    const inputs = [{ name: 'master', path: 'data/m', sha256: 'a2' }]
    const set = (stage: Stage): void => {
      stage.answers.address_rows = () => ({ rows: 'sha256:c2', count: 7 })
    }
    const { stage, ending } = await run('incremental', store, { plan: { reuse: { ...PLAN.reuse, inputs } }, set })
    expect(ending.status).toBe('passed')
    expect(asks(stage)).toContain('train')
    expect(bodies(stage, 'phaseNoted')).toContainEqual({
      phase: 'MODEL_TRAINING',
      body: { act: 'anew', reason: 'MODEL_TRAINING is trained anew: other than kept: inputs', differs: ['inputs'] },
    })
  })

  it('PL19 other data that makes the same training rows trains nothing; the fabric is handed the models', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    const inputs = [{ name: 'master', path: 'data/m', sha256: 'a2' }]
    const { stage, ending } = await run('incremental', store, { plan: { reuse: { ...PLAN.reuse, inputs } } })
    expect(ending.status).toBe('passed')
    expect(asks(stage)).not.toContain('train')
    expect(phasesOf(stage, 'phaseReused')).toEqual(['MODEL_TRAINING'])
    expect(stage.bus.streamed.map(({ start, sha256 }) => [start.kind, sha256])).toEqual([['model', sha(model)]])
  })

  it('PL22 what the data agent makes again for a later phase must be what was kept of it', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    const other = { ...PLAN.reuse, training: { seed: 8 } }
    const same = await run('incremental', store, { plan: { reuse: other } })
    expect([same.ending.status, asks(same.stage).slice(0, 3)]).toEqual(['passed', ['inputs', 'load', 'features']])
    const set = (stage: Stage): void => {
      stage.answers.features = () => ({ features: ['z'], rows: {}, split: {} })
    }
    const { ending } = await run('incremental', store, { plan: { reuse: { ...PLAN.reuse, training: { seed: 9 } } }, set })
    expect(ending.fault).toMatchObject({ code: 'pipeline/not-reproduced', breach: 'VALIDATION_BREACH' })
  })
})

describe('EQUATION_UPDATE', () => {
  it('PL23 weighs kept predictions anew and trains nothing: the models are the same bytes', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    const { stage, ending } = await run('equation_update', store, { plan: reweighed })
    expect(ending.status).toBe('passed')
    expect(asks(stage)).toEqual(['inputs', 'load', 'features', 'evaluate', 'write_outputs'])
    expect(stage.exits.has('fabric')).toBe(false)
    expect(bodies(stage, 'model')[0]?.body).toMatchObject({ name: 'catboost', weight: 0.5 })
    expect(Buffer.from(stage.records.find((record) => record.model)?.model?.sha256 ?? []).toString('hex')).toBe(sha(model))
    const again = await run('equation_update', store, {
      plan: { ...reweighed, reuse: { ...reweighed.reuse, equation: { catboost: 0.25 } } },
    })
    expect([again.ending.status, asks(again.stage).includes('predict')]).toEqual(['passed', false])
  })

  it('PL23 a phase that would have to be worked anew ends the run', async () => {
    const store = new MemoryStore()
    await run('full_build', store)
    const { ending } = await run('equation_update', store, { plan: { reuse: { ...PLAN.reuse, training: { seed: 8 } } } })
    expect(ending.fault).toMatchObject({
      code: 'pipeline/not-reproduced',
      evidence: { phase: 'MODEL_TRAINING', differs: ['configuration'] },
    })
  })
})

describe('VALIDATION_ONLY', () => {
  const version = {
    run: 'run-0',
    inputs: ['aa'],
    models: [{ name: 'catboost', trees: TREES, sha256: sha(model), weight: 1 }],
    outputs: [
      { role: 'predictions', path: 'p.csv', sha256: sha(outputBytes) },
      { role: 'model-catboost', path: 'models/catboost.json', sha256: sha(model) },
    ],
    metrics: [],
  }
  const set = (stage: Stage): void => {
    stage.version = version
    stage.publishedFiles.set('models/catboost.json', model)
  }

  it('PL24 PL25 trains, writes and publishes nothing, asks the published models again, and says of idle phases that they are', async () => {
    const { stage, ending } = await run('validation_only', new MemoryStore(), { set })
    expect(ending.status).toBe('passed')
    expect(asks(stage)).toEqual(['load', 'features', 'send_rows', 'predict', 'compare_predictions', 'evaluate'])
    expect(stage.acts).not.toContain('publish')
    expect(stage.store.kept).toEqual([])
    expect(phasesOf(stage, 'phaseStarted')).toEqual([...PHASES])
    expect(phasesOf(stage, 'phaseNoted')).toEqual(['MODEL_TRAINING', 'OUTPUT_GENERATION', 'REVIEW_DEPLOY'])
    expect(bodies(stage, 'output')).toEqual([])
    expect(stage.records.at(-1)?.runEnded?.version).toBe('')
  })

  it('PL24 a published file that is not what was published is found', async () => {
    const altered = (stage: Stage): void => {
      set(stage)
      stage.publishedFiles.set('p.csv', new Uint8Array(2))
    }
    const { ending } = await run('validation_only', new MemoryStore(), { set: altered })
    expect(ending.fault).toMatchObject({ code: 'data/output-missing', breach: 'DATA_BREAKDOWN' })
  })
})
