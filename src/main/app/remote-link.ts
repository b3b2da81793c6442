import { randomFillSync } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { connectBus } from '../../shared/client/index.ts'
import { messagePortTransport, type PortLike } from '../../shared/transport/index.ts'
import { connectSocket, systemClock } from '../platform/index.ts'
import { relay } from './relay.ts'

/** The window's bus when the engine is on another machine. The token rides on the upgrade and never reaches the page. */
export class RemoteLink {
  readonly #url: string
  readonly #token: string

  /** @throws Fault `host/bad-address` for anything but ws://, wss:// on /bus, and for ws:// beyond this machine */
  constructor(url: string, token: string) {
    this.#url = busAddress(url)
    this.#token = token
  }

  /** A link whose engine answered and took the token. @throws Fault `transport/closed`, `auth/…`, `host/bad-address` */
  static async tried(url: string, token: string): Promise<RemoteLink> {
    const link = new RemoteLink(url, token)
    const socket = await connectSocket(link.url, { bearer: token })
    const bus = await connectBus(socket, { client: 'vbus-window/0.1.0', clock: systemClock, random: (bytes) => void randomFillSync(bytes) })
    await bus.close()
    return link
  }

  get url(): string {
    return this.#url
  }

  async attach(port: PortLike): Promise<void> {
    const socket = await connectSocket(this.#url, { bearer: this.#token })
    relay(messagePortTransport(port), socket)
  }
}

/** The bus of an engine by the address a person wrote: `wss://rig:7070`, `http://127.0.0.1:7070/`. A token never goes over a network in the clear. */
export function busAddress(text: string): string {
  if (!URL.canParse(text)) throw new Fault('host/bad-address', `${text} is no address`)
  const url = new URL(text)
  const protocol = { 'ws:': 'ws:', 'http:': 'ws:', 'wss:': 'wss:', 'https:': 'wss:' }[url.protocol]
  if (protocol === undefined || url.username !== '' || url.password !== '' || !['/', '/bus'].includes(url.pathname)) {
    throw new Fault('host/bad-address', 'an engine has an address like wss://HOST:PORT/bus, without a name or a token in it')
  }
  const isHere = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]'
  if (protocol === 'ws:' && !isHere) throw new Fault('host/bad-address', 'beyond this machine the engine is reached by wss:// only')
  return `${protocol}//${url.host}/bus`
}
