import { nodeHasher } from '../../../src/main/platform/hasher.ts'
import { connectSocket } from '../../../src/main/platform/sockets.ts'
import { type Client, connectBus } from '../../../src/shared/client/index.ts'
import { busAddress, type ConnectOptions, clientOptions } from './host.ts'

// All of the package, `connect` aside: one import is enough.
export * from './index.ts'

/**
 * Connects by the `ws` package, with Node's own SHA-256: `ws://HOST:PORT`, `wss://HOST:PORT`, or the path of an engine's Unix socket.
 * @throws Fault `transport/closed`, `auth/…`: the first connection is not tried again, later ones are
 */
export function connect(to: string | { readonly socketPath: string }, options: ConnectOptions = {}): Promise<Client> {
  const address = typeof to === 'string' ? busAddress(to) : to
  return connectBus(() => connectSocket(address), clientOptions(options, nodeHasher))
}
