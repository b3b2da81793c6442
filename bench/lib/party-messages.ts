import type { BrokerAddress } from './peer.ts'

export type PeerName = 'vbus' | 'nats' | 'nats-tcp' | 'jetstream'

/** What the bench asks of a party process; each is answered by one `PartyAnswer`. */
export type PartyCommand =
  | { readonly do: 'subscribe'; readonly peer: PeerName; readonly address: BrokerAddress; readonly progressPath: string }
  | { readonly do: 'publish'; readonly peer: PeerName; readonly address: BrokerAddress; readonly progressPath: string }
  | { readonly do: 'arm'; readonly every: number }
  | { readonly do: 'count' }
  | { readonly do: 'flood'; readonly bytes: number; readonly forMs: number; readonly window: number; readonly isDurable: boolean }

export interface PartyAnswer {
  readonly error?: string
  /** Messages received since `arm`, and when that was looked at (monotonic microseconds). */
  readonly count?: number
  readonly atUs?: number
  readonly sent?: number
}
