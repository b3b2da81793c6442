import { randomFillSync } from 'node:crypto'
import { nodeHasher } from '../main/platform/hasher.ts'
import { type ConnectOptions, connectSocket } from '../main/platform/sockets.ts'
import { type Clock, Fault } from '../shared/base/index.ts'
import { type Client, connectBus } from '../shared/client/index.ts'
import { installation } from './installation.ts'

export interface Credentials {
  /** Absent: a client certificate says who it is. */
  readonly token?: string
  readonly clock: Clock
  /** PEM, for `wss:`. */
  readonly tls?: Pick<ConnectOptions, 'ca' | 'cert' | 'key'>
}

/** A hello holds 4 KiB; a longer token goes into the Authorization header. */
const HELLO_TOKEN_LENGTH_MAX = 3_500

/**
 * Joins the bus of an engine as a client of its own.
 * @param to the address of a Shield, or the path of a Spine socket.
 * @throws Fault `transport/closed` when nobody listens, `auth/…`
 */
export async function joinBus(to: string | { readonly socketPath: string }, { token, clock, tls }: Credentials): Promise<Client> {
  const isLong = token !== undefined && token.length > HELLO_TOKEN_LENGTH_MAX
  const transport = await connectSocket(to, { ...tls, ...(isLong && { bearer: token }) })
  const client = `vbus-cli/${installation().version}`
  const said = token === undefined || isLong ? {} : { token }
  return await connectBus(transport, { client, ...said, clock, random: (bytes) => void randomFillSync(bytes), hasher: nodeHasher })
}

/** The bus address of an engine from what a user wrote: `ws://HOST:PORT/bus`, or without the path, or with http. @throws Fault `cli/usage` */
export function busUrl(text: string): string {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new Fault('cli/usage', `--url: not an address: "${text}"`)
  }
  const protocol = url.protocol.replace(/^http/, 'ws')
  if (protocol !== 'ws:' && protocol !== 'wss:') throw new Fault('cli/usage', `--url: ws:// or wss://, not ${url.protocol}//`)
  if (url.search !== '' || url.hash !== '' || url.username !== '') throw new Fault('cli/usage', '--url holds no query, fragment or user')
  const path = url.pathname === '/' ? '/bus' : url.pathname
  return `${protocol}//${url.host}${path}`
}
