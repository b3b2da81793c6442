import type { Fault, FaultCode } from '../../shared/base/index.ts'
import type { JobBroker, SpineJournal, SpineProbe } from './contract.ts'
import type { CrossingRule, Crossings } from './crossings.ts'
import type { DeltaTopics } from './delta-topic.ts'
import type { Port } from './port.ts'
import type { RequestTable } from './request-table.ts'
import type { TopicSpace } from './topic-space.ts'
import type { TopicEntry } from './topic-table.ts'

/** What the router needs of the Spine around it. */
export interface RouterHost {
  readonly journal: SpineJournal
  readonly jobs: JobBroker | undefined
  readonly probe: SpineProbe | undefined
  readonly requests: RequestTable
  readonly systemSpace: TopicSpace
  /** A new topic, or undefined when there are too many. */
  addTopic(space: TopicSpace, name: string): TopicEntry | undefined
  space(namespace: string): TopicSpace
  readonly crossings: Crossings
  readonly deltas: DeltaTopics
  /** Counts what could not cross. */
  refuseCrossing(rule: CrossingRule, topic: string, code: FaultCode): void
  inboxOwner(inbox: string): Port | undefined
  /** Refuses the envelope the router is at: fault, count, perhaps disconnect. */
  refuse(port: Port, fault: Fault, envelope: RefusedEnvelope): void
  /** Tells of something that is nobody's misdeed: fault, no count. */
  tell(port: Port, fault: Fault, envelope: RefusedEnvelope): void
  /** The connection broke the protocol: fault, then close. */
  violate(port: Port, fault: Fault, envelope: RefusedEnvelope): void
  /** Counts what is beyond a rate or quota; that is nobody's misdeed and disconnects nobody. @param isTold the party gets the fault */
  refuseExcess(port: Port, fault: Fault, envelope: RefusedEnvelope, isTold: boolean): void
  /** Counts a message that an earlier connection of the session sent already. */
  countRepeated(): void
  nowMs(): number
  control(port: Port, verb: string, id: string, payload: Uint8Array): void
}

export interface RefusedEnvelope {
  readonly id: string
  readonly topic: string
  readonly publisherSeq: number
}
