import type { Transport } from '../../shared/transport/index.ts'
import { deliveryTail } from '../../shared/wire/index.ts'
import type { IdentityAccount } from './accounts.ts'
import type { AdmissionGate, PartyView, PortSpec } from './contract.ts'
import { mayPublish } from './grants.ts'
import { BACKLOG_BYTES_MAX } from './limits.ts'
import { Outbox, type OutboxOwner } from './outbox.ts'
import type { PortReads } from './port-reads.ts'
import type { OpenRequest } from './request-table.ts'
import type { Session } from './sessions.ts'
import type { TopicSpace } from './topic-space.ts'
import type { TopicEntry } from './topic-table.ts'

/** What a port may do on a topic: publish, not publish, or publish what its gate lets pass. */
export const ALLOWED = 1
export const DENIED = 2
const GATED = 3
/** Rights lie in pages of so many topics, made when one of them is used. */
const PAGE_BITS = 10
const PAGE = 1 << PAGE_BITS

export interface PortOwner {
  portDirty(port: Port): void
  portOverflowed(port: Port): void
  /** Its queue is full: from entry `index` on it is served from the log. */
  portFellBehind(port: Port, index: number): void
  gateFor(port: Port, topic: string): AdmissionGate | undefined
  readonly deltas: { isDelta(namespace: string, topic: string): boolean }
  nowMs(): number
}

/** Rights as the policy has them now; what is left out is none, but `grants` left out stay. */
export type PortRights = Partial<Pick<PortSpec, 'grants' | 'denied' | 'roles' | 'caps' | 'rates'>>

export interface PortSetting {
  readonly owner: PortOwner
  readonly transport: Transport
  readonly space: TopicSpace
  readonly inbox: string
  readonly number: number
  readonly epoch: number
  readonly queueBytesMax: number
  readonly account: IdentityAccount
}

/** What an attached party holds: its identity, its grants, and the state of its connection. */
export class Port implements OutboxOwner {
  /** Of its connection; never given twice. */
  readonly number: number
  readonly transport: Transport
  readonly outbox: Outbox
  readonly space: TopicSpace
  /** What it listens to; the Spine's `Subscriptions` writes here. */
  readonly subscriptions = new Set<string>()
  readonly account: IdentityAccount
  /** Its part of the delivery header of all it publishes. */
  readonly tail: Uint8Array
  readonly isEngine: boolean
  party: PartyView
  isReady = false
  isClosed = false
  /** It advertised what it can do. */
  isOperator = false
  isDirty = false
  inboxSeq = 0
  openRequests = 0
  openStreams = 0
  /** A ring of its requests that were answered and may be answered further. */
  answered: (OpenRequest | undefined)[] = []
  answeredCount = 0
  /** Highest publisher_seq that was routed or refused. */
  acceptedSeq = 0
  durablePending = 0
  owesAck = false
  /** What the client said it can do (`delta`). */
  features: readonly string[] = []
  /** What it was let send, ever; and how much of that was charged. */
  messages = 0
  bytes = 0
  isOwing = false
  chargedMessages = 0
  chargedBytes = 0
  session: Session | undefined
  /** What it gets out of the log; undefined while that was never needed. */
  reads: PortReads | undefined
  /** The port that went on with its session. */
  successor: Port | undefined
  /** Up to here its publisher_seq was accepted by an earlier connection of the session: what comes again is a repetition. */
  resumedSeq = 0
  #durableSeq = 0
  #lastAllowed: TopicEntry | undefined
  readonly #pages: (Uint8Array | undefined)[] = []
  readonly #gates = new Map<number, AdmissionGate>()
  readonly #owner: PortOwner
  /** Frames that wait because a log was full; the first is cut where routing stopped. */
  #backlog: Uint8Array[] = []
  #backlogBytes = 0

  constructor(spec: PortSpec, setting: PortSetting) {
    const { transport, inbox, space, epoch } = setting
    this.party = { ...spec, transport: transport.kind, client: '', inbox }
    this.isEngine = spec.isEngine === true
    this.number = setting.number
    this.transport = transport
    this.space = space
    this.account = setting.account
    this.tail = deliveryTail(epoch, spec.identity, spec.namespace)
    this.outbox = new Outbox(transport, this, setting.queueBytesMax)
    this.#owner = setting.owner
  }

  get isStalled(): boolean {
    return this.#backlog.length > 0
  }

  /** Every publish to a durable topic up to here is on disk. */
  get durableSeq(): number {
    return this.durablePending === 0 ? this.acceptedSeq : this.#durableSeq
  }

  /** ALLOWED, DENIED, or another number: ask `gateOf`. */
  rightTo(entry: TopicEntry): number {
    if (entry === this.#lastAllowed) return ALLOWED
    const page = this.#pages[entry.index >> PAGE_BITS]
    const known = page === undefined ? 0 : (page[entry.index & (PAGE - 1)] as number)
    const right = known === 0 ? this.#learnRight(entry) : known
    if (right === ALLOWED) this.#lastAllowed = entry
    return right
  }

  gateOf(entry: TopicEntry): AdmissionGate | undefined {
    return this.#gates.get(entry.index)
  }

  /** Takes new rights; what it knew of its rights is asked again. */
  regrant(rights: PortRights): void {
    const { grants = this.party.grants, denied, roles, caps, rates } = rights
    Object.assign(this.party, { grants, denied, roles, caps, rates })
    this.#pages.length = 0
    this.#lastAllowed = undefined
    this.#gates.clear()
  }

  /** Goes on where an earlier port of its session stopped. */
  resume(earlier: Port): void {
    earlier.successor = this
    this.acceptedSeq = earlier.acceptedSeq
    this.resumedSeq = earlier.acceptedSeq
    this.durablePending = earlier.durablePending
    this.#durableSeq = earlier.#durableSeq
    this.inboxSeq = earlier.inboxSeq
  }

  /** Itself, or who goes on with its session. */
  get latest(): Port {
    return this.successor === undefined ? this : this.successor.latest
  }

  /** Entry `index` of the log is on disk: it goes out now, or comes from the log later. */
  deliverDurable(index: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.reads !== undefined && !this.reads.isLive && !this.reads.takesNow(index, bytes, start)) return
    this.outbox.pushLasting(bytes, start, end)
    if (this.outbox.isOver) this.#owner.portFellBehind(this, index + 1)
  }

  becameDurable(publisherSeq: number): void {
    const port = this.latest
    port.durablePending--
    if (publisherSeq === 0) return
    port.#durableSeq = publisherSeq
    port.oweAck()
  }

  oweAck(): void {
    this.owesAck = true
    this.outboxDirty()
  }

  outboxDirty(): void {
    if (this.isDirty || this.isClosed) return
    this.isDirty = true
    this.#owner.portDirty(this)
  }

  nowMs(): number {
    return this.#owner.nowMs()
  }

  outboxOverflowed(): void {
    this.#owner.portOverflowed(this)
  }

  /** Keeps a frame until the log has room. @returns false when that is more than a paused publisher can have under way. */
  keep(frame: Uint8Array, at: number): boolean {
    if (this.#backlog.length === 0) this.transport.pause(true)
    this.#backlog.push(frame.slice(at))
    this.#backlogBytes += frame.length - at
    return this.#backlogBytes <= BACKLOG_BYTES_MAX
  }

  takeBacklog(): Uint8Array[] {
    const backlog = this.#backlog
    this.#backlog = []
    this.#backlogBytes = 0
    return backlog
  }

  #learnRight(entry: TopicEntry): number {
    const { name } = entry
    const at = entry.index >> PAGE_BITS
    while (this.#pages.length <= at) this.#pages.push(undefined)
    const page = this.#pages[at] ?? new Uint8Array(PAGE)
    this.#pages[at] = page
    const isAllowed = mayPublish(this.party, name)
    const gate = isAllowed && !this.isEngine ? this.#owner.gateFor(this, name) : undefined
    if (gate !== undefined) this.#gates.set(entry.index, gate)
    const isGated = gate !== undefined || this.#owner.deltas.isDelta(entry.space.namespace, name)
    const right = isAllowed && isGated ? GATED : isAllowed ? ALLOWED : DENIED
    page[entry.index & (PAGE - 1)] = right
    return right
  }
}
