import type { BrokerAddress } from './peer.ts'

export type NodePeerName = 'vbus' | 'nats' | 'nats-ws' | 'jetstream' | 'jetstream-api' | 'redis' | 'mosquitto' | 'node-red'
/** What a party drives, and in which language: Node unless the name says Go or Python. */
export type PeerName = NodePeerName | 'nats-go' | 'jetstream-go' | 'vbus-py' | 'nats-py'

export type Role = 'publish' | 'subscribe' | 'respond' | 'request'

/** What the bench asks of a party: one JSON object a line on its stdin. Each is answered by one `PartyAnswer`, a line on its stdout. */
export type PartyCommand =
  | {
      readonly do: 'open'
      readonly role: Role
      readonly peer: PeerName
      readonly address: BrokerAddress
      readonly topic: string
      /** Unix socket on which the subscriber tells the publisher how far it is: uint32 LE. The publisher listens. */
      readonly progressPath: string
      /** Subscribers, each on a connection of its own; only the first one's messages are counted and timed. */
      readonly connections: number
    }
  /** Counts from 0 again, tells progress at each `every` messages; `isTimed`: keeps how long each message took. */
  | { readonly do: 'arm'; readonly every: number; readonly isTimed: boolean }
  | { readonly do: 'count' }
  /** Percentiles of what `arm` timed. */
  | { readonly do: 'latency' }
  /** As much as goes, with at most `window` messages between here and the subscriber. */
  | { readonly do: 'flood'; readonly bytes: number; readonly forMs: number; readonly window: number; readonly isDurable: boolean }
  /** An even pace; where `isDurable`, the answer has the percentiles of the acknowledgements. */
  | { readonly do: 'pace'; readonly bytes: number; readonly forMs: number; readonly perS: number; readonly isDurable: boolean }
  /** Requests, `inFlight` of them at any time. */
  | { readonly do: 'ask'; readonly forMs: number; readonly inFlight: number }
  /** Joins once more, subscribes, and never reads again. */
  | { readonly do: 'stall' }
  /** Reads `count` kept messages from the first on. */
  | { readonly do: 'replay'; readonly count: number }

export interface PartyAnswer {
  readonly error?: string
  /** Messages received since `arm`, and when that was looked at (monotonic microseconds). */
  readonly count?: number
  readonly atUs?: number
  readonly sent?: number
  /** Microseconds. */
  readonly p50?: number
  readonly p99?: number
  readonly perS?: number
}
