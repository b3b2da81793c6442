/** How two parties exchange frames. Every transport has credit: `send` answers `full`, it never queues without bound. */
export type TransportKind = 'tcp' | 'unix' | 'message-port' | 'memory'

/** The two sub-protocols of docs/reference/wire.md. */
export type SubProtocol = 'arqonbus.v1.proto' | 'arqonbus.v1.json'

export interface Transport {
  readonly kind: TransportKind
  readonly protocol: SubProtocol
  /** Bytes handed over and not yet taken by the other side. */
  readonly bufferedBytes: number
  /**
   * Hands one frame over; the transport owns `frame` from then on, unless it is at most `copiesUpTo` long. `full`: nothing was taken, wait for `onDrain`.
   * @throws Fault `transport/closed` after close.
   */
  send(frame: Uint8Array): 'sent' | 'full'
  /** Frames up to this many bytes are copied by `send`: their memory may be written again. Absent: none. */
  readonly copiesUpTo?: number
  /** Hands over one frame in two parts, which the transport does not copy; absent where it could only join them. As `send` otherwise. */
  readonly sendParts?: ((head: Uint8Array, body: Uint8Array) => 'sent' | 'full') | undefined
  /** Called once for each frame that arrives. Transports never use a frame's memory again: a listener may keep views of it. */
  onFrame: (frame: Uint8Array) => void
  /** Called when a transport that answered `full` takes frames again. */
  onDrain: () => void
  /** Called once, when either side closed. */
  onClose: (code: number, reason: string) => void
  /** Stops (true) or resumes (false) delivery of frames: back-pressure towards the other side. */
  pause(isPaused: boolean): void
  close(code: number, reason: string): void
}
