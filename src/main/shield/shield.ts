import type { IncomingMessage } from 'node:http'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'
import { type Door, type DoorKeeper, openTcpDoor, openUnixDoor } from '../platform/sockets-server.ts'
import { CodeDesk } from './code-desk.ts'
import type { AdmittingSpine, Authenticator } from './contract.ts'
import { HelloGate } from './hello-gate.ts'
import { jsonTransport } from './json-transport.ts'
import { bearerOf, isOwnHost, isOwnOrigin, type PageOptions, PageServer } from './page-server.ts'

export interface ShieldOptions {
  readonly clock: Clock
  readonly random: FillRandom
  readonly spine: AdmittingSpine
  readonly authenticator: Authenticator
  /** TCP port on 127.0.0.1; 0 picks one. */
  readonly port: number
  /** Where the Unix socket lies; a fresh folder of its own when left out. */
  readonly socketPath?: string
  /** The built UI to serve. */
  readonly uiFolder?: string | undefined
  /** Issues the token of a page that showed a good code. */
  readonly sessionToken: () => Promise<string>
  readonly metrics?: PageOptions['metrics']
}

/** The two doors of an engine: TCP on loopback, and a Unix socket that only this user reaches. */
export interface Shield {
  readonly port: number
  readonly socketPath: string
  /** `ws://127.0.0.1:PORT/bus` */
  readonly url: string
  /** A code that opens the UI once within 60 s; it travels in the URL's fragment. */
  mintCode(): string
  /** Stops listening; attached parties are the Spine's to disconnect, before. */
  close(): Promise<void>
}

const PATH = '/bus'

/** What follows the hello's own frame is the Spine's; before it a connection may send only this much. */
const UNADMITTED_BYTES_MAX = 8 * 1024

/** Cuts off a connection that sends much and no hello. */
function watchBytes(request: IncomingMessage, transport: Transport): void {
  const { socket } = request
  const onData = (): void => {
    if (isSpoken) socket.off('data', onData)
    else if (socket.bytesRead - start > UNADMITTED_BYTES_MAX) {
      socket.off('data', onData)
      transport.close(4413, 'too much before hello')
    }
  }
  const start = socket.bytesRead
  let isSpoken = false
  const read = transport.onFrame
  transport.onFrame = (frame) => {
    isSpoken = true
    read(frame)
  }
  socket.on('data', onData)
}

/** Opens both doors. */
export async function openShield(options: ShieldOptions): Promise<Shield> {
  const { spine } = options
  const gate = new HelloGate(options)
  const codes = new CodeDesk(options.clock, options.random)
  const page = new PageServer({
    codes,
    uiFolder: options.uiFolder,
    sessionToken: options.sessionToken,
    metrics: options.metrics,
    onRefused: (fault) => spine.countRefusal('anonymous', fault.code),
  })
  let port = 0
  const enter = (transport: Transport, request: IncomingMessage): void => {
    const spoken = transport.protocol === 'arqonbus.v1.json' ? jsonTransport(transport, options) : transport
    gate.enter(spoken, bearerOf(request))
    watchBytes(request, spoken)
  }
  const isBus = (request: IncomingMessage): boolean => request.url === PATH
  const tcp: DoorKeeper = {
    refuseUpgrade(request) {
      if (!isBus(request)) return 404
      if (isOwnHost(request, port) && isOwnOrigin(request, port)) return gate.hasRoom ? undefined : 503
      spine.countRefusal('anonymous', 'auth/bad-origin')
      return 403
    },
    onSocket: enter,
    onRequest: (request, response) => void page.handle(request, response, port).catch(() => response.destroy()),
  }
  const unix: DoorKeeper = {
    refuseUpgrade(request) {
      if (!isBus(request)) return 404
      return gate.hasRoom ? undefined : 503
    },
    onSocket: enter,
    onRequest: (_request, response) => {
      response.writeHead(404)
      response.end()
    },
  }
  const doors: Door[] = []
  const close = async (): Promise<void> => void (await Promise.all(doors.map((door) => door.close())))
  try {
    doors.push(await openTcpDoor(options.port, tcp), await openUnixDoor(unix, options.socketPath))
  } catch (error) {
    await close()
    const message = error instanceof Error ? error.message : String(error)
    throw new Fault('transport/closed', `cannot listen: ${message}`, { port: options.port }, { cause: error })
  }
  const [tcpDoor, unixDoor] = doors as [Door, Door]
  port = tcpDoor.port
  return { port, socketPath: unixDoor.path, url: `ws://127.0.0.1:${port}${PATH}`, mintCode: () => codes.mint(), close }
}
