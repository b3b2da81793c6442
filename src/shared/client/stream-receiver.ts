import { type Clock, Fault } from '../base/index.ts'
import { type BusMessage, STREAM_WINDOW_BYTES } from '../wire/index.ts'
import type { ReceivedStream } from './contract.ts'
import type { Hasher, IncrementalHash } from './hasher.ts'
import { type JsonObject, readJson } from './payload.ts'
import { SilenceWatch, STREAM_SILENT_MS } from './silence-watch.ts'

/** Credit is sent whenever this many bytes were taken. */
const CREDIT_STEP_BYTES = STREAM_WINDOW_BYTES / 4

interface OpenStream {
  readonly from: string
  readonly topic: string
  readonly start: JsonObject
  readonly replyTo: string | undefined
  readonly hash: IncrementalHash
  readonly chunks: Uint8Array[]
  bytes: number
  creditedBytes: number
}

export interface ReceiverOptions {
  readonly bytesMax: number
  readonly openMax: number
  readonly clock: Clock
  readonly hasher: Hasher
  onStream(stream: ReceivedStream): void
  onFault(fault: Fault, topic: string): void
  credit(inbox: string, streamId: string, received: number): void
}

/** Why a stream ended before it was whole. */
export function endFault(end: JsonObject, from: string): Fault {
  const reason = String(end['reason'] ?? '')
  if (end['status'] === 'cancelled') return new Fault('stream/cancelled', `a receiver did not want the rest: ${reason}`, { from })
  return new Fault('stream/aborted', `the sender gave the stream up: ${reason}`, { from })
}

/** Its sender went away without an end: nothing of it comes any more. */
export const silentFault = (from: string): Fault => new Fault('stream/aborted', `nothing came for ${STREAM_SILENT_MS / 1000} s`, { from })

/** Puts streams together, checks counts and hash, and hands over those that are whole. */
export class StreamReceiver {
  readonly #options: ReceiverOptions
  readonly #open = new Map<string, OpenStream>()
  readonly #watch: SilenceWatch

  constructor(options: ReceiverOptions) {
    this.#options = options
    this.#watch = new SilenceWatch(options.clock, (id) => {
      const stream = this.#open.get(id)
      this.#open.delete(id)
      if (stream) options.onFault(silentFault(stream.from), stream.topic)
    })
  }

  get openCount(): number {
    return this.#open.size
  }

  /** A new connection: what was under way has a hole. */
  forget(): void {
    for (const { topic, from } of this.#open.values())
      this.#options.onFault(new Fault('stream/aborted', 'the connection was lost in the middle of it', { from }), topic)
    this.#open.clear()
    this.#watch.clear()
  }

  /** Takes any message of the topics it listens on; those that belong to no stream are passed over. */
  take(message: BusMessage): void {
    const { type } = message.envelope
    try {
      if (type === 'stream_start') this.#start(message)
      else if (type === 'stream_chunk') this.#chunk(message)
      else if (type === 'stream_end') this.#end(message)
    } catch (error) {
      if (message.envelope.correlationId !== undefined) this.#drop(message.envelope.correlationId)
      this.#options.onFault(Fault.from(error), message.envelope.topic)
    }
  }

  #start({ envelope, delivery }: BusMessage): void {
    if (this.#open.size >= this.#options.openMax) throw new Fault('spine/limit', `more than ${this.#options.openMax} streams at once`)
    this.#open.set(envelope.id, {
      from: delivery.from,
      topic: envelope.topic,
      start: readJson(envelope.payload),
      replyTo: envelope.replyTo,
      hash: this.#options.hasher(),
      chunks: [],
      bytes: 0,
      creditedBytes: 0,
    })
    this.#watch.heard(envelope.id)
  }

  #drop(id: string): void {
    this.#open.delete(id)
    this.#watch.forget(id)
  }

  #find({ envelope, delivery }: BusMessage): OpenStream | undefined {
    const stream = this.#open.get(envelope.correlationId ?? '')
    return stream && stream.from === delivery.from && stream.topic === envelope.topic ? stream : undefined
  }

  #chunk(message: BusMessage): void {
    const stream = this.#find(message)
    if (!stream) return
    const { payload, correlationId } = message.envelope
    this.#watch.heard(correlationId as string)
    if (stream.bytes + payload.length > this.#options.bytesMax) {
      throw new Fault('stream/too-large', `a stream of more than ${this.#options.bytesMax} bytes`, { from: stream.from })
    }
    stream.hash.update(payload)
    stream.chunks.push(payload.slice())
    stream.bytes += payload.length
    if (stream.bytes - stream.creditedBytes < CREDIT_STEP_BYTES || stream.replyTo === undefined) return
    stream.creditedBytes = stream.bytes
    this.#options.credit(stream.replyTo, correlationId as string, stream.bytes)
  }

  #end(message: BusMessage): void {
    const stream = this.#find(message)
    if (!stream) return
    const id = message.envelope.correlationId as string
    this.#drop(id)
    const end = readJson(message.envelope.payload)
    if (end['status'] !== 'complete') throw endFault(end, stream.from)
    const sha256 = stream.hash.hex()
    if (Number(end['bytes']) !== stream.bytes || Number(end['chunks']) !== stream.chunks.length || end['sha256'] !== sha256) {
      throw new Fault('stream/mismatch', 'a stream is not what its sender announced', {
        stream: id,
        from: stream.from,
        sha256,
        announced: end['sha256'],
      })
    }
    const bytes = new Uint8Array(stream.bytes)
    let at = 0
    for (const chunk of stream.chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    this.#options.onStream({ id, from: stream.from, topic: stream.topic, start: stream.start, bytes, sha256 })
  }
}
