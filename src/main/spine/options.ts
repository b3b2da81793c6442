import type { Clock } from '../../shared/base/index.ts'
import type { Defer } from '../../shared/transport/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'
import type { ConsumerJournal, ConsumerView } from './consumer-table.ts'
import type {
  AdmissionControl,
  DurableSink,
  HelloWorkspace,
  JobBroker,
  PartyView,
  SpineJournal,
  SpineProbe,
  TrafficMeter,
} from './contract.ts'
import type { DeltaPolicy } from './delta-topic.ts'
import type { RefusalPolicy } from './refusal-ledger.ts'

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
  /** The log of a namespace that has one. */
  readonly logOf?: (namespace: string) => DurableSink | undefined
  /** Durable consumers as they were, and who records what becomes of them. */
  readonly consumers?: { readonly restored: readonly ConsumerView[]; readonly journal: ConsumerJournal }
  readonly probe?: SpineProbe
  /** Topics that carry deltas only. */
  readonly deltaOnly?: () => readonly DeltaPolicy[]
  readonly admission?: AdmissionControl
  readonly meter?: TrafficMeter
  readonly defer?: Defer
  /** Smaller limits for tests and small rigs. */
  readonly limits?: { readonly queueBytes?: number; readonly connections?: number; readonly topics?: number }
}

/** The hold that whoever attached a party keeps on it. */
export interface Attachment {
  readonly party: PartyView
  /** Hands over a frame that arrived before the attachment. */
  take(frame: Uint8Array): void
  disconnect(code: number, reason: string): void
}
