import { Fault, type FaultCode } from '../../shared/base/index.ts'
import { nextTurn, type Transport } from '../../shared/transport/index.ts'
import { uuidText } from '../../shared/wire/index.ts'
import { Accounts } from './accounts.ts'
import { ConsumerTable } from './consumer-table.ts'
import type {
  AdmissionGate,
  ConnectionView,
  Crossing,
  JobBroker,
  PartyView,
  PortSpec,
  SpineJournal,
  SpineProbe,
  TopicStatistics,
} from './contract.ts'
import { ControlDesk } from './control-desk.ts'
import type { Crossings } from './crossings.ts'
import { DeltaTopics } from './delta-topic.ts'
import { DurableDesk } from './durable-desk.ts'
import type { DurableLane } from './durable-lane.ts'
import { EngineVoice } from './engine-voice.ts'
import { SYSTEM_PREFIX } from './grants.ts'
import { helloIn, type ReceivedHello, readFeatures, readSession } from './hello.ts'
import { Lanes, type LanesHost } from './lanes.ts'
import { CONNECTIONS_MAX, QUEUE_BYTES_MAX, TOPICS_MAX } from './limits.ts'
import { Namespaces } from './namespaces.ts'
import type { Attachment, SpineOptions } from './options.ts'
import { Port, type PortOwner, type PortRights } from './port.ts'
import { RefusalDesk } from './refusal-desk.ts'
import { type OpenRequest, RequestTable } from './request-table.ts'
import { Router } from './router.ts'
import type { RefusedEnvelope, RouterHost } from './router-host.ts'
import { Sessions } from './sessions.ts'
import { Subscriptions, subscriptionsOf } from './subscriptions.ts'
import { TopicSpace } from './topic-space.ts'
import type { TopicEntry } from './topic-table.ts'
import { Turn } from './turn.ts'

const NO_ENVELOPE: RefusedEnvelope = { id: '', topic: '', publisherSeq: 0 }

/** The router of the bus: gives every message a position, checks what its publisher may do, and hands it to whom it concerns. */
export class Spine implements RouterHost, PortOwner, LanesHost {
  readonly journal: SpineJournal
  readonly jobs: JobBroker | undefined
  readonly probe: SpineProbe | undefined
  readonly deltas: DeltaTopics
  readonly requests: RequestTable
  readonly systemSpace = new TopicSpace('')
  readonly consumers: ConsumerTable
  /** Since the start: events dropped for slow readers, messages past their deadline, messages sent again after a reconnect. */
  readonly tally = { dropped: 0, expired: 0, repeated: 0 }
  /** Topics that carried something. */
  topicsSeen = 0
  readonly #options: SpineOptions
  readonly #voice: EngineVoice
  readonly #desk: ControlDesk
  readonly #durables: DurableDesk
  readonly #router: Router
  readonly #refusals: RefusalDesk
  readonly #sessions: Sessions
  readonly #accounts: Accounts
  readonly #subscriptions = new Subscriptions(this.systemSpace)
  readonly #namespaces: Namespaces
  readonly #ports = new Map<string, Port>()
  readonly #lanes: Lanes
  readonly #turn: Turn
  readonly #stalled = new Set<Port>()
  readonly #queueBytesMax: number
  #inboxes = 0
  #isStopping = false

  constructor(options: SpineOptions) {
    const { clock, random, epoch, server, workspace, journal } = options
    this.#options = options
    const defer = options.defer ?? nextTurn
    this.journal = journal
    this.probe = options.probe
    this.deltas = new DeltaTopics(options.deltaOnly ?? (() => []))
    this.jobs = options.jobs
    this.#queueBytesMax = options.limits?.queueBytes ?? QUEUE_BYTES_MAX
    this.requests = new RequestTable(clock, (request) => this.#overdue(request))
    this.#voice = new EngineVoice(epoch, random, clock)
    this.consumers = new ConsumerTable(clock, options.consumers?.journal, options.consumers?.restored ?? [])
    this.#durables = new DurableDesk({
      consumers: this.consumers,
      subscriptions: this.#subscriptions,
      pos: () => this.pos,
      lane: ({ space }) => this.#laneOf(space.namespace),
      tell: (port, fault) => this.tell(port, fault, NO_ENVELOPE),
      disconnect: (port, reason) => this.#disconnect(port, 4429, reason),
    })
    this.#desk = new ControlDesk({
      voice: this.#voice,
      durables: this.#durables,
      deltas: this.deltas,
      refuse: (port, verb, id, fault) => this.refuse(port, fault, { id, topic: `system.control.${verb}`, publisherSeq: 0 }),
      epoch,
      server,
      workspace,
      queueBytesMax: this.#queueBytesMax,
      subscriptions: this.#subscriptions,
      requests: this.requests,
      jobs: options.jobs,
    })
    this.#router = new Router(this, options.pos ?? 0)
    this.#sessions = new Sessions(clock)
    this.#accounts = new Accounts(clock, options.meter, defer)
    if (options.admission) options.admission.onSettled = () => this.laneAdvanced()
    this.#namespaces = new Namespaces(clock, journal)
    const disconnect = (port: Port, code: number, reason: string): void => this.#disconnect(port, code, reason)
    this.#refusals = new RefusalDesk({ policy: options.refusals, clock, journal, voice: this.#voice, probe: options.probe, disconnect })
    this.#lanes = new Lanes(this, this.#router.further)
    this.#turn = new Turn({ defer, voice: this.#voice, refusals: this.#refusals, probe: options.probe, tally: this.tally })
  }

  /** The last position given out. */
  get pos(): number {
    return this.#router.pos
  }

  get crossings(): Crossings {
    return this.#namespaces.crossings
  }

  get connections(): number {
    return this.#ports.size
  }

  /** What is under way: bytes that wait for slow readers, messages that are not yet on disk. */
  load(): { readonly queuedBytes: number; readonly durablePending: number } {
    let queuedBytes = 0
    for (const port of this.#ports.values()) queuedBytes += port.outbox.queuedBytes
    return { queuedBytes, durablePending: this.#lanes.pending }
  }

  topics(): TopicStatistics[] {
    return [...this.#namespaces.spaces(), this.systemSpace].flatMap((space) => space.statistics())
  }

  /** A page of a namespace's topics, and of the engine's own behind them. */
  topicsOf(namespace: string, from: number, limit: number): TopicStatistics[] {
    const own = this.space(namespace).statistics(from, limit)
    if (own.length === limit) return own
    return [...own, ...this.systemSpace.statistics(Math.max(0, from - this.space(namespace).topics), limit - own.length)]
  }

  connectionViews(): ConnectionView[] {
    return [...this.#ports.values()].map((port) => ({
      party: port.party,
      subscriptions: subscriptionsOf(port),
      queuedBytes: port.outbox.queuedBytes,
    }))
  }

  parties(): PartyView[] {
    return [...this.#ports.values()].map((port) => port.party)
  }

  /** Who listens to a topic of a namespace, whether or not it carried anything yet. */
  subscribersAt(namespace: string, topic: string): readonly PartyView[] {
    return this.space(namespace)
      .matching(topic)
      .map((port) => port.party)
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
   * @throws Fault `spine/limit`, `spine/stopping`, `spine/session`, `rate/exceeded`, `wire/bad-payload`
   */
  attach(spec: PortSpec, transport: Transport, hello?: ReceivedHello): Attachment {
    if (this.#isStopping) throw new Fault('spine/stopping', 'the engine is stopping')
    const max = this.#options.limits?.connections ?? CONNECTIONS_MAX
    if (this.#ports.size >= max) throw new Fault('spine/limit', `at most ${max} connections`)
    const number = ++this.#inboxes
    const inbox = `inbox.c${number}`
    const port = new Port(spec, {
      owner: this,
      transport,
      inbox,
      number,
      epoch: this.#options.epoch,
      space: this.space(spec.namespace),
      queueBytesMax: this.#queueBytesMax,
      account: this.#accounts.hold(spec.identity, spec.rates),
    })
    this.#ports.set(inbox, port)
    transport.onFrame = (frame) => this.#receive(port, frame)
    transport.onDrain = () => this.#drained(port)
    transport.onClose = (code, reason) => {
      // What no frame could be made of never came here as one: the transport refused it and says so by its reason.
      if (!port.isClosed && reason.startsWith('wire/') && Fault.isCode(reason)) this.countRefusal(spec.identity, reason)
      this.#detach(port, reason === '' ? `closed (${code})` : reason)
    }
    try {
      if (hello) this.#welcome(port, hello)
    } catch (error) {
      this.#detach(port, 'its hello was refused')
      throw error
    }
    return {
      get party() {
        return port.party
      },
      take: (frame) => this.#receive(port, frame),
      disconnect: (code, reason) => this.#disconnect(port, code, reason),
    }
  }

  /** Counts a refusal that happened before a party was attached: `anonymous` or `anonymous@ADDRESS`, told once a minute. */
  countRefusal(identity: string, code: FaultCode, topic = ''): void {
    this.#refusals.count(identity, code, topic)
  }

  /**
   * The policy was changed: the rights of every party that has them from there (`own`) are what `regrant` says, whole; gates are made anew;
   * subscriptions that are no longer allowed end, and their party is told. Undefined: it is disconnected (4409).
   */
  policyChanged(regrant: (party: PartyView) => PortRights | undefined): void {
    for (const port of [...this.#ports.values()]) {
      const rights = port.party.own === undefined ? port.party : regrant(port.party)
      if (rights === undefined) {
        this.#revoke(port)
        continue
      }
      port.regrant(rights)
      port.account.setRates(rights.rates)
      const ended = this.#subscriptions.recheck(port)
      this.#durables.ended(port, ended)
      for (const pattern of ended) {
        const fault = new Fault('authz/subscribe-denied', `${port.party.identity} may no longer subscribe to ${pattern}`, { pattern })
        this.tell(port, fault, { id: '', topic: pattern, publisherSeq: 0 })
      }
    }
    this.laneAdvanced()
  }

  /** Ends the connections and sessions of a credential (4409). @returns how many connections there were */
  revoke(credential: string): number {
    const ports = [...this.#ports.values()].filter(({ party }) => party.credential === credential)
    for (const port of ports) this.#revoke(port)
    return ports.length
  }

  /** Disconnects everybody (4503) and tells what refusals were counted. */
  stop(): void {
    this.#isStopping = true
    this.#turn.flush()
    for (const port of [...this.#ports.values()]) this.#disconnect(port, 4503, 'the engine stops')
    this.#refusals.flush()
    this.crossings.flush()
    this.consumers.flush()
    this.requests.stop()
  }

  addTopic(space: TopicSpace, name: string): TopicEntry | undefined {
    if (this.topicsSeen >= (this.#options.limits?.topics ?? TOPICS_MAX)) return undefined
    const sink = name.startsWith(SYSTEM_PREFIX) ? undefined : this.#options.durable?.(space.namespace, name)
    const lane = sink && this.#lanes.at(sink)
    const entry = space.add(name, lane)
    this.topicsSeen++
    if (lane !== undefined) entry.count(lane.lastSeq(name), 0, 0)
    return entry
  }

  /** Nobody comes to this namespace again: its topics make room for others. */
  forget(namespace: string): void {
    this.topicsSeen -= this.#namespaces.forget(namespace)
  }

  spaces(): Iterable<TopicSpace> {
    return this.#namespaces.spaces()
  }

  inboxOwner(inbox: string): Port | undefined {
    return this.#ports.get(inbox)
  }

  refuse(port: Port, fault: Fault, envelope: RefusedEnvelope): void {
    this.#refusals.refuse(port, fault, envelope)
  }

  refuseExcess(port: Port, fault: Fault, envelope: RefusedEnvelope, isTold: boolean): void {
    this.#refusals.refuseExcess(port, fault, envelope, isTold)
  }

  countRepeated(): void {
    this.tally.repeated++
  }

  tell(port: Port, fault: Fault, envelope: RefusedEnvelope): void {
    this.#refusals.tell(port, fault, envelope)
  }

  violate(port: Port, fault: Fault, envelope: RefusedEnvelope): void {
    this.refuse(port, fault, envelope)
    this.#disconnect(port, CLOSE_CODES[fault.code] ?? 4400, fault.message)
  }

  control(port: Port, verb: string, id: string, payload: Uint8Array): void {
    try {
      this.#desk.take(port, verb, id, payload)
    } catch (error) {
      const fault = Fault.from(error)
      this.refuse(port, fault, { id, topic: `system.control.${verb}`, publisherSeq: 0 })
    }
  }

  portDirty(port: Port): void {
    this.#turn.dirty(port)
  }

  gateFor(port: Port, topic: string): AdmissionGate | undefined {
    return this.#options.admission?.gateFor(port.party, topic)
  }

  portOverflowed(port: Port): void {
    if (!port.isClosed) this.#disconnect(port, 4429, 'the outgoing queue is full of what may not be dropped')
  }

  portFellBehind(port: Port, index: number): void {
    if (this.#laneOf(port.space.namespace)?.source !== undefined) this.#durables.reads(port).fallBehind(index)
  }

  nowMs(): number {
    return this.#options.clock.monotonicMs()
  }

  /** Lets those go on who waited for a log or a gate. */
  laneAdvanced(): void {
    for (const port of [...this.#stalled]) {
      this.#stalled.delete(port)
      const frames = port.takeBacklog()
      for (const frame of frames) this.#receive(port, frame)
      if (!port.isStalled && !port.isClosed) port.transport.pause(false)
    }
  }

  /** The topics of a namespace. */
  space(namespace: string): TopicSpace {
    return this.#namespaces.space(namespace)
  }

  /**
   * Replaces what may cross from one namespace to another. Topics that are durable or delta-only there cannot be crossed to: what meets one is
   * counted as refused.
   * @throws Fault `policy/invalid` for a rule from a namespace to itself
   */
  setCrossings(crossings: readonly Crossing[]): void {
    this.#namespaces.setCrossings(crossings)
  }

  refuseCrossing({ from, to }: Crossing, topic: string, code: FaultCode): void {
    this.#refusals.count(`crossing ${from} to ${to}`, code, topic)
  }

  #laneOf(namespace: string): DurableLane | undefined {
    const sink = this.#options.logOf?.(namespace)
    return sink && this.#lanes.at(sink)
  }

  #receive(port: Port, frame: Uint8Array): void {
    if (port.isClosed) return
    this.#turn.begin()
    let at = 0
    if (!port.isReady) {
      at = this.#readHello(port, frame)
      if (at < 0) return
    }
    if (port.account.isExhausted) this.#accounts.ask(port)
    if (!port.isStalled) at = this.#router.routeFrame(port, frame, at)
    if (this.#options.meter !== undefined && !port.isOwing && port.messages > port.chargedMessages) this.#accounts.owe(port)
    if (at >= frame.length || port.isClosed) return
    this.#stalled.add(port)
    if (!port.keep(frame, at)) this.#disconnect(port, 4429, 'too much was sent while the log was full')
  }

  /** @returns the offset behind the hello, or -1. */
  #readHello(port: Port, frame: Uint8Array): number {
    const hello = helloIn(frame)
    if (hello === undefined) {
      this.violate(port, new Fault('auth/no-hello', 'the first envelope must be system.control.hello'), NO_ENVELOPE)
      return -1
    }
    try {
      this.#welcome(port, this.#desk.readHello(hello.id, hello.payload))
      return hello.end
    } catch (error) {
      this.violate(port, Fault.from(error), NO_ENVELOPE)
      return -1
    }
  }

  /** @throws Fault `wire/bad-payload`, `spine/session`, `spine/limit`, `rate/exceeded` */
  #welcome(port: Port, hello: ReceivedHello): void {
    const sessionId = readSession(hello)
    port.features = readFeatures(hello)
    port.party = { ...port.party, client: hello.client }
    const earlier = sessionId === undefined ? undefined : this.#sessions.claim(sessionId, port)
    if (earlier !== undefined) this.#takeOver(port, earlier)
    port.account.connect()
    port.isReady = true
    this.journal.joined(port.party)
    this.#desk.welcome(port, hello.id, earlier !== undefined)
  }

  /** The session goes on here, with its inbox; a connection that still has it is closed. */
  #takeOver(port: Port, earlier: Port): void {
    if (!earlier.isClosed) {
      const fault = new Fault('spine/session', 'another connection took this session over')
      this.#voice.fault(earlier, '', fault.toView())
      this.#disconnect(earlier, 4409, fault.code)
    }
    const { inbox } = earlier.party
    this.#ports.delete(port.party.inbox)
    port.party = { ...port.party, inbox }
    this.#ports.set(inbox, port)
    port.resume(earlier)
    this.requests.move(earlier, port)
  }

  #revoke(port: Port): void {
    this.#sessions.forget(port)
    port.session = undefined
    this.#voice.fault(port, '', new Fault('auth/revoked', 'the credential was revoked').toView())
    this.#disconnect(port, 4409, 'auth/revoked')
  }

  #drained(port: Port): void {
    if (port.isClosed) return
    port.outbox.drain()
    this.#refusals.tellLost(port, this.tally)
    port.reads?.pump()
  }

  #overdue(request: OpenRequest): void {
    const { requester, topic, key } = request
    const id = uuidText(Buffer.from(key, 'latin1'), 0)
    if (request.isStream) this.journal.streamLost(requester.party, id, topic)
    else if (!request.isAnswered)
      this.tell(requester, new Fault('request/deadline', `no answer on ${topic} in time`), { id, topic, publisherSeq: 0 })
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
    this.#durables.forget(port)
    this.#subscriptions.removeAll(port)
    this.#sessions.left(port)
    this.#accounts.release(port.party.identity, port.account)
    const { streams, orphans } = this.requests.drop(port, port.session !== undefined && !this.#isStopping)
    for (const { key, topic } of streams) this.journal.streamLost(port.party, uuidText(Buffer.from(key, 'latin1'), 0), topic)
    for (const { key, topic, requester } of orphans) {
      const id = uuidText(Buffer.from(key, 'latin1'), 0)
      this.tell(requester, new Fault('request/no-responder', `who should answer on ${topic} left`), { id, topic, publisherSeq: 0 })
    }
    if (!port.isReady) return
    port.account.connections--
    this.journal.left(port.party, reason)
  }
}

const CLOSE_CODES: { readonly [code in FaultCode]?: number } = {
  'wire/too-large': 4413,
  'auth/no-hello': 4401,
  'spine/session': 4409,
  'spine/limit': 4429,
  'rate/exceeded': 4429,
}
