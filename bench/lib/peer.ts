/** Where a broker is and how to get in; a party process gets it as JSON. */
export interface BrokerAddress {
  readonly port: number
  /** Where it is to be joined by its Unix socket. */
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

export type OnMessage = (payload: Uint8Array) => void

/** How a peer is driven by its own client at its best. */
export interface Peer {
  subscribe(address: BrokerAddress, topic: string, onMessage: OnMessage): Promise<void>
  publisher(address: BrokerAddress, topic: string): Promise<Publisher>
  /** Answers each request on the topic with its payload. */
  respond?(address: BrokerAddress, topic: string): Promise<void>
  /** Resolves with a call that resolves with the answer's arrival. */
  requester?(address: BrokerAddress, topic: string): Promise<() => Promise<unknown>>
  /** A connection that subscribes and then reads no more. */
  stall?(address: BrokerAddress, topic: string): Promise<void>
  /** Everything kept from the first message on. */
  replay?(address: BrokerAddress, topic: string, onMessage: OnMessage): Promise<void>
}

/** All traffic goes to one of these, in each peer's own form the same depth. */
export const LIVE_TOPIC = 'circuit.42.node.7.out'
export const KEPT_TOPIC = 'kept.42.node.7.out'
export const ASK_TOPIC = 'ask.42.node.7.out'
/** Where a circuit of the bench is fed, and where what it made comes out. */
export const CIRCUIT_IN = 'circuit.42.in'
export const CIRCUIT_OUT = 'circuit.42.out'
