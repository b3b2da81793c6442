/** Where a broker is and how to get in; a party process gets it as JSON. */
export interface BrokerAddress {
  readonly port: number
  readonly socketPath?: string
  readonly publishToken?: string
  readonly subscribeToken?: string
}

/** How one party of a peer publishes. */
export interface Publisher {
  /** Sends without acknowledgement; `full`: nothing was taken, try again in a later turn. */
  send(payload: Uint8Array): 'sent' | 'full'
  /** Sends; resolves once the broker says that it is on disk. Absent for peers that keep nothing. */
  sendDurable?(payload: Uint8Array): Promise<void>
}

/** How a peer is driven by its own client at its best. */
export interface Peer {
  subscribe(address: BrokerAddress, onMessage: (payload: Uint8Array) => void): Promise<void>
  publisher(address: BrokerAddress): Promise<Publisher>
}

/** The one topic all traffic goes to, in each peer's own form the same depth. */
export const BENCH_TOPIC = 'circuit.42.node.7.out'
export const BENCH_PATTERN = 'circuit.>'
