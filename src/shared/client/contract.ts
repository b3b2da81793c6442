import type { BusMessage, EnvelopeType } from '../wire/message.ts'

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
  readonly deadlineMs?: number
}

export interface RequestOptions {
  /** Milliseconds; default 30,000, at most 600,000. */
  readonly deadlineMs?: number
  /** Called for each answer but the last (an answer whose JSON has `"more":true`). */
  readonly onPart?: (body: unknown) => void
}

/** A stream being sent. `write` resolves when credit allows the next chunk. */
export interface OutgoingStream {
  readonly id: string
  write(chunk: Uint8Array): Promise<void>
  /** Ends the stream; resolves with the SHA-256 (hex) over all chunks once the engine accepted it. */
  end(): Promise<{ readonly sha256: string; readonly bytes: number; readonly chunks: number }>
  abort(reason: string): void
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

export interface Subscription {
  readonly pattern: string
  unsubscribe(): Promise<void>
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
  subscribe(pattern: string, handler: (message: BusMessage) => void): Promise<Subscription>
  /** JSON request/reply. Resolves with the last answer's body; an answer `{"error":{code,message,…}}` rejects as that Fault. */
  request(topic: string, body: object, options?: RequestOptions): Promise<unknown>
  /** Answers requests on `topic`. `reply` may be called with parts before the handler resolves with the last answer. */
  serve(
    topic: string,
    handler: (body: unknown, message: BusMessage, reply: (part: object) => void) => Promise<object> | object,
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
  /** Called once when the connection ended, whoever ended it. */
  onClose: (code: number, reason: string) => void
  close(): Promise<void>
}
