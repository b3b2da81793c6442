import { Fault } from '../../../shared/base/index.ts'
import { countTrees } from '../tree-count.ts'
import { recordConservation } from './data-evidence.ts'
import { type PhaseContext, readNumber, readObject, readText } from './phase-context.ts'

const PHASE = 'MODEL_TRAINING'
/** Makes another seed of the run's, for another purpose. */
const SEED_MASK = 0x5eed

/**
 * Trains each learner once more, with few trees, on the training rows with their targets in another order, and asks them about the held-out rows:
 * beyond the training mean nothing can be learned from such a target. Models that together still explain something have it from elsewhere.
 * @throws Fault `rule/shuffled-target`, `pipeline/tree-count`
 */
export async function shuffledTarget(context: PhaseContext): Promise<void> {
  const { ledger, desk, plan } = context
  const { trees, r2Max } = plan.limits.shuffled
  // The order is the run's own and on the record, so that anybody can repeat it.
  const seed = (plan.seed ^ SEED_MASK) >>> 0
  const shuffled = await desk.run('data.jobs', 'data', { job: 'send_rows', phase: PHASE, set: 'shuffled', seed })
  const heldOut = await desk.run('data.jobs', 'data', { job: 'send_rows', phase: PHASE, set: 'held_out' })
  const records = [...recordConservation(ledger, shuffled), ...recordConservation(ledger, heldOut)]
  const rows = { shuffled: readText(shuffled, 'rows'), heldOut: readText(heldOut, 'rows') }
  const predictions: Record<string, string> = {}
  const models: Record<string, string> = {}
  for (const learner of Object.keys(plan.learners)) {
    const found = await trial(context, learner, rows)
    models[learner] = found.model
    predictions[learner] = found.predictions
  }
  const score = await desk.run('data.jobs', 'data', { job: 'score_shuffled', phase: PHASE, predictions })
  const r2 = readNumber(readObject(score, 'r2'), 'ensemble')
  const evidence = { trees, seed, r2: readObject(score, 'r2'), r2_max: r2Max, rows: rows.shuffled, models, predictions, records }
  ledger.gate({ rule: 'A5-shuffled-target', when: 'after', ok: Math.abs(r2) <= r2Max, evidence }, () => {
    return new Fault('rule/shuffled-target', `the models explain ${r2} of the held-out rows from a shuffled target`, evidence)
  })
}

interface TrialRows {
  readonly shuffled: string
  readonly heldOut: string
}

async function trial(context: PhaseContext, learner: string, rows: TrialRows): Promise<{ model: string; predictions: string }> {
  const { ledger, desk, plan, facts, artifacts } = context
  const { trees } = plan.limits.shuffled
  const { params = {} } = plan.learners[learner] ?? {}
  ledger.progress(`${learner}: ${trees} trees on a shuffled target`, { model: learner })
  const about = { phase: PHASE, learner, features: facts.features }
  const work = { rows: rows.shuffled, inputs: [rows.shuffled], target: plan.target, trees, seed: plan.seed, threads: plan.threads, params }
  const trained = await desk.run('fabric.jobs', 'fabric', { ...about, job: 'train', ...work })
  const model = readText(trained, 'model')
  const counted = countTrees(learner, await artifacts.get(model))
  if (counted !== trees)
    throw new Fault('pipeline/tree-count', `${learner} grew ${counted} trees on the shuffled target, ${trees} were asked for`, {
      learner,
      counted,
      told: trees,
    })
  const question = { rows: rows.heldOut, inputs: [model, rows.heldOut], model, threads: 1 }
  const predicted = await desk.run('fabric.jobs', 'fabric', { ...about, job: 'predict', ...question })
  const predictions = String((predicted['outputs'] as unknown[] | undefined)?.[0])
  await artifacts.get(predictions)
  return { model, predictions }
}
