import { Fault } from '../base/index.ts'
import type { SubProtocol, Transport } from './transport.ts'

/** Bytes in the browser's own queue above which `send` answers `full`. */
export const BROWSER_SOCKET_BYTES = 1024 * 1024
const DRAIN_POLL_MS = 5

class BrowserSocket implements Transport {
  readonly kind = 'tcp'
  readonly protocol: SubProtocol = 'arqonbus.v1.proto'
  onFrame: (frame: Uint8Array) => void = () => {}
  onDrain: () => void = () => {}
  onClose: (code: number, reason: string) => void = () => {}
  readonly #socket: WebSocket
  #held: Uint8Array[] = []
  #isPaused = false
  #poll: ReturnType<typeof setInterval> | undefined

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.onmessage = (event: MessageEvent) => {
      const frame = new Uint8Array(event.data as ArrayBuffer)
      if (this.#isPaused) this.#held.push(frame)
      else this.onFrame(frame)
    }
    socket.onclose = (event) => {
      clearInterval(this.#poll)
      this.onClose(event.code, event.reason)
    }
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount
  }

  send(frame: Uint8Array): 'sent' | 'full' {
    if (this.#socket.readyState !== WebSocket.OPEN) throw new Fault('transport/closed', 'the connection is closed')
    if (this.#socket.bufferedAmount > BROWSER_SOCKET_BYTES) {
      this.#watchDrain()
      return 'full'
    }
    this.#socket.send(frame as Uint8Array<ArrayBuffer>)
    return 'sent'
  }

  /** A browser's socket cannot be stopped: what arrives meanwhile is kept, bounded by what the Spine queues for one party. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused
    while (!this.#isPaused && this.#held.length > 0) this.onFrame(this.#held.shift() as Uint8Array)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code === 1000 || code >= 3000 ? code : 1000, reason.slice(0, 100))
  }

  #watchDrain(): void {
    this.#poll ??= setInterval(() => {
      if (this.#socket.bufferedAmount > BROWSER_SOCKET_BYTES / 2) return
      clearInterval(this.#poll)
      this.#poll = undefined
      this.onDrain()
    }, DRAIN_POLL_MS)
  }
}

/**
 * Connects a browser to an engine, e.g. `ws://127.0.0.1:4000/bus`. The token goes into `hello`, never into the address.
 * @throws Fault `transport/closed` when no connection comes about.
 */
export function connectBrowserSocket(url: string): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'arqonbus.v1.proto')
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => resolve(new BrowserSocket(socket))
    socket.onclose = (event) => reject(new Fault('transport/closed', `no connection to ${url}: ${event.reason || event.code}`))
  })
}
