import { Fault } from '../../../shared/base/index.ts'
import { type PhaseContext, readNumber } from './phase-context.ts'

/** FB11: what was handed in as predictions is what the models' bytes say of the same rows: whoever knows better than its model is no model. */
export async function checkPredictions({ ledger, desk, facts }: PhaseContext): Promise<void> {
  for (const { name, address } of facts.models) {
    const prediction = facts.predictions[name]
    ledger.progress(`${name}: its predictions are computed again`, { model: name })
    const job = {
      job: 'compare_predictions',
      phase: 'PREDICTION',
      learner: name,
      model: address,
      prediction,
      inputs: [address, prediction],
    }
    const found = await desk.run('data.jobs', 'data', job)
    const [largest, tolerance] = [readNumber(found, 'largest'), readNumber(found, 'tolerance')]
    const rows = { rows: readNumber(found, 'rows_count'), rows_total: readNumber(found, 'rows_total') }
    const evidence = { from: 'fabric', learner: name, prediction, model: address, largest_difference: largest, tolerance, ...rows }
    ledger.gate({ rule: `G5.2-prediction-${name}`, when: 'during', ok: largest <= tolerance, evidence }, () => {
      const said = `predictions of ${name} differ by up to ${largest} from what its model says`
      return new Fault('work/prediction-mismatch', said, evidence)
    })
  }
}
