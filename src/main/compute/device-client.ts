import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'
import { CHALLENGE_BYTES } from './challenge-matrix.ts'
import type { JsonObject } from './device-schema.ts'
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
  readonly memory: { readonly usedBytes: number; readonly tensors: number }
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
  readonly verdict: string
}

export interface ProveOptions {
  readonly runId: string
  /** Side of the matrices. */
  readonly n: number
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
  readonly #tasks: DeviceTasks
  readonly #clock: Clock
  readonly #answerMsMax: number

  private constructor(options: DeviceClientOptions) {
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

  /** Sets who is told of a host's signs of life. */
  onAlive(callback: (identity: string) => void): void {
    this.#tasks.onAlive = callback
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
    const { kind, simulated, backend, adapter, memory } = this.#checked(device, result)
    const { used_bytes: usedBytes, tensors } = (memory ?? {}) as JsonObject
    if (typeof kind !== 'string' || typeof simulated !== 'boolean' || typeof usedBytes !== 'number' || typeof tensors !== 'number') {
      throw new Fault('device/faulted', `${device.name} gave no proper account of itself`, { device: device.name })
    }
    return { kind, simulated, backend: text(backend), adapter: text(adapter), memory: { usedBytes, tensors } }
  }

  /**
   * Makes a device prove that it computes (DV2, DV3).
   * @throws Fault `device/proof-wrong`, its evidence holding what the record would; `pipeline/foreign-result`; otherwise as `health`.
   */
  async prove(device: DeviceRef, options: ProveOptions): Promise<ProofOutcome> {
    const { runId, n, random } = options
    const challenge = random.bytes(CHALLENGE_BYTES)
    const startMs = this.#clock.monotonicMs()
    const body = { job: 'proof_of_work', device: device.name, run_id: runId, n, challenge: hex(challenge) }
    // The product ends before the result is sent, so a result alone is a proof without a product, and is refused as one.
    const task = await this.#ask(device, body)
    const durationMs = Math.round(this.#clock.monotonicMs() - startMs)
    const result = this.#checked(device, task.result)
    if (result['run_id'] !== runId)
      throw new Fault('pipeline/foreign-result', `${device.name} answered for another run`, { device: device.name })
    const claim = { n, challenge, commitment: task.commitment, product: task.product?.bytes ?? new Uint8Array(0) }
    const { ok, rounds, verdict } = verifyProof(claim, (length) => random.bytes(length))
    if (!ok || task.commitment === undefined) {
      const evidence = {
        device: device.name,
        n,
        challenge: hex(challenge),
        commitment: hex(task.commitment),
        rounds,
        verdict,
        duration_ms: durationMs,
      }
      throw new Fault('device/proof-wrong', `the proof of work of ${device.name} is wrong: ${verdict}`, evidence)
    }
    const { backend, adapter } = result
    return { ok, n, challenge, commitment: task.commitment, rounds, durationMs, backend: text(backend), adapter: text(adapter), verdict }
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
    const isMissing = code === 'device/missing'
    throw new Fault(isMissing ? 'device/missing' : 'device/faulted', `${device.name}: ${text(message) || 'failed without saying why'}`, {
      device: device.name,
      code: text(code),
    })
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const hex = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : Buffer.from(bytes).toString('hex'))
