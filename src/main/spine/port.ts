import type { Transport } from '../../shared/transport/index.ts'
import { deliveryTail } from '../../shared/wire/index.ts'
import type { PartyView, PortSpec } from './contract.ts'
import { isAllowed } from './grants.ts'
import { BACKLOG_BYTES_MAX } from './limits.ts'
import { Outbox, type OutboxOwner } from './outbox.ts'
import type { TopicEntry, TopicSpace } from './topic-space.ts'

const ALLOWED = 1
const DENIED = 2

export interface PortOwner {
  portDirty(port: Port): void
  portOverflowed(port: Port): void
}

export interface PortSetting {
  readonly owner: PortOwner
  readonly transport: Transport
  readonly space: TopicSpace
  readonly inbox: string
  readonly epoch: number
  readonly queueBytesMax: number
}

/** What an attached party holds: its identity, its grants, and the state of its connection. */
export class Port implements OutboxOwner {
  readonly transport: Transport
  readonly outbox: Outbox
  readonly space: TopicSpace
  readonly patterns = new Set<string>()
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
  /** Highest publisher_seq that was routed or refused. */
  acceptedSeq = 0
  durablePending = 0
  owesAck = false
  #durableSeq = 0
  #rights = new Uint8Array(64)
  readonly #owner: PortOwner
  /** Frames that wait because a log was full; the first is cut where routing stopped. */
  #backlog: Uint8Array[] = []
  #backlogBytes = 0

  constructor(spec: PortSpec, setting: PortSetting) {
    const { transport, inbox, space, epoch } = setting
    this.party = { ...spec, transport: transport.kind, client: '', inbox }
    this.isEngine = spec.isEngine === true
    this.transport = transport
    this.space = space
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

  mayPublish(entry: TopicEntry): boolean {
    const known = this.#rights[entry.index]
    if (known === ALLOWED) return true
    if (known === DENIED) return false
    const isGood = isAllowed(this.party.grants.publish, entry.name)
    if (entry.index >= this.#rights.length) {
      const grown = new Uint8Array(Math.max(entry.index + 1, this.#rights.length * 2))
      grown.set(this.#rights)
      this.#rights = grown
    }
    this.#rights[entry.index] = isGood ? ALLOWED : DENIED
    return isGood
  }

  becameDurable(publisherSeq: number): void {
    this.durablePending--
    if (publisherSeq === 0) return
    this.#durableSeq = publisherSeq
    this.oweAck()
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
}
