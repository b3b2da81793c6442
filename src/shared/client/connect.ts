import type { Transport } from '../transport/index.ts'
import { BusClient, type ClientOptions } from './bus-client.ts'
import type { Bus } from './contract.ts'

/**
 * Joins the bus over a connected transport, which is the bus's own from then on.
 * @throws Fault `auth/bad-token`, `auth/expired`, `transport/closed`, `request/deadline`.
 */
export async function connectBus(transport: Transport, options: ClientOptions): Promise<Bus> {
  const client = new BusClient(transport, options)
  try {
    await client.hello()
  } catch (error) {
    await client.close()
    throw error
  }
  return client
}
