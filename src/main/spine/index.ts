export type { ConsumerJournal, ConsumerView } from './consumer-table.ts'
export type {
  Act,
  ConnectionView,
  Crossing,
  CrossingWindow,
  DurableSink,
  DurableSource,
  Grants,
  HelloWorkspace,
  JobBroker,
  LogPlace,
  PartyView,
  PortSpec,
  RefusalWindow,
  SpineJournal,
  SpineProbe,
  TopicStatistics,
  TracedMessage,
} from './contract.ts'
export { ENGINE_IDENTITY } from './engine-voice.ts'
export { isAllowed, maySubscribe } from './grants.ts'
export type { ReceivedHello } from './hello.ts'
export type { Attachment, SpineOptions } from './options.ts'
export { RefusalLedger, type RefusalPolicy } from './refusal-ledger.ts'
export { Spine } from './spine.ts'
