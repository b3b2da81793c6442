import { constants } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { SecureContextOptions } from 'node:tls'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Transport, TransportKind } from '../../shared/transport/index.ts'
import { FRAME_BYTES_MAX } from '../../shared/wire/index.ts'
import { PING_MS, Pulse } from './pulse.ts'
import { FRAGMENTS_MAX, SOCKET_BUFFER_BYTES, socketTransport } from './sockets.ts'

/** What stands at a door. */
export interface DoorKeeper {
  /** An HTTP status that refuses the upgrade, or undefined to admit it. */
  refuseUpgrade(request: IncomingMessage): number | undefined
  /** A WebSocket whose upgrade was admitted. */
  onSocket(transport: Transport, request: IncomingMessage): void
  onRequest(request: IncomingMessage, response: ServerResponse): void
}

/** What stands at a door that carries any WebSocket, whatever its frames mean. */
export interface RawKeeper extends Omit<DoorKeeper, 'onSocket'> {
  /** Sub-protocols, one of which a client must offer; empty: it need not offer any. */
  readonly protocols: readonly string[]
  onWebSocket(socket: WebSocket, request: IncomingMessage, raw: Duplex): void
}

/** Limits of a door; left out: the shipped ones. */
export interface DoorLimits {
  readonly connections?: number
  readonly pingMs?: number
  readonly frameBytes?: number
  readonly fragments?: number
}

export interface Door {
  /** TCP port; 0 for a Unix socket. */
  readonly port: number
  /** Path of the Unix socket; empty for TCP. */
  readonly path: string
  close(): Promise<void>
}

/** PEM texts. */
export interface TlsMaterial {
  readonly cert: string
  readonly key: string
  /** Issuers of client certificates; without it none is asked for. */
  readonly clientCa?: string
}

export interface TlsDoor extends Door {
  /** Takes up other certificates, for connections from now on. @throws Error when they are none; the former ones stay. */
  renew(material: TlsMaterial): void
}

const PROTOCOLS = ['arqonbus.v1.proto', 'arqonbus.v1.json']
const HEADER_BYTES_MAX = 16 * 1024
const REQUEST_MS = 10_000
const CLOSE_MS = 1_000
const HANDSHAKE_MS = 5_000
/** Connections of one door, admitted or not; more are not accepted. */
export const CONNECTIONS_PER_DOOR_MAX = 2_048
/** Linux allows 107 bytes for a Unix socket's path, others 103. */
export const SOCKET_PATH_BYTES_MAX = 103

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Serves upgrades to WebSocket on an HTTP server, for both doors and whatever else wants the same manners. */
function serveOn(server: Server, keeper: RawKeeper, limits: DoorLimits): Server {
  const { protocols } = keeper
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    autoPong: false,
    maxPayload: limits.frameBytes ?? FRAME_BYTES_MAX,
    maxFragments: limits.fragments ?? FRAGMENTS_MAX,
    handleProtocols: (offered) => protocols.find((protocol) => offered.has(protocol)) ?? false,
  })
  const pulse = new Pulse(limits.pingMs ?? PING_MS)
  server.on('close', () => pulse.stop())
  server.on('request', (request, response) => keeper.onRequest(request, response))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    const isSpoken = protocols.length === 0 || protocols.some((protocol) => offered.includes(protocol))
    const status = isSpoken ? keeper.refuseUpgrade(request) : 400
    if (status !== undefined) return refuse(socket, status)
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      request.socket.setNoDelay(true)
      // Whoever pings and does not read gets no answers piled up for it.
      webSocket.on('ping', (data) => {
        if (webSocket.bufferedAmount <= SOCKET_BUFFER_BYTES && webSocket.readyState === webSocket.OPEN) webSocket.pong(data)
      })
      pulse.watch(webSocket, request.socket, () => {
        webSocket.close(4408, 'no sign of life')
        setTimeout(() => webSocket.terminate(), CLOSE_MS).unref()
      })
      keeper.onWebSocket(webSocket, request, socket)
    })
  })
  server.maxConnections = limits.connections ?? CONNECTIONS_PER_DOOR_MAX
  return server
}

const HTTP_OPTIONS = { maxHeaderSize: HEADER_BYTES_MAX, requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }

const rawKeeper = (keeper: DoorKeeper, kind: TransportKind): RawKeeper => ({
  protocols: PROTOCOLS,
  refuseUpgrade: (request) => keeper.refuseUpgrade(request),
  onRequest: (request, response) => keeper.onRequest(request, response),
  onWebSocket: (webSocket, request, raw) => keeper.onSocket(socketTransport(webSocket, kind, raw), request),
})

/** Ends a server within CLOSE_MS: who does not answer the closing handshake by then is cut off. */
function closeServer(server: Server, connections: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      for (const connection of connections) connection.destroy()
    }, CLOSE_MS)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeAllConnections()
  })
}

function trackConnections(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>()
  server.on('connection', (connection) => {
    connections.add(connection)
    connection.on('close', () => connections.delete(connection))
  })
  return connections
}

async function listen(server: Server, at: { readonly host: string; readonly port: number } | string): Promise<Door> {
  const connections = trackConnections(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    if (typeof at === 'string') server.listen(at, resolve)
    else server.listen(at.port, at.host, resolve)
  })
  const close = (): Promise<void> => closeServer(server, connections)
  return typeof at === 'string' ? { port: 0, path: at, close } : { port: (server.address() as AddressInfo).port, path: '', close }
}

/** Opens a door on 127.0.0.1; `port` 0 picks a free one. */
export function openTcpDoor(port: number, keeper: DoorKeeper, limits: DoorLimits = {}): Promise<Door> {
  return openRawDoor(port, rawKeeper(keeper, 'tcp'), limits)
}

/** As `openTcpDoor`, with the same manners, for frames of any kind. */
export function openRawDoor(port: number, keeper: RawKeeper, limits: DoorLimits = {}): Promise<Door> {
  return listen(serveOn(createServer(HTTP_OPTIONS), keeper, limits), { host: '127.0.0.1', port })
}

/** Without session tickets: a resumed session would carry a client certificate past its check. */
function toContext({ cert, key, clientCa }: TlsMaterial): SecureContextOptions {
  return { minVersion: 'TLSv1.3', secureOptions: constants.SSL_OP_NO_TICKET, cert, key, ...(clientCa !== undefined && { ca: clientCa }) }
}

/** Opens a door for TLS 1.3 on an address of this machine. A client certificate is asked for when there are issuers, and judged by the keeper. */
export async function openTlsDoor(
  at: { readonly host: string; readonly port: number },
  material: TlsMaterial,
  keeper: DoorKeeper,
  limits: DoorLimits = {},
): Promise<TlsDoor> {
  const hasClientCa = material.clientCa !== undefined
  const server = createTlsServer({
    ...HTTP_OPTIONS,
    ...toContext(material),
    handshakeTimeout: HANDSHAKE_MS,
    requestCert: hasClientCa,
    rejectUnauthorized: false,
  })
  // Who speaks no TLS, or an old one, is cut off; nobody hears of it but the peer.
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  const door = await listen(serveOn(server, rawKeeper(keeper, 'tcp'), limits), at)
  return { ...door, renew: (renewed) => server.setSecureContext(toContext(renewed)) }
}

/**
 * Opens a door that only this user can reach: a socket (0600) in a folder (0700) of this user's: `at`, or a new folder under
 * $XDG_RUNTIME_DIR, or the temporary folder where that is missing or too long a path.
 */
export async function openUnixDoor(keeper: DoorKeeper, at?: string, limits: DoorLimits = {}): Promise<Door> {
  const path = at ?? (await freshPath())
  const folder = dirname(path)
  if (at !== undefined) await ownFolder(folder, path)
  const door = await listen(serveOn(createServer(HTTP_OPTIONS), rawKeeper(keeper, 'unix'), limits), path)
  await chmod(path, 0o600)
  const close = async (): Promise<void> => {
    await door.close()
    await rm(at === undefined ? folder : path, { recursive: true, force: true })
  }
  return { ...door, close }
}

/** A socket in a folder of its own. */
async function freshPath(): Promise<string> {
  for (const base of [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp']) {
    if (!base || Buffer.byteLength(join(base, 'vbus-XXXXXX', 'bus.sock')) > SOCKET_PATH_BYTES_MAX) continue
    const folder = await mkdtemp(join(base, 'vbus-')).catch(() => undefined)
    if (folder !== undefined) return join(folder, 'bus.sock')
  }
  throw new Error('no folder for the Spine socket')
}

/** The folder is this user's alone, whoever made it first; what a killed engine left at `path` goes. Callers hold the workspace's lock. */
async function ownFolder(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error(`${folder} is not this user's`)
  await chmod(folder, 0o700)
  await rm(path, { force: true })
}
