import { type Clock, Fault } from '../base/index.ts'
import type { Defer, Transport } from '../transport/index.ts'
import { type BusMessage, carryOn, DEADLINE_MS_DEFAULT, DEADLINE_MS_MAX } from '../wire/index.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { askFor } from './ask.ts'
import { Calls } from './calls.ts'
import { Connection, type ConnectionOptions, type ConnectionOwner } from './connection.ts'
import type {
  AskOptions,
  Client,
  Feed,
  InboxListener,
  IncomingStream,
  OutgoingStream,
  PublishOptions,
  ReceivedStream,
  RequestOptions,
  Session,
  SubscribeOptions,
  Subscription,
} from './contract.ts'
import { consumedBody, readSession } from './control-bodies.ts'
import { Dispatcher } from './dispatcher.ts'
import { MessageFeed } from './feed.ts'
import { fillDraft } from './fill-draft.ts'
import { type Hasher, portableSha256 } from './hasher.ts'
import { Inbound } from './inbound.ts'
import { IncomingStreams } from './incoming-stream.ts'
import { Listeners } from './listeners.ts'
import { Outbound } from './outbound.ts'
import { CreditedStream } from './outgoing-stream.ts'
import { type JsonObject, payloadBytes, readFault, readJson } from './payload.ts'
import { StreamReceiver } from './stream-receiver.ts'
import { Subscriptions } from './subscriptions.ts'

export interface ClientOptions extends ConnectionOptions {
  /** SHA-256 of streams; the portable one unless the host has a faster one. */
  readonly hasher?: Hasher | undefined
  readonly defer?: Defer | undefined
  /** Bytes of publishes kept until the engine accepted them; beyond, publishing waits, and without a connection it is `transport/full`. */
  readonly keptBytesMax?: number | undefined
}

const CONTROL_MS = 30_000
const CONTROL_PREFIX = 'system.control.'
const settled = (): void => {}

export class BusClient implements Client, ConnectionOwner {
  session!: Session
  onFault: Client['onFault'] = () => {}
  onClose: Client['onClose'] = () => {}
  readonly #options: ClientOptions
  readonly #connection: Connection
  readonly #outbound: Outbound
  readonly #acks = new Acknowledgements()
  readonly #calls: Calls
  readonly #dispatcher = new Dispatcher()
  readonly #subscriptions: Subscriptions
  readonly #inbound: Inbound
  readonly #streams = new Map<string, CreditedStream>()
  readonly #receivers = new Set<{ forget(): void }>()
  readonly #feeds = new Set<MessageFeed>()
  readonly #consumed = new Map<string, bigint>()
  readonly #listeners = new Map<string, InboxListener>()
  readonly #lost = new Listeners<Fault>()
  readonly #back = new Listeners<boolean>()
  #online = Promise.withResolvers<void>()
  #closed: Fault | undefined
  readonly #handlerFailed = (error: unknown): void => {
    const { code, message } = Fault.from(error)
    this.onFault({ code, message })
  }

  /** @param open gives a connected transport; a lasting client asks again whenever the last one is lost. */
  constructor(open: () => Promise<Transport>, isLasting: boolean, options: ClientOptions) {
    this.#options = options
    this.#connection = new Connection(open, isLasting, this, options)
    this.#outbound = new Outbound({ ...options, isKeeping: isLasting })
    this.#calls = new Calls(options.clock)
    this.#subscriptions = new Subscriptions(this.#dispatcher, {
      control: (verb, body) => this.#control(verb, body),
      isLasting: () => isLasting && this.#closed === undefined,
      isClosed: () => this.#closed !== undefined,
      onFault: (fault) => {
        if (fault.code !== 'transport/closed' && fault !== this.#closed) this.#handlerFailed(fault)
      },
    })
    this.#inbound = new Inbound({
      acknowledged: (accepted, durable) => {
        this.#outbound.accepted(accepted)
        this.#acks.settle(durable)
      },
      answered: (id, body) => void this.#calls.answer(id, body),
      refused: (id, body) => this.#refused(id, body),
      listenerOf: (id) => this.#listeners.get(id),
      dispatcher: this.#dispatcher,
      onError: this.#handlerFailed,
    })
    this.#online.promise.catch(() => {})
  }

  get clock(): Clock {
    return this.#options.clock
  }

  get isConnected(): boolean {
    return this.#outbound.isOnline
  }

  /** The first connection, hello included. */
  start(): Promise<void> {
    return this.#connection.start()
  }

  newId(): string {
    return this.#outbound.ids.next()
  }

  publish(topic: string, payload: Uint8Array | object, options?: PublishOptions): Promise<void> {
    return this.#publishAs(topic, payloadBytes(payload), options)
  }

  post(topic: string, payload: Uint8Array, options?: PublishOptions): 'sent' | 'full' {
    if (this.#closed) throw this.#closed
    if (!this.#outbound.isOnline) return 'full'
    fillDraft(this.#outbound.draft, { topic, payload }, options)
    return options?.id === undefined ? this.#outbound.take() : this.#outbound.takeWithId()
  }

  forward(topic: string, message: BusMessage): 'sent' | 'full' {
    if (this.#closed) throw this.#closed
    if (!this.#outbound.isOnline) return 'full'
    const { draft } = this.#outbound
    draft.topic = topic
    carryOn(message, draft)
    return this.#outbound.take()
  }

  async subscribe(pattern: string, handler: (message: BusMessage) => unknown, options?: SubscribeOptions): Promise<Subscription> {
    if (options?.consumer !== undefined || options?.from !== undefined) {
      const feed = await this.#openFeed(pattern, options)
      void feed.run(handler)
      return feed
    }
    if (options?.group === undefined) return this.#subscriptions.add(pattern, handler)
    return this.#subscriptions.open(pattern, { group: options.group }, handler, this.#handlerFailed)
  }

  messages(pattern: string, options: SubscribeOptions = {}): Promise<Feed> {
    return this.#openFeed(pattern, options)
  }

  async request(topic: string, body: object, options: RequestOptions = {}): Promise<unknown> {
    const deadlineMs = dueMs(options.deadlineMs)
    const id = this.newId()
    await this.#whenOnline(deadlineMs)
    await this.#sendAs(topic, payloadBytes(body), { id, type: 'control', deadlineMs }, this.session.inbox)
    return this.#calls.wait(id, topic, deadlineMs, options.onPart)
  }

  ask(topic: string, payload: Uint8Array, options: AskOptions = {}): AsyncIterable<BusMessage> {
    const { deadlineMs: wantedMs, count = 1, ...rest } = options
    const deadlineMs = dueMs(wantedMs)
    const id = this.newId()
    const send = (listener: InboxListener): (() => void) => {
      const stop = this.listen(id, listener)
      this.#sendAs(topic, payload, { type: 'control', ...rest, id, deadlineMs }, this.session.inbox).catch((error: unknown) =>
        listener.fail(Fault.from(error)),
      )
      return stop
    }
    return askFor({ topic, deadlineMs, count, clock: this.#options.clock, send })
  }

  serve(
    topic: string,
    handler: (body: unknown, message: BusMessage, reply: (part: object) => void) => Promise<object> | object,
    options: Pick<SubscribeOptions, 'group'> = {},
  ): Promise<Subscription> {
    const answerTo = (message: BusMessage): void => {
      const { envelope } = message
      const { replyTo, id } = envelope
      if (replyTo === undefined) return
      const answer = (body: object): void => this.reply(replyTo, id, body)
      const work = async (): Promise<object> =>
        await handler(readJson(envelope.payload), message, (part) => answer({ ...part, more: true }))
      work().then(answer, (error: unknown) => answer({ error: failure(error).toView() }))
    }
    return this.subscribe(topic, answerTo, options)
  }

  async submitJob(topic: string, body: object, options: PublishOptions = {}): Promise<string> {
    const id = options.id ?? this.newId()
    await this.#publishAs(topic, payloadBytes(body), { ...options, id, type: 'job' })
    return id
  }

  async openStream(topic: string, start: object, options?: PublishOptions): Promise<OutgoingStream> {
    const id = options?.id ?? this.newId()
    const link = {
      clock: this.#options.clock,
      sendChunk: (streamId: string, payload: Uint8Array) => this.#sendChunk(topic, streamId, payload),
      sendEnd: (streamId: string, body: object) =>
        this.#publishAs(topic, payloadBytes(body), { type: 'stream_end', correlationId: streamId }),
      forget: (streamId: string) => {
        this.#streams.delete(streamId)
        void stream.released().then(() => this.#listeners.delete(streamId))
      },
    }
    const stream = new CreditedStream(id, link, (this.#options.hasher ?? portableSha256)())
    this.#streams.set(id, stream)
    this.listen(id, {
      take: ({ delivery, envelope }) => stream.hear(delivery.from, readJson(envelope.payload)),
      fail: (fault) => stream.fail(fault),
    })
    try {
      await this.#publishAs(topic, payloadBytes(start), { ...options, id, type: 'stream_start' }, this.session.inbox)
    } catch (error) {
      link.forget(id)
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
      clock: this.#options.clock,
      hasher: this.#options.hasher ?? portableSha256,
      onStream: handler,
      onFault: ({ code, message }, topic) => this.onFault({ code, message, topic }),
      credit: (inbox, streamId, received) => this.reply(inbox, streamId, { received: String(received) }),
    })
    return this.#receive(pattern, receiver)
  }

  incomingStreams(pattern: string, handler: (stream: IncomingStream) => unknown): Promise<Subscription> {
    const streams = new IncomingStreams({
      clock: this.#options.clock,
      hasher: this.#options.hasher ?? portableSha256,
      onStream: handler,
      onFault: ({ code, message }, topic) => this.onFault({ code, message, topic }),
      reply: (inbox, streamId, body) => this.reply(inbox, streamId, body),
    })
    return this.#receive(pattern, streams)
  }

  reply(inbox: string, correlationId: string, body: object): void {
    this.#sendAs(inbox, payloadBytes(body), { type: 'control', correlationId }).catch((error: unknown) => {
      if (this.#outbound.isOnline) this.#handlerFailed(error)
    })
  }

  listen(correlationId: string, listener: InboxListener): () => void {
    this.#listeners.set(correlationId, listener)
    return () => {
      if (this.#listeners.get(correlationId) === listener) this.#listeners.delete(correlationId)
    }
  }

  onDisconnected(listener: (fault: Fault) => void): () => void {
    return this.#lost.add(listener)
  }

  onReconnected(listener: (isResumed: boolean) => void): () => void {
    return this.#back.add(listener)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#outbound.flush()
    this.#connection.close(1000, 'done')
  }

  /** @internal */
  welcomed(transport: Transport, answer: JsonObject): void {
    const { actor_kind: actorKind, ...rest } = answer
    const isFirst = this.session === undefined
    this.session = { ...rest, actorKind } as unknown as Session
    this.#inbound.setInbox(this.session.inbox)
    this.#outbound.goOnline(transport)
    this.#online.resolve()
    if (isFirst) return
    const state = readSession(answer)
    const isResumed = state?.isResumed === true
    this.#subscriptions.restore()
    if (state !== undefined && isResumed) {
      for (const { seq, fault } of state.refused) this.#acks.refuse(seq, fault)
      this.#acks.settle(Math.min(state.durable, state.accepted))
    } else this.#forgetSession()
    this.#outbound.resend(isResumed ? state?.accepted : undefined, this.session.inbox)
    for (const feed of this.#feeds) feed.restored()
    this.#back.tell(isResumed, this.#handlerFailed)
  }

  /** @internal */
  received(frame: Uint8Array, at: number): void {
    if (!this.#inbound.take(frame, at)) this.#connection.close(4400, 'the engine sent a malformed frame')
  }

  /** @internal */
  lost(fault: Fault): void {
    this.#online = Promise.withResolvers()
    this.#online.promise.catch(() => {})
    this.#outbound.goOffline()
    this.#calls.end(fault)
    for (const [id, listener] of [...this.#listeners]) if (!this.#streams.has(id)) listener.fail(fault)
    for (const receiver of this.#receivers) receiver.forget()
    this.#lost.tell(fault, this.#handlerFailed)
  }

  /** @internal */
  ended(fault: Fault, code: number, reason: string): void {
    if (this.#closed) return
    this.#closed = fault
    this.#outbound.goOffline()
    this.#online.reject(fault)
    this.#acks.failUpTo(this.#acks.next, fault)
    this.#calls.end(fault)
    for (const listener of [...this.#listeners.values()]) listener.fail(fault)
    this.#listeners.clear()
    this.#streams.clear()
    for (const receiver of this.#receivers) receiver.forget()
    this.#subscriptions.end(fault)
    this.onClose(code, reason, fault)
  }

  /** The engine that took what was sent no longer knows of it: nobody can say what became of it. */
  #forgetSession(): void {
    const fault = new Fault(
      'transport/fate-unknown',
      'the connection was lost before the answer, and the engine no longer knows the session',
    )
    this.#acks.failUpTo(this.#outbound.handedSeq, fault)
    for (const stream of this.#streams.values()) stream.fail(fault)
    this.#streams.clear()
  }

  #refused(correlationId: string, body: JsonObject): void {
    const fault = readFault(body)
    const seq = Number(body['publisher_seq'] ?? 0)
    if (this.#acks.refuse(seq, fault) || this.#calls.refuse(correlationId, fault)) return
    const listener = this.#listeners.get(correlationId)
    if (listener) return listener.fail(fault)
    this.#connection.noteFault(fault.code)
    if (fault.code === 'authz/subscribe-denied' && this.#subscriptions.ended(String(body['topic']), fault)) return
    this.onFault({
      code: String(body['code']),
      message: fault.message,
      ...(typeof body['topic'] === 'string' && { topic: body['topic'] }),
      ...(Object.keys(fault.evidence).length > 0 && { evidence: fault.evidence }),
    })
  }

  async #receive(pattern: string, receiver: { take(message: BusMessage): void; forget(): void }): Promise<Subscription> {
    this.#receivers.add(receiver)
    try {
      const subscription = await this.subscribe(pattern, (message) => receiver.take(message))
      const unsubscribe = (): Promise<void> => {
        this.#receivers.delete(receiver)
        return subscription.unsubscribe()
      }
      return { pattern, unsubscribe }
    } catch (error) {
      this.#receivers.delete(receiver)
      throw error
    }
  }

  async #openFeed(pattern: string, options: SubscribeOptions): Promise<MessageFeed> {
    const feed = new MessageFeed(pattern, options, {
      subscriptions: this.#subscriptions,
      consumed: (consumer, pos) => this.#tellConsumed(consumer, pos),
      onFault: this.#handlerFailed,
      onEnded: () => void this.#feeds.delete(feed),
    })
    this.#feeds.add(feed)
    try {
      return await feed.open()
    } catch (error) {
      this.#feeds.delete(feed)
      throw error
    }
  }

  /** At most once a turn for each consumer, the newest position. */
  #tellConsumed(consumer: string, pos: bigint): void {
    const isScheduled = this.#consumed.has(consumer)
    this.#consumed.set(consumer, pos)
    if (isScheduled) return
    queueMicrotask(() => {
      const newest = this.#consumed.get(consumer) as bigint
      this.#consumed.delete(consumer)
      this.#sendAs('system.control.consumed', payloadBytes(consumedBody(consumer, newest)), { type: 'control' }).catch(settled)
    })
  }

  /** Sends without acknowledgement, waiting for room; this connection or none. */
  async #sendAs(topic: string, payload: Uint8Array, options: PublishOptions, replyTo = ''): Promise<void> {
    while (this.#outbound.isFull && this.#outbound.isOnline) await this.#outbound.whenFree()
    if (this.#closed) throw this.#closed
    if (!this.#outbound.isOnline) throw new Fault('transport/closed', 'there is no connection at the moment')
    fillDraft(this.#outbound.draft, { topic, payload }, options)
    this.#outbound.draft.replyTo = replyTo
    if (options.id === undefined) this.#outbound.take()
    else this.#outbound.takeWithId()
  }

  /** Sends with a publisher_seq and waits until it is settled. */
  #publishAs(topic: string, payload: Uint8Array, options: PublishOptions | undefined, replyTo = ''): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closed)
    if (this.#outbound.isFull) {
      if (this.#outbound.isOnline) return this.#outbound.whenFree().then(() => this.#publishAs(topic, payload, options, replyTo))
      return Promise.reject(new Fault('transport/full', 'there is no connection, and what is kept for the next one is full'))
    }
    return new Promise((resolve, reject) => {
      this.#number(topic, payload, options, replyTo)
      this.#acks.wait(resolve, reject)
    })
  }

  async #sendChunk(topic: string, correlationId: string, payload: Uint8Array): Promise<void> {
    while (this.#outbound.isFull) await (this.#outbound.isOnline ? this.#outbound.whenFree() : this.#online.promise)
    if (this.#closed) throw this.#closed
    const stream = this.#streams.get(correlationId)
    if (stream === undefined) return
    this.#number(topic, payload, { type: 'stream_chunk', correlationId }, '')
    this.#acks.wait(settled, (fault) => stream.fail(fault))
  }

  #number(topic: string, payload: Uint8Array, options: PublishOptions | undefined, replyTo: string): void {
    fillDraft(this.#outbound.draft, { topic, payload }, options)
    const { draft } = this.#outbound
    draft.replyTo = replyTo
    draft.publisherSeq = this.#acks.next
    options?.onSequence?.(draft.publisherSeq)
    if (options?.id === undefined) this.#outbound.take()
    else this.#outbound.takeWithId()
  }

  async #control(verb: string, body: object): Promise<unknown> {
    const id = this.newId()
    const topic = CONTROL_PREFIX + verb
    const answer = this.#calls.wait(id, topic, CONTROL_MS)
    this.#sendAs(topic, payloadBytes(body), { id, type: 'control' }).catch((error: unknown) => this.#calls.refuse(id, Fault.from(error)))
    return answer
  }

  async #whenOnline(deadlineMs: number): Promise<void> {
    if (this.#outbound.isOnline || this.#closed) return
    const timeout = Promise.withResolvers<void>()
    const cancel = this.#options.clock.after(deadlineMs, () => timeout.reject(new Fault('transport/closed', 'no connection in time')))
    await Promise.race([this.#online.promise, timeout.promise]).finally(cancel)
  }
}

function dueMs(deadlineMs = DEADLINE_MS_DEFAULT): number {
  if (deadlineMs > DEADLINE_MS_MAX) throw new Fault('spine/limit', `a deadline is at most ${DEADLINE_MS_MAX} ms`)
  return deadlineMs
}

/** What a responder's handler threw, as its asker is told. */
const failure = (error: unknown): Fault =>
  error instanceof Fault ? error : new Fault('request/failed', error instanceof Error ? error.message : String(error))
