import { createHash, randomFillSync } from 'node:crypto'
import { systemClock } from '../../src/main/platform/clock.ts'
import { connectSocket } from '../../src/main/platform/sockets.ts'
import { type Bus, connectBus } from '../../src/shared/client/index.ts'
import type { Transport } from '../../src/shared/transport/index.ts'
import type { BrokerAddress, Peer } from './peer.ts'

/** Joins by the product's own client over TCP WebSocket, with a token. */
export async function joinVbus(
  { port, socketPath }: BrokerAddress,
  token: string | undefined,
): Promise<{ bus: Bus; transport: Transport }> {
  const transport = await connectSocket(socketPath === undefined ? `ws://127.0.0.1:${port}/bus` : { socketPath })
  const bus = await connectBus(transport, {
    client: 'bench/1',
    token,
    clock: systemClock,
    random: (bytes) => void randomFillSync(bytes),
    hasher: () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
    },
  })
  bus.onFault = ({ code, message }) => void process.stderr.write(`bus: ${code} ${message}\n`)
  bus.onClose = (code, reason) => {
    if (code !== 1000) process.stderr.write(`bus closed: ${code} ${reason}\n`)
  }
  return { bus, transport }
}

const OPTIONS = { schema: 'osc.f32.v1' }

/** The product. */
export const vbus: Peer = {
  async subscribe(address, topic, onMessage) {
    const { bus } = await joinVbus(address, address.subscribeToken)
    await bus.subscribe(topic, (message) => onMessage(message.envelope.payload))
  },
  async publisher(address, topic) {
    const { bus } = await joinVbus(address, address.publishToken)
    return {
      send: (payload) => bus.post(topic, payload, OPTIONS),
      sendDurable: (payload) => bus.publish(topic, payload, OPTIONS),
    }
  },
  async replay(address, topic, onMessage) {
    const { bus } = await joinVbus(address, address.subscribeToken)
    await bus.subscribe(topic, (message) => onMessage(message.envelope.payload), { from: 'first' })
  },
  async respond(address, topic) {
    const { bus } = await joinVbus(address, address.subscribeToken)
    await bus.serve(topic, (body) => body as object)
  },
  async requester(address, topic) {
    const { bus } = await joinVbus(address, address.publishToken)
    return () => bus.request(topic, { n: 1 })
  },
  async stall(address, topic) {
    const { bus, transport } = await joinVbus(address, address.subscribeToken)
    await bus.subscribe(topic, () => undefined)
    transport.pause(true)
  },
}
