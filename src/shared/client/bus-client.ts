import { type Clock, Fault } from '../base/index.ts'
import type { Defer, Transport } from '../transport/index.ts'
import {
  type BusMessage,
  DEADLINE_MS_DEFAULT,
  DEADLINE_MS_MAX,
  DELIVERED_HEAD_BYTES,
  DeliveredMessage,
  EnvelopeHeader,
  envelopeStart,
  type FillRandom,
  itemEnd,
  peekEnvelope,
  TYPE,
  uuidText,
  writeUuid,
} from '../wire/index.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { Calls } from './calls.ts'
import type { Bus, OutgoingStream, PublishOptions, ReceivedStream, RequestOptions, Session, Subscription } from './contract.ts'
import { Dispatcher } from './dispatcher.ts'
import { type Hasher, portableSha256 } from './hasher.ts'
import { Outbound } from './outbound.ts'
import { CreditedStream } from './outgoing-stream.ts'
import { payloadBytes, readFault, readJson } from './payload.ts'
import { StreamReceiver } from './stream-receiver.ts'
import { Subscriptions } from './subscriptions.ts'

export interface ClientOptions {
  /** Names the program in the record: `name/version`. */
  readonly client: string
  /** Absent where the transport itself says who it is (in-process, MessagePort) or an Authorization header did. */
  readonly token?: string | undefined
  readonly random: FillRandom
  readonly clock: Clock
  /** SHA-256 of streams; the portable one unless the host has a faster one. */
  readonly hasher?: Hasher | undefined
  readonly defer?: Defer | undefined
}

const HELLO_MS = 10_000
const CONTROL_MS = 30_000
const decoder = new TextDecoder()
const CONTROL_PREFIX = 'system.control.'

export class BusClient implements Bus {
  session!: Session
  onFault: Bus['onFault'] = () => {}
  onClose: Bus['onClose'] = () => {}
  readonly #transport: Transport
  readonly #options: ClientOptions
  readonly #outbound: Outbound
  readonly #header = new EnvelopeHeader()
  readonly #acks = new Acknowledgements()
  readonly #calls: Calls
  readonly #dispatcher = new Dispatcher()
  readonly #subscriptions: Subscriptions
  readonly #streams = new Map<string, CreditedStream>()
  #closed: Fault | undefined
  readonly #handlerFailed = (error: unknown): void => {
    const { code, message } = Fault.from(error)
    this.onFault({ code, message })
  }

  constructor(transport: Transport, options: ClientOptions) {
    this.#transport = transport
    this.#options = options
    this.#outbound = new Outbound(transport, options)
    this.#calls = new Calls(options.clock)
    this.#subscriptions = new Subscriptions(this.#dispatcher, (verb, pattern) => this.#control(verb, { patterns: [pattern] }))
    transport.onFrame = (frame) => this.#receive(frame)
    transport.onClose = (code, reason) => this.#ended(code, reason)
  }

  /** Says who this is and takes the session. */
  async hello(): Promise<void> {
    const { token, client } = this.#options
    const answer = (await this.#control('hello', token === undefined ? { client } : { token, client }, HELLO_MS)) as Record<string, unknown>
    const { actor_kind: actorKind, ...rest } = answer
    this.session = { ...rest, actorKind } as unknown as Session
  }

  publish(topic: string, payload: Uint8Array | object, options?: PublishOptions): Promise<void> {
    return this.#publishAs(undefined, topic, payloadBytes(payload), options)
  }

  post(topic: string, payload: Uint8Array, options?: PublishOptions): 'sent' | 'full' {
    if (this.#closed) throw this.#closed
    this.#fill(topic, payload, options)
    return this.#outbound.take()
  }

  subscribe(pattern: string, handler: (message: BusMessage) => void): Promise<Subscription> {
    return this.#subscriptions.add(pattern, handler)
  }

  async request(topic: string, body: object, options: RequestOptions = {}): Promise<unknown> {
    const deadlineMs = options.deadlineMs ?? DEADLINE_MS_DEFAULT
    if (deadlineMs > DEADLINE_MS_MAX) throw new Fault('spine/limit', `a deadline is at most ${DEADLINE_MS_MAX} ms`)
    const id = this.#outbound.ids.next()
    await this.#sendAs(id, topic, payloadBytes(body), { type: 'control', deadlineMs }, this.session.inbox)
    return this.#calls.wait(id, topic, deadlineMs, options.onPart)
  }

  serve(
    topic: string,
    handler: (body: unknown, message: BusMessage, reply: (part: object) => void) => Promise<object> | object,
  ): Promise<Subscription> {
    return this.subscribe(topic, (message) => {
      const { envelope } = message
      const { replyTo, id } = envelope
      if (replyTo === undefined) return
      const answer = (body: object): void => void this.#reply(replyTo, id, body)
      const work = async (): Promise<object> =>
        await handler(readJson(envelope.payload), message, (part) => answer({ ...part, more: true }))
      work().then(answer, (error: unknown) => answer({ error: Fault.from(error).toView() }))
    })
  }

  async submitJob(topic: string, body: object, options?: PublishOptions): Promise<string> {
    const id = this.#outbound.ids.next()
    await this.#publishAs(id, topic, payloadBytes(body), { ...options, type: 'job' })
    return id
  }

  async openStream(topic: string, start: object, options?: PublishOptions): Promise<OutgoingStream> {
    const id = this.#outbound.ids.next()
    const stream = new CreditedStream(
      id,
      {
        clock: this.#options.clock,
        sendChunk: (streamId, payload) => this.#sendAs(undefined, topic, payload, { type: 'stream_chunk', correlationId: streamId }),
        sendEnd: (streamId, body) => this.#publishAs(undefined, topic, payloadBytes(body), { type: 'stream_end', correlationId: streamId }),
        forget: (streamId) => void this.#streams.delete(streamId),
      },
      (this.#options.hasher ?? portableSha256)(),
    )
    this.#streams.set(id, stream)
    try {
      await this.#publishAs(id, topic, payloadBytes(start), { ...options, type: 'stream_start' }, this.session.inbox)
    } catch (error) {
      this.#streams.delete(id)
      throw error
    }
    return stream
  }

  receiveStreams(
    pattern: string,
    handler: (stream: ReceivedStream) => void,
    limits: { bytesMax: number; openMax: number },
  ): Promise<Subscription> {
    const receiver = new StreamReceiver({
      ...limits,
      hasher: this.#options.hasher ?? portableSha256,
      onStream: handler,
      onFault: ({ code, message }, topic) => this.onFault({ code, message, topic }),
      credit: (inbox, streamId, received) => void this.#reply(inbox, streamId, { received: String(received) }),
    })
    return this.subscribe(pattern, (message) => receiver.take(message))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#outbound.flush()
    this.#transport.close(1000, 'done')
    this.#ended(1000, 'done')
  }

  #fill(topic: string, payload: Uint8Array, options: PublishOptions | undefined): void {
    const { draft } = this.#outbound
    draft.topic = topic
    draft.payload = payload
    draft.publisherSeq = 0
    draft.replyTo = ''
    if (options === undefined) {
      draft.type = TYPE.event
      draft.schema = ''
      draft.correlationId = ''
      draft.deadlineMs = 0
      return
    }
    draft.type = options.type === undefined ? TYPE.event : TYPE[options.type]
    draft.schema = options.schema ?? ''
    draft.correlationId = options.correlationId ?? ''
    draft.deadlineMs = options.deadlineMs ?? 0
  }

  /** Sends without acknowledgement, waiting for room. */
  async #sendAs(id: string | undefined, topic: string, payload: Uint8Array, options: PublishOptions, replyTo = ''): Promise<void> {
    while (this.#outbound.isFull) await this.#outbound.whenFree()
    if (this.#closed) throw this.#closed
    this.#fill(topic, payload, options)
    this.#outbound.draft.replyTo = replyTo
    if (id === undefined) this.#outbound.take()
    else {
      writeUuid(id, this.#outbound.draft.id, 0)
      this.#outbound.takeWithId()
    }
  }

  /** Sends with a publisher_seq and waits until it is settled. */
  #publishAs(id: string | undefined, topic: string, payload: Uint8Array, options: PublishOptions | undefined, replyTo = ''): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closed)
    if (this.#outbound.isFull) return this.#outbound.whenFree().then(() => this.#publishAs(id, topic, payload, options, replyTo))
    return new Promise((resolve, reject) => {
      this.#fill(topic, payload, options)
      const { draft } = this.#outbound
      draft.replyTo = replyTo
      draft.publisherSeq = this.#acks.next
      if (id === undefined) this.#outbound.take()
      else {
        writeUuid(id, draft.id, 0)
        this.#outbound.takeWithId()
      }
      this.#acks.wait(resolve, reject)
    })
  }

  async #control(verb: string, body: object, deadlineMs = CONTROL_MS): Promise<unknown> {
    const id = this.#outbound.ids.next()
    const topic = CONTROL_PREFIX + verb
    const answer = this.#calls.wait(id, topic, deadlineMs)
    this.#sendAs(id, topic, payloadBytes(body), { type: 'control' }).catch((error: unknown) => this.#calls.refuse(id, Fault.from(error)))
    return answer
  }

  async #reply(inbox: string, correlationId: string, body: object): Promise<void> {
    try {
      await this.#sendAs(undefined, inbox, payloadBytes(body), { type: 'control', correlationId })
    } catch (error) {
      if (!this.#closed) this.#handlerFailed(error)
    }
  }

  #receive(frame: Uint8Array): void {
    const header = this.#header
    for (let at = 0; at < frame.length; ) {
      const end = itemEnd(frame, at)
      const envelopeAt = end < 0 ? -1 : envelopeStart(frame, at, end)
      if (envelopeAt < 0 || peekEnvelope(frame, envelopeAt, end, header) !== undefined) {
        this.#transport.close(4400, 'the engine sent a malformed frame')
        return this.#ended(4400, 'the engine sent a malformed frame')
      }
      if (header.type === TYPE.control) this.#takeControl(frame, at + DELIVERED_HEAD_BYTES, envelopeAt, end)
      else this.#dispatcher.dispatch(frame, at + DELIVERED_HEAD_BYTES, envelopeAt, end, header, this.#handlerFailed)
      at = end
    }
  }

  #takeControl(frame: Uint8Array, headerAt: number, envelopeAt: number, end: number): void {
    const header = this.#header
    const topic = decoder.decode(frame.subarray(header.topicAt, header.topicAt + header.topicLength))
    const isControl = topic.startsWith(CONTROL_PREFIX)
    const isInbox = topic === this.session?.inbox
    if (!isControl && !isInbox) return this.#dispatcher.dispatch(frame, headerAt, envelopeAt, end, header, this.#handlerFailed)
    const correlationId = header.correlationAt < 0 ? '' : uuidText(frame, header.correlationAt)
    try {
      const body = readJson(frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength))
      if (topic === 'system.control.ack') return this.#acks.settle(Number(body['durable']))
      if (topic === 'system.control.fault') return this.#takeFault(correlationId, body)
      const stream = isInbox ? this.#streams.get(correlationId) : undefined
      if (!stream) this.#calls.answer(correlationId, body)
      else stream.credit(new DeliveredMessage(frame, headerAt, envelopeAt, end, header, topic).delivery.from, body)
    } catch (error) {
      this.#handlerFailed(error)
    }
  }

  #takeFault(correlationId: string, body: Readonly<Record<string, unknown>>): void {
    const fault = readFault(body)
    const seq = Number(body['publisher_seq'] ?? 0)
    const isAwaited = this.#acks.refuse(seq, fault) || this.#calls.refuse(correlationId, fault)
    if (!isAwaited)
      this.onFault({
        code: String(body['code']),
        message: fault.message,
        ...(typeof body['topic'] === 'string' && { topic: body['topic'] }),
      })
  }

  #ended(code: number, reason: string): void {
    if (this.#closed) return
    this.#closed = new Fault('transport/closed', reason || `the connection closed (${code})`, { code })
    this.#outbound.end()
    this.#acks.end(this.#closed)
    this.#calls.end(this.#closed)
    for (const stream of this.#streams.values()) stream.fail(this.#closed)
    this.#streams.clear()
    this.onClose(code, reason)
  }
}
