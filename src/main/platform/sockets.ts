import { randomFillSync } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { SecureContextOptions } from 'node:tls'
import { WebSocket } from 'ws'
import { Fault } from '../../shared/base/index.ts'
import type { SubProtocol, Transport, TransportKind } from '../../shared/transport/index.ts'
import { FRAME_BYTES_MAX } from '../../shared/wire/index.ts'

/** Bytes in a socket's own queue above which `send` answers `full`. */
export const SOCKET_BUFFER_BYTES = 1024 * 1024
/** A frame of ours comes in few fragments; a flood of tiny ones is refused. */
export const FRAGMENTS_MAX = 1024

/** A frame up to this is copied behind its header. */
const COPIED_BYTES_MAX = 16_384

const BINARY = { binary: true, compress: false }
const TEXT = { binary: false, compress: false }

class SocketTransport implements Transport {
  readonly kind: TransportKind
  readonly protocol: SubProtocol
  onFrame: (frame: Uint8Array) => void = () => {}
  onDrain: () => void = () => {}
  onClose: (code: number, reason: string) => void = () => {}
  readonly #socket: WebSocket
  readonly #options: typeof BINARY
  readonly #raw: Duplex | undefined
  #owesDrain = false
  #early: { code: number; reason: string } | undefined
  readonly #sent = (): void => {
    if (!this.#owesDrain || this.#socket.bufferedAmount > SOCKET_BUFFER_BYTES / 2) return
    this.#owesDrain = false
    this.onDrain()
  }

  readonly copiesUpTo: number
  readonly sendParts: ((head: Uint8Array, body: Uint8Array) => 'sent' | 'full') | undefined

  constructor(socket: WebSocket, kind: TransportKind, raw: Duplex | undefined) {
    this.#socket = socket
    this.kind = kind
    this.#raw = raw
    if (raw !== undefined) this.sendParts = (head, body) => this.#sendParts(raw, head, body)
    const isText = socket.protocol === 'arqonbus.v1.json'
    this.protocol = isText ? 'arqonbus.v1.json' : 'arqonbus.v1.proto'
    this.#options = isText ? TEXT : BINARY
    // A client's frames are masked, into new memory.
    this.copiesUpTo = isText ? 0 : raw === undefined ? Number.POSITIVE_INFINITY : COPIED_BYTES_MAX
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary === isText) this.close(4400, 'wire/not-canonical')
      else this.onFrame(data)
    })
    socket.on('close', (code, reason) => this.onClose(this.#early?.code ?? code, this.#early?.reason ?? reason.toString()))
    socket.on('error', (error) => {
      this.#early ??= brokenBy(error)
      socket.terminate()
    })
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount
  }

  send(frame: Uint8Array): 'sent' | 'full' {
    const socket = this.#socket
    if (socket.readyState !== WebSocket.OPEN) {
      if (socket.readyState === WebSocket.CLOSING || socket.readyState === WebSocket.CLOSED) return 'sent'
      throw new Fault('transport/closed', 'the connection is not open')
    }
    if (socket.bufferedAmount > SOCKET_BUFFER_BYTES) {
      this.#owesDrain = true
      return 'full'
    }
    if (this.#raw !== undefined && frame.length <= this.copiesUpTo) this.#sendCopied(this.#raw, frame)
    else socket.send(frame, this.#options, this.#sent)
    return 'sent'
  }

  /** A server's small frame in one piece behind its header: one write of one buffer costs the system less than one of two. */
  #sendCopied(raw: Duplex, frame: Uint8Array): void {
    const header = binaryHeader(frame.length)
    const whole = Buffer.allocUnsafe(header.length + frame.length)
    whole.set(header)
    whole.set(frame, header.length)
    raw.write(whole, this.#sent)
  }

  /** A server's frames are not masked, so parts go out as they lie, behind a frame header of our own (RFC 6455, section 5.2). */
  #sendParts(raw: Duplex, head: Uint8Array, body: Uint8Array): 'sent' | 'full' {
    const socket = this.#socket
    if (socket.readyState !== WebSocket.OPEN) return 'sent'
    if (socket.bufferedAmount > SOCKET_BUFFER_BYTES) {
      this.#owesDrain = true
      return 'full'
    }
    // What one turn sends goes to the system at once.
    if (raw.writableCorked === 0) {
      raw.cork()
      process.nextTick(() => raw.uncork())
    }
    raw.write(binaryHeader(head.length + body.length))
    raw.write(head)
    raw.write(body, this.#sent)
    return 'sent'
  }

  pause(isPaused: boolean): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    if (isPaused) this.#socket.pause()
    else this.#socket.resume()
  }

  close(code: number, reason: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#early ??= { code, reason }
    this.#socket.resume()
    this.#socket.close(code, Buffer.from(reason).subarray(0, 120))
  }
}

/** What a frame was that the WebSocket layer itself refused: its close code, and the fault that goes on the record. */
function brokenBy(error: Error): { code: number; reason: string } | undefined {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return { code: 1009, reason: 'wire/too-large' }
  if (code === 'WS_ERR_INVALID_UTF8') return { code: 1007, reason: 'wire/bad-json' }
  return code.startsWith('WS_ERR_') ? { code: 1002, reason: 'wire/not-canonical' } : undefined
}

const masks = { bytes: Buffer.alloc(8_192), used: 8_192 }

/** A frame's masking key: unpredictable, and never zero, with which ws would send the frame's own memory. */
function fillMask(mask: Buffer): void {
  do {
    if (masks.used === masks.bytes.length) {
      randomFillSync(masks.bytes)
      masks.used = 0
    }
    masks.bytes.copy(mask, 0, masks.used, masks.used + 4)
    masks.used += 4
  } while (mask.readUInt32LE(0) === 0)
}

/** Header of one final, unmasked binary frame. */
function binaryHeader(length: number): Buffer {
  const header = Buffer.allocUnsafe(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  header[0] = 0x82
  if (length < 126) header[1] = length
  else if (length < 65_536) {
    header[1] = 126
    header.writeUInt16BE(length, 2)
  } else {
    header[1] = 127
    header.writeBigUInt64BE(BigInt(length), 2)
  }
  return header
}

/**
 * An open WebSocket as a transport; it owns the socket's events from then on.
 * @param raw a server's own end of the connection below it, for `sendParts`.
 */
export function socketTransport(socket: WebSocket, kind: TransportKind, raw?: Duplex): Transport {
  return new SocketTransport(socket, kind, raw)
}

export interface ConnectOptions {
  readonly protocol?: SubProtocol
  /** Sent as `Authorization: Bearer`; `hello` then carries none. */
  readonly bearer?: string
  readonly timeoutMs?: number
  /** For `wss:`, PEM: issuers to trust instead of the system's, and a client certificate with its key. */
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}

function tlsOptions({ ca, cert, key }: ConnectOptions): SecureContextOptions {
  return { minVersion: 'TLSv1.3', ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) }
}

/**
 * Connects to an engine: `ws://127.0.0.1:4000/bus`, or `{ socketPath }` of its Spine socket.
 * @throws Fault `transport/closed` when no connection comes about.
 */
export function connectSocket(to: string | { readonly socketPath: string }, options: ConnectOptions = {}): Promise<Transport> {
  const isUnix = typeof to !== 'string'
  const socket = new WebSocket(isUnix ? `ws+unix:${to.socketPath}:/bus` : to, options.protocol ?? 'arqonbus.v1.proto', {
    perMessageDeflate: false,
    maxPayload: FRAME_BYTES_MAX,
    maxFragments: FRAGMENTS_MAX,
    handshakeTimeout: options.timeoutMs ?? 10_000,
    generateMask: fillMask,
    ...(!isUnix && to.startsWith('wss:') && tlsOptions(options)),
    ...(options.bearer !== undefined && { headers: { authorization: `Bearer ${options.bearer}` } }),
  })
  return new Promise((resolve, reject) => {
    socket.once('upgrade', (response) => response.socket.setNoDelay(true))
    socket.once('open', () => {
      socket.removeAllListeners('error')
      resolve(socketTransport(socket, isUnix ? 'unix' : 'tcp'))
    })
    socket.once('error', (error) =>
      reject(new Fault('transport/closed', `no connection to ${isUnix ? to.socketPath : to}: ${error.message}`, {}, { cause: error })),
    )
  })
}
