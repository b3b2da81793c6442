import { createHash } from 'node:crypto'
import type { Bus, OutgoingStream, ReceivedStream, Session, Subscription } from '../../shared/client/contract.ts'
import { matches } from '../../shared/topic/index.ts'
import type { BusMessage, Envelope, EnvelopeType } from '../../shared/wire/message.ts'

type Handler = (message: BusMessage) => void

/** As the real client hands it over: the members are read when asked for, so a spread of it holds none of them. */
function lazily(envelope: Envelope): Envelope {
  const members = Object.entries(envelope).map(([name, value]) => [name, { get: (): unknown => value }] as const)
  return Object.create(Object.defineProperties({}, Object.fromEntries(members))) as Envelope
}

/** A bus of one process for tests of the pipeline's own rules: what is published reaches its subscribers at once, under the identity given. */
export class FakeBus implements Bus {
  readonly published: { topic: string; body: unknown }[] = []
  readonly streamed: { start: Readonly<Record<string, unknown>>; sha256: string }[] = []
  readonly jobs: { id: string; topic: string; body: Record<string, unknown> }[] = []
  readonly #handlers: { pattern: string; handler: Handler }[] = []
  readonly #streams: { pattern: string; handler: (stream: ReceivedStream) => void }[] = []
  readonly session = { identity: 'controller', namespace: 'default', inbox: 'inbox.c1', epoch: 1 } as unknown as Session
  onFault = (): void => undefined
  onClose = (): void => undefined
  onJob: (job: { id: string; topic: string; body: Record<string, unknown> }) => void = () => undefined

  /** What another party publishes. */
  deliver(from: string, topic: string, body: unknown, more: { type?: EnvelopeType; correlationId?: string } = {}): void {
    const payload = new TextEncoder().encode(JSON.stringify(body))
    const envelope = {
      id: crypto.randomUUID(),
      type: more.type ?? 'event',
      topic,
      payload,
      ...(more.correlationId === undefined ? {} : { correlationId: more.correlationId }),
    }
    const delivery = { pos: 1n, seq: 1n, epoch: 1, from, namespace: 'default', commit: 'ephemeral' as const }
    for (const { pattern, handler } of this.#handlers) if (matches(pattern, topic)) handler({ delivery, envelope: lazily(envelope) })
  }

  deliverStream(stream: ReceivedStream): void {
    for (const { pattern, handler } of this.#streams) if (matches(pattern, stream.topic)) handler(stream)
  }

  async publish(topic: string, payload: Uint8Array | object): Promise<void> {
    this.published.push({ topic, body: payload })
  }

  post(): 'sent' {
    return 'sent'
  }

  async subscribe(pattern: string, handler: Handler): Promise<Subscription> {
    const entry = { pattern, handler }
    this.#handlers.push(entry)
    return { pattern, unsubscribe: async () => void this.#handlers.splice(this.#handlers.indexOf(entry), 1) }
  }

  async receiveStreams(pattern: string, handler: (stream: ReceivedStream) => void): Promise<Subscription> {
    this.#streams.push({ pattern, handler })
    return { pattern, unsubscribe: async () => undefined }
  }

  async submitJob(topic: string, body: object): Promise<string> {
    const job = { id: crypto.randomUUID(), topic, body: body as Record<string, unknown> }
    this.jobs.push(job)
    queueMicrotask(() => this.onJob(job))
    return job.id
  }

  async request(): Promise<unknown> {
    throw new Error('the pipeline asks nobody')
  }

  async serve(): Promise<Subscription> {
    throw new Error('the pipeline serves nobody')
  }

  /** What the pipeline streams: models, to a fabric that did not train them. */
  async openStream(_topic: string, start: object): Promise<OutgoingStream> {
    const chunks: Uint8Array[] = []
    const end = async (): Promise<{ count: number; bytes: number; sha256: string }> => {
      const bytes = Buffer.concat(chunks)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      this.streamed.push({ start: start as Record<string, unknown>, sha256 })
      return { count: chunks.length, bytes: bytes.length, sha256 }
    }
    return {
      id: crypto.randomUUID(),
      write: async (chunk: Uint8Array) => void chunks.push(chunk.slice()),
      end,
    } as unknown as OutgoingStream
  }

  async close(): Promise<void> {}
}
