import { once } from 'node:events'
import { WebSocket } from 'ws'
import { EnvelopeDraft, encodeEnvelope, frameOf, HEADER_BYTES_MAX, ITEM_HEAD_BYTES, writeUint32 } from '../../src/shared/wire/index.ts'

/** One frame is sent this often while messages are paced. */
const FRAME_EVERY_MS = 5
/** Bytes of the socket's own queue beyond which nothing more is sent: the engine takes no more. */
const QUEUE_BYTES_MAX = 4 << 20
const PAYLOAD = new TextEncoder().encode('{"probe":"a1","celsius":21.5,"ok":true}')

/** A publisher of events at an even pace, whose frames are encoded ahead: it takes next to nothing of the machine. */
export class PacedPublisher implements AsyncDisposable {
  readonly #socket: WebSocket
  sent = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  static async open(address: string, token: string): Promise<PacedPublisher> {
    const socket = new WebSocket(address, 'arqonbus.v1.proto', { headers: { authorization: `Bearer ${token}` } })
    await once(socket, 'open')
    const hello = {
      id: crypto.randomUUID(),
      type: 'control',
      topic: 'system.control.hello',
      payload: new TextEncoder().encode('{"client":"bench"}'),
    } as const
    socket.send(frameOf([encodeEnvelope(hello)]))
    await once(socket, 'message')
    socket.on('message', () => {})
    return new PacedPublisher(socket)
  }

  /** Publishes `perS` messages a second for `forMs`; with `isStamped` each carries the time it is sent at. @returns how many were sent */
  async pace(topic: string, { perS, forMs, isStamped = false, payload = PAYLOAD }: PaceOptions): Promise<number> {
    const perFrame = Math.max(1, Math.round((perS * FRAME_EVERY_MS) / 1_000))
    const { frame, stamps } = frameFor(topic, perFrame, payload)
    const view = new DataView(frame.buffer)
    const startMs = performance.now()
    const before = this.sent
    while (performance.now() - startMs < forMs) {
      const due = Math.floor(((performance.now() - startMs) * perS) / 1_000 / perFrame)
      while (this.sent - before < due * perFrame && this.#socket.bufferedAmount < QUEUE_BYTES_MAX) {
        if (isStamped) {
          const ns = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n
          for (const at of stamps) view.setBigInt64(at, ns, true)
        }
        // The socket keeps it until it is written: a stamped one is its own.
        this.#socket.send(isStamped ? frame.slice() : frame)
        this.sent += perFrame
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    while (this.#socket.bufferedAmount > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    return this.sent - before
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.close()
    await once(this.#socket, 'close')
  }
}

interface PaceOptions {
  readonly perS: number
  readonly forMs: number
  readonly isStamped?: boolean
  readonly payload?: Uint8Array
}

/** One frame of `count` events on a topic, and where their times lie in it. */
function frameFor(
  topic: string,
  count: number,
  payload: Uint8Array,
): { readonly frame: Uint8Array<ArrayBuffer>; readonly stamps: readonly number[] } {
  const draft = new EnvelopeDraft()
  draft.topic = topic
  draft.setTs(1n)
  draft.payload = payload
  const frame = new Uint8Array(count * (ITEM_HEAD_BYTES + HEADER_BYTES_MAX + payload.length))
  const stamps: number[] = []
  let used = 0
  // id 18 bytes, type 2, topic 2 and its length: then the tag of ts and its 8 bytes.
  const stampAt = ITEM_HEAD_BYTES + 18 + 2 + 2 + topic.length + 1
  for (let i = 0; i < count; i++) {
    new DataView(draft.id.buffer).setUint32(0, i)
    const end = draft.write(frame, used + ITEM_HEAD_BYTES)
    writeUint32(frame, used, end - used - ITEM_HEAD_BYTES)
    stamps.push(used + stampAt)
    used = end
  }
  return { frame: frame.slice(0, used), stamps }
}
