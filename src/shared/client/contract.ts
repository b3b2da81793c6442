import type { Clock, Fault } from '../base/index.ts'
import type { BusMessage, EnvelopeType, Trace } from '../wire/message.ts'

/** What `hello` answered. */
export interface Session {
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly inbox: string
  readonly epoch: number
  readonly server: string
  readonly workspace: { readonly id: string; readonly name: string }
  readonly grants: { readonly publish: readonly string[]; readonly subscribe: readonly string[]; readonly execute: readonly string[] }
  readonly limits: {
    readonly frame_bytes: number
    readonly envelope_bytes: number
    readonly queue_bytes: number
    readonly subscriptions: number
  }
}

export interface PublishOptions {
  readonly type?: EnvelopeType
  readonly schema?: string
  readonly correlationId?: string
  /** Milliseconds after which nobody needs the message any more. */
  readonly deadlineMs?: number
  /** The envelope's id, a UUID; a new one when absent. */
  readonly id?: string
  readonly trace?: Trace
  /** Told the message's publisher_seq before it is sent (`publish` only). */
  readonly onSequence?: (publisherSeq: number) => void
}

export interface RequestOptions {
  /** Milliseconds; default 30,000, at most 600,000. */
  readonly deadlineMs?: number
  /** Called for each answer but the last (an answer whose JSON has `"more":true`). */
  readonly onPart?: (body: unknown) => void
}

export interface AskOptions extends Pick<PublishOptions, 'type' | 'schema' | 'trace'> {
  /** Milliseconds; default 30,000, at most 600,000. */
  readonly deadlineMs?: number
  /** Ends after so many replies; default 1. */
  readonly count?: number
}

/** A stream being sent. `write` resolves when credit allows the next chunk. */
export interface OutgoingStream {
  readonly id: string
  write(chunk: Uint8Array): Promise<void>
  /** Ends the stream; resolves with the SHA-256 (hex) over all chunks once the engine accepted it. */
  end(): Promise<{ readonly sha256: string; readonly bytes: number; readonly chunks: number }>
  abort(reason: string): void
  /** The one word that its receiver says of it, beside credit: to be asked for before `end`. */
  answer(): Promise<Readonly<Record<string, unknown>>>
}

/** A stream that arrived whole, with counts and hash checked. */
export interface ReceivedStream {
  readonly id: string
  readonly from: string
  readonly topic: string
  readonly start: Readonly<Record<string, unknown>>
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** A stream as it comes. Iterate it once: the chunks in order; the iteration throws where the stream is not what its sender announced. */
export interface IncomingStream extends AsyncIterable<Uint8Array> {
  readonly id: string
  readonly from: string
  readonly topic: string
  readonly start: Readonly<Record<string, unknown>>
  /** Asks the sender to stop. */
  cancel(reason: string): void
}

/** Where a subscription to durable topics begins. `seq` needs a single topic; `time` is RFC 3339. */
export type From = 'new' | 'first' | { readonly pos: bigint } | { readonly seq: bigint } | { readonly time: string }

/**
 * A subscription with any of `group`, `consumer` and `from` must not overlap another one of the same client: the engine sends a connection
 * each message once and does not say for which subscription. Open a second client for that.
 */
export interface SubscribeOptions {
  /** Queue group: each message goes to one of its members. */
  readonly group?: string
  /** Durable consumer: goes on where it had acknowledged. */
  readonly consumer?: string
  /** Durable messages from there on, then live ones. */
  readonly from?: From
  /** A consumer's messages are acknowledged by `consumed` alone; else each one when its handler is done (or the next one is asked for). */
  readonly isManual?: boolean
  /** Messages that wait here at most; default 1,024. Beyond: the oldest go, counted; with `from` or `consumer` the log keeps them. */
  readonly queueMax?: number
}

export interface Subscription {
  readonly pattern: string
  unsubscribe(): Promise<void>
}

/** Messages as an async iterator, to be iterated once. Leaving the loop unsubscribes. Throws the fault that ended the subscription. */
export interface Feed extends AsyncIterable<BusMessage>, Subscription {
  /** Messages that were dropped here because the loop was too slow; never with `from` or `consumer`. */
  readonly dropped: number
  /** All that the consumer got up to `pos` is done. */
  consumed(pos: bigint): void
}

/**
 * A party on the bus. Every part of the product (UI, CLI, controller, operators) is one of these; there is no other way to the engine's data.
 * All methods reject with `Fault`; the codes are in docs/reference/errors.md.
 */
export interface Bus {
  readonly session: Session
  /** Resolves once the engine accepted the message; for a durable topic once it is on disk. Rejects with the refusal's fault. */
  publish(topic: string, payload: Uint8Array | object, options?: PublishOptions): Promise<void>
  /** Sends without waiting and without acknowledgement (hot path). `full`: nothing was taken. Refusals reach `onFault`. */
  post(topic: string, payload: Uint8Array, options?: PublishOptions): 'sent' | 'full'
  /**
   * Calls `handler` for each message. With `consumer` or `from` one at a time, in order; what it returns is awaited, and when it fails the
   * subscription ends: nothing behind the failed message is acknowledged.
   */
  subscribe(pattern: string, handler: (message: BusMessage) => unknown, options?: SubscribeOptions): Promise<Subscription>
  /** JSON request/reply. Resolves with the last answer's body; an answer `{"error":{code,message,…}}` rejects as that Fault. */
  request(topic: string, body: object, options?: RequestOptions): Promise<unknown>
  /** Answers requests on `topic`. `reply` may be called with parts before the handler resolves with the last answer. */
  serve(
    topic: string,
    handler: (body: unknown, message: BusMessage, reply: (part: object) => void) => Promise<object> | object,
    options?: Pick<SubscribeOptions, 'group'>,
  ): Promise<Subscription>
  /** Sends a job; resolves with its id (UUID). Results come on the domain's results topic. */
  submitJob(topic: string, body: object, options?: PublishOptions): Promise<string>
  openStream(topic: string, start: object, options?: PublishOptions): Promise<OutgoingStream>
  /** Receives whole streams on `pattern`, at most `bytesMax` each (`stream/too-large`). */
  receiveStreams(
    pattern: string,
    handler: (stream: ReceivedStream) => void,
    limits: { readonly bytesMax: number; readonly openMax: number },
  ): Promise<Subscription>
  /** A refusal that no promise carries. `spine/dropped` names the exact number in `evidence.dropped` (decimal string). */
  onFault: (fault: {
    readonly code: string
    readonly message: string
    readonly topic?: string
    readonly evidence?: Readonly<Record<string, unknown>>
  }) => void
  /** Called once when the connection ended for good, whoever ended it. `fault` says why: `auth/expired`, `auth/revoked`, `transport/closed`, … */
  onClose: (code: number, reason: string, fault: Fault) => void
  close(): Promise<void>
}

/** Hears what comes to the own inbox under one correlation id. */
export interface InboxListener {
  take(message: BusMessage): void
  /** The envelope with that id was refused, or the connection was lost. */
  fail(fault: Fault): void
}

/** What `connectBus` gives: a `Bus`, and what the parts beside it (jobs, blobs, deltas) are made of. */
export interface Client extends Bus {
  readonly isConnected: boolean
  readonly clock: Clock
  /**
   * Sends on what came in, as an event: payload, schema and trace as they are; the correlation id is that of the message or, where it has
   * none, its id. Else as `post`.
   */
  forward(topic: string, message: BusMessage): 'sent' | 'full'
  /** Opens a subscription to iterate over. */
  messages(pattern: string, options?: SubscribeOptions): Promise<Feed>
  /** A request in any bytes; the replies as they come, until `count` or the deadline (`request/deadline` when fewer came). */
  ask(topic: string, payload: Uint8Array, options?: AskOptions): AsyncIterable<BusMessage>
  /** Streams on `pattern` as they come, chunk by chunk; a slow loop slows the sender. */
  incomingStreams(pattern: string, handler: (stream: IncomingStream) => unknown): Promise<Subscription>
  /** Sends a control envelope to another party's inbox. */
  reply(inbox: string, correlationId: string, body: object): void
  listen(correlationId: string, listener: InboxListener): () => void
  /** A new envelope id, a UUIDv7. */
  newId(): string
  /** The connection was lost and another one is tried. */
  onDisconnected(listener: (fault: Fault) => void): () => void
  /** It is back and all subscriptions are restored. `isResumed`: the engine still knew the session. */
  onReconnected(listener: (isResumed: boolean) => void): () => void
}
