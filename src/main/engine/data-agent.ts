import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/index.ts'
import type { BusMessage } from '../../shared/wire/index.ts'
import { decodePredictions } from '../data/arrow-rows.ts'
import { ARROW_STREAM, type BlockStore, type DataRun, ROW_SETS, type RowSetName } from '../data/index.ts'
import { comparePredictions, recomputeError } from '../pipeline/index.ts'
import type { RunMemory } from './run-memory.ts'

/** Bytes of one stream chunk (docs/reference/wire.md: at most 256 KiB). */
const CHUNK_BYTES = 128 * 1024

/** What the agent is told of the run it works for. */
export interface DataAgentRun {
  readonly runId: string
  readonly data: DataRun
  readonly memory: RunMemory
  readonly scratchDir: string
  readonly stagingDir: string
}

/** The run, and where blocks and models are kept. */
type Work = DataAgentRun & { readonly cache: BlockStore['cache'] }
type Job = Readonly<Record<string, unknown>>
type Answer = Readonly<Record<string, unknown>>

/** The party `data`: answers `data.jobs` and streams rows to the fabric. What it reads of others it reads by content address. */
export class DataAgent {
  readonly #bus: Bus
  readonly #runOf: (runId: string) => Work | undefined

  private constructor(bus: Bus, runOf: (runId: string) => Work | undefined) {
    this.#bus = bus
    this.#runOf = runOf
  }

  static async open(bus: Bus, cache: Work['cache'], runOf: (runId: string) => DataAgentRun | undefined): Promise<DataAgent> {
    const agent = new DataAgent(bus, (runId) => {
      const run = runOf(runId)
      return run && { ...run, cache }
    })
    await bus.subscribe('data.jobs', (message) => void agent.#take(message))
    return agent
  }

  async #take({ envelope }: BusMessage): Promise<void> {
    if (envelope.type !== 'job') return
    const { id, payload } = envelope
    const startMs = performance.now()
    const startCpu = process.cpuUsage()
    const job = JSON.parse(new TextDecoder().decode(payload)) as Job
    const about = { job: job['job'], run_id: job['run_id'] }
    let answer: Answer
    try {
      const run = this.#runOf(String(job['run_id']))
      if (run === undefined) throw new Fault('pipeline/foreign-result', `no run ${String(job['run_id'])} has data here`)
      answer = { status: 'ok', ...about, ...(await this.#work(run, job)) }
    } catch (error) {
      answer = { status: 'failed', ...about, error: Fault.from(error).toView() }
    }
    const cpu = process.cpuUsage(startCpu)
    const resources = {
      cpu_ms: Math.round((cpu.user + cpu.system) / 1000),
      max_rss_bytes: process.resourceUsage().maxRSS * 1024,
      wall_ms: Math.round(performance.now() - startMs),
    }
    await this.#bus.publish(
      'data.results',
      { ...answer, resources },
      { type: 'job_result', correlationId: id, schema: 'arqonbus.data.result.v1' },
    )
  }

  async #work(run: Work, job: Job): Promise<Answer> {
    switch (job['job']) {
      case 'load':
        return { ...(await run.data.load()) }
      case 'features':
        return { ...run.data.features() }
      case 'inputs':
        return { inputs: await run.data.inputs() }
      case 'address_rows': {
        const { sha256, count } = run.data.rows(job['set'] === 'train' ? 'train' : 'all')
        return { rows: `sha256:${sha256}`, count }
      }
      case 'send_rows':
        return await this.#sendRows(run, rowSet(job['set']), Number(job['seed'] ?? 0))
      case 'recompute_error':
        return await recompute(run, job)
      case 'compare_predictions':
        return await compare(run, job)
      case 'evaluate':
        return { ...run.data.evaluate(await readAll(run, job['predictions'])) }
      case 'score_shuffled':
        return { r2: run.data.scoreShuffled(await readAll(run, job['predictions'])) }
      case 'write_outputs':
        return await writeOutputs(run, job)
      default:
        throw new Fault('job/bad-parameters', `the data agent has no job ${String(job['job'])}`)
    }
  }

  async #sendRows({ runId, data, cache }: Work, set: RowSetName, seed: number): Promise<Answer> {
    const key = data.rowsKey(set, seed)
    const known = await cache.get(key)
    const { bytes, sha256, count, conservation } = data.rows(set, seed, known)
    if (known === undefined) await cache.put(key, bytes, { isHot: true })
    const stream = await this.#bus.openStream('fabric.rows', { name: `${set}.arrows`, content_type: ARROW_STREAM, run_id: runId })
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await stream.write(bytes.subarray(at, at + CHUNK_BYTES))
    const sent = await stream.end()
    if (sent.sha256 !== sha256)
      throw new Fault('data/checksum', 'the rows streamed are not the rows made', { made: sha256, sent: sent.sha256 })
    return { rows: `sha256:${sha256}`, count, outputs: [`sha256:${sha256}`], conservation }
  }
}

/** The training error of a model by the engine's own arithmetic (docs/spec/fabric.md FB9). */
async function recompute(run: Work, job: Job): Promise<Answer> {
  const { mae, baseline, trees, rows, rowsTotal, tolerance } = await recomputeError(
    String(job['learner']),
    await readModel(run, job['learner'], job['model']),
    run.data.trainingRows(),
  )
  return { mae, baseline, trees, rows_count: rows, rows_total: rowsTotal, tolerance }
}

/** @throws Fault `job/bad-parameters` */
function rowSet(name: unknown): RowSetName {
  const set = ROW_SETS.find((known) => known === name)
  if (set === undefined) throw new Fault('job/bad-parameters', `no set of rows ${String(name)}`, { parameter: 'set' })
  return set
}

/** What was handed in as predictions beside what the model's bytes say (FB11). */
async function compare(run: DataAgentRun, job: Job): Promise<Answer> {
  const { features, target } = run.data.trainingRows()
  const learner = String(job['learner'])
  const predictions = decodePredictions(await readArtifact(run, job['prediction']), target.length, learner)
  const found = await comparePredictions(learner, await readArtifact(run, job['model']), { features, predictions })
  return { largest: found.largest, tolerance: found.tolerance, rows_count: found.rows, rows_total: found.rowsTotal }
}

async function writeOutputs(run: Work, job: Job): Promise<Answer> {
  const models = Array.isArray(job['models']) ? (job['models'] as Job[]) : []
  const files = await Promise.all(
    models.map(async ({ name, format, address }) => ({
      name: String(name),
      format: String(format),
      bytes: await readModel(run, name, address),
    })),
  )
  return { outputs: await run.data.writeOutputs(run.stagingDir, files) }
}

async function readAll(run: DataAgentRun, addresses: unknown): Promise<Map<string, Uint8Array>> {
  const read = new Map<string, Uint8Array>()
  for (const [name, address] of Object.entries((addresses ?? {}) as Job)) read.set(name, await readArtifact(run, address))
  return read
}

/** @throws Fault `job/bad-parameters` */
function contentHash(address: unknown): string {
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(String(address))?.[1]
  if (sha256 === undefined) throw new Fault('job/bad-parameters', `${String(address)} is no content address`)
  return sha256
}

/** A model from the cache, under its own hash, else from the scratch, and then the cache has it. @throws Fault as `readArtifact` */
async function readModel(run: Work, learner: unknown, address: unknown): Promise<Uint8Array> {
  const sha256 = contentHash(address)
  const key = `model/${String(learner)}@${sha256}`
  const known = await run.cache.get(key)
  if (known !== undefined && createHash('sha256').update(known).digest('hex') === sha256) return known
  const bytes = await readArtifact(run, address)
  await run.cache.put(key, bytes)
  return bytes
}

/** @throws Fault `data/checksum` unless the scratch holds exactly the content named. */
async function readArtifact(run: DataAgentRun, address: unknown): Promise<Uint8Array> {
  const sha256 = contentHash(address)
  const path = join(run.scratchDir, sha256)
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  )
  if (size !== undefined) run.memory.reading('data', path, size)
  const bytes = size === undefined ? undefined : await readFile(path).catch(() => undefined)
  const found = bytes === undefined ? 'missing' : createHash('sha256').update(bytes).digest('hex')
  if (bytes === undefined || found !== sha256)
    throw new Fault('data/checksum', `artifact ${sha256} is not what it was`, { expected: sha256, found })
  return bytes
}
