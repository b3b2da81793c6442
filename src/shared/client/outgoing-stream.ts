import { type Clock, Fault } from '../base/index.ts'
import { STREAM_CHUNK_BYTES_MAX, STREAM_WINDOW_BYTES } from '../wire/index.ts'
import type { OutgoingStream } from './contract.ts'
import type { IncrementalHash } from './hasher.ts'
import type { JsonObject } from './payload.ts'

/** A stream whose receivers credit nothing for this long is given up. */
export const STREAM_STALL_MS = 30_000

/** What a stream needs of its connection. */
export interface StreamLink {
  readonly clock: Clock
  /** Resolves once it is on its way, which may take until the connection is back. */
  sendChunk(streamId: string, payload: Uint8Array): Promise<void>
  /** Resolves once the engine accepted the end. */
  sendEnd(streamId: string, body: object): Promise<void>
  forget(streamId: string): void
}

/** Sends a stream's chunks as the receivers' credit allows: the slowest receiver that still moves sets the pace. */
export class CreditedStream implements OutgoingStream {
  readonly id: string
  readonly #link: StreamLink
  readonly #hash: IncrementalHash
  readonly #receivedBy = new Map<string, number>()
  #sent = 0
  #chunks = 0
  #fault: Fault | undefined
  #isEnded = false
  #wake: (() => void) | undefined
  #answer: PromiseWithResolvers<JsonObject> | undefined

  constructor(id: string, link: StreamLink, hash: IncrementalHash) {
    this.id = id
    this.#link = link
    this.#hash = hash
  }

  async write(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; at += STREAM_CHUNK_BYTES_MAX) {
      const part = chunk.subarray(at, Math.min(chunk.length, at + STREAM_CHUNK_BYTES_MAX))
      while (this.#sent - this.#received() + part.length > STREAM_WINDOW_BYTES) await this.#credit()
      this.#mustBeOpen()
      this.#hash.update(part)
      this.#sent += part.length
      this.#chunks++
      await this.#link.sendChunk(this.id, part)
    }
    this.#mustBeOpen()
  }

  async end(): Promise<{ sha256: string; bytes: number; chunks: number }> {
    this.#mustBeOpen()
    this.#isEnded = true
    const sha256 = this.#hash.hex()
    await this.#link.sendEnd(this.id, { status: 'complete', chunks: this.#chunks, bytes: String(this.#sent), sha256 })
    this.#link.forget(this.id)
    return { sha256, bytes: this.#sent, chunks: this.#chunks }
  }

  abort(reason: string): void {
    this.#stop('aborted', new Fault('stream/aborted', reason))
  }

  answer(): Promise<JsonObject> {
    this.#answer ??= Promise.withResolvers()
    this.#answer.promise.catch(() => {})
    if (this.#fault) this.#answer.reject(this.#fault)
    return this.#answer.promise
  }

  /** Resolves once nothing more is to be heard. */
  async released(): Promise<void> {
    await this.#answer?.promise.catch(() => {})
  }

  /** What a receiver says: payload bytes that it has taken so far, that it wants no more, or its answer. */
  hear(receiver: string, body: JsonObject): void {
    if (body['received'] === undefined && body['cancel'] === undefined) return this.#answer?.resolve(body)
    if (typeof body['cancel'] === 'string') return this.#stop('cancelled', new Fault('stream/cancelled', body['cancel'], { receiver }))
    const received = Number(body['received'])
    if (!Number.isSafeInteger(received) || received < 0 || received > this.#sent) return
    this.#receivedBy.set(receiver, Math.max(received, this.#receivedBy.get(receiver) ?? 0))
    this.#wake?.()
  }

  fail(fault: Fault): void {
    this.#fault ??= fault
    this.#answer?.reject(fault)
    this.#wake?.()
  }

  #stop(status: 'aborted' | 'cancelled', fault: Fault): void {
    if (this.#isEnded || this.#fault) return
    this.#isEnded = true
    this.fail(fault)
    this.#link.forget(this.id)
    const body = { status, reason: fault.message, chunks: this.#chunks, bytes: String(this.#sent), sha256: '' }
    this.#link.sendEnd(this.id, body).catch(() => {})
  }

  #received(): number {
    let least = this.#sent
    if (this.#receivedBy.size === 0) return 0
    for (const received of this.#receivedBy.values()) least = Math.min(least, received)
    return least
  }

  #mustBeOpen(): void {
    if (this.#fault) throw this.#fault
    if (this.#isEnded) throw new Fault('stream/aborted', 'the stream has ended')
  }

  /** Waits for news of credit. Receivers that stand still while others are ahead no longer count after STREAM_STALL_MS. */
  async #credit(): Promise<void> {
    this.#mustBeOpen()
    const isStalled = await new Promise<boolean>((resolve) => {
      const cancel = this.#link.clock.after(STREAM_STALL_MS, () => resolve(true))
      this.#wake = () => {
        cancel()
        resolve(false)
      }
    })
    this.#wake = undefined
    this.#mustBeOpen()
    if (!isStalled) return
    const most = Math.max(0, ...this.#receivedBy.values())
    for (const [receiver, received] of this.#receivedBy) if (received < most) this.#receivedBy.delete(receiver)
    if (this.#sent - most < STREAM_WINDOW_BYTES / 2) return
    this.abort('no receiver took anything for 30 s')
    this.#mustBeOpen()
  }
}
