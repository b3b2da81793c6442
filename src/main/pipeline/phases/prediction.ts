import { Fault } from '../../../shared/base/index.ts'
import type { JobResult } from '../job-desk.ts'
import { recordConservation } from './data-evidence.ts'
import { type Phase, type PhaseContext, readList, readNumber, readObject, readText } from './phase-context.ts'
import { checkPredictions } from './prediction-check.ts'

/** PREDICTION: held-out rows and rows without outcome; a score too good to be true is a leak until shown otherwise. */
export const prediction: Phase = async (context) => {
  const { ledger, desk, plan, facts, artifacts } = context
  await judgeWork(context)
  const release = context.watch('fabric')
  try {
    const sent = await desk.run('data.jobs', 'data', { job: 'send_rows', phase: 'PREDICTION', set: 'all' })
    const rows = readText(sent, 'rows')
    const [record] = recordConservation(ledger, sent)
    const counts = { count: readNumber(sent, 'count'), used: facts.rows.used, record: record ?? -1 }
    ledger.gate({ rule: 'G5.0-rows-as-used', when: 'during', ok: counts.count === counts.used, evidence: { ...counts, rows } }, () => {
      return new Fault('data/not-conserved', 'the rows sent to predict are not those that are used', counts)
    })
    for (const { name, address } of facts.models) {
      ledger.progress(`${name}: predicting`, { model: name })
      const job = {
        job: 'predict',
        phase: 'PREDICTION',
        learner: name,
        model: address,
        rows,
        inputs: [address, rows],
        features: facts.features,
        threads: 1,
      }
      const result = await desk.run('fabric.jobs', 'fabric', job)
      const output = String((result['outputs'] as unknown[] | undefined)?.[0])
      await artifacts.get(output)
      if (output === rows) {
        const evidence = { address: output, from: 'fabric' }
        throw new Fault('pipeline/output-equals-input', `the prediction of ${name} is its input`, evidence)
      }
      facts.predictions[name] = output
    }
  } finally {
    release()
  }
  await checkPredictions(context)
  const result = await desk.run('data.jobs', 'data', { job: 'evaluate', phase: 'PREDICTION', predictions: facts.predictions })
  for (const item of readList(result, 'metrics')) {
    const metrics = {
      name: readText(item, 'name'),
      mae: readNumber(item, 'mae'),
      r2: readNumber(item, 'r2'),
      rows: readNumber(item, 'rows'),
      mape: readNumber(item, 'mape'),
    }
    ledger.append({ metrics })
    ledger.progress(`${metrics.name}: MAE ${metrics.mae.toFixed(3)}, R2 ${metrics.r2.toFixed(3)}`, { model: metrics.name })
    if (metrics.name === 'baseline') continue
    const { r2Max, mapeMin } = plan.limits
    const parts = partsOf(result, metrics.name)
    const ok = [metrics, ...parts].every(({ r2, mape }) => r2 <= r2Max && mape >= mapeMin)
    const [validation, test] = parts
    const evidence = { ...metrics, validation, test, r2_max: r2Max, mape_min: mapeMin }
    ledger.gate({ rule: `G5.1-plausible-${metrics.name}`, when: 'after', ok, evidence }, () => {
      const said = `${metrics.name} scores R2 ${metrics.r2}, MAPE ${metrics.mape}`
      return new Fault('pipeline/score-implausible', `${said}: better than the policy holds possible`, evidence)
    })
  }
}

/** A model's scores on the validation rows and on the test rows: a leak into one of them shows there first. */
function partsOf(result: JobResult, name: string): readonly { r2: number; mape: number; rows: number }[] {
  const found = readList(result, 'parts').find((part) => part['name'] === name) ?? {}
  return ['validation', 'test'].map((part) => {
    const scores = readObject(found, part)
    return { r2: readNumber(scores, 'r2'), mape: readNumber(scores, 'mape'), rows: readNumber(scores, 'rows') }
  })
}

/** A6: each model has grown on enough rows, and holds what so many trees take. */
async function judgeWork({ ledger, plan, facts, artifacts }: PhaseContext): Promise<void> {
  const { trainRows, modelBytesPerTree } = plan.limits.workMin
  const { used, held_out: heldOut } = facts.rows
  for (const { name, address } of facts.models) {
    const { trees = 0 } = plan.learners[name] ?? {}
    const bytes = (await artifacts.get(address)).length
    const evidence = { learner: name, train_rows: facts.trainRows, used, held_out: heldOut, train_rows_min: trainRows, trees, bytes }
    const limits = { model_bytes_min: modelBytesPerTree * trees }
    const ok = facts.trainRows >= trainRows && bytes >= limits.model_bytes_min
    ledger.gate({ rule: `A6-minimum-work-${name}`, when: 'before', ok, evidence: { ...evidence, ...limits } }, () => {
      return new Fault('rule/minimum-work', `${name} shows less work than the policy asks for`, { ...evidence, ...limits })
    })
  }
}
