import { WebSocket } from 'ws'
import type { Peer } from './peer.ts'

/** Bytes handed to a socket and not yet taken by the system: more would only wait there. */
const BUFFERED_BYTES_MAX = 1 << 20

async function open(port: number, path: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket
}

/** Node-RED by its own WebSocket nodes: a message is a frame, its payload goes as it is. */
export const nodeRed: Peer = {
  async subscribe({ port }, _topic, onMessage) {
    const socket = await open(port, '/out')
    socket.on('message', (data) => onMessage(data as Buffer))
  },
  async publisher({ port }) {
    const socket = await open(port, '/in')
    return {
      send(payload) {
        if (socket.bufferedAmount > BUFFERED_BYTES_MAX) return 'full'
        socket.send(payload)
        return 'sent'
      },
    }
  },
}
