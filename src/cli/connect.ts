import { randomFillSync } from 'node:crypto'
import { nodeHasher } from '../main/platform/hasher.ts'
import { connectSocket } from '../main/platform/sockets.ts'
import { type Clock, Fault } from '../shared/base/index.ts'
import { type Client, connectBus } from '../shared/client/index.ts'
import { installation } from './installation.ts'

export interface Credentials {
  readonly token: string
  readonly clock: Clock
}

/**
 * Joins the bus of an engine as a client of its own.
 * @param to the address of a Shield, or the path of a Spine socket.
 * @throws Fault `transport/closed` when nobody listens, `auth/…`
 */
export async function joinBus(to: string | { readonly socketPath: string }, { token, clock }: Credentials): Promise<Client> {
  const transport = await connectSocket(to)
  const client = `vbus-cli/${installation().version}`
  return await connectBus(transport, { client, token, clock, random: (bytes) => void randomFillSync(bytes), hasher: nodeHasher })
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
