import { connect as connectTo } from 'node:net'
import { DeliverPolicy, type JetStreamClient, jetstream, jetstreamManager } from '@nats-io/jetstream'
import { createInbox, type NatsConnection, wsconnect } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import type { BrokerAddress, Peer, Publisher } from './peer.ts'

const overTcp = ({ port }: BrokerAddress): Promise<NatsConnection> => connect({ servers: `127.0.0.1:${port}` })
const overWebSocket = ({ port }: BrokerAddress): Promise<NatsConnection> => wsconnect({ servers: `ws://127.0.0.1:${port}` })
const REQUEST_MS = 10_000
/** A JSON request as ours carries one, so that both ask for the same. */
const QUESTION = new TextEncoder().encode('{"n":1}')

/** NATS core: at most once, nothing kept. */
function core(join: (address: BrokerAddress) => Promise<NatsConnection>): Peer {
  return {
    async subscribe(address, topic, onMessage) {
      const connection = await join(address)
      connection.subscribe(topic, { callback: (_error, message) => onMessage(message.data) })
      await connection.flush()
    },
    async publisher(address, topic) {
      const connection = await join(address)
      return {
        send(payload) {
          connection.publish(topic, payload)
          return 'sent'
        },
      }
    },
    async respond(address, topic) {
      const connection = await join(address)
      connection.subscribe(topic, { callback: (_error, message) => void message.respond(message.data) })
      await connection.flush()
    },
    async requester(address, topic) {
      const connection = await join(address)
      return () => connection.request(topic, QUESTION, { timeout: REQUEST_MS })
    },
    stall(address, topic) {
      const socket = connectTo(address.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(`CONNECT {"verbose":false}\r\nSUB ${topic} 1\r\n`)
      return new Promise((resolve) => socket.once('connect', () => setTimeout(() => resolve(void socket.pause()), 100)))
    },
  }
}

export const natsTcp = core(overTcp)
export const natsWebSocket = core(overWebSocket)

const STREAM = 'bench'
const KEPT_MESSAGES = 300_000
const PULLED_MAX = 4_000

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

async function openStream(address: BrokerAddress, topic: string): Promise<{ connection: NatsConnection; stream: JetStreamClient }> {
  const connection = await overTcp(address)
  const limits = { max_msgs: KEPT_MESSAGES, max_bytes: 2e9, discard: 'old' } as const
  await (await jetstreamManager(connection)).streams.add({ name: STREAM, subjects: [topic], storage: 'file', ...limits })
  return { connection, stream: jetstream(connection) }
}

function jetStreamBy(publish: (connection: NatsConnection, topic: string) => Publisher): Peer {
  return {
    async subscribe(address, topic, onMessage) {
      const { connection, stream } = await openStream(address, topic)
      const consumer = await stream.consumers.get(STREAM, { deliver_policy: DeliverPolicy.New })
      await consumer.consume({ max_messages: PULLED_MAX, callback: (message) => onMessage(message.data) })
      await connection.flush()
    },
    publisher: async (address, topic) => publish(await overTcp(address), topic),
    async replay(address, topic, onMessage) {
      const { stream } = await openStream(address, topic)
      const consumer = await stream.consumers.get(STREAM, { deliver_policy: DeliverPolicy.All })
      await consumer.consume({ max_messages: PULLED_MAX, callback: (message) => onMessage(message.data) })
    },
  }
}

/** JetStream, file store, driven faster than its client's own API does: one inbox for all acknowledgements. */
export const jetStream = jetStreamBy((connection, topic) => {
  const reply = createInbox()
  const acks = new AckQueue()
  connection.subscribe(reply, { callback: () => acks.settleOne() })
  const options = { reply }
  const sendDurable = (payload: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      acks.add(resolve)
      connection.publish(topic, payload, options)
    })
  return { send: () => 'full', sendDurable }
})

/** As its client offers it: `publish` of the JetStream API. */
export const jetStreamApi = jetStreamBy((connection, topic) => {
  const stream = jetstream(connection)
  return { send: () => 'full', sendDurable: async (payload) => void (await stream.publish(topic, payload)) }
})
