import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'
import {
  type Door,
  type DoorKeeper,
  type DoorLimits,
  openTcpDoor,
  openTlsDoor,
  openUnixDoor,
  type TlsMaterial,
} from '../platform/sockets-server.ts'
import { arrivalOf, watchBytes } from './arrival.ts'
import { CodeDesk } from './code-desk.ts'
import type { AdmittingSpine, Authenticator } from './contract.ts'
import { HelloGate } from './hello-gate.ts'
import { jsonTransport } from './json-transport.ts'
import { isOwnHost, isOwnOrigin, type PageOptions, PageServer } from './page-server.ts'

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
  /** A third door, TLS 1.3, on an address of this machine. */
  readonly tls?: { readonly host: string; readonly port: number; readonly material: TlsMaterial } | undefined
  /** Other limits than the shipped ones, for tests. */
  readonly limits?: DoorLimits
}

/** The doors of an engine: TCP on loopback, a Unix socket that only this user reaches, and TLS where it is asked for. */
export interface Shield {
  readonly port: number
  readonly socketPath: string
  /** `ws://127.0.0.1:PORT/bus` */
  readonly url: string
  /** Where it is reached, for the engine's ready line; `wss` with a TLS door: `wss://HOST:PORT/bus`. */
  readonly addresses: { readonly ws: string; readonly http: string; readonly socket: string; readonly wss?: string }
  /** Other certificates, for TLS connections from now on. @throws Error when they are none; the former ones stay. */
  renew(material: TlsMaterial): void
  /** A code that opens the UI once within 60 s; it travels in the URL's fragment. */
  mintCode(): string
  /** Stops listening; attached parties are the Spine's to disconnect, before. */
  close(): Promise<void>
}

const PATH = '/bus'

/** A page of another origin is refused also where TLS names the host: a browser would show it a certificate of its user's. */
function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin !== undefined && origin !== `https://${host}`
}

/** Opens the doors. */
export async function openShield(options: ShieldOptions): Promise<Shield> {
  const { spine, tls, limits } = options
  const gate = new HelloGate(options)
  const codes = new CodeDesk(options.clock, options.random)
  const page = new PageServer({
    codes,
    uiFolder: options.uiFolder,
    sessionToken: options.sessionToken,
    metrics: options.metrics,
    onRefused: (fault) => spine.countRefusal('anonymous@127.0.0.1', fault.code),
  })
  let port = 0
  const keeper = (kind: Parameters<typeof arrivalOf>[1], isAllowed: (request: IncomingMessage) => boolean): DoorKeeper => ({
    refuseUpgrade(request) {
      if (request.url !== PATH) return 404
      const { address } = arrivalOf(request, kind)
      if (isAllowed(request)) return gate.hasRoom(address) ? undefined : 503
      spine.countRefusal(`anonymous@${address}`, 'auth/bad-origin')
      return 403
    },
    onSocket(transport, request) {
      const spoken = transport.protocol === 'arqonbus.v1.json' ? jsonTransport(transport, options) : transport
      gate.enter(spoken, arrivalOf(request, kind))
      watchBytes(request, spoken)
    },
    onRequest(request, response) {
      if (kind === 'tcp') return void page.handle(request, response, port).catch(() => response.destroy())
      response.writeHead(404)
      response.end()
    },
  })
  const doors: Door[] = []
  const close = async (): Promise<void> => void (await Promise.all(doors.map((door) => door.close())))
  const opened = async <T extends Door>(opening: Promise<T>): Promise<T> => {
    const door = await opening
    doors.push(door)
    return door
  }
  try {
    const own = keeper('tcp', (request) => isOwnHost(request, port) && isOwnOrigin(request, port))
    const tcpDoor = await opened(openTcpDoor(options.port, own, limits))
    const unixDoor = await opened(
      openUnixDoor(
        keeper('unix', () => true),
        options.socketPath,
        limits,
      ),
    )
    const edge = keeper(tls?.material.clientCa === undefined ? 'tls' : 'mtls', (request) => !isForeign(request))
    const tlsDoor = tls && (await opened(openTlsDoor(tls, tls.material, edge, limits)))
    port = tcpDoor.port
    const url = `ws://127.0.0.1:${port}${PATH}`
    const wss = tls && tlsDoor && { wss: `wss://${isIPv6(tls.host) ? `[${tls.host}]` : tls.host}:${tlsDoor.port}${PATH}` }
    return {
      port,
      socketPath: unixDoor.path,
      url,
      addresses: { ws: url, http: `http://127.0.0.1:${port}/`, socket: unixDoor.path, ...wss },
      renew: (material) => tlsDoor?.renew(material),
      mintCode: () => codes.mint(),
      close,
    }
  } catch (error) {
    await close()
    const message = error instanceof Error ? error.message : String(error)
    throw new Fault('transport/closed', `cannot listen: ${message}`, { port: options.port }, { cause: error })
  }
}
