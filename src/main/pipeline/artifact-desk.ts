import { Fault } from '../../shared/base/index.ts'
import type { ReceivedStream, Subscription } from '../../shared/client/contract.ts'
import type { RunHost } from './contract.ts'

/** One model or prediction, and how many may arrive at once. */
export const ARTIFACT_BYTES_MAX = 512 * 1024 * 1024
export const ARTIFACTS_OPEN_MAX = 4
/** Artifacts of a run: three models and three predictions, with room for retries of none. */
export const ARTIFACTS_MAX = 16

/**
 * Takes what the operators stream back, writes it to the run's scratch under its content address, and hands it out by that address only.
 * A hash the receiver counted itself is the only name an artifact has.
 */
export class ArtifactDesk {
  readonly #host: RunHost
  readonly #runId: string
  readonly #kept = new Map<string, Uint8Array>()
  readonly #writes: Promise<void>[] = []
  #subscription: Subscription | undefined
  #topic = ''
  onForeign: (fault: Fault) => void = () => undefined
  onFailed: (error: unknown) => void = () => undefined

  constructor(host: RunHost, runId: string) {
    this.#host = host
    this.#runId = runId
  }

  async listen(topic: string): Promise<void> {
    this.#topic = topic
    const limits = { bytesMax: ARTIFACT_BYTES_MAX, openMax: ARTIFACTS_OPEN_MAX }
    this.#subscription = await this.#host.bus.receiveStreams(topic, (stream) => this.#take(stream), limits)
  }

  /** The bytes named by `sha256:HEX`. @throws Fault `data/checksum` when nothing with that hash arrived. */
  async get(address: unknown): Promise<Uint8Array> {
    await Promise.all(this.#writes)
    const bytes = this.#kept.get(String(address))
    if (bytes === undefined)
      throw new Fault('data/checksum', `no artifact ${String(address)} arrived whole`, {
        address: String(address),
        topic: this.#topic,
        arrived: [...this.#kept.keys()],
      })
    return bytes
  }

  /** Content addresses of what there is, in the order in which it came. */
  get addresses(): readonly string[] {
    return [...this.#kept.keys()]
  }

  /** Takes what an earlier run kept; the caller has checked its hash. */
  async restore(sha256: string, bytes: Uint8Array): Promise<void> {
    this.#kept.set(`sha256:${sha256}`, bytes)
    await this.#host.writeFile(`${this.#host.scratchDir}/${sha256}`, bytes)
  }

  async close(): Promise<void> {
    await this.#subscription?.unsubscribe().catch(() => undefined)
    this.#kept.clear()
  }

  #take(stream: ReceivedStream): void {
    if (!this.#host.isParty(stream.from)) return
    if (stream.start['run_id'] !== this.#runId) {
      const evidence = { from: stream.from, expected_run: this.#runId, got_run: String(stream.start['run_id']) }
      this.onForeign(new Fault('pipeline/foreign-result', `${stream.from} sent an artifact of another run`, evidence))
      return
    }
    if (this.#kept.size >= ARTIFACTS_MAX) {
      this.onFailed(new Fault('operator/over-limit', `${stream.from} sent more than ${ARTIFACTS_MAX} artifacts`, { from: stream.from }))
      return
    }
    this.#kept.set(`sha256:${stream.sha256}`, stream.bytes)
    const write = this.#host.writeFile(`${this.#host.scratchDir}/${stream.sha256}`, stream.bytes)
    write.catch((error: unknown) => this.onFailed(error))
    this.#writes.push(write.catch(() => undefined))
  }
}
