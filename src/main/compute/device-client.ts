import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'
import { CHALLENGE_BYTES, DEVICE_TOPICS, type JsonObject, UPLOAD_BYTES_MAX } from '../../shared/device/index.ts'
import { type DeviceTask, DeviceTasks } from './device-tasks.ts'
import { verifyProof } from './verify-proof.ts'

/** A declared device and the party that serves it. */
export interface DeviceRef {
  /** In workspace.yaml, `sim0`. */
  readonly name: string
  /** Its component, `device-sim0`: nobody else's answers count. */
  readonly identity: string
}

export interface DeviceHealth {
  readonly kind: string
  readonly simulated: boolean
  readonly backend: string
  readonly adapter: string
  readonly vendor: string
  /** The processor does the arithmetic of an adapter of a real kind. */
  readonly software: boolean
  readonly memory: DeviceMemoryView
}

export interface DeviceMemoryView {
  readonly usedBytes: number
  readonly budgetBytes: number
  readonly tensors: number
}

/** What a device is declared to be fast enough for; a processor that poses as a GPU is not. */
export interface DeviceClass {
  readonly name: string
  /** Longest time from the job to the commitment, milliseconds. */
  readonly proofMsMax: number
}

/** Everything a `ProofOfWork` record holds. */
export interface ProofOutcome {
  readonly ok: true
  readonly n: number
  readonly challenge: Uint8Array
  readonly commitment: Uint8Array
  readonly rounds: number
  /** From the job's submission to the last of its answers, milliseconds. */
  readonly durationMs: number
  readonly backend: string
  readonly adapter: string
  /** `timing-consistent` within a declared class, else `product-correct`. It proves the product and never who made it. */
  readonly verdict: string
  /** From the job's submission to the commitment, milliseconds. */
  readonly commitmentMs: number
  /** Empty and 0 where no class is declared. */
  readonly deviceClass: string
  readonly classMsMax: number
}

export interface ProveOptions {
  readonly runId: string
  /** Side of the matrices. */
  readonly n: number
  /** As the device is declared. */
  readonly deviceClass?: DeviceClass
  /** A CSPRNG: the challenge is drawn from it and, once the commitment is here, the vectors. */
  readonly random: { bytes(length: number): Uint8Array }
}

export interface DeviceClientOptions {
  readonly bus: Bus
  readonly clock: Clock
  /** `ANSWER_MS_MAX` when left out. */
  readonly answerMsMax?: number
}

/** DV4: a device that has not answered by then is missing. */
export const ANSWER_MS_MAX = 30_000

/** The controller's side of device hosts: asks over the bus and believes nothing unchecked. */
export class DeviceClient {
  readonly #bus: Bus
  readonly #tasks: DeviceTasks
  readonly #clock: Clock
  readonly #answerMsMax: number

  private constructor(options: DeviceClientOptions) {
    this.#bus = options.bus
    this.#tasks = new DeviceTasks(options.bus, options.clock)
    this.#clock = options.clock
    this.#answerMsMax = options.answerMsMax ?? ANSWER_MS_MAX
  }

  /** Resolves once it is subscribed. Callers close it. */
  static async open(options: DeviceClientOptions): Promise<DeviceClient> {
    const client = new DeviceClient(options)
    await client.#tasks.open()
    return client
  }

  /** Sets who is told of a host's signs of life, and of the memory it says it uses. */
  onAlive(callback: (identity: string, memory: DeviceMemoryView | undefined) => void): void {
    this.#tasks.onAlive = (identity, body) => callback(identity, readMemory(body['memory']))
  }

  close(): Promise<void> {
    return this.#tasks.close()
  }

  /**
   * Asks a device who it is (DV1).
   * @throws Fault `device/missing` when it does not answer in time or says that there is none; `device/faulted` when it cannot tell.
   */
  async health(device: DeviceRef): Promise<DeviceHealth> {
    const { result } = await this.#ask(device, { job: 'health', device: device.name })
    const { kind, simulated, software, backend, adapter, vendor, memory: told } = this.#checked(device, result)
    const memory = readMemory(told)
    if (typeof kind !== 'string' || typeof simulated !== 'boolean' || typeof software !== 'boolean' || memory === undefined) {
      throw new Fault('device/faulted', `${device.name} gave no proper account of itself`, { device: device.name })
    }
    return { kind, simulated, software, backend: text(backend), adapter: text(adapter), vendor: text(vendor), memory }
  }

  /**
   * Makes a device prove that it computes (DV2, DV3).
   * @throws Fault `device/proof-wrong`, its evidence holding what the record would; `pipeline/foreign-result`; otherwise as `health`.
   */
  async prove(device: DeviceRef, options: ProveOptions): Promise<ProofOutcome> {
    const { runId, n, random, deviceClass } = options
    const challenge = random.bytes(CHALLENGE_BYTES)
    const startMs = this.#clock.monotonicMs()
    const body = { job: 'proof_of_work', device: device.name, run_id: runId, n, challenge: hex(challenge) }
    // The product ends before the result is sent, so a result alone is a proof without a product, and is refused as one.
    const task = await this.#ask(device, body)
    const durationMs = Math.round(this.#clock.monotonicMs() - startMs)
    const result = this.#checked(device, task.result)
    if (result['run_id'] !== runId)
      throw new Fault('pipeline/foreign-result', `${device.name} answered for another run`, { device: device.name })
    const commitmentMs = Math.round((task.commitmentAtMs ?? startMs) - startMs)
    const claim = { n, challenge, commitment: task.commitment, product: task.product?.bytes ?? new Uint8Array(0) }
    const { ok, rounds, verdict: found } = verifyProof(claim, (length) => random.bytes(length))
    const isSlow = ok && deviceClass !== undefined && commitmentMs > deviceClass.proofMsMax
    const timing = { commitmentMs, deviceClass: deviceClass?.name ?? '', classMsMax: deviceClass?.proofMsMax ?? 0 }
    if (!ok || isSlow || task.commitment === undefined) {
      const verdict = isSlow ? `too slow for ${timing.deviceClass}: ${commitmentMs} ms of at most ${timing.classMsMax} ms` : found
      const evidence = {
        device: device.name,
        n,
        challenge: hex(challenge),
        commitment: hex(task.commitment),
        rounds,
        verdict,
        duration_ms: durationMs,
        commitment_ms: commitmentMs,
        class: timing.deviceClass,
        class_ms_max: timing.classMsMax,
      }
      if (isSlow) throw new Fault('device/too-slow', `${device.name} is ${verdict}`, evidence)
      throw new Fault('device/proof-wrong', `the proof of work of ${device.name} is wrong: ${verdict}`, evidence)
    }
    const { backend, adapter } = result
    const verdict = deviceClass === undefined ? found : 'timing-consistent'
    const about = { backend: text(backend), adapter: text(adapter), verdict }
    return { ok, n, challenge, commitment: task.commitment, rounds, durationMs, ...timing, ...about }
  }

  /**
   * Keeps bytes in a device's tensor memory (DV10).
   * @throws Fault `device/over-memory`, beside what `health` throws: nothing is kept then.
   */
  async cachePut(device: DeviceRef, key: string, bytes: Uint8Array): Promise<DeviceMemoryView> {
    if (bytes.length > UPLOAD_BYTES_MAX)
      throw new Fault('device/over-memory', `an entry of ${bytes.length} bytes is larger than ${UPLOAD_BYTES_MAX}`, {
        key,
        bytes: bytes.length,
      })
    const stream = await this.#bus.openStream(DEVICE_TOPICS.uploads, {
      name: 'cache',
      content_type: 'application/octet-stream',
      device: device.name,
    })
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await stream.write(bytes.subarray(at, at + CHUNK_BYTES))
    const { sha256 } = await stream.end()
    const { result } = await this.#ask(device, { job: 'cache_put', device: device.name, key, content: `sha256:${sha256}` })
    return this.#memoryOf(device, this.#checked(device, result))
  }

  /** What a device keeps under a key; undefined when there is nothing. Callers check the bytes: a device is believed nothing. */
  async cacheGet(device: DeviceRef, key: string): Promise<Uint8Array | undefined> {
    const task = await this.#ask(device, { job: 'cache_get', device: device.name, key })
    const result = this.#checked(device, task.result)
    if (result['found'] !== true) return undefined
    if (task.product === undefined)
      throw new Fault('device/faulted', `${device.name} has ${key} and sent nothing`, { device: device.name, key })
    return task.product.bytes
  }

  /** Lets what is kept under a key go. Whether there was something. */
  async cacheDrop(device: DeviceRef, key: string): Promise<boolean> {
    const { result } = await this.#ask(device, { job: 'cache_drop', device: device.name, key })
    return this.#checked(device, result)['dropped'] === true
  }

  #memoryOf(device: DeviceRef, result: JsonObject): DeviceMemoryView {
    const memory = readMemory(result['memory'])
    if (memory === undefined) throw new Fault('device/faulted', `${device.name} gave no proper account of itself`, { device: device.name })
    return memory
  }

  async #ask(device: DeviceRef, body: JsonObject): Promise<DeviceTask> {
    try {
      return await this.#tasks.run(device.identity, body, { waitMs: this.#answerMsMax, isDone: (task) => task.result !== undefined })
    } catch (error) {
      if (Fault.from(error).code !== 'request/no-responder') throw error
      throw new Fault('device/missing', `no host of ${device.name} is on the bus`, { device: device.name }, { cause: error })
    }
  }

  #checked(device: DeviceRef, result: JsonObject | undefined): JsonObject {
    if (result === undefined) {
      throw new Fault('device/missing', `${device.name} did not answer within ${this.#answerMsMax} ms`, { device: device.name })
    }
    if (result['status'] === 'ok') return result
    const { code, message } = (result['error'] ?? {}) as JsonObject
    const own = OWN_CODES.find((known) => known === code) ?? 'device/faulted'
    throw new Fault(own, `${device.name}: ${text(message) || 'failed without saying why'}`, {
      device: device.name,
      code: text(code),
    })
  }
}

/** Codes of a device's own that are taken over; any other is `device/faulted`. */
const OWN_CODES = ['device/missing', 'device/over-memory'] as const
const CHUNK_BYTES = 128 * 1024

function readMemory(value: unknown): DeviceMemoryView | undefined {
  const { used_bytes: usedBytes, budget_bytes: budgetBytes, tensors } = (value ?? {}) as JsonObject
  const isWhole = typeof usedBytes === 'number' && typeof budgetBytes === 'number' && typeof tensors === 'number'
  return isWhole ? { usedBytes, budgetBytes, tensors } : undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const hex = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : Buffer.from(bytes).toString('hex'))
