import { canonicalJson, type Evidence, Fault } from '../../shared/base/index.ts'
import type { KeptEntry } from './contract.ts'
import type { AnsweredJob, JobResult } from './job-desk.ts'
import { changedFacts, decodeKept, encodeKept, factsText, type KeptPhaseContent, type RowAddresses } from './kept-phase.ts'
import { differing, inputsOf, isReusable, type KeyParts, keyOf, partsOf, type ReusablePhase } from './phase-key.ts'
import { fromHex, type Phase, type PhaseContext, readText } from './phases/phase-context.ts'
import { startFabric } from './start-fabric.ts'

/** Bytes that one run may leave for later ones: what is more is not kept, and the record says so. */
export const KEPT_RUN_BYTES_MAX = 1024 * 1024 * 1024
/** Contents of one phase, as many as the fold remembers. */
const KEPT_CONTENTS_MAX = 64
/** Jobs of a phase that are kept; a phase has some dozens. */
const JOBS_HEARD_MAX = 512
/** Jobs that bring the data agent to where a reused phase would have left it. */
const BUILDS = new Set(['load', 'features', 'evaluate'])
/** Jobs whose answer depends on the weights. */
const WEIGHS = new Set(['evaluate'])
/** What equation_update takes over whole; only weights may have changed, and these do not know weights. */
const UNWEIGHTED = new Set<ReusablePhase>(['DATA_LOADING', 'FEATURE_ENGINEERING', 'MODEL_TRAINING'])

interface Work {
  readonly phase: ReusablePhase
  readonly parts: KeyParts
  readonly step: Phase
  /** What of it was read back instead of being asked. */
  readonly taken?: Pick<KeptPhaseContent, 'jobs' | 'artifacts'>
}

interface WorkedPhase {
  readonly content: KeptPhaseContent
  readonly parts: KeyParts
  readonly records: readonly [number, number]
}

/**
 * What a run takes from earlier ones and leaves to later ones. A full build takes nothing; an incremental run takes every phase whose key
 * is known; an equation update must take data, features and models, and has the models' predictions weighed anew.
 */
export class PhaseMemory {
  readonly #worked: WorkedPhase[] = []
  /** Jobs of reused phases that the data agent has not done for this run. */
  readonly #undone: AnsweredJob[] = []
  readonly #keys = new Map<ReusablePhase, string>()
  #rows: RowAddresses | undefined

  async work(context: PhaseContext, phase: string, step: Phase): Promise<void> {
    if (!isReusable(phase)) return await step(context)
    const { mode } = context.plan
    const parts = partsOf(context.plan.reuse, phase, this.#inputsOf(context, phase))
    const key = keyOf(phase, parts)
    this.#keys.set(phase, key)
    if (mode === 'full_build') return await this.#anew(context, { phase, parts, step })
    const entries = context.host.phases.entries(phase)
    const same = entries.find((entry) => entry.key === key)
    if (same !== undefined) return await this.#reuse(context, same)
    const differs = differing(parts, JSON.parse(entries[0]?.parts ?? '{}') as Evidence)
    if (mode === 'equation_update') {
      if (UNWEIGHTED.has(phase)) throw new Fault('pipeline/not-reproduced', `${phase} is not the phase that was kept`, { phase, differs })
      note(context, `${phase} is worked through with the weights of now`, ['equation'])
      const weighed = entries.find((entry) => differing(parts, JSON.parse(entry.parts) as Evidence).every((part) => part === 'equation'))
      if (phase === 'PREDICTION' && weighed !== undefined) return await this.#weigh(context, { phase, parts, step }, weighed)
    } else {
      const why = entries.length === 0 ? 'nothing was kept of it' : `other than kept: ${differs.join(', ')}`
      const verb = phase === 'MODEL_TRAINING' ? 'trained anew' : 'worked through anew'
      note(context, `${phase} is ${verb}: ${why}`, differs)
    }
    await this.#anew(context, { phase, parts, step })
  }

  /** Leaves what was worked; called once nothing can go wrong any more. What cannot be kept is said, and is no fault of the run. */
  async keep(context: PhaseContext): Promise<void> {
    const { host, ledger } = context
    let room = KEPT_RUN_BYTES_MAX
    for (const { content, parts, records } of this.#worked) {
      try {
        const contents = await contentsOf(context, content)
        const bytes = encodeKept(content)
        const size = contents.reduce((sum, item) => sum + item.byteLength, bytes.byteLength)
        if (size > room || contents.length > KEPT_CONTENTS_MAX)
          throw new RangeError(`${size} bytes are over the limit of what a run leaves`)
        room -= size
        const outputs: string[] = []
        for (const item of contents) outputs.push(`sha256:${await host.phases.put(item)}`)
        const keptSha256 = fromHex(await host.phases.put(bytes))
        const [firstRecord, lastRecord] = records
        const { phase, key } = content
        const kept = { key: fromHex(key), phase, firstRecord, lastRecord, keptSha256, bytes: size, outputs, parts: canonicalJson(parts) }
        ledger.append({ phaseKept: kept })
      } catch (error) {
        if (error instanceof Fault && error.code === 'pipeline/cancelled') throw error
        ledger.append({ phaseNoted: { act: 'not-kept', reason: `${content.phase}: ${(error as Error).message}`, differs: [] } })
      }
    }
  }

  #inputsOf({ plan, facts }: PhaseContext, phase: ReusablePhase): unknown {
    const models = facts.models.map(({ address }) => address)
    const handed = { tables: plan.reuse.inputs, keys: Object.fromEntries(this.#keys), models, predictions: facts.predictions }
    return inputsOf(phase, { ...handed, ...(this.#rows !== undefined && { rows: this.#rows }) })
  }

  async #anew(context: PhaseContext, { phase, parts, step, taken }: Work): Promise<void> {
    const { ledger, facts, artifacts } = context
    await this.#catchUp(context)
    if (phase === 'PREDICTION' && taken === undefined) await startFabric(context)
    const [recordsBefore, factsBefore, arrivedBefore] = [ledger.facts.length, factsText(facts), new Set(artifacts.addresses)]
    const jobs: AnsweredJob[] = []
    await step({ ...context, desk: heard(context.desk, jobs) })
    if (phase === 'FEATURE_ENGINEERING') this.#rows = await addressRows(context)
    const arrived = artifacts.addresses.filter((address) => !arrivedBefore.has(address))
    const content = {
      phase,
      key: keyOf(phase, parts),
      records: ledger.facts.slice(recordsBefore),
      jobs: [...(taken?.jobs ?? []), ...jobs],
      facts: changedFacts(factsBefore, facts),
      artifacts: [...(taken?.artifacts ?? []), ...arrived],
      files: phase === 'OUTPUT_GENERATION' ? facts.outputs.map(({ path, sha256 }) => ({ path, sha256 })) : [],
      ...(this.#rows === undefined ? {} : { rows: this.#rows }),
    }
    this.#worked.push({ content, parts, records: [ledger.phaseRecord, ledger.lastRecord] })
  }

  async #reuse(context: PhaseContext, entry: KeptEntry): Promise<void> {
    const { ledger, facts, plan, desk } = context
    // What was kept is of the files as they were registered; whether they still are is found out by every run.
    if (entry.phase === 'DATA_LOADING')
      await ledger.guard(
        { rule: 'R2-inputs-unchanged', when: 'before' },
        () => desk.run('data.jobs', 'data', { job: 'inputs', phase: entry.phase }),
        (found) => ({ inputs: found['inputs'] }),
      )
    const content = await this.#readBack(context, entry)
    for (const record of content.records) ledger.append(weighed(record, plan.reuse.equation))
    Object.assign(facts, content.facts)
    this.#rows = content.rows ?? this.#rows
    this.#undone.push(...content.jobs.filter(({ to, body }) => to === 'data' && BUILDS.has(jobName(body))))
  }

  /** PREDICTION of an equation update: what the models said is read back, what they are worth together is computed anew. */
  async #weigh(context: PhaseContext, work: Work, entry: KeptEntry): Promise<void> {
    const content = await this.#readBack(context, entry)
    const said = content.jobs.filter(({ body }) => !WEIGHS.has(jobName(body)))
    const known = new Map(said.map((job) => [named(job), job.answer]))
    const step: Phase = (inner) => {
      const run = async (topic: string, to: string, body: object): Promise<JobResult> => {
        const answer = known.get(named({ to, body }))
        if (answer !== undefined) return answer
        if (to === 'fabric') await startFabric(context)
        return await inner.desk.run(topic, to, body)
      }
      return work.step({ ...inner, desk: { run }, watch: () => () => undefined })
    }
    await this.#anew(context, { ...work, step, taken: { jobs: said, artifacts: content.artifacts } })
  }

  async #readBack(context: PhaseContext, entry: KeptEntry): Promise<KeptPhaseContent> {
    const { ledger, host, artifacts } = context
    const [firstRecord, lastRecord] = entry.records
    const read = async (): Promise<{ content: KeptPhaseContent; outputs: string[] }> => {
      const content = decodeKept(await host.phases.get(entry.sha256), entry.key)
      for (const address of content.artifacts) {
        const sha256 = address.slice('sha256:'.length)
        await artifacts.restore(sha256, await host.phases.get(sha256))
      }
      for (const { path, sha256 } of content.files) await host.writeFile(`${host.stagingDir}/${path}`, await host.phases.get(sha256))
      return { content, outputs: [...content.artifacts, ...content.files.map(({ sha256 }) => `sha256:${sha256}`)] }
    }
    const evidenceOf = ({ outputs }: { outputs: string[] }): Evidence => ({
      key: entry.key,
      kept: entry.sha256,
      from_run: entry.run,
      outputs,
    })
    const { content, outputs } = await ledger.guard({ rule: 'R1-read-back', when: 'before' }, read, evidenceOf)
    const hashes = { key: fromHex(entry.key), keptSha256: fromHex(entry.sha256) }
    ledger.append({ phaseReused: { ...hashes, fromRun: entry.run, firstRecord, lastRecord, outputs } })
    ledger.progress(`${entry.phase}: taken from ${entry.run}`)
    return content
  }

  /** The data agent does for itself what reused phases had of it, and must come to the same. */
  async #catchUp({ desk, ledger }: PhaseContext): Promise<void> {
    for (const { body, answer } of this.#undone.splice(0)) {
      const again = await desk.run('data.jobs', 'data', body)
      const [found, kept] = [comparable(again), comparable(answer)]
      const evidence = { job: jobName(body), ok: found === kept }
      ledger.gate({ rule: 'R3-same-again', when: 'before', ok: found === kept, evidence }, () => {
        return new Fault('pipeline/not-reproduced', `${jobName(body)} gives something else than was kept of it`, evidence)
      })
    }
  }
}

function note({ ledger }: PhaseContext, reason: string, differs: string[]): void {
  ledger.append({ phaseNoted: { act: 'anew', reason, differs } })
  ledger.progress(reason)
}

async function addressRows({ desk }: PhaseContext): Promise<RowAddresses> {
  const ask = async (set: string): Promise<string> =>
    readText(await desk.run('data.jobs', 'data', { job: 'address_rows', phase: 'FEATURE_ENGINEERING', set }), 'rows')
  return { train: await ask('train'), all: await ask('all') }
}

async function contentsOf({ host, artifacts }: PhaseContext, content: KeptPhaseContent): Promise<Uint8Array[]> {
  const streamed = content.artifacts.map((address) => artifacts.get(address))
  return await Promise.all([...streamed, ...content.files.map(({ path }) => host.readOutput(path))])
}

/** A model's share is this run's; all else of it is as it was. */
function weighed(record: KeptPhaseContent['records'][number], equation: Evidence): KeptPhaseContent['records'][number] {
  const { model } = record
  if (!model) return record
  return { ...record, model: { ...model, weight: Number(equation[model.name ?? ''] ?? model.weight) } }
}

/** The desk, with what it is asked and answers written down. */
function heard(desk: PhaseContext['desk'], into: AnsweredJob[]): PhaseContext['desk'] {
  return {
    run: async (topic, to, body) => {
      const answer = await desk.run(topic, to, body)
      if (into.length < JOBS_HEARD_MAX) into.push({ to, body, answer })
      return answer
    },
  }
}

const jobName = (body: object): string => String((body as Evidence)['job'])
const named = ({ to, body }: Pick<AnsweredJob, 'to' | 'body'>): string => canonicalJson({ to, body })
/** What an answer says, without who it was for and what it took. */
function comparable(answer: Evidence): string {
  const { run_id: _run, resources: _resources, ...said } = answer
  return canonicalJson(said)
}
