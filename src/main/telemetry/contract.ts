/** Counts of one topic since the engine started. */
export interface TopicCounts {
  readonly topic: string
  readonly namespace: string
  readonly messages: number
  readonly bytes: number
  readonly subscribers: number
}

/** What the engine knows when it is asked. All are read at each scrape and each second: they must be cheap. */
export interface TelemetrySources {
  /** Every topic; asked for only while there are at most TOPICS_SHOWN_OF of them. */
  readonly topics: () => readonly TopicCounts[]
  readonly topicsSeen: () => number
  /** Messages routed since the engine started. */
  readonly messages: () => number
  readonly connections: () => number
  /** Bytes waiting for slow readers, all connections together. */
  readonly queuedBytes: () => number
  /** Messages that are handed to a log and not yet on disk. */
  readonly durablePending: () => number
  readonly records: () => number
  /** Jobs that wait for an operator. */
  readonly jobsWaiting: () => number
}

/** A traced message while it is routed. Ids are W3C trace-context ids: 16 and 8 bytes. */
export interface TracedMessage {
  readonly traceId: Uint8Array
  /** The span that the sender named: parent of all of ours. */
  readonly spanId: Uint8Array
  /** When its sender says that it was sent, by its own clock; ns since 1970 UTC. */
  readonly sentNs: bigint | undefined
  readonly topic: string
  readonly namespace: string
  readonly identity: string
  readonly pos: number
  readonly isDurable: boolean
  /** The message's id, when it is a job. */
  readonly jobId: string | undefined
}
