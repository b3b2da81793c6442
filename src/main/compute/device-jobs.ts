import { hash } from 'node:crypto'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'
import type { TensorBackend } from './backend.ts'
import { challengeMatrix, N_MAX } from './challenge-matrix.ts'
import { ALIVE_EVERY_MS, DEVICE_RESULT_SCHEMA, DEVICE_TOPICS, type JsonObject, readHash, readObject } from './device-schema.ts'
import { productBytes } from './verify-proof.ts'

export interface DeviceServiceOptions {
  readonly bus: Bus
  readonly clock: Clock
  /** Name in workspace.yaml, `sim0`; jobs for other devices are left alone. */
  readonly name: string
  /** The opened back end, or the fault that every job is answered with. */
  readonly backend: TensorBackend | Fault
}

/** Jobs that may wait while one is computed; a further one is refused. */
export const WAITING_JOBS_MAX = 16
const CHUNK_BYTES = 128 * 1024

/** Answers the jobs of one device, one after the other, and says once a second that it lives. Resolves once it is subscribed. */
export async function serveDevice(options: DeviceServiceOptions): Promise<{ stop(): void }> {
  const { bus, clock, name } = options
  let line: Promise<void> = Promise.resolve()
  let waiting = 0
  /** What is computed: its beats keep its lease. */
  let current: string | undefined
  await bus.subscribe(DEVICE_TOPICS.jobs, ({ envelope }) => {
    const job = readObject(envelope.payload)
    if (envelope.type !== 'job' || job === undefined || job['device'] !== name) return
    const jobId = envelope.id
    if (waiting >= WAITING_JOBS_MAX) {
      void answer(bus, jobId, job, failure(new Fault('spine/limit', `${WAITING_JOBS_MAX} jobs wait already`)))
      return
    }
    waiting++
    line = line.then(async () => {
      current = jobId
      const result = await perform(options, job, jobId).catch((error: unknown) => failure(Fault.from(error)))
      current = undefined
      waiting--
      await answer(bus, jobId, job, result)
    })
  })
  let cancel = (): void => {}
  const beat = (): void => {
    const ofJob = current === undefined ? {} : { correlationId: current }
    bus.publish(DEVICE_TOPICS.progress, { alive: true, device: name }, ofJob).catch(() => {}) // a lost connection ends the host
    cancel = clock.after(ALIVE_EVERY_MS, beat)
  }
  beat()
  return { stop: () => cancel() }
}

const failure = (fault: Fault): JsonObject => ({ status: 'failed', error: { code: fault.code, message: fault.message } })

async function answer(bus: Bus, jobId: string, job: JsonObject, result: JsonObject): Promise<void> {
  const body = { job: job['job'], device: job['device'], ...(job['run_id'] === undefined ? {} : { run_id: job['run_id'] }), ...result }
  await bus.publish(DEVICE_TOPICS.results, body, { type: 'job_result', correlationId: jobId, schema: DEVICE_RESULT_SCHEMA }).catch(() => {})
}

async function perform(options: DeviceServiceOptions, job: JsonObject, jobId: string): Promise<JsonObject> {
  const { backend } = options
  if (backend instanceof Fault) throw backend
  if (job['job'] === 'health') return health(backend)
  if (job['job'] === 'proof_of_work') return prove(options, backend, { job, jobId })
  throw new Fault('job/bad-parameters', `a device knows no job ${JSON.stringify(job['job'])}`)
}

function health(backend: TensorBackend): JsonObject {
  const { usedBytes, tensors } = backend.memory()
  const { kind, simulated, adapter } = backend
  return { status: 'ok', kind, simulated, backend: backend.backend, adapter, memory: { used_bytes: usedBytes, tensors } }
}

/** Computes first, commits, then shows: the check's vectors do not exist before the commitment has arrived (DV2). */
async function prove(options: DeviceServiceOptions, backend: TensorBackend, task: { job: JsonObject; jobId: string }): Promise<JsonObject> {
  const { bus, clock } = options
  const { n, run_id: runId } = task.job
  const challenge = readHash(task.job['challenge'])
  if (challenge === undefined) throw new Fault('job/bad-parameters', 'challenge must be 64 hex digits')
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 1 || n > N_MAX)
    throw new Fault('job/bad-parameters', `n must be a whole number up to ${N_MAX}`)
  const startMs = clock.monotonicMs()
  const cpuStart = process.cpuUsage()
  const a = Float32Array.from(challengeMatrix(challenge, 'A', n))
  const b = Float32Array.from(challengeMatrix(challenge, 'B', n))
  const bytes = productBytes(await backend.multiply(a, b, n))
  const commitment = hash('sha256', bytes)
  const told = { run_id: runId, job_id: task.jobId, device: options.name, commitment }
  await bus.publish(DEVICE_TOPICS.progress, told, { correlationId: task.jobId })
  const start = { name: 'product.f32', content_type: 'application/octet-stream', run_id: runId, job_id: task.jobId, kind: 'product' }
  const stream = await bus.openStream(DEVICE_TOPICS.artifacts, start)
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await stream.write(bytes.subarray(at, at + CHUNK_BYTES))
  const { sha256 } = await stream.end()
  const cpu = process.cpuUsage(cpuStart)
  return {
    status: 'ok',
    n,
    commitment,
    outputs: [`sha256:${sha256}`],
    backend: backend.backend,
    adapter: backend.adapter,
    environment: {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      backend: backend.backend,
      adapter: backend.adapter,
    },
    resources: {
      cpu_ms: Math.round((cpu.user + cpu.system) / 1000),
      max_rss_bytes: process.resourceUsage().maxRSS * 1024,
      wall_ms: Math.round(clock.monotonicMs() - startMs),
    },
  }
}
