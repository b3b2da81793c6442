import { type Clock, Fault } from '../base/index.ts'
import { type BusMessage, STREAM_WINDOW_BYTES } from '../wire/index.ts'
import type { IncomingStream } from './contract.ts'
import { cancelBody } from './control-bodies.ts'
import type { Hasher, IncrementalHash } from './hasher.ts'
import { type JsonObject, readJson } from './payload.ts'
import { SilenceWatch } from './silence-watch.ts'
import { endFault, silentFault } from './stream-receiver.ts'

/** Streams of one subscription that are open at once; more are cancelled. */
export const INCOMING_STREAMS_MAX = 64
const CREDIT_STEP_BYTES = STREAM_WINDOW_BYTES / 4

export interface IncomingHost {
  readonly clock: Clock
  readonly hasher: Hasher
  reply(inbox: string, streamId: string, body: object): void
  onStream(stream: IncomingStream): unknown
  onFault(fault: Fault, topic: string): void
}

/** One stream under way: chunks wait here, at most what the sender may send without credit. */
class ChunkedStream implements IncomingStream {
  readonly id: string
  readonly from: string
  readonly topic: string
  readonly start: JsonObject
  readonly #replyTo: string | undefined
  readonly #host: IncomingHost
  readonly #hash: IncrementalHash
  #queue: Uint8Array[] = []
  #chunks = 0
  #bytes = 0
  #takenBytes = 0
  #creditedBytes = 0
  #isWhole = false
  #fault: Fault | undefined
  #wake: (() => void) | undefined

  constructor({ envelope, delivery }: BusMessage, host: IncomingHost) {
    this.id = envelope.id
    this.from = delivery.from
    this.topic = envelope.topic
    this.start = readJson(envelope.payload)
    this.#replyTo = envelope.replyTo
    this.#host = host
    this.#hash = host.hasher()
  }

  cancel(reason: string): void {
    if (this.#isWhole || this.#fault) return
    this.fail(new Fault('stream/cancelled', reason))
    if (this.#replyTo !== undefined) this.#host.reply(this.#replyTo, this.id, cancelBody(reason))
  }

  chunk(payload: Uint8Array): void {
    if (this.#fault) return
    this.#hash.update(payload)
    this.#chunks++
    this.#bytes += payload.length
    this.#queue.push(payload.slice())
    if (this.#bytes - this.#takenBytes > 2 * STREAM_WINDOW_BYTES) this.cancel('more was sent than credit allows')
    this.#wake?.()
  }

  end(body: JsonObject): void {
    if (this.#fault) return
    const { status, bytes, chunks, sha256 } = body
    if (status !== 'complete') return this.fail(endFault(body, this.from))
    const found = this.#hash.hex()
    if (Number(bytes) !== this.#bytes || Number(chunks) !== this.#chunks || sha256 !== found) {
      const evidence = { stream: this.id, from: this.from, sha256: found, announced: sha256 }
      return this.fail(new Fault('stream/mismatch', 'a stream is not what its sender announced', evidence))
    }
    this.#isWhole = true
    this.#wake?.()
  }

  fail(fault: Fault): void {
    this.#fault ??= fault
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      while (true) {
        if (this.#fault) throw this.#fault
        const chunk = this.#queue.shift()
        if (chunk) {
          this.#credit(chunk.length)
          yield chunk
        } else if (this.#isWhole) return
        else await new Promise<void>((resolve) => (this.#wake = resolve))
      }
    } finally {
      this.cancel('the receiver stopped reading')
    }
  }

  #credit(bytes: number): void {
    this.#takenBytes += bytes
    if (this.#replyTo === undefined || this.#isWhole || this.#takenBytes - this.#creditedBytes < CREDIT_STEP_BYTES) return
    this.#creditedBytes = this.#takenBytes
    this.#host.reply(this.#replyTo, this.id, { received: String(this.#takenBytes) })
  }
}

/** Hands streams over as they begin and feeds each what belongs to it. */
export class IncomingStreams {
  readonly #host: IncomingHost
  readonly #open = new Map<string, ChunkedStream>()
  readonly #watch: SilenceWatch

  constructor(host: IncomingHost) {
    this.#host = host
    this.#watch = new SilenceWatch(host.clock, (id) => {
      const stream = this.#open.get(id)
      this.#open.delete(id)
      stream?.fail(silentFault(stream.from))
    })
  }

  get openCount(): number {
    return this.#open.size
  }

  forget(): void {
    for (const stream of this.#open.values()) stream.fail(new Fault('stream/aborted', 'the connection was lost in the middle of it'))
    this.#open.clear()
    this.#watch.clear()
  }

  take(message: BusMessage): void {
    const { envelope, delivery } = message
    const { type, correlationId = '' } = envelope
    if (type === 'stream_start') return this.#start(message)
    const stream = this.#open.get(correlationId)
    if (!stream || stream.from !== delivery.from || stream.topic !== envelope.topic) return
    if (type === 'stream_chunk') {
      this.#watch.heard(correlationId)
      stream.chunk(envelope.payload)
    } else if (type === 'stream_end') {
      this.#open.delete(correlationId)
      this.#watch.forget(correlationId)
      try {
        stream.end(readJson(envelope.payload))
      } catch (error) {
        stream.fail(Fault.from(error))
      }
    }
  }

  #start(message: BusMessage): void {
    const { topic } = message.envelope
    try {
      const stream = new ChunkedStream(message, this.#host)
      if (this.#open.size >= INCOMING_STREAMS_MAX) {
        stream.cancel('too many streams at once')
        throw new Fault('spine/limit', `more than ${INCOMING_STREAMS_MAX} streams at once`)
      }
      this.#open.set(stream.id, stream)
      this.#watch.heard(stream.id)
      this.#hand(stream)
    } catch (error) {
      this.#host.onFault(Fault.from(error), topic)
    }
  }

  /** A handler that fails wants no more of its stream. */
  #hand(stream: ChunkedStream): void {
    const failed = (error: unknown): void => {
      stream.cancel('the receiver failed')
      this.#host.onFault(Fault.from(error), stream.topic)
    }
    const outcome = this.#host.onStream(stream)
    if (outcome instanceof Promise) outcome.catch(failed)
  }
}
