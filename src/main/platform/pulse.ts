import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** A connection from which nothing came for this long is sent a ping. */
export const PING_MS = 20_000
/** Looks without a sign of life after which it is dead: pinged at the first, so three times PING_MS at least. */
const SILENT_LOOKS_MAX = 3

interface Watched {
  readonly socket: WebSocket
  readonly raw: Socket
  /** 4408. */
  readonly end: () => void
  heardBytes: number
  silentLooks: number
}

/**
 * Looks at all connections of a door and finds the dead ones. It counts bytes that came, so that messages cost nothing. One that is paused
 * by us is left alone: what it says is not read.
 */
export class Pulse {
  readonly #watched = new Set<Watched>()
  readonly #timer: NodeJS.Timeout

  constructor(pingMs = PING_MS) {
    this.#timer = setInterval(() => this.#look(), pingMs)
    this.#timer.unref()
  }

  watch(socket: WebSocket, raw: Socket, end: () => void): void {
    const watched = { socket, raw, end, heardBytes: raw.bytesRead, silentLooks: 0 }
    this.#watched.add(watched)
    socket.on('close', () => this.#watched.delete(watched))
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    for (const watched of this.#watched) {
      const { socket, raw } = watched
      if (raw.bytesRead !== watched.heardBytes || socket.isPaused) {
        watched.heardBytes = raw.bytesRead
        watched.silentLooks = 0
        continue
      }
      watched.silentLooks++
      if (watched.silentLooks >= SILENT_LOOKS_MAX) {
        this.#watched.delete(watched)
        watched.end()
      } else if (socket.readyState === socket.OPEN) socket.ping()
    }
  }
}
