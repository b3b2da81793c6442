import { Redis } from 'ioredis'
import { connectAsync } from 'mqtt'
import type { Peer } from './peer.ts'

/** Entries that a Redis stream keeps. */
const KEPT_ENTRIES = 100_000
const READ_MAX = 1_000
const BLOCK_MS = 1_000

/** Redis streams by ioredis with pipelining by itself. */
export const redisStreams: Peer = {
  async subscribe({ port }, topic, onMessage) {
    const redis = new Redis(port, '127.0.0.1')
    await redis.xadd(topic, '*', 'd', 'x')
    const read = async (from: string): Promise<void> => {
      for (let id = from; ; ) {
        const found = await redis.xreadBuffer('COUNT', READ_MAX, 'BLOCK', BLOCK_MS, 'STREAMS', topic, id)
        for (const [, entries] of found ?? []) {
          for (const [, fields] of entries) onMessage(fields[1] as Buffer)
          id = String(entries.at(-1)?.[0] ?? id)
        }
      }
    }
    read('$').catch((error: unknown) => {
      process.stderr.write(`redis: ${String(error)}\n`)
      process.exit(1)
    })
  },
  async publisher({ port }, topic) {
    const redis = new Redis(port, '127.0.0.1', { enableAutoPipelining: true })
    await redis.ping()
    return {
      send: () => 'full',
      sendDurable: async (payload) => void (await redis.xadd(topic, 'MAXLEN', '~', KEPT_ENTRIES, '*', 'd', Buffer.from(payload))),
    }
  },
}

/** mosquitto, QoS 0, by mqtt.js. */
export const mosquitto: Peer = {
  async subscribe({ port }, topic, onMessage) {
    const client = await connectAsync(`mqtt://127.0.0.1:${port}`)
    client.on('message', (_topic, payload) => onMessage(payload))
    await client.subscribeAsync(topic.replaceAll('.', '/'), { qos: 0 })
  },
  async publisher({ port }, topic) {
    const client = await connectAsync(`mqtt://127.0.0.1:${port}`)
    const name = topic.replaceAll('.', '/')
    return {
      send(payload) {
        client.publish(name, Buffer.from(payload), { qos: 0 })
        return 'sent'
      },
    }
  },
}
