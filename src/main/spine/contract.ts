import type { Fault, FaultCode } from '../../shared/base/index.ts'
import type { TransportKind } from '../../shared/transport/index.ts'

/** What a party may do. Patterns of topics; `execute` names operator types. */
export interface Grants {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
}

/** Who a port belongs to. Made by whoever authenticated the party, never by the party. */
export interface PortSpec {
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly grants: Grants
  /** A part of the engine itself: may answer calls on `system.>` and publish events there. In-process ports only. */
  readonly isEngine?: boolean
  /** A registered component: what it is refused is told to the engine at once. */
  readonly isRunParty?: boolean
  /** Wins over `grants`: what it covers is refused, and a subscription that overlaps it too. */
  readonly denied?: Grants
  readonly roles?: readonly string[]
  /** By operator type: what one job may ask for. */
  readonly caps?: Readonly<Record<string, JobCaps>>
  /** A second, for all connections of the identity together. */
  readonly rates?: PartyRates
  /** Names the credential, so that revoking it ends the connection: `token:JTI`, `key:ID`, `cert:SHA256`. */
  readonly credential?: string
  /** What the credential says by itself. The policy's part is computed from it, again after a change. */
  readonly own?: { readonly grants: Grants; readonly roles: readonly string[]; readonly source: string }
}

/** Absent: no limit. */
export interface JobCaps {
  readonly wallS?: number
  readonly cpuS?: number
  readonly runs?: number
  readonly energyJ?: number
  readonly bytes?: number
  readonly messages?: number
}

/** Absent: the Spine's own limits alone. */
export interface PartyRates {
  readonly messagesPerS?: number
  readonly bytesPerS?: number
  readonly connections?: number
  readonly subscriptions?: number
}

/** A party as the journal sees it. The same object for all its acts. */
export interface PartyView extends PortSpec {
  readonly transport: TransportKind
  readonly client: string
  /** Its own reply topic, unique in this epoch. */
  readonly inbox: string
}

/** An act of consequence, told while it is routed. */
export interface Act {
  readonly party: PartyView
  readonly pos: bigint
  readonly id: string
  readonly correlationId: string | undefined
  readonly topic: string
  readonly schema: string
  /** Valid until the call returns. */
  readonly payload: Uint8Array
}

/** Refused acts of one identity and code in one window. */
export interface RefusalWindow {
  readonly identity: string
  readonly code: FaultCode
  readonly count: number
  readonly firstTopic: string
  readonly disconnected: boolean
}

/** A rule of the policy: events of namespace `from` that match `pattern` appear in `to` too, under their own topic. */
export interface Crossing {
  readonly from: string
  readonly to: string
  readonly pattern: string
}

/** What one rule carried in one minute; never told with 0 messages. */
export interface CrossingWindow extends Crossing {
  readonly messages: number
  readonly bytes: number
}

/** What the engine records. Called synchronously on the routing path: implementations must be cheap and must not throw. */
export interface SpineJournal {
  joined(party: PartyView): void
  left(party: PartyView, reason: string): void
  job(act: Act): void
  jobResult(act: Act): void
  /** `act.id` is the stream's id. */
  streamStarted(act: Act): void
  /** `act.correlationId` is the stream's id, here and at the end. */
  streamChunk(act: Act): void
  streamEnded(act: Act): void
  /** The sender left, or nothing came for a minute. */
  streamLost(party: PartyView, streamId: string, topic: string): void
  refusals(window: RefusalWindow): void
  /** What a rule of the policy let appear in another namespace in the last minute. */
  crossingSettled(window: CrossingWindow): void
  /** A registered component was refused: told at once, beside the window. */
  partyRefused(party: PartyView, code: FaultCode, topic: string): void
}

/** A log that takes what durable topics carry. One per namespace; only the Spine appends to it. */
export interface DurableSink {
  /**
   * Takes one entry, the bytes [start, end): uint32 LE header length, `Delivery` bytes, envelope bytes. They are copied before it returns.
   * `full`: nothing was taken; try again after the next `onDurable`.
   */
  append(bytes: Uint8Array, start: number, end: number): 'taken' | 'full'
  /** Entries that were in the log before the first append. Valid once the log is open. */
  readonly base?: number
  /** The last sequence number of a topic in the log, 0 when it has none. Valid once the log is open. */
  lastSeq?(topic: string): number
  readonly source?: DurableSource
  /** Set by the Spine: called when a log that was still being opened is open; until then `append` answers `full`. */
  onOpened?: () => void
  /** Set by the Spine: called with how many entries, of all appended since the sink was made, are on disk. */
  onDurable: (count: number) => void
  /**
   * Set by the Spine: called when a fault of the log voided what was appended beyond the first `count` entries. Their publishers are
   * refused with `fault`; counting goes on from `count`.
   */
  onVoided?: (count: number, fault: Fault) => void
}

/**
 * Whether the messages of one party on one topic may pass; made once, asked per message: not for `system.>` and inboxes, and not for a
 * stream's chunks and end, whose start was asked.
 */
export interface AdmissionGate {
  /**
   * @param type a number of the wire's `TYPE`: a job may be asked more than an event
   * `wait`: not known yet; the publisher is paused and asked again after `AdmissionControl.onSettled`. Must be quick and must not throw.
   */
  check(type: number, schema: string, payload: Uint8Array): Fault | 'wait' | undefined
}

/** Schema checks, quotas and the policy's hook, asked before a message gets its position. */
export interface AdmissionControl {
  /** Undefined: whatever is granted passes. Asked once per connection and topic, again after `Spine.policyChanged`. */
  gateFor(party: PartyView, topic: string): AdmissionGate | undefined
  /** Set by the Spine. */
  onSettled: () => void
}

/** Counted per party and turn of the event loop, never per message. */
export interface TrafficMeter {
  /** @returns a fault when the identity's quota is used up: what follows is refused with it until `Spine.policyChanged` or the next window. */
  charge(party: PartyView, messages: number, bytes: number): Fault | undefined
}

/** Gives each job to one operator. Called synchronously on the routing path: implementations must be cheap. */
export interface JobBroker {
  /** `system.control.operators`: what an operator can do. @returns the answer's body. @throws Fault */
  advertise(party: PartyView, payload: Uint8Array): object
  /**
   * Asked before a job has a position. `pass`: nobody who ever advertised listens there, it goes to all subscribers. `known`: it was taken
   * before, and its submitter has been told its state. `take`: `take` follows at once, unless a log was full.
   */
  offer(act: Act): Fault | 'pass' | 'known' | 'take'
  /** @param item what its operator will get, the broker's to keep; undefined: it comes with `durable` or `voided`, by its position. */
  take(act: Act, deadlineMs: number, item: Uint8Array | undefined): void
  durable(pos: number, item: Uint8Array): void
  voided(pos: number): void
  /** Why a `job_result` may not pass; `job/not-leased` is a misdeed, any other fault says that it comes too late. */
  whyNot(act: Act): Fault | undefined
  /** Whether a `job_result` answers a job of another namespace: it goes to nobody here, `resulted` hands it on. */
  isForElsewhere(act: Act): boolean
  /** A `job_result` was routed. @returns false when it answers no job of the broker's. */
  resulted(act: Act): boolean
  /** A party that advertised spoke on a progress topic. */
  heard(party: PartyView, jobId: string | undefined): void
}

/** Whole entries of a stream log as they are delivered: item i is bytes[starts[i], ends[i]), its length in front. The bytes are never written again. */
export interface LogChunk {
  /** Index of the first. */
  readonly first: number
  readonly bytes: Uint8Array
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Where in a log to begin. `time`: ns since 1970 UTC, the engine's clock when the entry was taken. */
export type LogPlace =
  | { readonly pos: bigint }
  | { readonly seq: bigint; readonly topic: string }
  | { readonly time: bigint }
  | 'first'
  | 'new'

/** Reads what a namespace's log holds on disk. */
export interface DurableSource {
  /** Entries that are on disk, by count; the next one to be is `size`. */
  readonly size: number
  /** The oldest entry that retention has left. */
  readonly first: number
  /** Position of the newest entry that retention dropped; 0 when none was. */
  readonly gonePos: number
  /** Index of the first entry at or behind a place. @throws Fault `log/gone` with evidence `first_pos` */
  find(place: LogPlace): Promise<number>
  /** About `bytesMax` of whole entries from `index` on, in order, at least one; none at the end. @throws Fault `log/gone` */
  read(index: number, bytesMax: number): Promise<LogChunk>
  /** As `read`, at once, where a reader has come close to the end; undefined when it must be read the other way. */
  readTail(index: number): LogChunk | undefined
}

/** A message that carries a trace (W3C trace-context ids: 16 and 8 bytes), when it got its position. */
export interface TracedMessage {
  readonly traceId: Uint8Array
  readonly spanId: Uint8Array
  /** When its sender says that it was sent, ns since 1970 UTC. */
  readonly sentNs: bigint | undefined
  readonly topic: string
  readonly namespace: string
  readonly identity: string
  readonly pos: number
  readonly isDurable: boolean
  /** The message's id, when it is a job. */
  readonly jobId: string | undefined
}

/** Told while the Spine works: per turn of the event loop, per group on disk, per traced message; never per plain message. */
export interface SpineProbe {
  /** A frame arrived, or a group became durable, and nothing was waiting to go out. */
  turnStarted(): void
  /** All that the turn made was handed to the transports. */
  turnEnded(): void
  /** A group is on disk whose oldest message was taken then, in ms of the monotonic clock. */
  committed(oldestMs: number): void
  /** Something was refused on a topic that carried something; other names come from outside and are not told. */
  refused(topic: string, namespace: string): void
  routed(message: TracedMessage): void
  /** True while `durable` is to be told of messages. */
  readonly isFollowingDurable: boolean
  durable(pos: number): void
}

export interface HelloWorkspace {
  readonly id: string
  readonly name: string
}

/** A party and what it listens to. */
export interface ConnectionView {
  readonly party: PartyView
  readonly subscriptions: readonly { readonly pattern: string; readonly group: string }[]
  /** Bytes that wait for it. */
  readonly queuedBytes: number
}

/** Counts of one topic since the engine started. */
export interface TopicStatistics {
  readonly topic: string
  readonly namespace: string
  readonly durable: boolean
  readonly messages: number
  readonly bytes: number
  readonly lastPos: number
  readonly subscribers: number
}
