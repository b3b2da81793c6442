import { canonicalJson, Fault } from '../../../shared/base/index.ts'
import { countTrees } from '../tree-count.ts'
import { recordConservation } from './data-evidence.ts'
import { checkError, checkGpu } from './fit-evidence.ts'
import { fromHex, type Phase, type PhaseContext, readNumber, readObject, readText } from './phase-context.ts'
import { shuffledTarget } from './shuffled-target.ts'

/** MODEL_TRAINING: each learner grows its trees on the same rows; the trees are counted again from the model's bytes. */
export const modelTraining: Phase = async (context) => {
  const { ledger, desk, plan, facts } = context
  await context.startOperator('fabric')
  const release = context.watch('fabric')
  try {
    ledger.progress('sending training rows')
    const sent = await desk.run('data.jobs', 'data', { job: 'send_rows', phase: 'MODEL_TRAINING', set: 'train' })
    const rows = readText(sent, 'rows')
    const [record] = recordConservation(ledger, sent)
    const counts = { count: readNumber(sent, 'count'), train: facts.trainRows, record: record ?? -1 }
    ledger.gate({ rule: 'G4.0-rows-as-split', when: 'during', ok: counts.count === counts.train, evidence: { ...counts, rows } }, () => {
      return new Fault('data/not-conserved', 'the rows sent to train on are not those of the split', counts)
    })
    for (const learner of Object.keys(plan.learners)) await train(context, learner, rows)
    await shuffledTarget(context)
  } finally {
    release()
  }
}

async function train(context: PhaseContext, learner: string, rows: string): Promise<void> {
  const { ledger, desk, plan, facts, artifacts } = context
  const { trees, weight, params } = plan.learners[learner] as { trees: number; weight: number; params: object }
  ledger.progress(`${learner}: growing ${trees} trees`, { model: learner, done: 0, total: trees })
  const job = { job: 'train', phase: 'MODEL_TRAINING', learner, rows, inputs: [rows], features: facts.features, target: plan.target }
  const onGpu = plan.device.kind === 'cuda' ? ({ device: 'cuda' } as const) : {}
  const gpu = plan.device.kind === 'cuda' ? context.host.watchGpu(context.operators.get('fabric')?.pid ?? 0) : undefined
  const fitting = desk.run('fabric.jobs', 'fabric', { ...job, trees, seed: plan.seed, threads: plan.threads, params, ...onGpu })
  const result = await fitting.finally(() => gpu?.stop())
  const address = readText(result, 'model')
  const bytes = await artifacts.get(address)
  if (facts.inputHashes.has(address.slice('sha256:'.length)) || address === rows) {
    throw new Fault('pipeline/output-equals-input', `the model ${learner} is a copy of an input`, { address, from: 'fabric' })
  }
  const counted = countTrees(learner, bytes)
  const environment = canonicalJson(readObject(result, 'environment'))
  const model = {
    name: learner,
    trees: readNumber(result, 'trees'),
    treesCounted: counted,
    sha256: fromHex(address.slice(7)),
    bytes: bytes.length,
  }
  const record = ledger.append({ model: { ...model, weight, library: readText(result, 'library'), environment } })
  const evidence = { from: 'fabric', learner, told: trees, reported: model.trees, counted, model_record: record }
  ledger.gate({ rule: `G4.1-trees-${learner}`, when: 'after', ok: counted === trees && model.trees === trees, evidence }, () => {
    return new Fault('pipeline/tree-count', `${learner} holds ${counted} trees, ${trees} were asked for`, evidence)
  })
  const sha256 = fromHex(address.slice('sha256:'.length))
  const fit = { learner, address, rows, counted, sha256, reported: readNumber(result, 'train_mae') }
  await checkError(context, fit)
  if (gpu !== undefined) checkGpu(context, fit, gpu)
  facts.models.push({ name: learner, address, format: readText(result, 'model_format') })
  ledger.progress(`${learner}: ${counted} trees, training error ${readNumber(result, 'train_mae').toFixed(3)}`, {
    model: learner,
    done: trees,
    total: trees,
  })
}
