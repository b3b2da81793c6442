import { type Clock, Fault, type FaultCode } from '../../shared/base/index.ts'
import { type Defer, nextTurn, type Transport } from '../../shared/transport/index.ts'
import { EnvelopeHeader, type FillRandom, ITEM_HEAD_BYTES, itemEnd, peekEnvelope, uuidText } from '../../shared/wire/index.ts'
import type { DurableSink, HelloWorkspace, JobBroker, PartyView, PortSpec, SpineJournal, TopicStatistics } from './contract.ts'
import { ControlDesk } from './control-desk.ts'
import { DurableLane, type LaneOwner } from './durable-lane.ts'
import { EngineVoice } from './engine-voice.ts'
import { SYSTEM_PREFIX } from './grants.ts'
import { CONNECTIONS_MAX, QUEUE_BYTES_MAX, TOPICS_MAX } from './limits.ts'
import { Port, type PortOwner } from './port.ts'
import { RefusalLedger, type RefusalPolicy } from './refusal-ledger.ts'
import { type OpenRequest, RequestTable } from './request-table.ts'
import { type RefusedEnvelope, Router, type RouterHost } from './router.ts'
import { TopicEntry, TopicSpace } from './topic-space.ts'

export interface SpineOptions {
  readonly clock: Clock
  readonly random: FillRandom
  readonly epoch: number
  /** The last position given out before this start. */
  readonly pos?: number
  readonly server: string
  readonly workspace: HelloWorkspace
  readonly refusals: RefusalPolicy
  readonly journal: SpineJournal
  /** Without one every job goes to all subscribers. */
  readonly jobs?: JobBroker
  /** The log of a topic, or undefined for an ephemeral one. Asked once per topic. */
  readonly durable?: (namespace: string, topic: string) => DurableSink | undefined
  readonly defer?: Defer
  /** Smaller limits for tests and small rigs. */
  readonly limits?: { readonly queueBytes?: number; readonly connections?: number; readonly topics?: number }
}

/** A hello that was read before the party was attached. */
export interface ReceivedHello {
  readonly id: string
  readonly client: string
}

/** The hold that whoever attached a party keeps on it. */
export interface Attachment {
  readonly party: PartyView
  /** Hands over a frame that arrived before the attachment. */
  take(frame: Uint8Array): void
  disconnect(code: number, reason: string): void
}

const NO_ENVELOPE: RefusedEnvelope = { id: '', topic: '', publisherSeq: 0 }

/** The router of the bus: gives every message a position, checks what its publisher may do, and hands it to whom it concerns. */
export class Spine implements RouterHost, PortOwner, LaneOwner {
  readonly journal: SpineJournal
  readonly jobs: JobBroker | undefined
  readonly requests: RequestTable
  readonly systemSpace = new TopicSpace('')
  readonly #options: SpineOptions
  readonly #voice: EngineVoice
  readonly #desk: ControlDesk
  readonly #router: Router
  readonly #refusals: RefusalLedger
  readonly #spaces = new Map<string, TopicSpace>()
  readonly #ports = new Map<string, Port>()
  readonly #lanes = new Map<DurableSink, DurableLane>()
  readonly #stalled = new Set<Port>()
  readonly #queueBytesMax: number
  #dirty: Port[] = []
  #topics = 0
  #inboxes = 0
  #isStopping = false
  readonly #endTurn = (): void => this.#flushDirty()
  readonly #defer: Defer

  constructor(options: SpineOptions) {
    const { clock, random, epoch, server, workspace, journal } = options
    this.#options = options
    this.#defer = options.defer ?? nextTurn
    this.journal = journal
    this.jobs = options.jobs
    this.#queueBytesMax = options.limits?.queueBytes ?? QUEUE_BYTES_MAX
    this.requests = new RequestTable(clock, (request) => this.#overdue(request))
    this.#voice = new EngineVoice(epoch, random, clock)
    this.#desk = new ControlDesk({
      voice: this.#voice,
      epoch,
      server,
      workspace,
      queueBytesMax: this.#queueBytesMax,
      systemSpace: this.systemSpace,
      jobs: options.jobs,
    })
    this.#router = new Router(this, options.pos ?? 0)
    this.#refusals = new RefusalLedger(options.refusals, clock, (window) => journal.refusals(window))
  }

  /** The last position given out. */
  get pos(): number {
    return this.#router.pos
  }

  get connections(): number {
    return this.#ports.size
  }

  topics(): TopicStatistics[] {
    return [...this.#spaces.values(), this.systemSpace].flatMap((space) => space.statistics())
  }

  parties(): PartyView[] {
    return [...this.#ports.values()].map((port) => port.party)
  }

  /** Who listens to a topic of a namespace, whether or not it carried anything yet. */
  subscribersAt(namespace: string, topic: string): readonly PartyView[] {
    return (this.#spaces.get(namespace)?.matching(topic) ?? []).map((port) => port.party)
  }

  /** Hands a job's item to the party at `inbox`. @returns false when it has left. */
  deliverJob(inbox: string, item: Uint8Array): boolean {
    const port = this.#ports.get(inbox)
    if (port === undefined || port.isClosed) return false
    port.outbox.pushLasting(item, 0, item.length)
    return true
  }

  /** Says `body` on a party's inbox in the engine's name; nothing when it has left. */
  sayTo(inbox: string, correlationId: string, body: object): void {
    const port = this.#ports.get(inbox)
    if (port !== undefined) this.#voice.sayOn(port, inbox, correlationId, body)
  }

  /** Who holds this inbox: the one party that a request with this `reply_to` can come from. */
  partyAt(inbox: string): PartyView | undefined {
    return this.#ports.get(inbox)?.party
  }

  /**
   * Attaches a party. With `hello` it is welcomed at once; without (in-process, MessagePort) its first envelope must be one.
   * The Spine owns the transport's callbacks from then on.
   * @throws Fault `spine/limit`, `spine/stopping`.
   */
  attach(spec: PortSpec, transport: Transport, hello?: ReceivedHello): Attachment {
    if (this.#isStopping) throw new Fault('spine/stopping', 'the engine is stopping')
    const max = this.#options.limits?.connections ?? CONNECTIONS_MAX
    if (this.#ports.size >= max) throw new Fault('spine/limit', `at most ${max} connections`)
    const inbox = `inbox.c${++this.#inboxes}`
    const port = new Port(spec, {
      owner: this,
      transport,
      inbox,
      epoch: this.#options.epoch,
      space: this.#space(spec.namespace),
      queueBytesMax: this.#queueBytesMax,
    })
    this.#ports.set(inbox, port)
    transport.onFrame = (frame) => this.#receive(port, frame)
    transport.onDrain = () => this.#drained(port)
    transport.onClose = (code, reason) => this.#detach(port, reason === '' ? `closed (${code})` : reason)
    if (hello) this.#welcome(port, hello)
    return {
      get party() {
        return port.party
      },
      take: (frame) => this.#receive(port, frame),
      disconnect: (code, reason) => this.#disconnect(port, code, reason),
    }
  }

  /** Counts a refusal that happened before a party was attached (`anonymous`). */
  countRefusal(identity: string, code: FaultCode, topic = ''): void {
    this.#refusals.count(identity, code, topic)
  }

  /** Disconnects everybody (4503) and tells what refusals were counted. */
  stop(): void {
    this.#isStopping = true
    this.#flushDirty()
    for (const port of [...this.#ports.values()]) this.#disconnect(port, 4503, 'the engine stops')
    this.#refusals.flush()
    this.requests.stop()
  }

  addTopic(space: TopicSpace, name: string): TopicEntry | undefined {
    if (this.#topics >= (this.#options.limits?.topics ?? TOPICS_MAX)) return undefined
    const sink = name.startsWith(SYSTEM_PREFIX) ? undefined : this.#options.durable?.(space.namespace, name)
    const entry = new TopicEntry(name, this.#topics++, space, sink && this.#lane(sink))
    space.add(entry)
    return entry
  }

  inboxOwner(inbox: string): Port | undefined {
    return this.#ports.get(inbox)
  }

  refuse(port: Port, code: FaultCode, message: string, envelope: RefusedEnvelope): void {
    if (port.isClosed) return
    const { identity } = port.party
    this.tell(port, code, message, envelope)
    if (port.party.isRunParty) this.journal.partyRefused(port.party, code, envelope.topic)
    if (!this.#refusals.count(identity, code, envelope.topic) || port.isEngine) return
    this.#voice.fault(port, '', new Fault('authz/too-many-refusals', `${identity} was refused too often`).toView())
    this.#disconnect(port, 4403, 'refused too often')
  }

  tell(port: Port, code: FaultCode, message: string, envelope: RefusedEnvelope): void {
    if (port.isClosed) return
    this.#voice.fault(port, envelope.id, new Fault(code, message).toView(), {
      ...(envelope.topic !== '' && { topic: envelope.topic }),
      ...(envelope.publisherSeq > 0 && { publisher_seq: String(envelope.publisherSeq) }),
    })
  }

  violate(port: Port, code: FaultCode, message: string, envelope: RefusedEnvelope): void {
    this.refuse(port, code, message, envelope)
    this.#disconnect(port, code === 'wire/too-large' ? 4413 : code === 'auth/no-hello' ? 4401 : 4400, message)
  }

  control(port: Port, verb: string, id: string, payload: Uint8Array): void {
    try {
      this.#desk.take(port, verb, id, payload)
    } catch (error) {
      const fault = Fault.from(error)
      this.refuse(port, fault.code, fault.message, { id, topic: `system.control.${verb}`, publisherSeq: 0 })
    }
  }

  portDirty(port: Port): void {
    if (this.#dirty.length === 0) this.#defer(this.#endTurn)
    this.#dirty.push(port)
  }

  portOverflowed(port: Port): void {
    if (!port.isClosed) this.#disconnect(port, 4429, 'the outgoing queue is full of what may not be dropped')
  }

  deliverDurable(entry: TopicEntry, bytes: Uint8Array, start: number, end: number): void {
    const subscribers = entry.space.subscribersOf(entry)
    for (let i = 0; i < subscribers.length; i++) (subscribers[i] as Port).outbox.pushLasting(bytes, start, end)
  }

  jobDurable(pos: number, bytes: Uint8Array, start: number, end: number): void {
    this.jobs?.durable(pos, bytes.slice(start, end))
  }

  jobVoided(pos: number): void {
    this.jobs?.voided(pos)
  }

  refuseVoided(entry: TopicEntry, port: Port, publisherSeq: number, fault: Fault): void {
    if (publisherSeq === 0) return
    this.tell(port, fault.code, fault.message, { id: '', topic: entry.name, publisherSeq })
    port.oweAck()
  }

  laneAdvanced(): void {
    for (const port of [...this.#stalled]) {
      this.#stalled.delete(port)
      const frames = port.takeBacklog()
      for (const frame of frames) this.#receive(port, frame)
      if (!port.isStalled && !port.isClosed) port.transport.pause(false)
    }
  }

  #space(namespace: string): TopicSpace {
    const known = this.#spaces.get(namespace)
    if (known) return known
    const space = new TopicSpace(namespace)
    this.#spaces.set(namespace, space)
    return space
  }

  #lane(sink: DurableSink): DurableLane {
    const known = this.#lanes.get(sink)
    if (known) return known
    const lane = new DurableLane(sink, this)
    this.#lanes.set(sink, lane)
    return lane
  }

  #receive(port: Port, frame: Uint8Array): void {
    if (port.isClosed) return
    let at = 0
    if (!port.isReady) {
      at = this.#readHello(port, frame)
      if (at < 0) return
    }
    if (!port.isStalled) at = this.#router.routeFrame(port, frame, at)
    if (at >= frame.length || port.isClosed) return
    this.#stalled.add(port)
    if (!port.keep(frame, at)) this.#disconnect(port, 4429, 'too much was sent while the log was full')
  }

  /** @returns the offset behind the hello, or -1. */
  #readHello(port: Port, frame: Uint8Array): number {
    const header = new EnvelopeHeader()
    const end = itemEnd(frame, 0)
    const isEnvelope = end > 0 && peekEnvelope(frame, ITEM_HEAD_BYTES, end, header) === undefined
    const topic = isEnvelope ? new TextDecoder().decode(frame.subarray(header.topicAt, header.topicAt + header.topicLength)) : ''
    if (topic !== 'system.control.hello') {
      this.violate(port, 'auth/no-hello', 'the first envelope must be system.control.hello', NO_ENVELOPE)
      return -1
    }
    try {
      const client = this.#desk.clientOf(frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength))
      this.#welcome(port, { id: uuidText(frame, header.idAt), client })
      return end
    } catch (error) {
      const { code, message } = Fault.from(error)
      this.violate(port, code, message, NO_ENVELOPE)
      return -1
    }
  }

  #welcome(port: Port, hello: ReceivedHello): void {
    port.party = { ...port.party, client: hello.client }
    port.isReady = true
    this.journal.joined(port.party)
    this.#desk.welcome(port, hello.id)
  }

  #flushDirty(): void {
    const dirty = this.#dirty
    this.#dirty = []
    for (const port of dirty) {
      if (port.isClosed) continue
      if (port.owesAck) {
        port.owesAck = false
        this.#voice.acknowledge(port)
      }
      port.outbox.flush()
      port.isDirty = false
      this.#tellDropped(port)
    }
  }

  #drained(port: Port): void {
    if (port.isClosed) return
    port.outbox.drain()
    this.#tellDropped(port)
  }

  #tellDropped(port: Port): void {
    if (!port.outbox.hasRoom) return
    const dropped = port.outbox.takeDropped()
    if (dropped === 0) return
    const fault = new Fault('spine/dropped', `${dropped} events were dropped: you read too slowly`, { dropped: String(dropped) })
    this.#voice.fault(port, '', fault.toView(), { dropped: String(dropped) })
  }

  #overdue(request: OpenRequest): void {
    const { requester, topic, key } = request
    const id = uuidText(Buffer.from(key, 'latin1'), 0)
    if (request.isStream) this.journal.streamLost(requester.party, id, topic)
    else if (!request.isAnswered) this.tell(requester, 'request/deadline', `no answer on ${topic} in time`, { id, topic, publisherSeq: 0 })
  }

  #disconnect(port: Port, code: number, reason: string): void {
    if (port.isClosed) return
    port.outbox.flush()
    port.transport.close(code, reason)
    this.#detach(port, reason)
  }

  #detach(port: Port, reason: string): void {
    if (port.isClosed) return
    port.isClosed = true
    this.#ports.delete(port.party.inbox)
    this.#stalled.delete(port)
    port.outbox.close()
    this.#desk.forget(port)
    const { streams, orphans } = this.requests.drop(port)
    for (const { key, topic } of streams) this.journal.streamLost(port.party, uuidText(Buffer.from(key, 'latin1'), 0), topic)
    for (const { key, topic, requester } of orphans) {
      const id = uuidText(Buffer.from(key, 'latin1'), 0)
      this.tell(requester, 'request/no-responder', `who should answer on ${topic} left`, { id, topic, publisherSeq: 0 })
    }
    if (port.isReady) this.journal.left(port.party, reason)
  }
}
