import { WebSocket } from 'ws'
import { readUint32 } from '../../shared/chain/index.ts'
import { decodeEnvelope, type Envelope, encodeEnvelope, envelopeStart, envelopeToJson, frameOf, itemEnd } from '../../shared/wire/index.ts'

export type Protocol = 'arqonbus.v1.proto' | 'arqonbus.v1.json'

const ANSWER_MS = 3_000
const ID = '01234567-89ab-4def-8123-456789abcdef'
export const TOPIC = 'a.b'

/** What the engine said to one connection, and how it ended. */
export interface Heard {
  /** Codes of `system.control.fault`, in order. */
  readonly codes: readonly string[]
  /** Close code; undefined while the connection lives. */
  readonly closed: number | undefined
  /** Everything that came, as text, the close reason too: to look for what must not be in it. */
  readonly said: string
}

/** A connection that says exactly what it is told to, and keeps all it hears. */
export class RawParty {
  readonly #socket: WebSocket
  readonly #protocol: Protocol
  readonly #codes: string[] = []
  #said = ''
  #closed: number | undefined
  #onHeard: () => void = () => undefined

  private constructor(socket: WebSocket, protocol: Protocol) {
    this.#socket = socket
    this.#protocol = protocol
    socket.on('message', (data: Buffer) => {
      for (const envelope of protocol === 'arqonbus.v1.json' ? jsonItems(data) : binaryItems(data)) this.#take(envelope)
      this.#onHeard()
    })
    socket.on('close', (code, reason) => {
      this.#closed = code
      this.#said += reason.toString()
      this.#onHeard()
    })
    socket.on('error', () => undefined)
  }

  static async open(url: string, protocol: Protocol): Promise<RawParty> {
    const socket = new WebSocket(url, protocol, { perMessageDeflate: false })
    const party = new RawParty(socket, protocol)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return party
  }

  inbox = ''

  #take({ topic, payload }: Pick<Envelope, 'topic' | 'payload'>): void {
    this.#said += `${topic} ${Buffer.from(payload).toString()}\n`
    if (!topic.startsWith('system.control.')) return
    const body = JSON.parse(Buffer.from(payload).toString()) as { code?: string; inbox?: string }
    if (topic === 'system.control.fault') this.#codes.push(body.code ?? '')
    if (topic === 'system.control.hello') this.inbox = body.inbox ?? ''
  }

  async hello(token: string): Promise<void> {
    this.send(this.frame([envelope({ type: 'control', topic: 'system.control.hello', payload: json({ token, client: 'raw/1' }) })]))
    for (let tries = 0; this.inbox === '' && this.#closed === undefined && tries < 100; tries++) await this.#heard(20)
  }

  /** A frame of envelopes in this connection's sub-protocol. */
  frame(envelopes: readonly Envelope[]): Buffer | string {
    if (this.#protocol === 'arqonbus.v1.json') return JSON.stringify(envelopes.map(envelopeToJson))
    return Buffer.from(frameOf(envelopes.map(encodeEnvelope)))
  }

  send(frame: Buffer | string): void {
    this.#socket.send(frame, { binary: typeof frame !== 'string' })
  }

  /** Raw text as a text frame, UTF-8 or not. */
  sendText(bytes: Buffer): void {
    this.#socket.send(bytes, { binary: false })
  }

  /** Waits for the end where one is due, else for a fault and a little more; at most ANSWER_MS. */
  async heard(isEndDue: boolean): Promise<Heard> {
    const before = this.#codes.length
    const endMs = performance.now() + ANSWER_MS
    while (this.#closed === undefined && performance.now() < endMs) {
      await this.#heard(20)
      if (!isEndDue && this.#codes.length > before) break
    }
    if (this.#closed === undefined) await this.#heard(20)
    return { codes: [...this.#codes], closed: this.#closed, said: this.#said }
  }

  #heard(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#onHeard = () => {
        clearTimeout(timer)
        setImmediate(resolve)
      }
    })
  }

  end(): void {
    this.#socket.terminate()
  }
}

function* binaryItems(frame: Buffer): Generator<Envelope> {
  for (let at = 0; at < frame.length; ) {
    const end = itemEnd(frame, at)
    const found = decodeEnvelope(frame, envelopeStart(frame, at, end), end)
    if (typeof found === 'string') throw new Error(`the engine sent an envelope that is ${found} (${readUint32(frame, at)} bytes)`)
    yield found
    at = end
  }
}

function* jsonItems(frame: Buffer): Generator<{ topic: string; payload: Uint8Array }> {
  const value = JSON.parse(frame.toString()) as unknown
  for (const { envelope: found } of (Array.isArray(value) ? value : [value]) as { envelope: { topic: string; payload?: string } }[])
    yield { topic: found.topic, payload: Buffer.from(found.payload ?? '', 'base64') }
}

export const json = (body: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(body))

/** A plain event, changed as told. */
export function envelope(change: Partial<Envelope> = {}): Envelope {
  return { id: ID, type: 'event', topic: TOPIC, payload: new Uint8Array([1, 2, 3]), ...change }
}

/** One item whose envelope is these bytes, canonical or not. */
export const rawItem = (...parts: readonly (readonly number[] | Uint8Array)[]): Buffer =>
  Buffer.from(frameOf([Buffer.concat(parts.map((part) => Buffer.from(part)))]))
