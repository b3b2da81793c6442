import { type Clock, Fault } from '../base/index.ts'
import type { Bus } from '../client/contract.ts'
import type { Sha256, TensorBackend } from './backend.ts'
import { challengeMatrix, N_MAX, SOFTWARE_N_MAX } from './challenge-matrix.ts'
import { DeviceMemory } from './device-memory.ts'
import {
  ALIVE_EVERY_MS,
  DEVICE_RESULT_SCHEMA,
  DEVICE_TOPICS,
  type JsonObject,
  productBytes,
  readHash,
  readObject,
  toHex,
} from './device-schema.ts'
import { DeviceUploads } from './device-uploads.ts'

/** What a host says of where it runs; a window has no figures of its own process. */
export interface HostSurroundings {
  readonly sha256: Sha256
  readonly environment: Readonly<Record<string, string>>
  usage(): { readonly cpuMs: number; readonly maxRssBytes: number }
}

export interface DeviceServiceOptions {
  readonly bus: Bus
  readonly clock: Clock
  /** Name in workspace.yaml, `sim0`; jobs for other devices are left alone. */
  readonly name: string
  /** The opened back end, or the fault that every job is answered with. */
  readonly backend: TensorBackend | Fault
  /** Of tensor memory. */
  readonly budgetBytes: number
  readonly host: HostSurroundings
}

/** Jobs that may wait while one is computed; a further one is refused. */
export const WAITING_JOBS_MAX = 16
/** Of a cache entry's key. */
const KEY_CHARS_MAX = 512
const CHUNK_BYTES = 128 * 1024

interface Work extends DeviceServiceOptions {
  readonly backend: TensorBackend
  readonly memory: DeviceMemory
  readonly uploads: DeviceUploads
}

/** Answers the jobs of one device, one after the other, and says once a second that it lives. Resolves once it is subscribed. */
export async function serveDevice(options: DeviceServiceOptions): Promise<{ stop(): void }> {
  const { bus, clock, name, backend } = options
  // A host whose device is missing listens all the same: it is ready to say so.
  const uploads = await DeviceUploads.open(bus, name)
  const work = backend instanceof Fault ? backend : { ...options, backend, memory: new DeviceMemory(backend, options.budgetBytes), uploads }
  let line: Promise<void> = Promise.resolve()
  let waiting = 0
  /** What is computed: its beats keep its lease. */
  let current: string | undefined
  await bus.subscribe(DEVICE_TOPICS.jobs, ({ envelope }) => {
    const job = readObject(envelope.payload)
    if (envelope.type !== 'job' || job === undefined || job['device'] !== name) return
    const jobId = envelope.id
    if (waiting >= WAITING_JOBS_MAX) {
      void answer(bus, { jobId, job, result: failure(new Fault('spine/limit', `${WAITING_JOBS_MAX} jobs wait already`)) })
      return
    }
    waiting++
    line = line.then(async () => {
      current = jobId
      const result = await perform(work, job, jobId).catch((error: unknown) => failure(Fault.from(error)))
      current = undefined
      waiting--
      await answer(bus, { jobId, job, result })
    })
  })
  let cancel = (): void => {}
  const beat = (): void => {
    const ofJob = current === undefined ? {} : { correlationId: current }
    const memory = work instanceof Fault ? {} : { memory: work.memory.view() }
    bus.publish(DEVICE_TOPICS.progress, { alive: true, device: name, ...memory }, ofJob).catch(() => {}) // a lost connection ends the host
    cancel = clock.after(ALIVE_EVERY_MS, beat)
  }
  beat()
  return { stop: () => cancel() }
}

const failure = (fault: Fault): JsonObject => ({
  status: 'failed',
  error: { code: fault.code, message: fault.message, evidence: fault.evidence },
})

interface Answer {
  readonly jobId: string
  readonly job: JsonObject
  readonly result: JsonObject
}

async function answer(bus: Bus, { jobId, job, result }: Answer): Promise<void> {
  const body = { job: job['job'], device: job['device'], ...(job['run_id'] === undefined ? {} : { run_id: job['run_id'] }), ...result }
  await bus.publish(DEVICE_TOPICS.results, body, { type: 'job_result', correlationId: jobId, schema: DEVICE_RESULT_SCHEMA }).catch(() => {})
}

async function perform(work: Work | Fault, job: JsonObject, jobId: string): Promise<JsonObject> {
  if (work instanceof Fault) throw work
  switch (job['job']) {
    case 'health':
      return { ...about(work), memory: work.memory.view() }
    case 'proof_of_work':
      return prove(work, job, jobId)
    case 'cache_put':
      work.memory.put(readKey(job), work.uploads.take(job['content']))
      return { ...about(work), memory: work.memory.view() }
    case 'cache_get':
      return getCached(work, job, jobId)
    case 'cache_drop':
      return { ...about(work), dropped: work.memory.drop(readKey(job)), memory: work.memory.view() }
    default:
      throw new Fault('job/bad-parameters', `a device knows no job ${JSON.stringify(job['job'])}`)
  }
}

function about({ backend }: Work): JsonObject {
  const { kind, simulated, software, adapter, vendor } = backend
  return { status: 'ok', kind, simulated, software, backend: backend.backend, adapter, vendor }
}

async function getCached(work: Work, job: JsonObject, jobId: string): Promise<JsonObject> {
  const bytes = await work.memory.get(readKey(job))
  if (bytes === undefined) return { ...about(work), found: false, memory: work.memory.view() }
  const content = await send(work.bus, { name: 'cache', content_type: 'application/octet-stream', job_id: jobId, kind: 'cache' }, bytes)
  return { ...about(work), found: true, content, bytes: bytes.length, outputs: [content], memory: work.memory.view() }
}

async function prove(work: Work, job: JsonObject, jobId: string): Promise<JsonObject> {
  const { bus, clock, backend, memory, host } = work
  const { run_id: runId, n } = job
  const challenge = readHash(job['challenge'])
  if (challenge === undefined) throw new Fault('job/bad-parameters', 'challenge must be 64 hex digits')
  const most = backend.simulated || backend.software ? SOFTWARE_N_MAX : N_MAX
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 1 || n > most)
    throw new Fault('job/bad-parameters', `n must be a whole number up to ${most}`)
  memory.need(3 * n * n * 4)
  const startMs = clock.monotonicMs()
  const before = host.usage()
  const { sha256 } = host
  const a = Float32Array.from(challengeMatrix(challenge, 'A', { n, sha256 }))
  const b = Float32Array.from(challengeMatrix(challenge, 'B', { n, sha256 }))
  const bytes = productBytes(await backend.multiply(a, b, n))
  const commitment = toHex(sha256(bytes))
  const told = { run_id: runId, job_id: jobId, device: work.name, commitment }
  await bus.publish(DEVICE_TOPICS.progress, told, { correlationId: jobId })
  const start = { name: 'product.f32', content_type: 'application/octet-stream', run_id: runId, job_id: jobId, kind: 'product' }
  const output = await send(bus, start, bytes)
  const { cpuMs, maxRssBytes } = host.usage()
  return {
    ...about(work),
    n,
    commitment,
    outputs: [output],
    environment: { ...host.environment, backend: backend.backend, adapter: backend.adapter },
    resources: {
      cpu_ms: Math.round(cpuMs - before.cpuMs),
      max_rss_bytes: maxRssBytes,
      wall_ms: Math.round(clock.monotonicMs() - startMs),
    },
  }
}

/** The content address of what was sent. */
async function send(bus: Bus, start: object, bytes: Uint8Array): Promise<string> {
  const stream = await bus.openStream(DEVICE_TOPICS.artifacts, start)
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await stream.write(bytes.subarray(at, at + CHUNK_BYTES))
  const { sha256 } = await stream.end()
  return `sha256:${sha256}`
}

function readKey(job: JsonObject): string {
  const { key } = job
  if (typeof key !== 'string' || key === '' || key.length > KEY_CHARS_MAX)
    throw new Fault('job/bad-parameters', `key must be text of at most ${KEY_CHARS_MAX} characters`)
  return key
}
