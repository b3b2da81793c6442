import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { createInbox, type NatsConnection, wsconnect } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { BENCH_PATTERN, BENCH_TOPIC, type BrokerAddress, type Peer } from './peer.ts'

const overTcp = ({ port }: BrokerAddress): Promise<NatsConnection> => connect({ servers: `127.0.0.1:${port}` })
const overWebSocket = ({ port }: BrokerAddress): Promise<NatsConnection> => wsconnect({ servers: `ws://127.0.0.1:${port}` })

/** NATS core: at most once, nothing kept. */
function core(join: (address: BrokerAddress) => Promise<NatsConnection>): Peer {
  return {
    async subscribe(address, onMessage) {
      const connection = await join(address)
      connection.subscribe(BENCH_TOPIC, { callback: (_error, message) => onMessage(message.data) })
      await connection.flush()
    },
    async publisher(address) {
      const connection = await join(address)
      return {
        send(payload) {
          connection.publish(BENCH_TOPIC, payload)
          return 'sent'
        },
      }
    },
  }
}

export const natsTcp = core(overTcp)
export const natsWebSocket = core(overWebSocket)

const STREAM = 'bench'
const KEPT_MESSAGES = 300_000

/** Resolvers in the order of publishing: JetStream acknowledges one publisher's messages in order. */
class AckQueue {
  #waiting: ((() => void) | undefined)[] = []
  #head = 0

  add(resolve: () => void): void {
    this.#waiting.push(resolve)
  }

  settleOne(): void {
    this.#waiting[this.#head]?.()
    this.#waiting[this.#head] = undefined
    if (++this.#head <= 8192) return
    this.#waiting = this.#waiting.slice(this.#head)
    this.#head = 0
  }
}

/** JetStream, file store, driven faster than its client's own API does: one inbox for all acknowledgements, an ordered consumer without acknowledgements. */
export const jetStream: Peer = {
  async subscribe(address, onMessage) {
    const connection = await overTcp(address)
    const manager = await jetstreamManager(connection)
    await manager.streams.add({
      name: STREAM,
      subjects: [BENCH_PATTERN],
      storage: 'file',
      max_msgs: KEPT_MESSAGES,
      max_bytes: 2e9,
      discard: 'old',
    })
    const consumer = await jetstream(connection).consumers.get(STREAM)
    await consumer.consume({ max_messages: 4000, callback: (message) => onMessage(message.data) })
    await connection.flush()
  },
  async publisher(address) {
    const connection = await overTcp(address)
    const reply = createInbox()
    const acks = new AckQueue()
    connection.subscribe(reply, { callback: () => acks.settleOne() })
    const options = { reply }
    const sendDurable = (payload: Uint8Array): Promise<void> =>
      new Promise((resolve) => {
        acks.add(resolve)
        connection.publish(BENCH_TOPIC, payload, options)
      })
    return { send: () => 'full', sendDurable }
  },
}
