import { Fault } from '../../shared/base/index.ts'
import type { BusMessage, FillRandom, Trace } from '../../shared/wire/index.ts'
import type { PathHop } from './contract.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What a node made of a message's content. */
export interface Body {
  readonly payload: Uint8Array
  readonly schema: string
}

/** The nodes that a message passed, the last one first. Kept only where paths are put on the record. */
export interface Trail {
  readonly hop: PathHop
  readonly before: Trail | undefined
}

/** What all pieces of one message that came in share, where paths are put on the record. */
export class Path {
  readonly startMs: number
  /** Pieces that are inside. */
  live = 1
  /** A piece was cut off by a stop: whoever sent the message must not take it for done. */
  isCutOff = false
  /** Called when no piece is left. */
  readonly onDone: ((isCutOff: boolean) => void) | undefined

  constructor(startMs: number, onDone?: (isCutOff: boolean) => void) {
    this.startMs = startMs
    this.onDone = onDone
  }

  left(): void {
    this.live--
    if (this.live === 0) this.onDone?.(this.isCutOff)
  }
}

/** How often a retry has sent a message, and what it was when it got there. */
export interface Tries {
  readonly retry: object
  readonly count: number
  readonly body: Body | undefined
  readonly before: Tries | undefined
}

/** One message inside a circuit. Nodes never change a payload: they make another parcel. */
export class Parcel {
  origin: BusMessage
  readonly body: Body | undefined
  /** Of the monotonic clock; behind it the message is overdue. */
  readonly dueMs: number
  readonly path: Path | undefined
  trail: Trail | undefined
  /** It passed an operator, or came from a durable edge. */
  isCrossed: boolean
  tries: Tries | undefined
  /** Where the circuit has carried the trace on, or begun one. */
  ownTrace: Trace | undefined
  #json: unknown

  constructor(origin: BusMessage, body: Body | undefined, dueMs: number, path: Path | undefined) {
    this.origin = origin
    this.body = body
    this.dueMs = dueMs
    this.path = path
    this.trail = undefined
    this.isCrossed = false
    this.tries = undefined
    this.ownTrace = undefined
    this.#json = undefined
  }

  get payload(): Uint8Array {
    return this.body === undefined ? this.origin.envelope.payload : this.body.payload
  }

  get schema(): string {
    return this.body === undefined ? (this.origin.envelope.schema ?? '') : this.body.schema
  }

  get trace(): Trace | undefined {
    return this.ownTrace ?? this.origin.envelope.trace
  }

  get correlation(): string {
    const { envelope } = this.origin
    return envelope.correlationId ?? envelope.id
  }

  get attempt(): number {
    return this.tries?.count ?? 1
  }

  /** The payload as JSON; parsed once. @throws Fault `circuit/not-json` */
  json(): unknown {
    if (this.#json !== undefined) return this.#json
    try {
      this.#json = this.payload.length === 0 ? null : JSON.parse(decoder.decode(this.payload))
    } catch (error) {
      throw new Fault('circuit/not-json', 'the payload is not JSON', {}, { cause: error })
    }
    return this.#json
  }

  /** The same message with other content, or more time. */
  with(body: Body | undefined, dueMs = this.dueMs): Parcel {
    const next = new Parcel(this.origin, body, dueMs, this.path)
    next.trail = this.trail
    next.isCrossed = this.isCrossed
    next.tries = this.tries
    next.ownTrace = this.ownTrace
    return next
  }

  /** One more piece of the same message. */
  fork(): Parcel {
    if (this.path !== undefined) this.path.live++
    return this.with(this.body)
  }

  /** Lets go of the frame it came in, which is far larger than the message: for what waits. */
  keep(): void {
    if (this.origin instanceof KeptMessage) return
    this.origin = new KeptMessage(this.origin)
  }
}

/** A copy of a message with memory of its own. */
class KeptMessage implements BusMessage {
  readonly delivery: BusMessage['delivery']
  readonly envelope: BusMessage['envelope']

  constructor({ delivery, envelope }: BusMessage) {
    const { id, type, topic, schema, trace, correlationId, replyTo } = envelope
    this.delivery = delivery
    // `slice` of a Buffer is a view.
    const payload = new Uint8Array(envelope.payload)
    const kept = trace && { traceId: new Uint8Array(trace.traceId), spanId: new Uint8Array(trace.spanId) }
    this.envelope = { id, type, topic, schema, trace: kept, correlationId, replyTo, payload }
  }
}

/** A trace that begins in the circuit. */
export function newTrace(random: FillRandom): Trace {
  const traceId = new Uint8Array(16)
  const spanId = new Uint8Array(8)
  random(traceId)
  random(spanId)
  return { traceId, spanId }
}
