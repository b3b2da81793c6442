export type {
  Act,
  DurableSink,
  Grants,
  HelloWorkspace,
  JobBroker,
  PartyView,
  PortSpec,
  RefusalWindow,
  SpineJournal,
  TopicStatistics,
} from './contract.ts'
export { ENGINE_IDENTITY } from './engine-voice.ts'
export { isAllowed } from './grants.ts'
export type { RefusalPolicy } from './refusal-ledger.ts'
export { type Attachment, type ReceivedHello, Spine, type SpineOptions } from './spine.ts'
