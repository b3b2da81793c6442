export type EnvelopeType = 'event' | 'job' | 'job_result' | 'stream_start' | 'stream_chunk' | 'stream_end' | 'control'

/** W3C trace-context ids: 16, 8 and 8 bytes. */
export interface Trace {
  readonly traceId: Uint8Array
  readonly spanId: Uint8Array
  readonly parentId?: Uint8Array | undefined
}

/** An envelope as code sees it. Ids are UUID strings. `payload` is a view: copy it to keep it. */
export interface Envelope {
  readonly id: string
  readonly type: EnvelopeType
  readonly topic: string
  /** Sender's wall clock, ns since 1970 UTC. */
  readonly ts?: bigint | undefined
  readonly schema?: string | undefined
  readonly trace?: Trace | undefined
  readonly replyTo?: string | undefined
  readonly correlationId?: string | undefined
  readonly deadlineMs?: number | undefined
  readonly publisherSeq?: bigint | undefined
  readonly payload: Uint8Array
}

/** What the Spine added. */
export interface Delivery {
  readonly pos: bigint
  readonly seq: bigint
  readonly epoch: number
  readonly from: string
  readonly namespace: string
  readonly commit: 'ephemeral' | 'durable'
}

export interface BusMessage {
  readonly delivery: Delivery
  readonly envelope: Envelope
}
