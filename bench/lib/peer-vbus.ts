import { createHash, randomFillSync } from 'node:crypto'
import { systemClock } from '../../src/main/platform/clock.ts'
import { connectSocket } from '../../src/main/platform/sockets.ts'
import { type Bus, connectBus } from '../../src/shared/client/index.ts'
import { BENCH_PATTERN, BENCH_TOPIC, type BrokerAddress, type Peer } from './peer.ts'

async function join({ port }: BrokerAddress, token: string | undefined): Promise<Bus> {
  const transport = await connectSocket(`ws://127.0.0.1:${port}/bus`)
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
  bus.onClose = (code, reason) => void process.stderr.write(`bus closed: ${code} ${reason}\n`)
  return bus
}

const OPTIONS = { schema: 'osc.f32.v1' }

/** The product: its own client over TCP WebSocket, a token, grants on both sides. */
export const vbus: Peer = {
  async subscribe(address, onMessage) {
    const bus = await join(address, address.subscribeToken)
    await bus.subscribe(BENCH_PATTERN, (message) => onMessage(message.envelope.payload))
  },
  async publisher(address) {
    const bus = await join(address, address.publishToken)
    return {
      send: (payload) => bus.post(BENCH_TOPIC, payload, OPTIONS),
      sendDurable: (payload) => bus.publish(BENCH_TOPIC, payload, OPTIONS),
    }
  },
}
