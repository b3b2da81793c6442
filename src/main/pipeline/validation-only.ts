import { Fault } from '../../shared/base/index.ts'
import type { PublishedVersion } from './contract.ts'
import { fromHex, type Phase, type PhaseContext } from './phases/phase-context.ts'
import { startFabric } from './start-fabric.ts'
import { countTrees } from './tree-count.ts'

/**
 * A run that writes nothing but its verdict: data and features are checked as they are now, the published models are asked again, the
 * published files are hashed again. Nothing is trained, nothing is written to `outputs/`.
 */
export async function validate(context: PhaseContext, phase: string, step: Phase): Promise<void> {
  const version = context.host.published()
  if (version === undefined) throw new Fault('data/output-missing', 'the version that was published is gone')
  switch (phase) {
    case 'MODEL_TRAINING':
      return await lookAtModels(context, version)
    case 'PREDICTION':
      await startFabric(context)
      return await step(context)
    case 'OUTPUT_GENERATION':
      return await lookAtOutputs(context, version)
    case 'REVIEW_DEPLOY':
      idle(context, 'nothing is published')
      return await step({ ...context, host: { ...context.host, publish: async () => '' } })
    default:
      return await step(context)
  }
}

/** The bytes of a published model are those on the record, and hold the trees they are said to hold. */
async function lookAtModels(context: PhaseContext, version: PublishedVersion): Promise<void> {
  const { host, ledger, plan, facts, artifacts } = context
  idle(context, 'nothing is trained: the published models are looked at')
  for (const { name, trees, sha256 } of version.models) {
    const output = version.outputs.find(({ role }) => role === `model-${name}`)
    const bytes = await published(context, { role: `model-${name}`, path: output?.path ?? '', sha256 })
    const [counted, told] = [countTrees(name, bytes), plan.learners[name]?.trees ?? 0]
    const evidence = { learner: name, told, reported: trees, counted }
    ledger.gate({ rule: `G4.1-trees-${name}`, when: 'after', ok: counted === told, evidence }, () => {
      return new Fault('pipeline/tree-count', `${name} holds ${counted} trees, ${told} are asked for`, evidence)
    })
    await artifacts.restore(sha256, bytes)
    const weight = plan.learners[name]?.weight ?? 0
    const model = { name, trees, treesCounted: counted, sha256: fromHex(sha256), bytes: bytes.length, weight }
    ledger.append({ model: { ...model, library: `published by ${version.run}`, environment: '{}' } })
    facts.models.push({ name, address: `sha256:${sha256}`, format: output?.path.split('.').at(-1) ?? '' })
  }
  await host.ledger.flush()
}

async function lookAtOutputs(context: PhaseContext, version: PublishedVersion): Promise<void> {
  idle(context, 'nothing is written: the published files are hashed again')
  for (const output of version.outputs) await published(context, output)
}

/** A published file, whose content is the one on the record. */
async function published({ host, ledger }: PhaseContext, file: PublishedVersion['outputs'][number]): Promise<Uint8Array> {
  const { role, path, sha256 } = file
  return await ledger.guard(
    { rule: `R4-as-published-${role}`, when: 'during' },
    async () => {
      const bytes = await host.readPublished(path)
      const found = host.sha256(bytes)
      if (found !== sha256)
        throw new Fault('data/output-missing', `output ${path} is not what was published`, { path, published: sha256, found })
      return bytes
    },
    (bytes) => ({ path, sha256, bytes: bytes.length }),
  )
}

function idle({ ledger }: PhaseContext, reason: string): void {
  ledger.append({ phaseNoted: { act: 'idle', reason, differs: [] } })
  ledger.progress(reason)
}
