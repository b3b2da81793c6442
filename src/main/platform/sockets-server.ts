import { chmod, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Transport, TransportKind } from '../../shared/transport/index.ts'
import { FRAME_BYTES_MAX } from '../../shared/wire/index.ts'
import { FRAGMENTS_MAX, socketTransport } from './sockets.ts'

/** What stands at a door. */
export interface DoorKeeper {
  /** An HTTP status that refuses the upgrade, or undefined to admit it. */
  refuseUpgrade(request: IncomingMessage): number | undefined
  /** A WebSocket whose upgrade was admitted. */
  onSocket(transport: Transport, request: IncomingMessage): void
  onRequest(request: IncomingMessage, response: ServerResponse): void
}

export interface Door {
  /** TCP port; 0 for a Unix socket. */
  readonly port: number
  /** Path of the Unix socket; empty for TCP. */
  readonly path: string
  close(): Promise<void>
}

const PROTOCOLS = ['arqonbus.v1.proto', 'arqonbus.v1.json']
const HEADER_BYTES_MAX = 16 * 1024
const REQUEST_MS = 10_000
const CLOSE_MS = 1_000
/** Connections of one door, admitted or not; more are not accepted. */
export const CONNECTIONS_PER_DOOR_MAX = 512
/** Linux allows 107 bytes for a Unix socket's path, others 103. */
export const SOCKET_PATH_BYTES_MAX = 103

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function serve(keeper: DoorKeeper, kind: TransportKind): Server {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: FRAME_BYTES_MAX,
    maxFragments: FRAGMENTS_MAX,
    handleProtocols: (offered) => PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false,
  })
  const server = createServer(
    { maxHeaderSize: HEADER_BYTES_MAX, requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    (request, response) => keeper.onRequest(request, response),
  )
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    const status = PROTOCOLS.some((protocol) => offered.includes(protocol)) ? keeper.refuseUpgrade(request) : 400
    if (status !== undefined) return refuse(socket, status)
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      request.socket.setNoDelay(true)
      keeper.onSocket(socketTransport(webSocket, kind, socket), request)
    })
  })
  return server
}

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
  server.maxConnections = CONNECTIONS_PER_DOOR_MAX
  server.on('connection', (connection) => {
    connections.add(connection)
    connection.on('close', () => connections.delete(connection))
  })
  return connections
}

/** Opens a door on 127.0.0.1; `port` 0 picks a free one. */
export async function openTcpDoor(port: number, keeper: DoorKeeper): Promise<Door> {
  const server = serve(keeper, 'tcp')
  const connections = trackConnections(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { port: bound, path: '', close: () => closeServer(server, connections) }
}

/**
 * Opens a door that only this user can reach: a socket (0600) in a folder (0700) of this user's: `at`, or a new folder under
 * $XDG_RUNTIME_DIR, or the temporary folder where that is missing or too long a path.
 */
export async function openUnixDoor(keeper: DoorKeeper, at?: string): Promise<Door> {
  const server = serve(keeper, 'unix')
  const connections = trackConnections(server)
  const path = at ?? (await freshPath())
  const folder = dirname(path)
  if (at !== undefined) await ownFolder(folder, path)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  await chmod(path, 0o600)
  const close = async (): Promise<void> => {
    await closeServer(server, connections)
    await rm(at === undefined ? folder : path, { recursive: true, force: true })
  }
  return { port: 0, path, close }
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
