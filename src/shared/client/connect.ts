import type { Transport } from '../transport/index.ts'
import { BusClient, type ClientOptions } from './bus-client.ts'
import type { Client } from './contract.ts'

/**
 * Joins the bus. Over a connected transport, which is the bus's own from then on, the client ends with it. With a function that opens one it
 * lasts: a lost connection is opened again, subscriptions are restored, and in the engine's session what was published is accepted once.
 * @throws Fault `auth/bad-token`, `auth/expired`, `transport/closed`, `request/deadline`: the first connection is not tried again.
 */
export async function connectBus(to: Transport | (() => Promise<Transport>), options: ClientOptions): Promise<Client> {
  const isLasting = typeof to === 'function'
  const client = new BusClient(isLasting ? to : async () => to, isLasting, options)
  await client.start()
  return client
}
