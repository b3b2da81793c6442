import { Fault } from '../base/index.ts'
import type { SubProtocol, Transport } from './transport.ts'
import { type Defer, nextTurn } from './turn.ts'

/** Bytes one end takes for the other before it answers `full`. */
export const MEMORY_PAIR_BYTES = 1024 * 1024

class MemoryEnd implements Transport {
  readonly kind = 'memory'
  readonly protocol: SubProtocol = 'arqonbus.v1.proto'
  onFrame: (frame: Uint8Array) => void = () => {}
  onDrain: () => void = () => {}
  onClose: (code: number, reason: string) => void = () => {}
  peer!: MemoryEnd
  readonly #defer: Defer
  readonly #capacityBytes: number
  /** Frames on their way to this end. */
  #arriving: Uint8Array[] = []
  #arrivingBytes = 0
  #isScheduled = false
  #isPaused = false
  #isClosed = false
  #owesDrain = false

  constructor(capacityBytes: number, defer: Defer) {
    this.#capacityBytes = capacityBytes
    this.#defer = defer
  }

  get bufferedBytes(): number {
    return this.peer.#arrivingBytes
  }

  send(frame: Uint8Array): 'sent' | 'full' {
    if (this.#isClosed) throw new Fault('transport/closed', 'the other side is gone')
    return this.peer.#take(frame) ? 'sent' : 'full'
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused
    if (!isPaused && this.#arriving.length > 0) this.#schedule()
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    const { peer } = this
    this.#defer(() => {
      peer.#deliver(true)
      if (!peer.#isClosed) {
        peer.#isClosed = true
        peer.onClose(code, reason)
      }
      this.onClose(code, reason)
    })
  }

  #take(frame: Uint8Array): boolean {
    if (this.#arrivingBytes > 0 && this.#arrivingBytes + frame.length > this.#capacityBytes) {
      this.#owesDrain = true
      return false
    }
    this.#arriving.push(frame)
    this.#arrivingBytes += frame.length
    this.#schedule()
    return true
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#defer(() => {
      this.#isScheduled = false
      this.#deliver(false)
    })
  }

  #deliver(isLast: boolean): void {
    while (this.#arriving.length > 0 && (isLast || !this.#isPaused) && !this.#isClosed) {
      const frame = this.#arriving.shift() as Uint8Array
      this.#arrivingBytes -= frame.length
      this.onFrame(frame)
    }
    if (this.#owesDrain && this.#arrivingBytes <= this.#capacityBytes / 2 && !this.peer.#isClosed) {
      this.#owesDrain = false
      this.peer.onDrain()
    }
  }
}

/** Two ends joined in memory; frames arrive in a later turn, never within `send`. */
export function memoryPair(options: { readonly capacityBytes?: number; readonly defer?: Defer } = {}): [Transport, Transport] {
  const capacityBytes = options.capacityBytes ?? MEMORY_PAIR_BYTES
  const defer = options.defer ?? nextTurn
  const one = new MemoryEnd(capacityBytes, defer)
  const other = new MemoryEnd(capacityBytes, defer)
  one.peer = other
  other.peer = one
  return [one, other]
}
