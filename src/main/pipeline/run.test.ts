import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import type { ReceivedStream } from '../../shared/client/contract.ts'
import { PHASES } from '../../shared/services/run-result.ts'
import { DATA_JOB_MS_MAX } from './job-desk.ts'
import { evaluated, PLAN, RunStage } from './run.testing.ts'
import { Run } from './run.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('Run', () => {
  it('PL1 passes the eight phases in order and publishes once', async () => {
    const stage = new RunStage()
    expect(await new Run(stage.host(), PLAN).execute()).toEqual({ status: 'passed' })
    const started = stage.records.filter((record) => record.phaseStarted).map((record) => record.phase)
    expect(started).toEqual([...PHASES])
    expect(stage.acts.filter((act) => act === 'publish')).toHaveLength(1)
    expect(stage.kinds.at(0)).toBe('runStarted')
    expect(stage.kinds.at(-1)).toBe('runEnded')
    expect(stage.records.filter((record) => record.gate).every((record) => record.gate?.ok)).toBe(true)
  })

  it('PL2 PL3 PL4 PL6 records the first fault before it signals a child, then closing records only, and publishes nothing', async () => {
    const stage = new RunStage()
    stage.answers.evaluate = () => evaluated({ r2: 0.99, mape: 0.01 })
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending).toMatchObject({ status: 'breached', fault: { code: 'pipeline/score-implausible', breach: 'VALIDATION_BREACH' } })
    const { acts } = stage
    expect(acts.indexOf('record breach')).toBeLessThan(acts.indexOf('kill fabric'))
    expect(acts).not.toContain('publish')
    expect(acts.slice(acts.indexOf('record breach') + 1).filter((act) => act.startsWith('record'))).toEqual([
      'record phaseEnded',
      'record runEnded',
    ])
    expect(acts).toContain('wipe')
  })

  it('FB9 a training error other than the model has is a breach, and what was found is on record either way', async () => {
    const honest = new RunStage()
    await new Run(honest.host(), PLAN).execute()
    expect(honest.records.find((record) => record.workEvidence)?.workEvidence).toMatchObject({ ok: true, reported: 0.5, recomputed: 0.5 })
    const stage = new RunStage()
    stage.answers.recompute_error = () => ({ mae: 0.51, baseline: 1, tolerance: 1e-5, rows_count: 6, rows_total: 6 })
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending).toMatchObject({ status: 'breached', fault: { code: 'work/error-mismatch', breach: 'VALIDATION_BREACH' } })
    expect(stage.records.find((record) => record.workEvidence)?.workEvidence).toMatchObject({ ok: false, reported: 0.5, recomputed: 0.51 })
  })

  it('AC4 a model that is no better than one value for all rows is no training, however truly it is told', async () => {
    const stage = new RunStage()
    stage.answers.recompute_error = () => ({ mae: 0.5, baseline: 0.5, tolerance: 1e-5, rows_count: 6, rows_total: 6 })
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending).toMatchObject({ status: 'breached', fault: { code: 'rule/minimum-work', evidence: { from: 'fabric' } } })
  })

  it('PL6 an output that was touched in staging after its check is not published', async () => {
    const stage = new RunStage()
    const host = stage.host()
    const isChecked = (): boolean => stage.records.some(({ gate }) => gate?.rule === 'V4-actors-told-apart')
    const readOutput: typeof host.readOutput = async (path) =>
      isChecked() && path === 'p.csv' ? new TextEncoder().encode('9') : await host.readOutput(path)
    const { fault } = await new Run({ ...host, readOutput }, PLAN).execute()
    expect(fault).toMatchObject({ code: 'data/output-missing', evidence: { altered: [{ output: 'p.csv' }] } })
    expect(stage.acts).not.toContain('publish')
  })

  it('FB11 predictions that are better than their model says are a breach that names who handed them in', async () => {
    const stage = new RunStage()
    stage.answers.compare_predictions = () => ({ largest: 0.5, tolerance: 1e-3, rows_count: 6, rows_total: 6 })
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending).toMatchObject({ status: 'breached', fault: { code: 'work/prediction-mismatch', evidence: { from: 'fabric' } } })
  })

  it('PL7 a cancel is on record, ends the run, and is no breach', async () => {
    const stage = new RunStage()
    const run = new Run(stage.host(), PLAN)
    stage.answers.train = () => {
      run.cancel('cancel', 'enough', PLAN.actor)
      return undefined
    }
    expect((await run.execute()).status).toBe('cancelled')
    expect(stage.kinds).toContain('stopRequested')
    expect(stage.kinds).not.toContain('breach')
    expect(stage.records.at(-1)?.runEnded?.status).toBe('cancelled')
  })

  it('PL9 a result of another run, or from another party than was asked, is a breach', async () => {
    const stage = new RunStage()
    stage.answers.train = () => ({ run_id: 'run-other' })
    expect((await new Run(stage.host(), PLAN).execute()).fault?.code).toBe('pipeline/foreign-result')
    const other = new RunStage()
    other.answers.load = () => {
      other.bus.deliver(
        'fabric',
        'data.results',
        { status: 'ok', run_id: 'run-test' },
        { type: 'job_result', correlationId: other.bus.jobs.at(-1)?.id ?? '' },
      )
      return undefined
    }
    expect((await new Run(other.host(), PLAN).execute()).fault?.code).toBe('pipeline/foreign-result')
  })

  it('PL10 a report for another phase is a breach', async () => {
    const stage = new RunStage()
    stage.answers.train = () => {
      stage.bus.deliver('fabric', 'pipeline.agents', { run_id: 'run-test', phase: 'PREDICTION', event: 'done' })
      return undefined
    }
    expect((await new Run(stage.host(), PLAN).execute()).fault).toMatchObject({ code: 'pipeline/out-of-order' })
  })

  it('PL15 what an outsider sends on the topics of a run counts for nothing and ends nothing', async () => {
    const stage = new RunStage()
    stage.answers.recompute_error = () => {
      const start = { run_id: 'run-other' }
      stage.bus.deliver('holder', 'pipeline.agents', { run_id: 'run-test', phase: 'REVIEW_DEPLOY', event: 'done' })
      stage.bus.deliver('holder', 'fabric.results', { status: 'ok', run_id: 'run-test' }, { type: 'job_result' })
      stage.bus.deliverStream({
        from: 'holder',
        topic: 'fabric.artifacts',
        start,
        sha256: 'ff',
        bytes: new Uint8Array(1),
      } as unknown as ReceivedStream)
      return { mae: 0.5, baseline: 1, tolerance: 1e-5, rows_count: 6, rows_total: 6 }
    }
    expect(await new Run(stage.host(), PLAN).execute()).toMatchObject({ status: 'passed' })
  })

  it('PL11 what is no longer trusted ends the run before the next phase works', async () => {
    const stage = new RunStage()
    stage.answers.load = (() => {
      const load = stage.answers.load as (body: Record<string, unknown>) => object
      return (body: Record<string, unknown>) => {
        stage.altered = new Fault('workspace/component-altered', 'fabric/x.py differs')
        return load(body)
      }
    })()
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending.fault?.breach).toBe('SECURITY_FAILURE')
    expect(stage.bus.jobs.map((job) => job.body.job)).toEqual(['load'])
  })

  it('CA11 CA14 a cache whose law is broken ends the run before the next phase works', async () => {
    const stage = new RunStage()
    const load = stage.answers.load as (body: Record<string, unknown>) => object
    stage.answers.load = (body: Record<string, unknown>) => {
      stage.unlawful = new Fault('cache/in-two-tiers', 'column/x is in two tiers')
      return load(body)
    }
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending.fault).toMatchObject({ code: 'cache/in-two-tiers', breach: 'COMPUTE_HALT' })
    expect(stage.bus.jobs.map((job) => job.body.job)).toEqual(['load'])
  })

  it('PL12 a fault that is no breach in the table halts as internal/unexpected and keeps its code', async () => {
    const stage = new RunStage()
    stage.answers.features = () => ({ status: 'failed', error: { code: 'spine/limit', message: 'full' } })
    const { fault } = await new Run(stage.host(), PLAN).execute()
    expect(fault).toMatchObject({ code: 'internal/unexpected', breach: 'COMPUTE_HALT', evidence: { code: 'spine/limit' } })
  })

  it('PL13 a model with fewer trees than told is a breach, whatever the operator reports', async () => {
    const stage = new RunStage()
    const plan = { ...PLAN, learners: { catboost: { trees: 4, weight: 1, params: {} } } }
    const train = stage.answers.train as (body: Record<string, unknown>) => object
    stage.answers.train = (body) => ({ ...train(body), trees: 4 })
    expect((await new Run(stage.host(), plan).execute()).fault).toMatchObject({
      code: 'pipeline/tree-count',
      evidence: { counted: 3, reported: 4 },
    })
  })

  it('PL14 silence beyond the heartbeat and an early end are breaches', async () => {
    const silent = new RunStage()
    silent.answers.train = () => undefined
    const hung = new Run(silent.host(), PLAN).execute()
    while (!silent.bus.jobs.some((job) => job.body.job === 'train')) await settle()
    for (let step = 0; step < 6; step += 1) silent.clock.advance(500)
    expect((await hung).fault).toMatchObject({ code: 'operator/hung', evidence: { identity: 'fabric' } })
    const dying = new RunStage()
    dying.answers.train = () => {
      dying.exits.get('fabric')?.()
      return undefined
    }
    expect((await new Run(dying.host(), PLAN).execute()).fault?.code).toBe('operator/died')
  })

  it('PL14 what lay unread while the engine itself was busy is read before silence is believed', async () => {
    const stage = new RunStage()
    stage.answers.train = () => undefined
    let isEnded = false
    const run = new Run(stage.host(), PLAN).execute().finally(() => {
      isEnded = true
    })
    while (!stage.bus.jobs.some((job) => job.body.job === 'train')) await settle()
    stage.clock.advance(60_000)
    stage.bus.deliver('fabric', 'fabric.progress', { alive: true })
    stage.clock.advance(500)
    await settle()
    expect(isEnded).toBe(false)
    for (let step = 0; step < 4; step += 1) stage.clock.advance(500)
    expect((await run).fault).toMatchObject({ code: 'operator/hung' })
  })

  it('V3 a log that does not verify is SECURITY_FAILURE in AUDIT_LOGGING', async () => {
    const stage = new RunStage()
    stage.isLogWhole = false
    const ending = await new Run(stage.host(), PLAN).execute()
    expect(ending.fault).toMatchObject({ code: 'audit/altered', breach: 'SECURITY_FAILURE' })
    expect(stage.records.find((record) => record.breach)?.phase).toBe('AUDIT_LOGGING')
  })
})

describe('JobDesk', () => {
  it('PL14 a data job that is never answered ends the run', async () => {
    const stage = new RunStage()
    stage.answers.load = () => undefined
    const ending = new Run(stage.host(), PLAN).execute()
    while (stage.bus.jobs.length === 0) await settle()
    stage.clock.advance(DATA_JOB_MS_MAX)
    expect((await ending).fault).toMatchObject({ code: 'operator/hung', evidence: { identity: 'data' } })
  })
})
