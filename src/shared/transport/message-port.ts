import { Fault } from '../base/index.ts'
import type { SubProtocol, Transport } from './transport.ts'

/** What a message port must offer: `fromDomPort` and `fromMainPort` make one of the DOM's and of Electron's. */
export interface PortLike {
  post(message: Uint8Array): void
  /** Starts the port. */
  listen(onMessage: (data: unknown) => void, onClose: () => void): void
  close(): void
}

interface DomPort {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
  addEventListener(type: 'close', listener: () => void): void
  start(): void
  close(): void
}

export function fromDomPort(port: DomPort): PortLike {
  return {
    post: (message) => port.postMessage(message),
    listen: (onMessage, onClose) => {
      port.onmessage = (event) => onMessage(event.data)
      port.addEventListener('close', onClose)
      port.start()
    },
    close: () => port.close(),
  }
}

/** The shape of Electron's MessagePortMain. */
interface MainPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export function fromMainPort(port: MainPort): PortLike {
  return {
    post: (message) => port.postMessage(message),
    listen: (onMessage, onClose) => {
      port.on('message', (event) => onMessage(event.data))
      port.on('close', onClose)
      port.start()
    },
    close: () => port.close(),
  }
}

/** A message stays under the step that Chromium's ports have at 64 KiB. */
export const PORT_MESSAGE_BYTES = 48 * 1024
/** Bytes under way without the other side's credit: a port has no back-pressure of its own. */
export const PORT_WINDOW_BYTES = 512 * 1024
/** The other side is credited whenever this many bytes were taken. */
const CREDIT_STEP_BYTES = 64 * 1024
/** A frame that grows beyond this while it is put together closes the port. */
const ASSEMBLED_BYTES_MAX = 2 * 1024 * 1024

const LAST_PART = 0
const PART = 1
const CREDIT = 2
const CLOSE = 3

class MessagePortTransport implements Transport {
  readonly kind = 'message-port'
  readonly protocol: SubProtocol = 'arqonbus.v1.proto'
  onFrame: (frame: Uint8Array) => void = () => {}
  onDrain: () => void = () => {}
  onClose: (code: number, reason: string) => void = () => {}
  readonly #port: PortLike
  readonly #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #uncreditedBytes = 0
  #owesDrain = false
  #parts: Uint8Array[] = []
  #partsBytes = 0
  #takenBytes = 0
  #isPaused = false
  #held: Uint8Array[] = []
  #isClosed = false

  constructor(port: PortLike) {
    this.#port = port
    port.listen(
      (data) => this.#receive(data),
      () => this.#ended(1006, 'the port closed'),
    )
  }

  get bufferedBytes(): number {
    return this.#waitingBytes + this.#uncreditedBytes
  }

  send(frame: Uint8Array): 'sent' | 'full' {
    if (this.#isClosed) throw new Fault('transport/closed', 'the port is closed')
    if (this.#waiting.length > 0) {
      this.#owesDrain = true
      return 'full'
    }
    for (let at = 0; at < frame.length || at === 0; at += PORT_MESSAGE_BYTES - 1) {
      const end = Math.min(frame.length, at + PORT_MESSAGE_BYTES - 1)
      const message = new Uint8Array(1 + end - at)
      message[0] = end === frame.length ? LAST_PART : PART
      message.set(frame.subarray(at, end), 1)
      this.#waiting.push(message)
      this.#waitingBytes += message.length
    }
    this.#flush()
    return 'sent'
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused
    while (!this.#isPaused && this.#held.length > 0) this.#take(this.#held.shift() as Uint8Array)
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return
    const text = new TextEncoder().encode(reason)
    const message = new Uint8Array(3 + text.length)
    message[0] = CLOSE
    message[1] = code & 255
    message[2] = code >>> 8
    message.set(text, 3)
    this.#port.post(message)
    this.#ended(code, reason)
    this.#port.close()
  }

  #flush(): void {
    let next = this.#waiting[0]
    while (next && (this.#uncreditedBytes === 0 || this.#uncreditedBytes + next.length <= PORT_WINDOW_BYTES)) {
      this.#waiting.shift()
      this.#waitingBytes -= next.length
      this.#uncreditedBytes += next.length
      this.#port.post(next)
      next = this.#waiting[0]
    }
    if (next || !this.#owesDrain) return
    this.#owesDrain = false
    this.onDrain()
  }

  #receive(data: unknown): void {
    if (this.#isClosed || !(data instanceof Uint8Array) || data.length === 0) return
    if (data[0] === CREDIT && data.length === 5) {
      const bytes = new DataView(data.buffer, data.byteOffset).getUint32(1, true)
      this.#uncreditedBytes = Math.max(0, this.#uncreditedBytes - bytes)
      this.#flush()
    } else if (data[0] === CLOSE && data.length >= 3) {
      this.#ended((data[1] as number) | ((data[2] as number) << 8), new TextDecoder().decode(data.subarray(3)))
      this.#port.close()
    } else if (this.#isPaused) this.#held.push(data)
    else this.#take(data)
  }

  #take(message: Uint8Array): void {
    this.#takenBytes += message.length
    this.#parts.push(message.subarray(1))
    this.#partsBytes += message.length - 1
    if (this.#takenBytes >= CREDIT_STEP_BYTES || message[0] === LAST_PART) this.#credit()
    if (this.#partsBytes > ASSEMBLED_BYTES_MAX) return this.close(4413, 'a frame is too large')
    if (message[0] !== LAST_PART) return
    const parts = this.#parts
    const frame = parts.length === 1 ? (parts[0] as Uint8Array) : new Uint8Array(this.#partsBytes)
    if (parts.length > 1) {
      let at = 0
      for (const part of parts) {
        frame.set(part, at)
        at += part.length
      }
    }
    this.#parts = []
    this.#partsBytes = 0
    this.onFrame(frame)
  }

  #credit(): void {
    const message = new Uint8Array(5)
    message[0] = CREDIT
    new DataView(message.buffer).setUint32(1, this.#takenBytes, true)
    this.#takenBytes = 0
    this.#port.post(message)
  }

  #ended(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.onClose(code, reason)
  }
}

/** One end of a message port as a transport; the other end must be one too. */
export function messagePortTransport(port: PortLike): Transport {
  return new MessagePortTransport(port)
}
