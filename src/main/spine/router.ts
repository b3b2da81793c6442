import { Fault, type FaultCode } from '../../shared/base/index.ts'
import {
  DEADLINE_MS_DEFAULT,
  DEADLINE_MS_MAX,
  ENVELOPE_BYTES_MAX,
  EnvelopeHeader,
  ITEM_HEAD_BYTES,
  itemEnd,
  peekEnvelope,
  TYPE,
  uuidText,
} from '../../shared/wire/index.ts'
import type { Act, SpineProbe } from './contract.ts'
import { deliveredItem } from './delivered-item.ts'
import type { DeltaTopic } from './delta-topic.ts'
import { FanOut } from './fan-out.ts'
import { Further, stayingWith } from './further.ts'
import { executable, INBOX_PREFIX, mayPublish, SYSTEM_PREFIX } from './grants.ts'
import { UNCOPIED_BYTES_MIN } from './limits.ts'
import { ALLOWED, DENIED, type Port } from './port.ts'
import { pickMembers } from './queue-group.ts'
import type { OpenRequest } from './request-table.ts'
import { RoutedItem } from './routed-item.ts'
import type { RefusedEnvelope, RouterHost } from './router-host.ts'
import { type Audience, everyone, plainAudience, type TopicSpace } from './topic-space.ts'
import type { TopicEntry } from './topic-table.ts'

const CONTROL_PREFIX = 'system.control.'
const LETTER_S = 0x73
const LETTER_I = 0x69
/** Of an envelope's ts, which follows its topic. */
const TS_TAG = 0x21
const EMPTY = Buffer.alloc(0)
const NOBODY: readonly Port[] = []
const NO_ENVELOPE: RefusedEnvelope = { id: '', topic: '', publisherSeq: 0 }

/** It received the request, on this connection or an earlier one of its session. */
const isRecipient = ({ recipients }: OpenRequest, port: Port): boolean =>
  recipients.includes(port) || (port.session !== undefined && recipients.some((recipient) => recipient.latest === port))

/** Takes frames apart and hands each envelope to whom it concerns. Nothing here makes garbage for a plain event. */
export class Router {
  readonly #host: RouterHost
  readonly #header = new EnvelopeHeader()
  readonly #item = new RoutedItem()
  #frame: Buffer = EMPTY
  #pos: number
  readonly further: Further
  readonly #fanOut = new FanOut()
  /** Members of groups that the present act goes to. */
  readonly #picked: Port[] = []
  /** The frame's party was told that it sends too much. */
  #hasToldExcess = false

  constructor(host: RouterHost, pos: number) {
    this.#host = host
    this.#pos = pos
    this.further = new Further(host, () => ++this.#pos)
  }

  /** The last position that was given out. */
  get pos(): number {
    return this.#pos
  }

  /** Routes frame[from, …). @returns where it stopped: the end, or the item for which a log was full. */
  routeFrame(port: Port, bytes: Uint8Array, from: number): number {
    const frame = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const header = this.#header
    this.#frame = frame
    this.#item.frame = frame
    this.#item.tail = port.tail
    const limited = port.account.isLimited ? port.account : undefined
    limited?.refill()
    this.#hasToldExcess = false
    let at = from
    let routed = 0
    let routedBytes = 0
    while (at < frame.length && !port.isClosed) {
      const end = itemEnd(frame, at)
      if (end < 0) {
        this.#host.violate(port, new Fault('wire/not-canonical', 'an item is empty or cut off'), NO_ENVELOPE)
        break
      }
      const start = at + ITEM_HEAD_BYTES
      const fault = end - start > ENVELOPE_BYTES_MAX ? 'wire/too-large' : peekEnvelope(frame, start, end, header)
      if (fault !== undefined) this.#refuseMalformed(port, fault, end - start)
      else {
        const excess = limited?.refusal(end - start)
        if (excess !== undefined) this.#refuseExcess(port, excess)
        else if (this.#tryRoute(port, start, end)) {
          routed++
          routedBytes += end - start
        } else {
          limited?.giveBack(end - start)
          break
        }
      }
      at = end
    }
    port.messages += routed
    port.bytes += routedBytes
    return port.isClosed ? frame.length : at
  }

  /** A log that cannot be written refuses what was meant for it; that is nobody's misdeed. */
  #tryRoute(port: Port, start: number, end: number): boolean {
    try {
      return this.#route(port, start, end)
    } catch (error) {
      this.#host.tell(port, Fault.from(error), this.#refused())
      return this.#accept(port)
    }
  }

  /** @returns false when a log was full: nothing was taken. */
  #route(port: Port, start: number, end: number): boolean {
    const header = this.#header
    const frame = this.#frame
    if (header.publisherSeq > 0 && header.publisherSeq <= port.acceptedSeq) return this.#takeRepeated(port)
    const item = this.#item
    item.start = start
    item.end = end
    const letter = frame[header.topicAt]
    if ((letter === LETTER_S || letter === LETTER_I) && this.#isReserved()) return this.#routeReserved(port)
    const entry = port.space.find(frame, header) ?? this.#learn(port, port.space)
    if (entry === undefined) return this.#accept(port)
    const right = port.rightTo(entry)
    if (right !== ALLOWED) {
      if (right === DENIED) return this.#deny(port, entry.name)
      const verdict = this.#askGate(port, entry)
      if (verdict !== undefined) return verdict
      const delta = this.#host.deltas.at(entry)
      if (delta !== undefined) return this.#routeDelta(port, entry, delta)
    }
    if (header.type === TYPE.event && header.replyAt < 0) {
      item.isDroppable = true
      item.dueMs = header.deadlineMs === 0 ? 0 : this.#host.nowMs() + header.deadlineMs
      const audience = port.space.audienceOf(entry)
      if (!this.#deliver(port, entry, audience)) return false
      if (!audience.isPlain && entry.lane === undefined) this.further.cross(item, header, audience)
      if (port.isOperator && entry.isProgress) this.#tellHeard(port)
      return this.#accept(port)
    }
    item.isDroppable = false
    item.dueMs = header.deadlineMs === 0 || header.type !== TYPE.job ? 0 : this.#host.nowMs() + header.deadlineMs
    return this.#routeAct(port, entry, port.space.audienceOf(entry))
  }

  /** A snapshot or a delta. A reader that is too slow loses some like any event, is told, and joins again. */
  #routeDelta(port: Port, entry: TopicEntry, delta: DeltaTopic): boolean {
    const { type, replyAt, publisherSeq, payloadAt, payloadLength } = this.#header
    if (type !== TYPE.event || replyAt >= 0) return this.#refuse(port, 'wire/bad-payload', `${entry.name} carries deltas only: events`)
    const writer = port.session?.id ?? port.party.inbox
    const step = delta.check(writer, publisherSeq, this.#frame.subarray(payloadAt, payloadAt + payloadLength))
    if (step instanceof Fault) {
      this.#host.tell(port, step, this.#refused())
      return this.#accept(port)
    }
    this.#item.isDroppable = true
    this.#item.dueMs = 0
    this.#deliver(port, entry, port.space.audienceOf(entry))
    delta.keep(step, deliveredItem(this.#item))
    return this.#accept(port)
  }

  /** A repetition after a reconnect is acknowledged again and nothing else; any other number that does not grow breaks the protocol. */
  #takeRepeated(port: Port): true {
    const { publisherSeq } = this.#header
    if (publisherSeq > port.resumedSeq) {
      this.#host.violate(port, new Fault('wire/not-canonical', `publisher_seq ${publisherSeq} does not grow`), this.#refused())
    } else {
      this.#host.countRepeated()
      port.oweAck()
    }
    return true
  }

  /** @returns undefined when the message may pass, false when it must wait */
  #askGate(port: Port, entry: TopicEntry): boolean | undefined {
    const { type, schemaAt, schemaLength, payloadAt, payloadLength } = this.#header
    if (type === TYPE.stream_chunk || type === TYPE.stream_end) return undefined
    const schema = schemaLength === 0 ? '' : this.#frame.toString('latin1', schemaAt, schemaAt + schemaLength)
    const verdict = port.gateOf(entry)?.check(type, schema, this.#frame.subarray(payloadAt, payloadAt + payloadLength))
    if (verdict === undefined) return undefined
    if (verdict === 'wait') return false
    this.#host.refuse(port, verdict, this.#refused())
    return this.#accept(port)
  }

  /** Whoever waits for an answer gets each fault; the rest of a frame gets one. */
  #refuseExcess(port: Port, fault: Fault): void {
    const { publisherSeq, replyAt } = this.#header
    const isTold = publisherSeq > 0 || replyAt >= 0 || !this.#hasToldExcess
    this.#hasToldExcess = true
    if (publisherSeq > 0 && publisherSeq <= port.acceptedSeq) this.#takeRepeated(port)
    else {
      this.#host.refuseExcess(port, fault, this.#refused(), isTold)
      this.#accept(port)
    }
  }

  #accept(port: Port): true {
    const { publisherSeq } = this.#header
    if (publisherSeq > 0 && !port.isClosed) {
      port.acceptedSeq = publisherSeq
      port.oweAck()
    }
    return true
  }

  #deliver(port: Port, entry: TopicEntry, audience: Audience): boolean {
    const item = this.#item
    const { subscribers } = audience
    item.pos = this.#pos + 1
    item.seq = entry.seq + 1
    if (entry.lane !== undefined) {
      if (entry.lane.append(item, entry, port, this.#header.publisherSeq) === 'full') return false
    } else {
      if (subscribers.length > 1 && item.end - item.start < UNCOPIED_BYTES_MIN) this.#fanOut.push(item, subscribers)
      else for (let i = 0; i < subscribers.length; i++) (subscribers[i] as Port).outbox.push(item)
      if (!audience.isPlain) this.further.toGroups(item, audience)
    }
    this.#pos = item.pos
    entry.count(item.seq, item.end - item.start, item.pos)
    if (this.#header.traceAt >= 0 && this.#host.probe !== undefined) this.#tellTraced(port, entry, this.#host.probe)
    return true
  }

  #tellTraced(port: Port, entry: TopicEntry, probe: SpineProbe): void {
    const at = this.#header.traceAt
    const tsAt = this.#header.topicAt + this.#header.topicLength
    probe.routed({
      sentNs: this.#frame[tsAt] === TS_TAG ? this.#frame.readBigInt64LE(tsAt + 1) : undefined,
      traceId: this.#frame.subarray(at + 2, at + 18),
      spanId: this.#frame.subarray(at + 20, at + 28),
      topic: entry.name,
      namespace: entry.space.namespace,
      identity: port.party.identity,
      pos: this.#pos,
      isDurable: entry.lane !== undefined,
      jobId: this.#header.type === TYPE.job ? uuidText(this.#frame, this.#header.idAt) : undefined,
    })
  }

  #topic(): string {
    return this.#frame.toString('latin1', this.#header.topicAt, this.#header.topicAt + this.#header.topicLength)
  }

  #refused(): RefusedEnvelope {
    return { id: uuidText(this.#frame, this.#header.idAt), topic: this.#topic(), publisherSeq: this.#header.publisherSeq }
  }

  #refuse(port: Port, code: FaultCode, message: string): true {
    this.#host.refuse(port, new Fault(code, message), this.#refused())
    return this.#accept(port)
  }

  #tell(port: Port, code: FaultCode, message: string): true {
    this.#host.tell(port, new Fault(code, message), this.#refused())
    return this.#accept(port)
  }

  #deny(port: Port, topic: string): true {
    return this.#refuse(port, 'authz/publish-denied', `${port.party.identity} may not publish on ${topic}`)
  }

  #learn(port: Port, space: TopicSpace): TopicEntry | undefined {
    const name = this.#topic()
    if (!mayPublish(port.party, name)) {
      this.#host.refuse(port, new Fault('authz/publish-denied', `${port.party.identity} may not publish on ${name}`), this.#refused())
      return undefined
    }
    const entry = this.#host.addTopic(space, name)
    if (!entry) this.#host.refuse(port, new Fault('spine/limit', 'the engine keeps track of no more topics'), this.#refused())
    return entry
  }

  #isReserved(): boolean {
    const { topicAt, topicLength } = this.#header
    const prefix = this.#frame[topicAt] === LETTER_S ? SYSTEM_PREFIX : INBOX_PREFIX
    if (topicLength <= prefix.length) return false
    for (let i = 0; i < prefix.length; i++) if (this.#frame[topicAt + i] !== prefix.charCodeAt(i)) return false
    return true
  }

  #routeReserved(port: Port): boolean {
    const topic = this.#topic()
    if (topic.startsWith(INBOX_PREFIX)) return this.#routeReply(port, topic)
    const header = this.#header
    if (topic.startsWith(CONTROL_PREFIX)) {
      if (header.type !== TYPE.control) return this.#refuse(port, 'wire/bad-payload', `${topic} takes control envelopes`)
      const payload = this.#frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength)
      this.#host.control(port, topic.slice(CONTROL_PREFIX.length), uuidText(this.#frame, header.idAt), payload)
      return this.#accept(port)
    }
    const space = this.#host.systemSpace
    const entry = space.find(this.#frame, header) ?? this.#learn(port, space)
    if (entry === undefined) return this.#accept(port)
    if (port.rightTo(entry) === DENIED) return this.#deny(port, topic)
    const isCall = header.type === TYPE.control && header.replyAt >= 0
    this.#item.isDroppable = header.type === TYPE.event
    this.#item.dueMs = 0
    if (!isCall && port.isEngine) return this.#deliver(port, entry, space.audienceOf(entry)) && this.#accept(port)
    if (!isCall) return this.#refuse(port, 'wire/bad-payload', `a call of ${topic} is a control envelope with reply_to`)
    const services = space.audienceOf(entry).subscribers.filter((subscriber) => subscriber.isEngine)
    if (services.length === 0) return this.#tell(port, 'engine/unknown-service', `nothing answers ${topic}`)
    return this.#routeAct(port, entry, plainAudience(services))
  }

  /** Jobs, results, streams, and whatever wants a reply. */
  #routeAct(port: Port, entry: TopicEntry, audience: Audience): boolean {
    const header = this.#header
    const { type } = header
    if (type === TYPE.job_result && !port.isEngine && executable(port.party).length === 0) {
      return this.#refuse(port, 'authz/execute-denied', `${port.party.identity} may execute nothing, so it has no results`)
    }
    if (type === TYPE.stream_chunk || type === TYPE.stream_end) return this.#routeStreamPart(port, entry, audience)
    if (type === TYPE.job || type === TYPE.job_result) {
      const routed = type === TYPE.job ? this.#routeJob(port, entry) : this.#refuseResult(port, entry)
      if (routed !== undefined) return routed
      if (type === TYPE.job_result && this.#host.jobs?.isForElsewhere(this.#act(port, entry)) === true) return this.#handOn(port, entry)
    }
    const wantsReply = header.replyAt >= 0
    if (wantsReply && !this.#isOwnInbox(port)) return this.#refuse(port, 'authz/reply-denied', 'reply_to must be your own inbox')
    const recipients = this.#recipients(entry, audience)
    if (recipients.length === 0 && (wantsReply || (type === TYPE.job && entry.lane === undefined))) {
      return this.#tell(port, 'request/no-responder', `nobody listens on ${entry.name}`)
    }
    const key = wantsReply || type === TYPE.stream_start ? this.#key(header.idAt) : ''
    if (key !== '') {
      const dueMs = Math.min(header.deadlineMs || DEADLINE_MS_DEFAULT, DEADLINE_MS_MAX)
      const chosen = audience.isPlain || entry.lane !== undefined ? NOBODY : [...this.#picked]
      const opened = this.#host.requests.open(
        { key, requester: port, recipients, chosen, topic: entry.name },
        type === TYPE.stream_start ? 'stream' : dueMs,
      )
      if (opened === 'taken') return this.#refuse(port, 'spine/limit', 'an open request has this id already')
      if (opened === 'limit') return this.#refuse(port, 'spine/limit', 'too many open requests or streams')
    }
    if (!this.#deliver(port, entry, audience.isPlain ? audience : plainAudience(recipients))) {
      this.#host.requests.forget(key)
      return false
    }
    const { journal } = this.#host
    if (type === TYPE.job) journal.job(this.#act(port, entry))
    else if (type === TYPE.job_result) this.#tellResult(this.#act(port, entry))
    else if (type === TYPE.stream_start) journal.streamStarted(this.#act(port, entry))
    return this.#accept(port)
  }

  /** Who gets an act: of each group one member, which is chosen once it is on disk where the topic is durable. */
  #recipients(entry: TopicEntry, audience: Audience): readonly Port[] {
    const { subscribers, groups, isPlain } = audience
    if (isPlain) return subscribers
    if (entry.lane !== undefined) return everyone(audience)
    pickMembers(groups, subscribers, this.#picked)
    return this.#picked.length === 0 ? subscribers : [...subscribers, ...this.#picked]
  }

  /** A job for one operator: it gets its position and waits with the broker. @returns undefined when it goes to all subscribers */
  #routeJob(port: Port, entry: TopicEntry): boolean | undefined {
    const { jobs } = this.#host
    const verdict = jobs?.offer(this.#act(port, entry)) ?? 'pass'
    if (jobs === undefined || verdict === 'pass') return undefined
    if (verdict === 'known') return this.#accept(port)
    if (verdict !== 'take') return this.#refuse(port, verdict.code, verdict.message)
    const item = this.#item
    item.isLeased = true
    const isTaken = this.#deliver(port, entry, plainAudience(NOBODY))
    item.isLeased = false
    if (!isTaken) return false
    jobs.take(this.#act(port, entry), this.#header.deadlineMs, entry.lane === undefined ? deliveredItem(item) : undefined)
    return this.#accept(port)
  }

  /** @returns undefined when the result may pass. A late one is nobody's misdeed. */
  #refuseResult(port: Port, entry: TopicEntry): true | undefined {
    const fault = this.#host.jobs?.whyNot(this.#act(port, entry))
    if (fault === undefined) return undefined
    return fault.code === 'job/not-leased' ? this.#refuse(port, fault.code, fault.message) : this.#tell(port, fault.code, fault.message)
  }

  /** A result for another namespace: it has a position, and nobody in this one gets it. */
  #handOn(port: Port, entry: TopicEntry): boolean {
    this.#pos++
    this.#item.pos = this.#pos
    this.#tellResult(this.#act(port, entry))
    return this.#accept(port)
  }

  #tellResult(act: Act): void {
    if (this.#host.jobs?.resulted(act) !== true) this.#host.journal.jobResult(act)
  }

  #tellHeard(port: Port): void {
    const { correlationAt } = this.#header
    this.#host.jobs?.heard(port.party, correlationAt < 0 ? undefined : uuidText(this.#frame, correlationAt))
  }

  #routeStreamPart(port: Port, entry: TopicEntry, audience: Audience): boolean {
    const header = this.#header
    const stream = header.correlationAt < 0 ? undefined : this.#host.requests.get(this.#key(header.correlationAt))
    if (!stream?.isStream || stream.isOver || stream.requester !== port || stream.topic !== entry.name) {
      return this.#refuse(port, 'stream/mismatch', 'this belongs to no open stream of yours on this topic')
    }
    const { subscribers, isPlain } = audience
    const isSimple = isPlain && stream.chosen.length === 0
    if (!this.#deliver(port, entry, isSimple ? audience : plainAudience([...subscribers, ...stayingWith(stream, audience)]))) return false
    if (header.type === TYPE.stream_chunk) {
      stream.chunks++
      stream.bytes += header.payloadLength
      this.#host.requests.touch(stream)
      this.#host.journal.streamChunk(this.#act(port, entry))
    } else {
      this.#host.requests.end(stream)
      this.#host.journal.streamEnded(this.#act(port, entry))
    }
    return this.#accept(port)
  }

  /** An answer to a request, or a stream's credit: only from who received it, only to who asked. */
  #routeReply(port: Port, inbox: string): boolean {
    const header = this.#header
    const request = header.correlationAt < 0 ? undefined : this.#host.requests.get(this.#key(header.correlationAt))
    if (!request || request.requester.party.inbox !== inbox || !isRecipient(request, port)) {
      return this.#refuse(port, 'authz/reply-denied', 'this answers no request that you received')
    }
    const owner = this.#host.inboxOwner(inbox)
    if (owner === undefined || (request.isOver && !request.isStream)) return this.#lateReply(port, request, owner)
    this.#host.requests.answered(request)
    const item = this.#item
    item.isDroppable = false
    item.dueMs = 0
    item.pos = ++this.#pos
    item.seq = ++owner.inboxSeq
    owner.outbox.push(item)
    return this.#accept(port)
  }

  #lateReply(port: Port, request: OpenRequest, owner: Port | undefined): true {
    return owner === undefined ? this.#accept(port) : this.#tell(port, 'request/deadline', `the answer to ${request.topic} came too late`)
  }

  #isOwnInbox(port: Port): boolean {
    const { replyAt, replyLength } = this.#header
    return this.#frame.toString('latin1', replyAt, replyAt + replyLength) === port.party.inbox
  }

  #key(at: number): string {
    return this.#frame.toString('latin1', at, at + 16)
  }

  #act(port: Port, entry: TopicEntry): Act {
    const header = this.#header
    const frame = this.#frame
    return {
      party: port.party,
      pos: BigInt(this.#item.pos),
      id: uuidText(frame, header.idAt),
      correlationId: header.correlationAt < 0 ? undefined : uuidText(frame, header.correlationAt),
      topic: entry.name,
      schema: header.schemaLength === 0 ? '' : frame.toString('latin1', header.schemaAt, header.schemaAt + header.schemaLength),
      payload: frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength),
    }
  }

  #refuseMalformed(port: Port, code: FaultCode, length: number): void {
    const header = this.#header
    if (code === 'wire/too-large') {
      return this.#host.violate(port, new Fault(code, `an envelope of ${length} bytes; at most ${ENVELOPE_BYTES_MAX}`), NO_ENVELOPE)
    }
    const id = header.idAt < 0 ? '' : uuidText(this.#frame, header.idAt)
    if (code === 'wire/not-canonical') return this.#host.violate(port, new Fault(code, header.reason), { id, topic: '', publisherSeq: 0 })
    this.#host.refuse(port, new Fault(code, header.reason), { id, topic: '', publisherSeq: header.publisherSeq })
    if (header.publisherSeq > port.acceptedSeq) this.#accept(port)
  }
}
