import { type Client, connectBus, type Hasher, portableSha256 } from '../../../src/shared/client/index.ts'
import { connectBrowserSocket } from '../../../src/shared/transport/index.ts'
import { busAddress, type ConnectOptions, clientOptions } from './host.ts'

export { Fault, type FaultCode, type FaultView } from '../../../src/shared/base/index.ts'
export * from '../../../src/shared/client/index.ts'
export type { BusMessage, Delivery, Envelope, EnvelopeType, Trace } from '../../../src/shared/wire/index.ts'
export { parseTraceparent } from '../../../src/shared/wire/traceparent.ts'
export type { ConnectOptions } from './host.ts'

/**
 * Connects by the platform's own WebSocket: in a browser, or in Node 22 and newer.
 * @param url `ws://HOST:PORT` or `wss://HOST:PORT`; the path `/bus` may be left out
 * @throws Fault `transport/closed`, `auth/…`: the first connection is not tried again, later ones are
 */
export function connect(url: string, options: ConnectOptions = {}): Promise<Client> {
  const address = busAddress(url)
  const hasher: Hasher = portableSha256
  return connectBus(() => connectBrowserSocket(address), clientOptions(options, hasher))
}
