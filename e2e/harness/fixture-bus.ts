import { Fault, type FaultCode } from '../../src/shared/base/index.ts'
import type { Bus, RequestOptions, Session, Subscription } from '../../src/shared/client/index.ts'
import type { BusMessage } from '../../src/shared/wire/message.ts'

export const FIXTURE_SESSION: Session = {
  identity: 'window',
  actorKind: 'human',
  namespace: 'default',
  inbox: 'inbox.c1',
  epoch: 3,
  server: 'vbus/0.1.0',
  workspace: { id: '0197c3f2-1111-7000-8000-00000000abcd', name: 'movies' },
  grants: { publish: ['>'], subscribe: ['>'], execute: [] },
  limits: { frame_bytes: 1_048_576, envelope_bytes: 524_288, queue_bytes: 8_388_608, subscriptions: 256 },
}

export type Answer = (body: Readonly<Record<string, unknown>>, options: RequestOptions | undefined) => unknown

/** A `Bus` that a test drives by hand: services answer from a table, events are delivered by `emit`. For states a real engine shows too briefly or too rarely to test. */
export class FixtureBus implements Bus {
  readonly session = FIXTURE_SESSION
  onFault: Bus['onFault'] = () => {}
  onClose: Bus['onClose'] = () => {}
  /** Every message, as the capture worker gets it. */
  onEmitted: (message: BusMessage) => void = () => {}
  readonly answers: Record<string, Answer>
  readonly requests: { readonly topic: string; readonly body: object }[] = []
  readonly #handlers = new Map<object, { readonly pattern: string; readonly handler: (message: BusMessage) => void }>()
  #pos = 40_000n

  constructor(answers: Record<string, Answer>) {
    this.answers = answers
  }

  get subscriptions(): readonly string[] {
    return [...this.#handlers.values()].map((entry) => entry.pattern)
  }

  emit(topic: string, payload: object | Uint8Array, from = 'controller'): void {
    this.#pos += 1n
    const bytes = payload instanceof Uint8Array ? payload : new TextEncoder().encode(JSON.stringify(payload))
    const message: BusMessage = {
      delivery: { pos: this.#pos, seq: this.#pos, epoch: 3, from, namespace: 'default', commit: 'durable' },
      envelope: {
        id: `0197c3f2-0000-7000-8000-${this.#pos.toString(16).padStart(12, '0')}`,
        type: 'event',
        topic,
        ts: BigInt(Date.now()) * 1_000_000n,
        payload: bytes,
      },
    }
    this.onEmitted(message)
    for (const { pattern, handler } of this.#handlers.values()) {
      if (pattern === topic || pattern === '>' || (pattern.endsWith('.>') && topic.startsWith(pattern.slice(0, -1)))) handler(message)
    }
  }

  async request(topic: string, body: object, options?: RequestOptions): Promise<unknown> {
    this.requests.push({ topic, body })
    const answer = this.answers[topic]
    if (answer === undefined) throw new Fault('request/no-responder', `nobody answers ${topic}`)
    const value = await answer(body as Record<string, unknown>, options)
    const error = (value as { error?: { code: FaultCode; message: string } }).error
    if (error !== undefined) throw new Fault(error.code, error.message)
    return value
  }

  async subscribe(pattern: string, handler: (message: BusMessage) => void): Promise<Subscription> {
    const key = {}
    this.#handlers.set(key, { pattern, handler })
    return { pattern, unsubscribe: async () => void this.#handlers.delete(key) }
  }

  async publish(): Promise<void> {}
  post(): 'sent' | 'full' {
    return 'sent'
  }
  serve(): Promise<Subscription> {
    throw new Fault('engine/unknown-service', 'a window serves nothing')
  }
  submitJob(): Promise<string> {
    throw new Fault('engine/unknown-service', 'a window submits no jobs')
  }
  openStream(): ReturnType<Bus['openStream']> {
    throw new Fault('engine/unknown-service', 'a window sends no streams')
  }
  receiveStreams(): Promise<Subscription> {
    throw new Fault('engine/unknown-service', 'a window takes no streams')
  }
  async close(): Promise<void> {
    this.onClose(1000, 'closed', new Fault('transport/closed', 'closed'))
  }
}
