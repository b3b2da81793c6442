import { Fault } from '../../../shared/base/index.ts'
import { type Phase, readList, readNumber, readText } from './phase-context.ts'

/** PREDICTION: held-out rows and rows without outcome; a score too good to be true is a leak until shown otherwise. */
export const prediction: Phase = async (context) => {
  const { ledger, desk, plan, facts, artifacts } = context
  const release = context.watch('fabric')
  try {
    const sent = await desk.run('data.jobs', 'data', { job: 'send_rows', phase: 'PREDICTION', set: 'all' })
    const rows = readText(sent, 'rows')
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
  const result = await desk.run('data.jobs', 'data', { job: 'evaluate', phase: 'PREDICTION', predictions: facts.predictions })
  for (const item of readList(result, 'metrics')) {
    const metrics = {
      name: readText(item, 'name'),
      mae: readNumber(item, 'mae'),
      r2: readNumber(item, 'r2'),
      rows: readNumber(item, 'rows'),
    }
    ledger.append({ metrics })
    ledger.progress(`${metrics.name}: MAE ${metrics.mae.toFixed(3)}, R2 ${metrics.r2.toFixed(3)}`, { model: metrics.name })
    if (metrics.name === 'baseline') continue
    const { r2Max, maeMin } = plan.limits
    const ok = metrics.r2 <= r2Max && metrics.mae >= maeMin
    ledger.gate(
      { rule: `G5.1-plausible-${metrics.name}`, when: 'after', ok, evidence: { ...metrics, r2_max: r2Max, mae_min: maeMin } },
      () => {
        return new Fault(
          'pipeline/score-implausible',
          `${metrics.name} scores MAE ${metrics.mae}, R2 ${metrics.r2}: better than the policy holds possible`,
          { ...metrics, r2_max: r2Max, mae_min: maeMin },
        )
      },
    )
  }
}
